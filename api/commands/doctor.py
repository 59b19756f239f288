"""`bordereau doctor`: is everything here that the program needs, and what to do where it is not."""

from __future__ import annotations

import os
import shutil
import socket
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import typer

from api.commands.edge import DEFICIENT, JSON_OPTION, command, load_settings, say
from api.settings import Settings
from storage.errors import Trouble

_FREE_GIBIBYTES = 2


@dataclass(frozen=True, slots=True)
class Examination:
    """One thing looked at; `remedy` says what to do where it is not well."""

    subject: str
    well: bool
    finding: str
    remedy: str = ""


@command
def doctor(as_json: bool = JSON_OPTION) -> None:
    """Look at what the program needs: Tesseract, database, blobs, broker, disk, queue."""
    settings = load_settings()
    found = list(examinations(settings))
    say([asdict(each) for each in found], as_json=as_json, words=lambda: "\n".join(_line(each) for each in found))
    raise typer.Exit(0 if all(each.well for each in found) else DEFICIENT)


def _line(each: Examination) -> str:
    return f"{'ok ' if each.well else 'BAD'}  {each.subject}: {each.finding}" + (
        f"\n     {each.remedy}" if each.remedy and not each.well else ""
    )


def examinations(settings: Settings) -> Iterator[Examination]:
    """Everything looked at, one after the other; one that cannot be looked at is not well."""
    for look in (_python, _tesseract, _disk, _books, _broker, _mail):
        try:
            yield from look(settings)
        except Trouble as trouble:
            yield Examination(look.__name__.strip("_"), False, trouble.sentence, trouble.what_next)
        except ValueError as refused:
            yield Examination(look.__name__.strip("_"), False, str(refused), "docs/operators.md lists every setting.")


def _python(settings: Settings) -> Iterator[Examination]:
    version = ".".join(map(str, sys.version_info[:3]))
    yield Examination("Python", (3, 11) <= sys.version_info[:2] <= (3, 13), version, "Use Python 3.11, 3.12 or 3.13.")


def _tesseract(settings: Settings) -> Iterator[Examination]:
    import pytesseract

    remedy = "Run `make run` once, or install tesseract-ocr and its language packages."
    if shutil.which("tesseract") is None:
        yield Examination("Tesseract", False, "is not installed", remedy)
        return
    yield Examination("Tesseract", True, str(pytesseract.get_tesseract_version()))
    wanted = {*settings.languages.split("+"), "osd"}
    missing = sorted(wanted - set(pytesseract.get_languages(config="")))
    yield Examination(
        "Tesseract languages", not missing, f"missing: {', '.join(missing)}" if missing else ", ".join(sorted(wanted)), remedy
    )


def _disk(settings: Settings) -> Iterator[Examination]:
    folder = settings.data
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    free = shutil.disk_usage(folder).free / 2**30
    yield Examination("Disk", free >= _FREE_GIBIBYTES, f"{free:.1f} GiB free at {folder.absolute()}", "Make room, or move BORDEREAU_DATA.")
    yield Examination("Data folder", os.access(folder, os.W_OK), f"{settings.data.absolute()}", "Let this user write there.")


def _books(settings: Settings) -> Iterator[Examination]:
    from sqlalchemy.engine import make_url

    from api.services import open_services
    from storage.blobs.store import blob_key
    from storage.database.reading import reading
    from storage.repositories.operation import message_counts

    address = make_url(settings.database_address)
    if address.get_backend_name() == "sqlite" and not Path(address.database or "").is_file():
        yield Examination("Database", True, f"{address.database} is not there yet: the first start makes it")
        return
    services = open_services(settings)
    with reading(services.engine) as session:
        counts = message_counts(session)
    yield Examination("Database", True, address.render_as_string(hide_password=True))
    services.blobs.exists(blob_key(b""))
    yield Examination("Blobs", True, services.blobs.address())
    parked = counts.get("parked", 0)
    waiting = counts.get("ready", 0) + counts.get("leased", 0)
    yield Examination(
        "Work", parked == 0, f"{waiting} waiting, {parked} parked", "An administrator can run parked work again on the pages."
    )


def _broker(settings: Settings) -> Iterator[Examination]:
    if settings.broker_address is None:
        yield Examination("Broker", True, "none: workers look into the outbox themselves")
        return
    from storage.queue.celery_app import make_celery_app

    try:
        with make_celery_app(settings.broker_address).connection_for_write() as connection:
            connection.ensure_connection(max_retries=1, timeout=5)
            yield Examination("Broker", True, connection.as_uri())
    except Exception as away:  # noqa: BLE001  # every broker client raises its own errors, and the finding is the same
        yield Examination(
            "Broker", False, f"does not answer ({type(away).__name__})", "Check BORDEREAU_BROKER_URL and that the broker runs."
        )


def _mail(settings: Settings) -> Iterator[Examination]:
    if settings.outgoing_mail_host is None:
        yield Examination("Outgoing mail", True, "not configured: letters are kept, not sent")
        return
    yield _reachable("Outgoing mail", settings.outgoing_mail_host, settings.outgoing_mail_port)
    if settings.imap_host:
        yield _reachable("Mailbox", settings.imap_host, settings.imap_port)


def _reachable(subject: str, host: str, port: int) -> Examination:
    try:
        socket.create_connection((host, port), timeout=5).close()
    except OSError as away:
        return Examination(
            subject, False, f"{host}:{port} does not answer ({away.strerror or away})", "Check the address and the firewall."
        )
    return Examination(subject, True, f"{host}:{port} answers")
