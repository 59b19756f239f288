"""Contacts at debtors, with where each came from."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from intake.imports.cells import matching, text
from intake.imports.kind import Column, Complaints, ImportKind, NumberedRows, Row, upsert
from storage.database.tables import ContactRow, DebtorRow
from storage.ids import fact_id


def _prepare(session: Session, rows: NumberedRows, complaints: Complaints, now: datetime) -> list[Row]:
    debtors = set(session.scalars(select(DebtorRow.debtor_code)))
    found: list[Row] = []
    first_line: dict[str, int] = {}
    for line, row in rows:
        if row["debtor_code"] not in debtors:
            complaints.add(line, "debtor_code", f"There is no debtor {row['debtor_code']}. Import the debtors first.")
        contact_id = fact_id("contact", row["debtor_code"], row["email"] or "", row["phone"] or "", "" if row["email"] else row["name"])
        if contact_id in first_line:
            complaints.add(line, "email", f"This contact stands on line {first_line[contact_id]} already.")
            continue
        first_line[contact_id] = line
        found.append({"id": contact_id, **{name: row[name] for name in ("debtor_code", "name", "email", "phone", "source")}})
    return found


def _write(session: Session, rows: list[Row]) -> None:
    upsert(session, ContactRow.__table__, rows, ["id"])  # type: ignore[arg-type]


KIND = ImportKind(
    name="contacts",
    columns=(
        Column("debtor_code", text, required=True),
        Column("name", text, required=True),
        Column("email", matching(r"[^@\s]+@[^@\s]+\.[^@\s]+", "a mail address", str.lower)),
        Column("phone", text),
        Column("source", text, required=True),
    ),
    prepare=_prepare,
    write=_write,
)
