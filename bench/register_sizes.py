"""How large the indexes of a register are, and how many pages a search in each reads."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError

_INDEXES = text(
    "SELECT c.relname, pg_relation_size(c.oid), c.relkind = 'i' FROM pg_class c LEFT JOIN pg_index i ON i.indexrelid = c.oid"
    " WHERE COALESCE(i.indrelid, c.oid) IN ('receivable'::regclass, 'content_band'::regclass) ORDER BY 2 DESC, 1"
)


@dataclass(frozen=True, slots=True)
class _Size:
    """A table or an index: its bytes, and of a B-tree how many pages a search reads from the root to the leaf."""

    name: str
    taken: int
    depth: int | None


def print_sizes(engine: Engine, count: int) -> None:
    """The register's table and each of its indexes. Ten times as many entries make a tree one page deeper at most: an inner page points to
    more than ten others."""
    with engine.connect() as connection:
        found = _of_postgresql(connection) if engine.dialect.name == "postgresql" else _of_sqlite(connection)
        connection.rollback()
    for each in found:
        deep = "" if each.depth is None else f"; {each.depth} pages deep"
        print(f"  {each.name:36} {each.taken / 1e6:8.1f} MB, {each.taken / max(count, 1):6.1f} bytes a receivable{deep}")


def _of_postgresql(connection: Connection) -> list[_Size]:
    connection.execute(text("CREATE EXTENSION IF NOT EXISTS pageinspect"))
    rows = connection.execute(_INDEXES).all()
    found = []
    for name, taken, is_index in rows:
        level = connection.scalar(text("SELECT level FROM bt_metap(:name)"), {"name": name}) if is_index else None
        found.append(_Size(name, taken, None if level is None else level + 1))
    return found


def _of_sqlite(connection: Connection) -> list[_Size]:
    """From `dbstat` where SQLite was built with it, else the file as a whole."""
    asked = "SELECT name, sum(pgsize), max(length(path) - length(replace(path, '/', ''))) FROM dbstat WHERE name {} GROUP BY name"
    which = "IN (SELECT name FROM sqlite_master WHERE tbl_name IN ('receivable', 'content_band'))"
    try:
        rows = connection.exec_driver_sql(f"{asked.format(which)} ORDER BY 2 DESC, 1").all()
    except DBAPIError:
        pages, size = (connection.exec_driver_sql(f"PRAGMA {name}").scalar() or 0 for name in ("page_count", "page_size"))
        return [_Size("the whole file", pages * size, None)]
    return [_Size(name, taken, depth) for name, taken, depth in rows]
