"""Writes the sender one letter: what became of every part, and what is missing; or, to a stranger, that the mail waits."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from extractors.media_types import MAIL
from intake.correspondence import receipt_facts, recipient_of, write_letter
from intake.letters.composing import MANY, held_letter, received_letter
from intake.packs import package_of
from intake.receive import parts_of
from intake.senders import sent_by_a_machine
from intake.services import Services
from intake.step import Setback, Step
from storage.blobs import key_of_digest
from storage.database.tables import PackageRow, ReceiptRow
from storage.ids import fact_id
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Waiting:
    """A receipt whose sender waits for word; `mail_sha256` is the mail it came as, where it was one."""

    receipt_id: str
    recipient: str
    mail_sha256: str | None
    held: bool


def load(session: Session, receipt_id: str, payload: Mapping[str, Any]) -> Waiting | None:
    receipt = session.get(ReceiptRow, receipt_id)
    if receipt is None:
        return None
    recipient = recipient_of(session, receipt)
    if recipient is None:
        return None
    first = next(iter(parts_of(session, receipt_id)), None)
    return Waiting(
        receipt.id, recipient, first.sha256 if first is not None and first.media_type == MAIL else None, bool(payload.get("held"))
    )


def compute(waiting: Waiting, services: Services) -> bool:
    """Whether to write: never to ourselves, and never back to a machine, or two machines would write to each other for ever (RFC 3834)."""
    if waiting.recipient == services.factor.email.lower():
        return False
    if waiting.mail_sha256 is None:
        return True
    content = services.blobs.get(key_of_digest(waiting.mail_sha256))
    headers = email.message_from_bytes(content[: 256 * 1024], policy=email.policy.compat32)
    return not sent_by_a_machine(headers)


def record(work: UnitOfWork, waiting: Waiting, wanted: bool, services: Services) -> None:
    if not wanted:
        return
    session = work.session
    receipt = session.get_one(ReceiptRow, waiting.receipt_id)
    if waiting.held:
        _tell_that_it_waits(work, receipt, waiting.recipient, services)
        return
    package = session.get(PackageRow, package_of(receipt)) if receipt.state == "assembled" else None
    facts = receipt_facts(session, receipt, package, services)
    written = write_letter(
        work,
        services,
        fact_id("letter", "received", receipt.id),
        "received",
        waiting.recipient,
        facts,
        received_letter(facts),
        receipt_id=receipt.id,
    )
    if written:
        work.audit("step:notify", "letter.written", "receipt", receipt.id, kind="received", package=facts.package_id)


def _tell_that_it_waits(work: UnitOfWork, receipt: ReceiptRow, recipient: str, services: Services) -> None:
    """A stranger is told once a day at most: addresses of senders can be forged, and nobody shall be flooded through us."""
    if receipt.state != "held":
        return  # somebody was quicker, and the usual letter follows
    facts = replace(receipt_facts(work.session, receipt, None, services), language=MANY)
    letter_id = fact_id("letter", "held", recipient, receipt.received_at.date().isoformat())
    if write_letter(work, services, letter_id, "held", recipient, facts, held_letter(facts), receipt_id=receipt.id):
        work.audit("step:notify", "letter.written", "receipt", receipt.id, kind="held")


def give_up(work: UnitOfWork, receipt_id: str, payload: Mapping[str, Any], setback: Setback) -> None:
    work.audit("step:notify", "letter.given_up", "receipt", receipt_id, code=setback.code)


STEP = Step("notify", load, compute, record, give_up)
