"""The stage, the batch and the mail server of the crash tests."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from api.sample.batches import order_delivery, order_invoice
from api.sample.book import SampleBook, SampleOrder, make_book
from api.sample.documents import draw_delivery_note, draw_invoice
from tests.crash.installations import Installations
from tests.crash.stage import Act, End
from tests.services.shared import free_port

ROOT = Path(__file__).parents[2]


class MailSink:
    """A mail server that keeps the Message-ID of every letter it is given."""

    def __init__(self) -> None:
        self.message_ids: list[str] = []
        self._controller = Controller(self, hostname="127.0.0.1", port=free_port())

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802  # aiosmtpd's name
        for line in envelope.content.decode(errors="replace").splitlines():
            if line.lower().startswith("message-id:"):
                self.message_ids.append(line.split(":", 1)[1].strip())
        return "250 OK"

    @contextmanager
    def running(self) -> Iterator[MailSink]:
        self._controller.start()
        try:
            yield self
        finally:
            self._controller.stop()

    @property
    def port(self) -> int:
        return int(self._controller.port)


@pytest.fixture
def mail_sink() -> Iterator[MailSink]:
    with MailSink().running() as sink:
        yield sink


class Stage:
    """The process that forks a child for each act."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / "stage.log").open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.crash.stage", str(folder / "report.json")],
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                env={**os.environ, "TMPDIR": str(folder)},
            )

    def perform(self, act: Act) -> End:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(asdict(act)) + "\n")
        self._process.stdin.flush()
        return End(**json.loads(self._process.stdout.readline()))

    def close(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(timeout=20)


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    stage = Stage(tmp_path_factory.mktemp("stage"))
    yield stage
    stage.close()


def write_mails(folder: Path, count: int) -> Path:
    """So many mails, each with an invoice and its delivery note: two pages with text, of a client and a debtor of the sample book."""
    book = make_book(datetime.now(UTC).date())
    for number, order in enumerate(book.open_orders("C001")[:count], start=1):
        _write_mail(folder / f"mail-{number:02}.eml", book, order, f"RB{1000 + number}")
    return folder


def _write_mail(path: Path, book: SampleBook, order: SampleOrder, number: str) -> None:
    day = book.today - timedelta(days=3)
    invoice = order_invoice(order, number, day, delivery_note_number=f"RBD-{number}")
    delivery = order_delivery(order, f"RBD-{number}", day - timedelta(days=1), seed=1, invoice_number=number)
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["To"], mail["Subject"] = "accounts@rooibrug.example", "intake@bordereau.example", f"Invoice {number}"
    mail["Message-ID"], mail["Date"] = f"<{number}@rooibrug.example>", "Mon, 09 Mar 2026 12:00:00 +0200"
    mail.set_content("Please fund.\n")
    for document in (draw_invoice(invoice, "ruled"), draw_delivery_note(delivery, "plain")):
        maintype, _, subtype = document.media_type.partition("/")
        mail.add_attachment(document.content, maintype=maintype, subtype=subtype, filename=document.filename)
    path.write_bytes(mail.as_bytes())


@pytest.fixture(scope="module")
def one_mail(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_mails(tmp_path_factory.mktemp("mail"), 1)


@pytest.fixture(scope="module")
def installations(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installations]:
    """Where installations are made and copied, on the database that the test names."""
    server = request.getfixturevalue("postgresql_server") if request.param == "postgresql" else None
    installations = Installations(tmp_path_factory.mktemp("installations"), server)
    yield installations
    installations.close()
