"""What `bordereau submit` does: gathers the documents of paths, brings them to the front door, and waits for what becomes of them."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.instance import is_served
from api.package_words import package_lines
from api.settings import Settings
from extractors.media_types import JSON, MAIL, media_type_of
from intake.channels.mails import mail_arrival
from intake.pipeline import run_next
from intake.receive import Arrival, ArrivedFile, parts_of
from intake.services import Services
from intake.views import package_view
from storage.database.reading import reading
from storage.database.tables import MessageRow, PackageRow, ReceiptRow
from storage.ids import fresh_id
from storage.queue.outbox import free_expired_leases

_PAUSE_SECONDS = 0.2
_CHANNEL = "command_line"


@dataclass(frozen=True, slots=True)
class Collected:
    """Documents found in paths, in the order of their names; `skipped` says why a file is none."""

    documents: tuple[tuple[Path, bytes], ...]
    skipped: tuple[tuple[Path, str], ...] = ()
    missing: tuple[Path, ...] = ()


def collect(paths: Sequence[Path]) -> Collected:
    """The files of these paths that are documents. A folder means every file below it; hidden ones are left alone."""
    documents, skipped, missing = [], [], []
    for path in paths:
        if path.is_dir():
            found = sorted(each for each in path.rglob("*") if each.is_file() and not _hidden(each.relative_to(path)))
        elif path.exists():
            found = [path]
        else:
            missing.append(path)
            continue
        for each in found:
            content = each.read_bytes()
            reason = _no_document(content)
            if reason:
                skipped.append((each, reason))
            else:
                documents.append((each, content))
    return Collected(tuple(documents), tuple(skipped), tuple(missing))


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _no_document(content: bytes) -> str | None:
    if not content:
        return "it is empty"
    return "it is JSON, not a document" if media_type_of(content) == JSON else None


def arrival_of(collected: Collected, client_code: str | None, reference: str | None) -> Arrival:
    """What the front door is told: every call is a new submission. One mail alone brings its own sender and subject."""
    files = [ArrivedFile(path.name, content) for path, content in collected.documents]
    sender = subject = None
    if len(files) == 1 and media_type_of(files[0].content) == MAIL:
        mail = mail_arrival(_CHANNEL, files[0].content)
        sender, subject = mail.sender, mail.subject
    return Arrival(
        channel=_CHANNEL,
        external_id=fresh_id(),
        files=files,
        client_code=client_code,
        sender=sender,
        subject=subject,
        reference=reference,
        submitted_by=_CHANNEL,
    )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a submission; `package` is as the API gives it, None where nothing could be assembled."""

    state: str
    parts: list[dict[str, Any]] = field(default_factory=list)
    package: dict[str, Any] | None = None
    lines: tuple[str, ...] = ()

    @property
    def is_complete(self) -> bool:
        return self.package is not None and self.package["state"] in ("complete", "in_review", "approved")

    def words(self) -> str:
        """For people."""
        if self.package is not None:
            return "\n".join(self.lines)
        if self.state == "held":
            return "Nobody knows whose this is: it is held until an assistant says so."
        rows = [f"  {part['filename']}: {part['state']}" + (f" ({part['reason']})" if part["reason"] else "") for part in self.parts]
        return "\n".join(["No invoice was found in it:", *rows])


def wait_for(services: Services, settings: Settings, receipt_id: str) -> Outcome:
    """Wait until the receipt has come to rest. Workers do the work where some are up; else it is done here, in this process."""
    while True:
        with reading(services.engine) as session:
            outcome = _outcome(session, receipt_id)
            working = _is_worked_on(session)
        if outcome is not None:
            return outcome
        alone = settings.broker_address is None and not working and not is_served(settings.data)
        if alone and run_next(services):
            continue
        free_expired_leases(services.engine)
        time.sleep(_PAUSE_SECONDS)


def _is_worked_on(session: Session) -> bool:
    """Does another process hold work just now? Then leave the rest to it: two readers on one machine only slow each other."""
    return session.scalar(select(MessageRow.id).where(MessageRow.state == "leased").limit(1)) is not None


def _outcome(session: Session, receipt_id: str) -> Outcome | None:
    receipt = session.get(ReceiptRow, receipt_id)
    assert receipt is not None  # it was just written
    if receipt.state == "processing":
        return None
    parts = [
        {"path": part.path, "filename": part.filename, "state": part.state, "reason": part.state_reason}
        for part in parts_of(session, receipt_id)
    ]
    package = session.scalar(select(PackageRow).where((PackageRow.receipt_id == receipt_id) | (PackageRow.id == receipt.package_id)))
    if package is None:
        return Outcome(receipt.state, parts)
    if package.state == "processing":
        return None
    return Outcome(receipt.state, parts, package_view(session, package.id) or {}, tuple(package_lines(session, package.id)))
