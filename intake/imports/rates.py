"""Exchange rates: what one unit of a currency was worth in another on a day, and who says so."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from sqlalchemy.orm import Session

from intake.imports.cells import day, matching, text
from intake.imports.kind import Column, Complaints, ImportKind, NumberedRows, Row, upsert
from storage.database.tables import ExchangeRateRow

_HIGHEST = Decimal(10) ** 9


def _prepare(session: Session, rows: NumberedRows, complaints: Complaints, now: datetime) -> list[Row]:
    found: list[Row] = []
    first_line: dict[tuple[object, ...], int] = {}
    for line, row in rows:
        key = (row["from"], row["to"], row["date"])
        if key in first_line:
            complaints.add(line, "date", f"The rate of this day stands on line {first_line[key]} already.")
            continue
        first_line[key] = line
        if row["from"] == row["to"]:
            complaints.add(line, "to", "A currency has no rate in itself.")
        if not 0 < row["rate"] <= _HIGHEST:
            complaints.add(line, "rate", f"{row['rate']} is no exchange rate.")
        found.append(
            {
                "from_currency": row["from"],
                "to_currency": row["to"],
                "valid_on": row["date"],
                "rate": row["rate"],
                "source": row["source"],
                "changed_at": now,
            }
        )
    return found


def _write(session: Session, rows: list[Row]) -> None:
    upsert(session, ExchangeRateRow.__table__, rows, ["from_currency", "to_currency", "valid_on"])  # type: ignore[arg-type]


_CURRENCY = matching(r"[A-Z]{3}", "a currency code of three letters, such as EUR", str.upper)

KIND = ImportKind(
    name="rates",
    columns=(
        Column("date", day, required=True),
        Column("from", _CURRENCY, required=True),
        Column("to", _CURRENCY, required=True),
        Column("rate", is_number=True, required=True),
        Column("source", text, required=True),
    ),
    prepare=_prepare,
    write=_write,
)
