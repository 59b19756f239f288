"""The register of receivables submitted before: what every later invoice is compared with."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from intake.imports.cells import day, matching, minor_units, one_of, text
from intake.imports.kind import Column, Complaints, ImportKind, NumberedRows, Row, upsert
from storage.database.tables import ClientRow, DebtorRow, ReceivableRow
from storage.ids import fact_id
from verification.matching.number_skeletons import number_skeleton
from verification.matching.numbers import number_key


def _prepare(session: Session, rows: NumberedRows, complaints: Complaints, now: datetime) -> list[Row]:
    clients = set(session.scalars(select(ClientRow.client_code)))
    debtors = set(session.scalars(select(DebtorRow.debtor_code)))
    found: list[Row] = []
    first_line: dict[str, int] = {}
    for position, (line, row) in enumerate(rows):
        if row["client_code"] not in clients:
            complaints.add(line, "client_code", f"There is no client {row['client_code']}. Import the clients first.")
        if row["debtor_code"] not in debtors:
            complaints.add(line, "debtor_code", f"There is no debtor {row['debtor_code']}. Import the debtors first.")
        # Numbers may start again each year, so the day belongs to what identifies an invoice.
        receivable_id = fact_id("receivable", "imported", row["client_code"], row["invoice_number"], str(row["issue_date"]))
        if receivable_id in first_line:
            complaints.add(line, "invoice_number", f"This invoice stands on line {first_line[receivable_id]} already.")
            continue
        first_line[receivable_id] = line
        currency = row["currency"]
        po_number, note = row["po_number"], row["delivery_note_number"]
        found.append(
            {
                "id": receivable_id,
                "package_id": None,
                "document_id": None,
                "client_code": row["client_code"],
                "debtor_code": row["debtor_code"],
                "debtor_match": None,
                "invoice_number": row["invoice_number"],
                "invoice_number_key": number_key(row["invoice_number"]),
                "number_skeleton": number_skeleton(row["invoice_number"]),
                "issue_date": row["issue_date"],
                "due_date": row["due_date"],
                "currency": currency,
                "gross_minor": complaints.attempt(line, "gross_total", minor_units, row["gross_total"], currency),
                "po_number": po_number,
                "po_key": number_key(po_number) if po_number else None,
                "delivery_note_number": note,
                "delivery_note_key": number_key(note) if note else None,
                "status": row["status"] or "open",
                "state": "imported",
                "supporting": [],
                "accounts": [row["bank_account"]] if row["bank_account"] else None,
                "position": position,
                "registered_at": now,
            }
        )
    return found


def _write(session: Session, rows: list[Row]) -> None:
    upsert(session, ReceivableRow.__table__, rows, ["id"], keep=["registered_at"])  # type: ignore[arg-type]


KIND = ImportKind(
    name="receivables",
    columns=(
        Column("client_code", text, required=True),
        Column("debtor_code", text, required=True),
        Column("invoice_number", text, required=True),
        Column("issue_date", day),
        Column("due_date", day),
        Column("currency", matching(r"[A-Z]{3}", "a currency code of three letters, such as ZAR", str.upper), required=True),
        Column("gross_total", is_number=True, required=True),
        Column("po_number", text),
        Column("delivery_note_number", text),
        Column("bank_account", text),
        Column("status", one_of("open", "paid", "disputed", "credited")),
    ),
    prepare=_prepare,
    write=_write,
)
