"""What stands open comes out of the database in sums, and other currencies at the rate of their day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from extractors.money import Money
from storage.database.reading import reading
from storage.database.tables import ExchangeRateRow
from storage.repositories.books import DatabaseBooks
from tests.storage import rows
from verification.client_book import client_book
from verification.model import Age, OpenBalance

TODAY = date(2026, 3, 20)
YOUNG_FROM = date(2025, 12, 20)


def rand(amount: str) -> Money:
    return Money(Decimal(amount), "ZAR")


def rate(valid_on: date, value: str, source: str = "Reserve Bank") -> ExchangeRateRow:
    return ExchangeRateRow(
        from_currency="EUR", to_currency="ZAR", valid_on=valid_on, rate=Decimal(value), source=source, changed_at=rows.NOW
    )


def keep(engine: Engine, *new: object) -> None:
    with Session(engine, expire_on_commit=False) as session:
        for row in new:
            session.add(row)
            session.flush()
        session.commit()


def test_open_balances_are_summed_by_debtor_age_and_state(engine: Engine) -> None:
    old, young = date(2025, 12, 19), YOUNG_FROM
    receipt = rows.receipt("mail")
    package = rows.package(receipt, "approved")
    keep(
        engine,
        rows.client(),
        rows.client("C002"),
        rows.debtor(),
        receipt,
        package,
        rows.receivable("1", 100, issue_date=old),
        rows.receivable("2", 200, issue_date=old),
        rows.receivable("3", 1_000, issue_date=young),
        rows.receivable("4", 5_000, issue_date=young, status="disputed"),
        rows.receivable("5", -30, issue_date=old),
        rows.receivable("6", 7, issue_date=None),
        rows.receivable("7", 99_999, issue_date=young, status="paid"),
        rows.receivable("8", 99_999, issue_date=young, client_code="C002"),
        rows.receivable("9", 10_000, package, issue_date=young, state="approved"),
        rows.receivable("10", 99_999, package, issue_date=young, state="deficient"),
    )
    with reading(engine) as session:
        found = DatabaseBooks(session).open_balances("C001", YOUNG_FROM)
        without_own = DatabaseBooks(session, package.id).open_balances("C001", YOUNG_FROM)
        of_nobody = DatabaseBooks(session).open_balances("C404", YOUNG_FROM)
    assert set(found) == {
        OpenBalance("D001", rand("3.00"), Age.OLD),
        OpenBalance("D001", rand("110.00"), Age.YOUNG),
        OpenBalance("D001", rand("50.00"), Age.YOUNG, disputed=True),
        OpenBalance("D001", rand("-0.30"), Age.OLD),
        OpenBalance("D001", rand("0.07"), Age.UNDATED),
    }
    assert OpenBalance("D001", rand("10.00"), Age.YOUNG) in without_own
    assert of_nobody == ()


def test_other_currencies_count_at_the_rate_of_their_day(engine: Engine) -> None:
    keep(
        engine,
        rows.client(),
        rows.debtor(),
        rate(date(2026, 3, 2), "20.1234"),
        rate(date(2026, 3, 5), "21"),
        rows.receivable("1", 10_000, currency="EUR", issue_date=date(2026, 3, 2)),
        rows.receivable("2", 10_000, currency="EUR", issue_date=date(2026, 3, 4)),
        rows.receivable("3", 10_000, currency="EUR", issue_date=date(2026, 3, 6)),
        rows.receivable("4", 5_000),
    )
    with reading(engine) as session:
        books = DatabaseBooks(session)
        exposure = books.exposure("C001", "D001")
        found = books.client("C001")
        assert found is not None
        book = client_book(found, books, TODAY)
    assert exposure.client_open == exposure.debtor_open == book.owed == rand("6174.68")
    assert not book.left_out


def test_what_has_no_good_rate_is_left_out(engine: Engine) -> None:
    keep(
        engine,
        rows.client(),
        rows.debtor(),
        rate(date(2026, 2, 1), "20"),
        rows.receivable("1", 10_000, currency="EUR", issue_date=date(2026, 3, 2)),
        rows.receivable("2", 10_000, currency="EUR"),
        rows.receivable("3", 5_000),
    )
    with reading(engine) as session:
        books = DatabaseBooks(session)
        found = books.client("C001")
        assert found is not None
        book = client_book(found, books, TODAY)
        assert books.exposure("C001", None).client_open == rand("50.00")
    assert (book.owed, book.left_out) == (rand("50.00"), True)


def test_the_rate_of_a_day_is_the_last_that_was_known(engine: Engine) -> None:
    keep(engine, rate(date(2026, 3, 2), "20"), rate(date(2026, 3, 5), "21"))
    with reading(engine) as session:
        books = DatabaseBooks(session)

        def asked(on: date, not_before: date) -> Decimal | None:
            found = books.exchange_rate("EUR", "ZAR", on, not_before)
            return found.rate if found else None

        assert asked(date(2026, 3, 4), date(2026, 2, 25)) == 20
        assert asked(date(2026, 3, 5), date(2026, 3, 5)) == 21
        assert asked(date(2026, 3, 4), date(2026, 3, 3)) is None
        assert asked(date(2026, 3, 1), date(2026, 1, 1)) is None
        assert books.exchange_rate("ZAR", "EUR", date(2026, 3, 5), date(2026, 3, 1)) is None
