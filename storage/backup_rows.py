"""The rows of a table as JSON lines, and back: instants and dates as ISO 8601, decimals as text, nothing lost."""

from __future__ import annotations

import hashlib
import json
from datetime import date, datetime
from decimal import Decimal
from typing import IO, Any

from sqlalchemy import Date, Table, func, insert, inspect, select, text, update
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from storage.database.reading import reading
from storage.database.tables import Base
from storage.database.types import ExactDecimal, Instant
from storage.errors import Rejected

_ROWS_AT_ONCE = 500


def table_names() -> list[str]:
    """Every table, those that others point to first."""
    return [table.name for table in Base.metadata.sorted_tables]


def write_table(session: Session, name: str, lines: IO[bytes]) -> tuple[int, str]:
    """Write a table's rows in the order of their keys; returns how many, and the SHA-256 of the lines."""
    table = Base.metadata.tables[name]
    digest, count = hashlib.sha256(), 0
    rows = session.execute(select(table).order_by(*table.primary_key.columns).execution_options(yield_per=_ROWS_AT_ONCE))
    for row in rows.mappings():
        plain = {column.name: _plain(row[column]) for column in table.columns}
        line = json.dumps(plain, ensure_ascii=False, sort_keys=True).encode() + b"\n"
        digest.update(line)
        lines.write(line)
        count += 1
    return count, digest.hexdigest()


def fill_table(session: Session, name: str, lines: IO[bytes]) -> None:
    """Insert the rows that `write_table` wrote."""
    table = Base.metadata.tables[name]
    # A row that points to another of its own table may come before it: such pointers are set when all rows are there.
    own_pointers = [column for column in table.columns if any(key.column.table is table for key in column.foreign_keys)]
    (key,) = table.primary_key.columns if own_pointers else (None,)
    pointers: list[dict[str, Any]] = []
    while batch := [json.loads(line) for line in _some(lines)]:
        rows = [{column: _value(table, column, plain) for column, plain in row.items()} for row in batch]
        for row in rows:
            for column in own_pointers:
                if row.get(column.name) is not None and key is not None:
                    pointers.append({"key": row[key.name], "column": column, "points_to": row[column.name]})
                    row[column.name] = None
        session.execute(insert(table), rows)
    for pointer in pointers:
        session.execute(update(table).where(key == pointer["key"]).values({pointer["column"]: pointer["points_to"]}))


def _some(lines: IO[bytes]) -> list[bytes]:
    return [line for line in (lines.readline() for _ in range(_ROWS_AT_ONCE)) if line]


def set_counters(session: Session) -> None:
    """PostgreSQL counts its keys apart from the rows: bring the counters to where the rows are."""
    if session.get_bind().dialect.name != "postgresql":
        return
    for table in Base.metadata.sorted_tables:
        column = table.autoincrement_column
        if column is not None:
            last = session.scalar(select(func.max(column)))
            counter = session.scalar(text("SELECT pg_get_serial_sequence(:table, :column)"), {"table": table.name, "column": column.name})
            if counter is not None and last is not None:
                session.execute(text("SELECT setval(CAST(:counter AS regclass), :last)"), {"counter": counter, "last": last})


def is_empty(engine: Engine) -> bool:
    """Whether the books hold no row; books without tables hold none."""
    there = set(inspect(engine).get_table_names())
    with reading(engine) as session:
        return not any(
            session.execute(select(1).select_from(table).limit(1)).first() for table in Base.metadata.sorted_tables if table.name in there
        )


def _plain(value: Any) -> Any:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _value(table: Table, column: str, plain: Any) -> Any:
    if column not in table.columns:
        raise Rejected("backup.newer", f"The backup has a column {table.name}.{column} that we do not know.", "Use a newer version.")
    if plain is None:
        return None
    match table.columns[column].type:
        case Instant():
            return datetime.fromisoformat(plain)
        case Date():
            return date.fromisoformat(plain)
        case ExactDecimal():
            return Decimal(plain)
        case _:
            return plain
