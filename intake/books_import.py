"""Takes the factor's lists into the books: all of a list or nothing of it, and every bad row named with its line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from intake.imports import all_kinds
from intake.imports.cells import BadCell, Numbers
from intake.imports.kind import BadRow, Column, Complaints, ImportKind, Row
from intake.imports.table import Table, read_table
from intake.services import Services
from storage.errors import Rejected
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """How many rows were taken in, and which are bad; with one bad row none is taken in."""

    kind: str
    rows: int
    bad_rows: tuple[BadRow, ...]


def import_books(kind: str, source: Path | bytes, services: Services, actor: str = "command_line") -> ImportOutcome:
    """Take in one list. Raises Rejected where the kind or a column is unknown, or the file is no list."""
    chosen = all_kinds().get(kind)
    if chosen is None:
        raise Rejected("import.unknown_kind", f"There is no list called {kind}.", f"Known are {', '.join(sorted(all_kinds()))}.")
    table = read_table(source.read_bytes() if isinstance(source, Path) else source)
    _refuse_unknown_columns(table, chosen)
    complaints = Complaints()
    rows = list(_read_rows(table, chosen, complaints))
    with UnitOfWork(services.engine, services.clock()) as work:
        prepared = chosen.prepare(work.session, rows, complaints, work.now)
        if complaints.bad:
            return ImportOutcome(kind, 0, tuple(sorted(complaints.bad, key=lambda each: (each.line, each.column or ""))))
        chosen.write(work.session, prepared)
        work.audit(actor, "books.imported", "books", kind, rows=len(rows))
        work.commit("import_books")
    return ImportOutcome(kind, len(rows), ())


def _refuse_unknown_columns(table: Table, kind: ImportKind) -> None:
    known = [column.name for column in kind.columns]
    unknown = [header or "(no name)" for header in table.headers if header not in known]
    if unknown:
        raise Rejected("import.unknown_columns", f"Unknown columns: {', '.join(unknown)}.", f"Known are {', '.join(known)}.")
    missing = [column.name for column in kind.columns if column.required and column.name not in table.headers]
    if missing:
        raise Rejected("import.missing_columns", f"Missing columns: {', '.join(missing)}.", "Put their names into the first row.")
    twice = sorted({header for header in table.headers if table.headers.count(header) > 1})
    if twice:
        raise Rejected("import.columns_twice", f"Columns that stand twice: {', '.join(twice)}.", "Keep one of each.")


def _read_rows(table: Table, kind: ImportKind, complaints: Complaints) -> list[tuple[int, Row]]:
    """The rows that every column can make sense of; each of the others has its complaint."""
    place = {header: index for index, header in enumerate(table.headers)}
    columns = [(column, place.get(column.name)) for column in kind.columns]
    readers = {column.name: _reader(column, index, table) for column, index in columns}
    rows = []
    for line, cells in table.rows:
        if len(cells) > len(table.headers) and any(cell is not None and str(cell).strip() for cell in cells[len(table.headers) :]):
            complaints.add(line, None, f"The row has {len(cells)} cells and the first row names {len(table.headers)} columns.")
            continue
        row: Row = {}
        sound = True
        for column, index in columns:
            cell = cells[index] if index is not None and index < len(cells) else None
            try:
                value = readers[column.name](cell)
            except BadCell as bad:
                complaints.add(line, column.name, str(bad))
                sound, value = False, None
            else:
                if column.required and value is None:
                    complaints.add(line, column.name, "The cell is empty.")
                    sound = False
            row[column.name] = value
        if sound:
            rows.append((line, row))
    return rows


def _reader(column: Column, index: int | None, table: Table) -> Any:
    if not column.is_number:
        return column.read
    bare = column.read or (lambda cell: cell)
    numbers = Numbers.of_column(bare(cells[index]) for _, cells in table.rows if index is not None and index < len(cells))
    return lambda cell: numbers.read(bare(cell))
