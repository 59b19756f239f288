"""Writes a made register of any size into the books in minutes: rows as they would have been kept, their indexes built afterwards."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, delete, func, inspect, select, text
from sqlalchemy.engine import Engine

from bench.made_register import Sold
from intake.books_import import import_books
from intake.services import Services
from storage.blobs import open_blob_store
from storage.database.tables import ReceivableRow
from storage.ids import fact_id
from verification.matching.number_skeletons import number_skeleton
from verification.matching.numbers import number_key

_AT_ONCE = 5_000
_COLUMNS = (
    "id", "client_code", "debtor_code", "invoice_number", "invoice_number_key", "number_skeleton", "issue_date", "currency", "gross_minor",
    "po_number", "po_key", "delivery_note_number", "delivery_note_key", "status", "state", "supporting", "position", "registered_at",
)  # fmt: skip


def fill(engine: Engine, register: Iterator[Sold], count: int, kept: int, chance: random.Random) -> list[Sold]:
    """Write the register, unless it stands there from an earlier run; returns some of it, drawn evenly, to be sold again."""
    with engine.connect() as connection:
        standing = connection.scalar(select(func.count()).select_from(ReceivableRow)) or 0
    if standing and standing < count:
        raise SystemExit(f"{standing} receivables stand in these books, not {count}: name an empty database, or --rows {standing}")
    drawn: list[Sold] = []
    if standing:
        for some in _in_parts(register):
            drawn += _draw(some, count, kept, chance)
        return drawn
    _write_masters(engine, count)
    table: Any = ReceivableRow.__table__
    with engine.connect() as connection:
        indexes = _drop_indexes(connection, table)
        for some in _in_parts(register):
            write_rows(connection, some)
            drawn += _draw(some, count, kept, chance)
        for index in indexes:
            index.create(connection)
        connection.commit()
        connection.execute(text("ANALYZE"))
        connection.commit()
    return drawn


def forget_after(engine: Engine, count: int) -> None:
    """Take out what a run added, so that the next finds the register as it was made."""
    with engine.begin() as connection:
        connection.execute(delete(ReceivableRow).where(ReceivableRow.sequence > count))


def write_rows(connection: Connection, some: Sequence[Sold]) -> None:
    """Receivables as an import of the ledger leaves them, in the driver's own quickest way."""
    rows = [_row(each) for each in some]
    if connection.dialect.name == "sqlite":
        places = ", ".join("?" for _ in _COLUMNS)
        connection.exec_driver_sql(f"INSERT INTO receivable ({', '.join(_COLUMNS)}) VALUES ({places})", rows)  # noqa: S608 - names of ours
        return
    driver: Any = connection.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(f"COPY receivable ({', '.join(_COLUMNS)}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _in_parts(register: Iterator[Sold]) -> Iterator[list[Sold]]:
    while some := list(islice(register, _AT_ONCE)):
        yield some


def _draw(some: Sequence[Sold], count: int, kept: int, chance: random.Random) -> list[Sold]:
    return chance.sample(some, min(len(some), max(1, kept * len(some) // count)))


def _drop_indexes(connection: Connection, table: Table) -> list[Any]:
    """Take the indexes off a table that is to be filled; a primary key and what must be unique stay."""
    there = {each["name"] for each in inspect(connection).get_indexes(table.name)}
    dropped = sorted((each for each in table.indexes if each.name in there), key=lambda each: str(each.name))
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA cache_size=-500000")
    else:
        connection.exec_driver_sql("SET maintenance_work_mem = '512MB'")
    for index in dropped:
        index.drop(connection)
    return dropped


def _write_masters(engine: Engine, count: int) -> None:
    services = Services(engine=engine, blobs=open_blob_store("memory:"))
    clients = [f"C{index},Client {index},ZA,ZAR,1000000,0.8" for index in range(max(4, count * 400 // 1_000_000))]
    import_books("clients", "\n".join(["client_code,name,country,currency,facility_limit,advance_rate", *clients]).encode(), services)
    import_books("debtors", "\n".join(["debtor_code,name", *(f"D{index},Debtor {index}" for index in range(3_000))]).encode(), services)


def _row(sold: Sold) -> tuple[object, ...]:
    note, order = sold.note, sold.po_number
    return (
        fact_id("receivable", "imported", sold.client, sold.number, str(sold.issued)),
        f"C{sold.client}",
        f"D{sold.debtor}",
        sold.number,
        number_key(sold.number),
        number_skeleton(sold.number),
        sold.issued.isoformat(),
        "ZAR",
        sold.gross_minor,
        order,
        number_key(order) if order else None,
        note,
        number_key(note) if note else None,
        "open",
        "imported",
        "[]",
        0,
        "2026-03-20 09:00:00.000000",
    )
