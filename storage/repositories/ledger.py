"""What stands open in the ledger, summed by the database: a book of a hundred thousand entries comes out as a handful of rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, Date, and_, case, func, literal, null, or_, select, type_coerce
from sqlalchemy.orm import Session

from extractors.money import Money
from storage.database.tables import ContraBalanceRow, ExchangeRateRow, PackageRow, ReceivableRow
from verification.model import Age, Contra, ExchangeRate, OpenBalance

GIVEN_UP = ("returned", "withdrawn")
"""States of packages whose receivables were never bought."""


def balances(
    session: Session, whose: ColumnElement[bool], currency: str, young_from: date, without_package: str | None
) -> Sequence[OpenBalance]:
    """Open balances by debtor, currency, age and state. Open are entries neither paid nor credited: imported ones and approved ones.

    What waits for approval takes up no limit, or two packages that wait would keep each other waiting: approving asks again.
    """
    age = case(
        (ReceivableRow.issue_date.is_(None), literal(Age.UNDATED.value)),
        (ReceivableRow.issue_date < young_from, literal(Age.OLD.value)),
        else_=literal(Age.YOUNG.value),
    )
    issued_on = type_coerce(case((ReceivableRow.currency == currency, null()), else_=ReceivableRow.issue_date), Date)
    is_credit = case((ReceivableRow.gross_minor < 0, 1), else_=0)
    asked = (
        select(
            ReceivableRow.debtor_code,
            ReceivableRow.currency,
            ReceivableRow.status,
            age.label("balance_age"),
            issued_on.label("issued_on"),
            is_credit.label("is_credit"),
            func.sum(ReceivableRow.gross_minor),
        )
        .outerjoin(PackageRow, PackageRow.id == ReceivableRow.package_id)
        .where(whose, ReceivableRow.status.in_(("open", "disputed")), bought())
        .where(ReceivableRow.gross_minor.is_not(None), ReceivableRow.currency.is_not(None))
        .group_by(ReceivableRow.debtor_code, ReceivableRow.currency, ReceivableRow.status, "balance_age", "issued_on", "is_credit")
    )
    if without_package is not None:
        asked = asked.where(or_(ReceivableRow.package_id.is_(None), ReceivableRow.package_id != without_package))
    return [
        OpenBalance(debtor, Money.from_minor_units(int(minor), held_in), Age(how_old), status == "disputed", issued)
        for debtor, held_in, status, how_old, issued, _, minor in session.execute(asked)
        if held_in is not None
    ]


def bought() -> ColumnElement[bool]:
    return or_(ReceivableRow.package_id.is_(None), and_(ReceivableRow.state == "approved", PackageRow.state.not_in(GIVEN_UP)))


def rates_between(session: Session, from_currency: str, to_currency: str) -> Sequence[ExchangeRate]:
    """Every rate between two currencies, oldest first: one a day, so that a ledger of many days is converted by one question."""
    rows = session.scalars(
        select(ExchangeRateRow)
        .where(ExchangeRateRow.from_currency == from_currency, ExchangeRateRow.to_currency == to_currency)
        .order_by(ExchangeRateRow.valid_on)
    )
    return [ExchangeRate(row.from_currency, row.to_currency, row.valid_on, row.rate, row.source) for row in rows]


def contra_balances(session: Session, client_code: str) -> Sequence[Contra]:
    """What a client owes its debtors, as far as the factor was told."""
    rows = session.scalars(
        select(ContraBalanceRow).where(ContraBalanceRow.client_code == client_code).order_by(ContraBalanceRow.debtor_code)
    )
    return [Contra(row.debtor_code, Money.from_minor_units(row.owed_minor, row.currency), row.as_of) for row in rows]
