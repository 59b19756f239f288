"""What clients owe debtors that are their suppliers as well, from the clients' creditor ledgers."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from intake.imports.cells import day, matching, minor_units, text
from intake.imports.kind import Column, Complaints, ImportKind, NumberedRows, Row, upsert
from storage.database.tables import ClientRow, ContraBalanceRow, DebtorRow

_AT_ONCE = 500


def _prepare(session: Session, rows: NumberedRows, complaints: Complaints, now: datetime) -> list[Row]:
    clients = set(session.scalars(select(ClientRow.client_code)))
    debtors = set(session.scalars(select(DebtorRow.debtor_code)))
    found: list[Row] = []
    first_line: dict[tuple[str, str], int] = {}
    for line, row in rows:
        if row["client_code"] not in clients:
            complaints.add(line, "client_code", f"There is no client {row['client_code']}. Import the clients first.")
        if row["debtor_code"] not in debtors:
            complaints.add(line, "debtor_code", f"There is no debtor {row['debtor_code']}. Import the debtors first.")
        key = (row["client_code"], row["debtor_code"])
        if key in first_line:
            complaints.add(line, "debtor_code", f"What this client owes this debtor stands on line {first_line[key]} already.")
            continue
        first_line[key] = line
        if row["owed"] < 0:
            complaints.add(line, "owed", f"{row['owed']} is less than nothing: write what the client owes, and 0 where it owes nothing.")
        found.append(
            {
                "client_code": row["client_code"],
                "debtor_code": row["debtor_code"],
                "currency": row["currency"],
                "owed_minor": complaints.attempt(line, "owed", minor_units, row["owed"], row["currency"]),
                "as_of": row["as_of"],
                "changed_at": now,
            }
        )
    return found


def _write(session: Session, rows: list[Row]) -> None:
    """A client's list is whole: a debtor that is not on it any more is no supplier any more."""
    codes = sorted({row["client_code"] for row in rows})
    for start in range(0, len(codes), _AT_ONCE):
        session.execute(delete(ContraBalanceRow).where(ContraBalanceRow.client_code.in_(codes[start : start + _AT_ONCE])))
    upsert(session, ContraBalanceRow.__table__, rows, ["client_code", "debtor_code"])  # type: ignore[arg-type]


KIND = ImportKind(
    name="contras",
    columns=(
        Column("client_code", text, required=True),
        Column("debtor_code", text, required=True),
        Column("currency", matching(r"[A-Z]{3}", "a currency code of three letters, such as ZAR", str.upper), required=True),
        Column("owed", is_number=True, required=True),
        Column("as_of", day),
    ),
    prepare=_prepare,
    write=_write,
)
