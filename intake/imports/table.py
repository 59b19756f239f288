"""Opens a list, CSV or XLSX, as rows of cells with the line each stands on."""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast
from xml.etree import ElementTree

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from extractors.media_types import XLSX, decode_text, delimiter_of, media_type_of
from intake.imports.cells import Cell
from storage.errors import Rejected

_MOST_UNPACKED = 1024 * 1024 * 1024
_DAMAGED = (zipfile.BadZipFile, zlib.error, ElementTree.ParseError, InvalidFileException, LookupError, ValueError, TypeError)
"""What openpyxl raises for a file that is none, is cut off, or whose XML is broken or names entities of its own."""


@dataclass(frozen=True, slots=True)
class Table:
    """The headers, in lower case, and below them the rows that are not empty, each with its line in the file."""

    headers: tuple[str, ...]
    rows: list[tuple[int, list[Cell]]]


def read_table(content: bytes) -> Table:
    """The list in these bytes. Raises Rejected where they are no list."""
    rows = _sheet_rows(content) if media_type_of(content) == XLSX else _csv_rows(content)
    try:
        kept = [(line, cells) for line, cells in rows if any(cell is not None and str(cell).strip() for cell in cells)]
    except csv.Error as fault:
        raise Rejected("import.unreadable", f"The file is no proper CSV: {fault}.", "Export it again.") from fault
    if not kept:
        raise Rejected("import.empty", "The file is empty.", "Put the column names into its first row.")
    headers = tuple(str(cell or "").strip().lower().replace(" ", "_") for cell in kept[0][1])
    while headers and not headers[-1]:
        headers = headers[:-1]
    return Table(headers, kept[1:])


def _csv_rows(content: bytes) -> Iterator[tuple[int, list[Cell]]]:
    written = decode_text(content)
    if written is None:
        raise Rejected("import.unreadable", "The file is neither CSV nor XLSX.", "Export it as one of them.")
    first = written.lstrip("\ufeff").split("\n", 1)[0]
    likely = max(",;\t", key=first.count)
    delimiter = likely if first.count(likely) else delimiter_of(written) or ","
    reader = csv.reader(io.StringIO(written.lstrip("\ufeff"), newline=""), delimiter=delimiter)
    begins = 1
    for row in reader:
        yield begins, cast(list[Cell], row)
        begins = reader.line_num + 1


def _sheet_rows(content: bytes) -> Iterator[tuple[int, list[Cell]]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > _MOST_UNPACKED:
                raise Rejected("import.too_large", "The spreadsheet unpacks to more than 1 GB.", "Import it in parts.")
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except _DAMAGED as fault:
        raise _cannot_be_opened() from fault
    try:
        sheet = book.worksheets[0]
        for line, row in enumerate(sheet.iter_rows(values_only=True), start=1):
            yield line, cast(list[Cell], list(row))
    except _DAMAGED as fault:  # the rows are parsed as they are asked for
        raise _cannot_be_opened() from fault
    finally:
        book.close()


def _cannot_be_opened() -> Rejected:
    return Rejected("import.unreadable", "The spreadsheet cannot be opened.", "Save it again as XLSX or CSV.")
