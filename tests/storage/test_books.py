"""What the checks are told of the books, and what is kept from them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from extractors.codec import to_plain
from extractors.model import LabelPlace, Layout
from extractors.money import Money
from storage.database.reading import reading
from storage.database.tables import PurchaseOrderLineRow, ReceivableRow
from storage.repositories.books import DatabaseBooks
from storage.repositories.ledger import balances
from tests.storage import rows


def keep(engine: Engine, *new: object) -> None:
    with Session(engine, expire_on_commit=False) as session:
        for row in new:
            session.add(row)
            session.flush()
        session.commit()


def rand(amount: str) -> Money:
    return Money(Decimal(amount), "ZAR")


def test_a_clients_settings_stand_over_the_defaults(engine: Engine) -> None:
    keep(engine, rows.client(settings={"max_age_days": 120, "price_tolerance": "0.05", "colour": "blue"}))
    with reading(engine) as session:
        client = DatabaseBooks(session).client("C001")
    assert client is not None
    facility = client.facility
    assert (facility.max_age_days, facility.price_tolerance, facility.max_past_due_days) == (120, Decimal("0.05"), 60)
    assert facility.limit == rand("1000000.00")
    assert facility.required_documents == {"delivery_note"}


def test_nobody_is_known_by_an_unknown_key(engine: Engine) -> None:
    with reading(engine) as session:
        books = DatabaseBooks(session)
        assert books.client("C404") is None
        assert list(books.debtors()) == []
        assert list(books.purchase_orders("PO1")) == []
        assert list(books.client_purchase_orders("C404")) == []
        assert list(books.register_by_number("C404", ["INV1"])) == []
        assert list(books.register_by_amount("D404", rand("1.00"))) == []
        assert list(books.register_by_amount("D404", rand("1.005"))) == []
        assert list(books.register_by_purchase_order("PO1")) == []
        assert list(books.client_history("C404", 5)) == []
        assert list(books.files_received("0" * 64)) == []
        assert books.exposure("C404", None).client_open == rand("0")


def test_orders_are_found_by_any_writing_of_their_number(engine: Engine) -> None:
    order = rows.purchase_order("PO-007/26")
    keep(engine, rows.client(), rows.debtor(), order)
    lines = [
        PurchaseOrderLineRow(
            purchase_order_id=order.id, line_number=n, description="Bolt", quantity=Decimal("2.500"), unit_price=Decimal("9.999")
        )
        for n in (2, 1)
    ]
    keep(engine, *lines)
    with reading(engine) as session:
        (found,) = DatabaseBooks(session).purchase_orders("PO7-26")
        assert DatabaseBooks(session).client_purchase_orders("C001") == (found,)
    assert [(line.line_number, str(line.quantity), str(line.unit_price)) for line in found.lines] == [
        (1, "2.500", "9.999"),
        (2, "2.500", "9.999"),
    ]
    assert found.total == rand("1000.00")


def test_the_register_is_searched_across_all_clients(engine: Engine) -> None:
    keep(engine, rows.client(), rows.client("C002"), rows.debtor())
    keep(engine, rows.receivable("INV-007", 115_00, po_number="PO 7"), rows.receivable("INV 7", 115_00, client_code="C002"))
    with reading(engine) as session:
        books = DatabaseBooks(session)
        by_number = [*books.register_by_number("C001", ["INV7", "INV8"]), *books.register_by_number("C002", ["INV7"])]
        by_amount = books.register_by_amount("D001", rand("115.00"))
        by_order = books.register_by_purchase_order("PO7")
    assert [entry.client_code for entry in by_number] == ["C001", "C002"]
    assert by_number == list(by_amount)
    assert list(by_order) == by_number[:1]
    assert by_number[0].status == "open"
    assert by_number[0].gross == rand("115.00")


def test_many_numbers_are_one_question(engine: Engine) -> None:
    keep(engine, rows.client(), rows.debtor(), *(rows.receivable(f"INV-{n}", 100) for n in range(3)))
    with reading(engine) as session:
        found = DatabaseBooks(session).register_by_number("C001", [f"INV{n}" for n in range(1500)])
    assert len(found) == 3


def test_a_batch_sees_what_came_before_it_and_never_itself(engine: Engine) -> None:
    """A copy that comes later is found with the copy, however often the original is checked again."""
    receipts = [rows.receipt(f"mail-{n}", received_at=rows.NOW + timedelta(minutes=n)) for n in range(2)]
    original, copy = (rows.package(each) for each in receipts)
    keep(engine, rows.client(), rows.debtor(), *receipts, original, copy)
    keep(engine, rows.receivable("INV-7", 100, original), rows.receivable("INV-7", 100, copy))
    keep(engine, rows.part(receipts[0], "1", "a" * 64), rows.part(receipts[1], "1", "a" * 64))
    with reading(engine) as session:
        seen_by_original = DatabaseBooks(session, original.id)
        assert list(seen_by_original.register_by_number("C001", ["INV7"])) == []
        assert list(seen_by_original.files_received("a" * 64)) == []
        seen_by_copy = DatabaseBooks(session, copy.id)
        assert [entry.package_id for entry in seen_by_copy.register_by_number("C001", ["INV7"])] == [original.id]
        assert [file.receipt_id for file in seen_by_copy.files_received("a" * 64)] == [receipts[0].id]


def test_how_far_a_receivable_has_come_is_its_status(engine: Engine) -> None:
    receipts = [rows.receipt(f"mail-{n}") for n in range(4)]
    packages = [rows.package(each, state) for each, state in zip(receipts, ["complete", "approved", "returned", "withdrawn"], strict=True)]
    keep(engine, rows.client(), rows.debtor(), *receipts, *packages)
    states = ["complete", "approved", "returned", "deficient"]
    keep(engine, *(rows.receivable("INV-1", 100, of, state=state) for of, state in zip(packages, states, strict=True)))
    keep(engine, rows.receivable("INV-1", 100, status="paid"))
    with reading(engine) as session:
        found = DatabaseBooks(session).register_by_number("C001", ["INV1"])
    assert [entry.status for entry in found] == ["submitted", "open", "returned", "returned", "paid"]


def test_a_clients_history_is_its_latest_receivables_with_how_they_looked(engine: Engine) -> None:
    looks = Layout("text", 210, 297, (LabelPlace("invoice_number", 120, 40),), "writer")
    keep(engine, rows.client(), rows.client("C002"), rows.debtor())
    keep(
        engine,
        *(rows.receivable(f"INV-{n}", 100) for n in range(1, 4)),
        rows.receivable("INV-4", 100, accounts=["62000012345"], layout=to_plain(looks)),
        rows.receivable("INV-5", 100, client_code="C002"),
    )
    with reading(engine) as session:
        found = DatabaseBooks(session).client_history("C001", 3)
    assert [each.invoice_number for each in found] == ["INV-4", "INV-3", "INV-2"]
    assert (found[0].accounts, found[0].layout) == (("62000012345",), looks)
    assert (found[1].accounts, found[1].layout) == ((), None)


def test_exposure_counts_the_ledger_and_what_was_approved(engine: Engine) -> None:
    receipts = [rows.receipt(f"mail-{n}") for n in range(4)]
    states = ["approved", "in_review", "complete", "withdrawn"]
    packages = [rows.package(each, state) for each, state in zip(receipts, states, strict=True)]
    keep(engine, rows.client(), rows.client("C002"), rows.debtor(), *receipts, *packages)
    keep(
        engine,
        rows.receivable("OLD-1", 1),
        rows.receivable("OLD-2", 10, status="disputed"),
        rows.receivable("OLD-3", 5_000, status="paid"),
        rows.receivable("OLD-4", 5_000, currency="EUR"),
        rows.receivable("OLD-5", 100, client_code="C002"),
        rows.receivable("NEW-1", 1_000, packages[0], state="approved"),
        rows.receivable("NEW-2", 10_000, packages[1]),
        rows.receivable("NEW-3", 5_000, packages[2]),
        rows.receivable("NEW-4", 5_000, packages[3]),
    )
    with reading(engine) as session:
        exposure = DatabaseBooks(session).exposure("C001", "D001")
        without_own = DatabaseBooks(session, packages[0].id).exposure("C001", "D001")
        of_nobody = DatabaseBooks(session).exposure("C001", None)
    assert exposure.client_open == rand("10.11")
    assert exposure.debtor_open == rand("11.11")
    assert exposure.funds_in_use == rand("8.09")
    assert without_own.client_open == rand("0.11")
    assert of_nobody.debtor_open == rand("0")


def test_every_question_is_answered_from_an_index(sqlite_engine: Engine) -> None:
    questions: list[tuple[str, tuple[object, ...]]] = []
    with reading(sqlite_engine) as session:
        connection = session.connection()

        def note(_c: object, _cursor: object, statement: str, parameters: tuple[object, ...], *_: object) -> None:
            questions.append((statement, parameters))

        event.listen(connection, "before_cursor_execute", note)
        books = DatabaseBooks(session, "package")
        books.purchase_orders("PO1")
        books.client_purchase_orders("C001")
        books.register_by_number("C001", ["INV1"])
        books.register_by_amount("D001", rand("1.00"))
        books.register_by_purchase_order("PO1")
        books.client_history("C001", 200)
        books.files_received("0" * 64)
        balances(session, ReceivableRow.client_code == "C001", "ZAR", date(2026, 1, 1), "package")
        balances(session, ReceivableRow.debtor_code == "D001", "ZAR", date(2026, 1, 1), "package")
        books.exchange_rate("EUR", "ZAR", date(2026, 3, 2), date(2026, 2, 27))
        books.verifications("receivable")
        books.has_paid("D001")
        books.sample_key()
        event.remove(connection, "before_cursor_execute", note)
        for statement, parameters in questions:
            plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)]
            scans = [step for step in plan if step.startswith("SCAN") and "INDEX" not in step]
            assert not scans, (statement, plan)
