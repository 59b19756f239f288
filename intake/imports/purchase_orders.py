"""Purchase orders: what debtors ordered from clients."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from intake.imports.cells import day, matching, minor_units, one_of, text
from intake.imports.kind import Column, Complaints, ImportKind, NumberedRows, Row, upsert
from storage.database.tables import ClientRow, DebtorRow, PurchaseOrderRow
from storage.ids import fact_id
from verification.matching.numbers import number_key


def _prepare(session: Session, rows: NumberedRows, complaints: Complaints, now: datetime) -> list[Row]:
    clients = set(session.scalars(select(ClientRow.client_code)))
    debtors = set(session.scalars(select(DebtorRow.debtor_code)))
    found: list[Row] = []
    first_line: dict[str, int] = {}
    for line, row in rows:
        if row["client_code"] not in clients:
            complaints.add(line, "client_code", f"There is no client {row['client_code']}. Import the clients first.")
        if row["debtor_code"] not in debtors:
            complaints.add(line, "debtor_code", f"There is no debtor {row['debtor_code']}. Import the debtors first.")
        order_id = fact_id("purchase_order", row["po_number"], row["debtor_code"], row["client_code"])
        if order_id in first_line:
            complaints.add(line, "po_number", f"This order stands on line {first_line[order_id]} already.")
            continue
        first_line[order_id] = line
        currency = row["currency"]
        found.append(
            {
                "id": order_id,
                "po_number": row["po_number"],
                "po_key": number_key(row["po_number"]),
                "debtor_code": row["debtor_code"],
                "client_code": row["client_code"],
                "issue_date": row["issue_date"],
                "currency": currency,
                "total_minor": complaints.attempt(line, "total", lambda row=row, currency=currency: minor_units(row["total"], currency)),
                "status": row["status"] or "open",
            }
        )
    return found


def _write(session: Session, rows: list[Row]) -> None:
    upsert(session, PurchaseOrderRow.__table__, rows, ["id"])  # type: ignore[arg-type]


KIND = ImportKind(
    name="purchase-orders",
    columns=(
        Column("po_number", text, required=True),
        Column("debtor_code", text, required=True),
        Column("client_code", text, required=True),
        Column("issue_date", day),
        Column("currency", matching(r"[A-Z]{3}", "a currency code of three letters, such as ZAR", str.upper), required=True),
        Column("total", is_number=True, required=True),
        Column("status", one_of("open", "closed")),
    ),
    prepare=_prepare,
    write=_write,
)
