"""The lines of purchase orders: what was ordered, how much, at what price."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from intake.imports.cells import text, whole
from intake.imports.kind import Column, Complaints, ImportKind, NumberedRows, Row, upsert
from storage.database.tables import PurchaseOrderLineRow, PurchaseOrderRow


def _prepare(session: Session, rows: NumberedRows, complaints: Complaints, now: datetime) -> list[Row]:
    orders: dict[str, list[str]] = defaultdict(list)
    for number, order_id in session.execute(select(PurchaseOrderRow.po_number, PurchaseOrderRow.id)):
        orders[number].append(order_id)
    found: list[Row] = []
    first_line: dict[tuple[str, int], int] = {}
    for line, row in rows:
        named = orders.get(row["po_number"], [])
        if len(named) != 1:
            why = "There is no order" if not named else "There are several orders"
            complaints.add(line, "po_number", f"{why} {row['po_number']}. Import the orders first, each under its own number.")
            continue
        key = (named[0], row["line_number"])
        if key in first_line:
            complaints.add(line, "line_number", f"This line of the order stands on line {first_line[key]} of the file already.")
            continue
        first_line[key] = line
        found.append(
            {
                "purchase_order_id": named[0],
                "line_number": row["line_number"],
                "item_code": row["item_code"],
                "description": row["description"] or "",
                "quantity": row["quantity"],
                "unit_price": row["unit_price"],
            }
        )
    return found


def _write(session: Session, rows: list[Row]) -> None:
    upsert(session, PurchaseOrderLineRow.__table__, rows, ["purchase_order_id", "line_number"])  # type: ignore[arg-type]


KIND = ImportKind(
    name="purchase-order-lines",
    columns=(
        Column("po_number", text, required=True),
        Column("line_number", whole, required=True),
        Column("item_code", text),
        Column("description", text),
        Column("quantity", is_number=True, required=True),
        Column("unit_price", is_number=True, required=True),
    ),
    prepare=_prepare,
    write=_write,
)
