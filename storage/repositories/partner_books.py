"""Books of other factors as rows; and what of our own register is told to them, in marks."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime

from sqlalchemy import delete, insert, or_, select
from sqlalchemy.orm import Session

from extractors.money import Money
from storage.database.tables import InstallationSettingRow, PackageRow, PartnerBookRow, PartnerMarkRow, ReceivableRow
from storage.repositories.ledger import bought
from storage.unit_of_work import UnitOfWork
from verification.pledges import PartnerBook

_MAKER = "pledge_book_maker"
_FUNDED = ("open", "disputed", "paid")
_AT_ONCE = 500


def partner_books(session: Session) -> Sequence[PartnerBook]:
    """Every book that can be compared with, by the partner's name."""
    rows = session.scalars(select(PartnerBookRow).order_by(PartnerBookRow.partner))
    return [PartnerBook(row.partner, row.key, row.made_at) for row in rows]


def partner_book_rows(session: Session) -> Sequence[PartnerBookRow]:
    """The same with who loaded each and how many marks it has."""
    return session.scalars(select(PartnerBookRow).order_by(PartnerBookRow.partner)).all()


def marks_in(session: Session, partner: str, marks: Collection[str]) -> frozenset[str]:
    """Which of these marks stand in a partner's book."""
    held = select(PartnerMarkRow.mark).where(PartnerMarkRow.partner == partner, PartnerMarkRow.mark.in_(sorted(marks)))
    return frozenset(session.scalars(held))


def put_partner_book(work: UnitOfWork, book: PartnerBook, marks: Collection[str], loaded_by: str) -> None:
    """Put a partner's book in the place of the one before it, whole."""
    forget_partner_book(work.session, book.partner)
    work.session.add(PartnerBookRow(
        partner=book.partner, key=book.key, made_at=book.made_at, mark_count=len(marks), loaded_at=work.now, loaded_by=loaded_by
    ))  # fmt: skip
    work.session.flush()
    listed = sorted(marks)
    for start in range(0, len(listed), _AT_ONCE):
        rows = [{"partner": book.partner, "mark": mark} for mark in listed[start : start + _AT_ONCE]]
        work.session.execute(insert(PartnerMarkRow), rows)


def forget_partner_book(session: Session, partner: str) -> bool:
    """Delete a partner's book and the key shared with him; False where there is none."""
    row = session.get(PartnerBookRow, partner)
    if row is None:
        return False
    session.execute(delete(PartnerMarkRow).where(PartnerMarkRow.partner == partner))
    session.delete(row)
    session.flush()
    return True


def funded(session: Session, since: date) -> Iterator[tuple[str, str, date | None, Money]]:
    """What we bought and was issued since a day or at no known one: debtor, invoice number, date and amount. Credits are no claims."""
    rows = session.execute(
        select(
            ReceivableRow.debtor_code,
            ReceivableRow.invoice_number,
            ReceivableRow.issue_date,
            ReceivableRow.gross_minor,
            ReceivableRow.currency,
        )
        .outerjoin(PackageRow, PackageRow.id == ReceivableRow.package_id)
        .where(bought(), ReceivableRow.status.in_(_FUNDED), ReceivableRow.gross_minor > 0)
        .where(or_(ReceivableRow.issue_date.is_(None), ReceivableRow.issue_date >= since))
        .execution_options(yield_per=_AT_ONCE)
    )
    for debtor_code, number, issued, minor, currency in rows:
        if debtor_code is not None and minor is not None and currency is not None:
            yield debtor_code, number or "", issued, Money.from_minor_units(minor, currency)


def maker_of_books(session: Session, now: datetime) -> str:
    """A chance name of this installation, by which its own book is known again when somebody loads it by mistake."""
    row = session.get(InstallationSettingRow, _MAKER)
    if row is None:
        row = InstallationSettingRow(name=_MAKER, value=secrets.token_hex(8), changed_at=now)
        session.add(row)
        session.flush()
    return row.value
