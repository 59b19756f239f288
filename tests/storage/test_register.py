"""All that the checks will ask of the register about a batch is asked in one statement, and answered as if it were asked one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from extractors.money import Money
from storage.database.reading import reading
from storage.database.tables import ReceivableRow
from storage.repositories.books import DatabaseBooks
from tests.storage import rows
from tests.storage.test_books import keep, rand
from tests.verification.world import World, build
from verification.books import Books
from verification.list_books import ListBooks
from verification.model import Outcome, RegisterEntry
from verification.register_questions import MOST_OF_PARTIES, around_the_day, rounded_originals
from verification.runner import run_checks

_DUPLICATES = {"DUP-02", "DUP-03", "DUP-05", "DUP-06", "DUP-07"}


@contextmanager
def asked_of_the_register(session: Session) -> Iterator[list[str]]:
    statements: list[str] = []
    connection = session.connection()

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if "FROM receivable" in statement or "JOIN receivable" in statement:
            statements.append(statement)

    event.listen(connection, "before_cursor_execute", note)
    yield statements
    event.remove(connection, "before_cursor_execute", note)


def an_old_debt(engine: Engine) -> ReceivableRow:
    row = rows.receivable(
        "INV-100",
        115_00,
        po_number="PO 7",
        delivery_note_number="DN 9",
        delivery_note_key="DN9",
        issue_date=date(2026, 2, 20),
        debtor_code="D007",
    )
    keep(engine, rows.client(), rows.debtor("D007"), row)
    return row


def sold_again(**stated: Any) -> World:
    invoice = {"invoice_number": "INV-1OO", "gross_total": "115.00", "issue_date": "2026-03-02", "po_number": "PO 7"}
    return build({"invoice": {**invoice, "delivery_note_number": "DN 9", **stated}})


def test_one_statement_answers_all_that_the_checks_ask(engine: Engine) -> None:
    an_old_debt(engine)
    world = sold_again()
    with reading(engine) as session, asked_of_the_register(session) as statements:
        findings = run_checks(world.batch, DatabaseBooks(session, "package"), world.now, _DUPLICATES)
    assert {each.check_code for each in findings if each.outcome is Outcome.FAILED} >= {"DUP-03"}
    assert len(statements) == 1


QUESTIONS: Sequence[Callable[[Books], Sequence[RegisterEntry]]] = (
    lambda books: books.register_by_number("C001", ["INV1OO"]),
    lambda books: books.register_by_number("C001", ["INV100", "INV101"]),
    lambda books: books.register_by_amount("D007", rand("115.00")),
    lambda books: books.register_by_purchase_order("PO7"),
    lambda books: books.register_by_delivery_note("DN9"),
    lambda books: _by_skeleton(books),
    lambda books: _by_parties(books),
)


def _by_skeleton(books: Books) -> Sequence[RegisterEntry]:
    asked = rounded_originals("C001", "INV-1OO", date(2026, 3, 2), rand("115.00"))
    return books.register_by_skeleton(asked.client_code, asked.skeletons, asked.least, asked.most)


def _by_parties(books: Books) -> Sequence[RegisterEntry]:
    asked = around_the_day("C001", "D007", date(2026, 3, 2))
    return books.register_of_parties(asked.client_code, asked.debtor_code, asked.since, asked.until)


@pytest.mark.parametrize("question", QUESTIONS)
def test_what_was_foreseen_is_answered_as_what_was_not(engine: Engine, question: Callable[[Books], Sequence[RegisterEntry]]) -> None:
    an_old_debt(engine)
    keep(engine, rows.receivable("INV-2000", 99_00, debtor_code="D007"))
    with reading(engine) as session:
        foreseeing, plain = DatabaseBooks(session, "package"), DatabaseBooks(session, "package")
        foreseeing.foresee(sold_again().batch)
        assert list(question(foreseeing)) == list(question(plain))


def test_what_is_known_is_not_asked_again_when_the_batch_is_checked_again(engine: Engine) -> None:
    an_old_debt(engine)
    asked: list[str] = []

    def note(_connection: object, _cursor: object, _statement: str, parameters: Any, *_: object) -> None:
        asked.append(str(parameters))

    with reading(engine) as session:
        books = DatabaseBooks(session, "package")
        books.foresee(sold_again().batch)
        books.register_by_purchase_order("PO7")
        books.foresee(sold_again().batch)
        event.listen(session.connection(), "before_cursor_execute", note)
        books.register_by_purchase_order("PO8")
        event.remove(session.connection(), "before_cursor_execute", note)
    assert len(asked) == 1
    assert "PO8" in asked[0]
    assert "PO7" not in asked[0]


def test_an_amount_that_no_entry_can_be_of_stops_no_other_question(engine: Engine) -> None:
    """A number that was read into the total of one invoice must not make the checks of the whole package inconclusive."""
    an_old_debt(engine)
    world = sold_again(gross_total="9" * 40 + ".00")
    with reading(engine) as session:
        books = DatabaseBooks(session, "package")
        books.foresee(world.batch)
        assert [each.invoice_number for each in books.register_by_purchase_order("PO7")] == ["INV-100"]
        assert list(books.register_by_amount("D007", Money(Decimal("9" * 19 + ".00"), "ZAR"))) == []
        assert list(books.register_by_skeleton("C001", {"1"}, rand("0.00"), Money(Decimal("9" * 19), "ZAR"))) == []


def test_books_look_nothing_up_for_checks_that_ask_nothing(engine: Engine) -> None:
    keep(engine, rows.client(), rows.debtor("D007"))
    world = sold_again()
    with reading(engine) as session, asked_of_the_register(session) as statements:
        run_checks(world.batch, DatabaseBooks(session, "package"), world.now, {"INV-01"})
    assert statements == []


def test_each_part_of_the_one_statement_is_answered_from_an_index(sqlite_engine: Engine) -> None:
    an_old_debt(sqlite_engine)
    with reading(sqlite_engine) as session:
        connection = session.connection()
        plans: list[str] = []

        def note(_c: object, cursor: Any, statement: str, parameters: tuple[object, ...], *_: object) -> None:
            if "UNION ALL" in statement:
                asked = connection.connection.driver_connection
                assert asked is not None
                plans.extend(row[3] for row in asked.execute(f"EXPLAIN QUERY PLAN {statement}", parameters))

        event.listen(connection, "before_cursor_execute", note)
        DatabaseBooks(session, "package").register_by_number("C001", ["INV100"])
        event.remove(connection, "before_cursor_execute", note)
    searched = [step for step in plans if step.startswith("SEARCH receivable USING")]
    for index in ("client_number", "amount", "po_key", "delivery_note_key", "skeleton", "parties_date"):
        assert any(f"ix_receivable_{index} " in step for step in searched), (index, plans)
    assert not [step for step in plans if step.startswith("SCAN") and "VIRTUAL TABLE" not in step]


def test_of_what_was_billed_the_newest_are_read(engine: Engine) -> None:
    first = date(2026, 1, 1)
    billed = [rows.receivable(f"INV-{n}", 100 + n, issue_date=first + timedelta(days=n // 3)) for n in range(MOST_OF_PARTIES + 3)]
    keep(engine, rows.client(), rows.debtor(), *billed, rows.receivable("INV-999", 100, issue_date=first - timedelta(days=1)))
    with reading(engine) as session:
        found = DatabaseBooks(session).register_of_parties("C001", "D001", first, first + timedelta(days=120))
        entries = DatabaseBooks(session).client_history("C001", 1_000)
    assert [each.invoice_number for each in found] == [each.invoice_number for each in billed[3:]]
    assert list(ListBooks(register=entries).register_of_parties("C001", "D001", first, first + timedelta(days=120))) == list(found)


def test_a_number_is_looked_for_among_the_clients_own(engine: Engine) -> None:
    keep(engine, rows.client(), rows.client("C002"), rows.debtor(), rows.receivable("INV-1", 100, client_code="C002"))
    with reading(engine) as session:
        assert list(DatabaseBooks(session).register_by_number("C001", ["INV1"])) == []
