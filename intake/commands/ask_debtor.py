"""A person asks a debtor about its invoices: by a letter with a link that opens once, or by telephone, writing down what it said."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from intake.commands.acting import Actor, Deciding, Done, NotThere, deciding
from intake.commands.correct import take_back_to_desk
from intake.correspondence import package_facts, write_letter
from intake.letters.composing import debtor_letter
from intake.services import Services
from storage.database.tables import ClientRow, ContactRow, ReceivableRow, VerificationRequestRow, VerificationRow
from storage.errors import Rejected
from storage.ids import fresh_id
from verification.debtor_answers import How, Point, Verdict
from verification.decisions import Act

CHECKS = frozenset({"VER-01", "VER-02"})
"""The checks that follow from what a debtor is asked and says."""

LETTER_KIND = "debtor_asked"
ANSWER_PATH = "/debtor-answers"
_LINK_LASTS = timedelta(days=14)
_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Said:
    """What a debtor says of one invoice; a point that it says nothing of is left out."""

    verdict: Verdict
    points: dict[Point, bool] = field(default_factory=dict)
    corrected: str = ""
    remark: str = ""


def link_digest(secret: str) -> str:
    """What is kept of the secret in a link: plain SHA-256 is enough for 256 random bits."""
    return hashlib.sha256(secret.encode()).hexdigest()


def ask_debtor(services: Services, actor: Actor, package_id: str, version: int, contact_id: str, language: str) -> Done:
    """Write to a debtor about all its invoices in the package. Rejected where it has no address, or must not know of the factor."""
    with deciding(services, actor, package_id, version) as act:
        act.permit(Act.ASK_DEBTOR)
        contact = _contact(act, contact_id)
        if not contact.email:
            raise Rejected("verification.no_address", f"No mail address is known of {contact.name}.", "Ask by telephone instead.")
        if not act.session.get_one(ClientRow, act.package.client_code).disclosed:
            raise Rejected(
                "verification.confidential", "The facility is confidential: the debtor is not told of us.", "Ask by telephone as agreed."
            )
        request = _request(act, contact, How.LETTER, language)
        secret = secrets.token_urlsafe(32)
        request.token_digest, request.expires_at = link_digest(secret), act.work.now + _LINK_LASTS
        asked = [each for each in act.receivables() if each.debtor_code == contact.debtor_code]
        _rows(act, request, asked)
        facts = package_facts(act.session, act.package, services)
        link = f"{services.factor.site_url}{ANSWER_PATH}?token={secret}"
        letter = debtor_letter(language, facts, contact.name, link, request.expires_at)
        write_letter(act.work, services, request.id, LETTER_KIND, contact.email, facts, letter)
        act.write_down("debtor_asked", contact=contact.id, request=request.id, receivables=len(asked))
        act.verify_again(CHECKS)
        return act.done("ask_debtor")


def record_telephone(
    services: Services, actor: Actor, package_id: str, version: int, contact_id: str, receivable_id: str, said: Said
) -> Done:
    """Keep what a debtor said of one invoice on the telephone. Whoever writes it down has had a hand in clearing the package."""
    with deciding(services, actor, package_id, version) as act:
        standing = act.permit(Act.ASK_DEBTOR)
        contact = _contact(act, contact_id)
        receivable = next((each for each in act.receivables() if each.id == receivable_id), None)
        if receivable is None or receivable.debtor_code != contact.debtor_code:
            raise NotThere("The package has no such receivable of this debtor.")
        request = _request(act, contact, How.TELEPHONE, "en")
        (row,) = _rows(act, request, [receivable])
        write_answer(row, said, f"person:{actor.user_id}", act)
        take_back_to_desk(act, standing)
        act.write_down("debtor_verified", contact=contact.id, request=request.id, receivable=receivable.id, verdict=said.verdict.value)
        act.verify_again(CHECKS)
        return act.done("record_telephone")


def write_answer(row: VerificationRow, said: Said, answered_by: str, act: Deciding) -> None:
    """Put a debtor's word beside what it was asked."""
    row.verdict, row.points = said.verdict.value, {point.value: word for point, word in said.points.items()}
    row.corrected, row.remark = said.corrected.strip()[:_LONGEST], said.remark.strip()[:_LONGEST]
    row.answered_at, row.answered_by = act.work.now, answered_by
    act.session.flush()
    act.work.audit(answered_by, "verification.answered", "receivable", row.receivable_id, request=row.request_id, verdict=row.verdict)


def _contact(act: Deciding, contact_id: str) -> ContactRow:
    contact = act.session.get(ContactRow, contact_id)
    if contact is None or contact.debtor_code not in {each.debtor_code for each in act.receivables()}:
        raise NotThere("No debtor of the package has such a contact.")
    return contact


def _request(act: Deciding, contact: ContactRow, how: How, language: str) -> VerificationRequestRow:
    row = VerificationRequestRow(
        id=fresh_id(),
        package_id=act.package.id,
        debtor_code=contact.debtor_code,
        contact_id=contact.id,
        contact_name=contact.name,
        contact_email=contact.email,
        contact_phone=contact.phone,
        contact_source=contact.source,
        how=how.value,
        language=language,
        disclosed=act.session.get_one(ClientRow, act.package.client_code).disclosed,
        asked_at=act.work.now,
        asked_by=act.actor.user_id,
    )
    act.session.add(row)
    act.session.flush()
    return row


def _rows(act: Deciding, request: VerificationRequestRow, receivables: Sequence[ReceivableRow]) -> list[VerificationRow]:
    rows = [
        VerificationRow(
            id=fresh_id(),
            request_id=request.id,
            receivable_id=each.id,
            position=place,
            invoice_number=each.invoice_number,
            issue_date=each.issue_date,
            due_date=each.due_date,
            currency=each.currency,
            gross_minor=each.gross_minor,
            points={},
            corrected="",
            remark="",
        )
        for place, each in enumerate(receivables)
    ]
    act.session.add_all(rows)
    act.session.flush()
    return rows
