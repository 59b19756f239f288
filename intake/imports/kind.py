"""What a kind of list is: its columns, which of them a row must fill, and how its rows are written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Table as DatabaseTable
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from intake.imports.cells import BadCell, Reader

Row = dict[str, Any]
_AT_ONCE = 5000


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that was not taken in: where it is, which column (None for the whole row), and what would mend it."""

    line: int
    column: str | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its name. `read` makes its value of a cell; a column of numbers has `is_number`, and is read as a
    whole after `read` has taken off what is no part of a number."""

    name: str
    read: Reader | None = None
    required: bool = False
    is_number: bool = False


@dataclass(slots=True)
class Complaints:
    """What is wrong with the rows, collected as they are gone through."""

    bad: list[BadRow] = field(default_factory=list)

    def add(self, line: int, column: str | None, sentence: str) -> None:
        self.bad.append(BadRow(line, column, sentence))

    def attempt(self, line: int, column: str, make: Callable[..., Any], *arguments: Any) -> Any:
        """The value, or None with a complaint."""
        try:
            return make(*arguments)
        except BadCell as bad:
            self.add(line, column, str(bad))
            return None


NumberedRows = Sequence[tuple[int, Row]]


@dataclass(frozen=True, slots=True)
class ImportKind:
    """One kind of list. `prepare` turns rows as read into rows of tables, adding complaints; `write` puts them into the books."""

    name: str
    columns: tuple[Column, ...]
    prepare: Callable[[Session, NumberedRows, Complaints, datetime], Any]
    write: Callable[[Session, Any], None]


def upsert(session: Session, table: DatabaseTable, rows: Sequence[Mapping[str, Any]], key: Sequence[str], keep: Sequence[str] = ()) -> None:
    """Insert rows, or bring those whose key is there to the new values; `keep` are columns that stay as they were."""
    if not rows:
        return
    dialect = session.get_bind().dialect.name
    insert: Any = postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)
    changed = {name: insert.excluded[name] for name in rows[0] if name not in key and name not in keep}
    statement = insert.on_conflict_do_update(index_elements=list(key), set_=changed) if changed else insert.on_conflict_do_nothing()
    for start in range(0, len(rows), _AT_ONCE):
        session.execute(statement, list(rows[start : start + _AT_ONCE]))
