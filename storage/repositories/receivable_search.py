"""Searching the register: by number, client, debtor, state, date and amount."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from storage.database.tables import DebtorRow, ReceivableRow
from verification.matching.numbers import number_key


@dataclass(frozen=True, slots=True)
class ReceivableQuestion:
    """What is looked for; what is None does not matter. `text` is an invoice, order or delivery note number, or a debtor's name."""

    text: str | None = None
    client_code: str | None = None
    debtor_code: str | None = None
    state: str | None = None
    status: str | None = None
    issued_from: date | None = None
    issued_to: date | None = None
    limit: int = 100
    offset: int = 0


def find_receivables(session: Session, question: ReceivableQuestion) -> Sequence[tuple[ReceivableRow, str | None]]:
    """The receivables that fit, newest first, each with its debtor's name."""
    query = (
        select(ReceivableRow, DebtorRow.name)
        .join(DebtorRow, DebtorRow.debtor_code == ReceivableRow.debtor_code, isouter=True)
        .order_by(ReceivableRow.sequence.desc())
        .limit(question.limit)
        .offset(question.offset)
    )
    equal = (
        (ReceivableRow.client_code, question.client_code),
        (ReceivableRow.debtor_code, question.debtor_code),
        (ReceivableRow.state, question.state),
        (ReceivableRow.status, question.status),
    )
    for column, wanted in equal:
        if wanted:
            query = query.where(column == wanted)
    if question.issued_from is not None:
        query = query.where(ReceivableRow.issue_date >= question.issued_from)
    if question.issued_to is not None:
        query = query.where(ReceivableRow.issue_date <= question.issued_to)
    text = (question.text or "").strip()
    if text:
        key = number_key(text)
        beginnings = [DebtorRow.name.icontains(text, autoescape=True)]
        if key:
            # Numbers are found by how they begin, which their indexes serve; a name may match anywhere.
            columns = (ReceivableRow.invoice_number_key, ReceivableRow.po_key, ReceivableRow.delivery_note_key)
            beginnings += [column.startswith(key, autoescape=True) for column in columns]
        query = query.where(or_(*beginnings))
    return [(row, name) for row, name in session.execute(query)]
