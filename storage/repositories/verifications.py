"""Questions to debtors as rows, read for the checks; and the key by which receivables are drawn for asking."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from extractors.money import Money
from storage.database.tables import InstallationSettingRow, ReceivableRow, VerificationRequestRow, VerificationRow
from storage.unit_of_work import UnitOfWork
from verification.debtor_answers import AskedContact, DebtorAnswer, DebtorVerification, How, Point, Verdict

_SAMPLE_KEY = "verification_sample_key"


def verifications_of(session: Session, receivable_id: str) -> tuple[DebtorVerification, ...]:
    """What debtors were asked about a receivable, oldest question first."""
    rows = session.execute(
        select(VerificationRequestRow, VerificationRow)
        .join(VerificationRow, VerificationRow.request_id == VerificationRequestRow.id)
        .where(VerificationRow.receivable_id == receivable_id)
        .order_by(VerificationRequestRow.asked_at, VerificationRequestRow.id)
    )
    return tuple(_verification(request, row) for request, row in rows)


def _verification(request: VerificationRequestRow, row: VerificationRow) -> DebtorVerification:
    known = row.gross_minor is not None and row.currency is not None
    return DebtorVerification(
        debtor_code=request.debtor_code,
        how=How(request.how),
        contact=AskedContact(request.contact_name, request.contact_email, request.contact_phone, request.contact_source),
        asked_at=request.asked_at,
        amount=Money.from_minor_units(row.gross_minor or 0, row.currency or "") if known else None,
        answer=_answer(row),
    )


def _answer(row: VerificationRow) -> DebtorAnswer | None:
    if row.verdict is None or row.answered_at is None:
        return None
    points = {Point(name): bool(said) for name, said in row.points.items()}
    return DebtorAnswer(Verdict(row.verdict), row.answered_at, points, row.corrected, row.remark)


def has_paid(session: Session, debtor_code: str) -> bool:
    """Whether a debtor ever paid a receivable in the register."""
    paid = select(ReceivableRow.id).where(ReceivableRow.debtor_code == debtor_code, ReceivableRow.status == "paid")
    return session.scalar(paid.limit(1)) is not None


def sample_key(session: Session) -> str | None:
    """The secret of the house by which receivables are drawn; None where no facility ever drew any."""
    row = session.get(InstallationSettingRow, _SAMPLE_KEY)
    return row.value if row is not None else None


def make_sample_key(work: UnitOfWork) -> None:
    """See to it that there is a key; one that is there stays, or every receivable would be drawn anew."""
    if sample_key(work.session) is None:
        work.session.add(InstallationSettingRow(name=_SAMPLE_KEY, value=secrets.token_hex(32), changed_at=work.now))
        work.session.flush()


def request_by_digest(session: Session, token_digest: str) -> VerificationRequestRow | None:
    """The question whose letter carried this secret, spent or not."""
    return session.scalar(select(VerificationRequestRow).where(VerificationRequestRow.token_digest == token_digest))


def asked_about(session: Session, request_id: str) -> Sequence[VerificationRow]:
    """The receivables of a question, in the order in which the letter lists them."""
    return session.scalars(select(VerificationRow).where(VerificationRow.request_id == request_id).order_by(VerificationRow.position)).all()


def spend(session: Session, request_id: str, now: datetime) -> bool:
    """Use the link of a question up; False where it was used or has run out. Of two tries at once one wins."""
    return (
        session.scalar(
            update(VerificationRequestRow)
            .where(
                VerificationRequestRow.id == request_id,
                VerificationRequestRow.spent_at.is_(None),
                VerificationRequestRow.expires_at > now,
            )
            .values(spent_at=now)
            .returning(VerificationRequestRow.id)
        )
        is not None
    )
