"""The orders of a batch are looked up together, and answered as if they were asked one by one."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import event
from sqlalchemy.engine import Engine

from storage.database.reading import reading
from storage.repositories.books import DatabaseBooks
from tests.storage import rows
from tests.storage.test_books import keep
from tests.verification.world import build


def test_all_orders_of_a_batch_are_asked_in_one_statement(engine: Engine) -> None:
    keep(engine, rows.client(), rows.debtor(), *(rows.purchase_order(each) for each in ("PO-1", "PO-2", "PO-3")))
    billed = [build({"invoice": {"po_number": each}}).batch for each in ("PO 1", "PO-02", "PO-9")]
    batch = replace(billed[0], receivables=tuple(each.receivables[0] for each in billed))
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    with reading(engine) as session:
        books = DatabaseBooks(session, "package")
        books.foresee(batch)
        event.listen(session.connection(), "before_cursor_execute", note)
        found = [[order.po_number for order in books.purchase_orders(each)] for each in ("PO1", "PO2", "PO9", "PO1")]
        assert len(asked) == 1
        assert [order.po_number for order in books.purchase_orders("PO3")] == ["PO-3"]  # one that no paper names is asked when it comes
        event.remove(session.connection(), "before_cursor_execute", note)
    assert found == [["PO-1"], ["PO-2"], [], ["PO-1"]]
    assert len(asked) == 2
