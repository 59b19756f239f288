"""Spreadsheets: every sheet is a page, every cell its words where its column stands, numbers and dates in canonical form."""

from __future__ import annotations

import datetime
import io
import zipfile
import zlib
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from typing import Any
from xml.etree import ElementTree

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from extractors.limits import Limits
from extractors.media_types import XLSX
from extractors.model import Page
from extractors.problems import Unreadable
from extractors.readers import FileFacts, Reader, Survey, SurveyedPage
from extractors.readers.text_grid import page_of_rows

SEEN_BY = "spreadsheet"
COLUMNS_AT_MOST = 200
EMPTY_ROWS_AT_MOST = 200  # a formatted but empty sheet goes on for a million rows
_DAMAGED = (zipfile.BadZipFile, zlib.error, ElementTree.ParseError, InvalidFileException, LookupError, ValueError, OSError, TypeError)
_SHARED_BY_FLOATS = 12  # decimals after which a binary fraction is noise


def survey(content: bytes, media_type: str, limits: Limits, first_page: int) -> Survey:
    """A page a visible sheet."""
    _refuse_bomb(content, limits)
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    except _DAMAGED as error:
        raise Unreadable("broken", f"{type(error).__name__}: {error}") from error
    try:
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        hidden = len(book.worksheets) - len(sheets)
        if len(sheets) > limits.pages_per_file:
            raise Unreadable("too_many_pages", f"{len(sheets)} sheets")
        notes = (f"{hidden} hidden sheets were not read.",) if hidden else ()
        yield FileFacts(len(sheets), notes)
        for page_number in range(first_page, len(sheets) + 1):
            yield SurveyedPage(_page(sheets[page_number - 1], page_number, limits))
    except _DAMAGED as error:  # a sheet is parsed as its rows are asked for
        raise Unreadable("broken", f"{type(error).__name__}: {error}") from error
    finally:
        book.close()


def _refuse_bomb(content: bytes, limits: Limits) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise Unreadable("truncated", str(error)) from error
    if len(entries) > 10_000 or sum(entry.file_size for entry in entries) > limits.bytes_per_file * 2:
        raise Unreadable("too_large_inside", f"{len(entries)} entries")


def _page(sheet: Any, page_number: int, limits: Limits) -> Page:
    sheet.reset_dimensions()  # the size that the file states is often a lie
    return page_of_rows(_rows(sheet, limits), SEEN_BY, page_number)


def _rows(sheet: Any, limits: Limits) -> Iterator[list[str]]:
    empty = 0
    for row in islice(sheet.iter_rows(), limits.rows_per_sheet):
        texts = [cell_text(cell.value, getattr(cell, "number_format", "") or "") for cell in row[:COLUMNS_AT_MOST]]
        empty = 0 if any(texts) else empty + 1
        if empty > EMPTY_ROWS_AT_MOST:
            return
        yield texts


def cell_text(value: object, number_format: str = "") -> str:
    """A cell's value as canonical text: ISO dates, plain decimals with the places that the cell shows."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time.min else value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, datetime.time):
        return value.isoformat(timespec="minutes")
    if isinstance(value, int | float | Decimal):
        return _number_text(value, number_format)
    return str(value)


def _number_text(value: float | Decimal, number_format: str) -> str:
    exact = Decimal(str(value)) if not isinstance(value, float) else Decimal(repr(value))
    if not exact.is_finite():
        return ""
    shown = number_format.split(";", 1)[0]
    sign = ""
    if "%" in shown:
        exact, sign = exact * 100, "%"
    places = _shown_places(shown)
    if places is not None:
        rounded = round(exact, places)
        # the cell hides digits when it is too coarse for them: the value counts, as it does for sums
        exact = rounded if abs(rounded - exact) < Decimal("0.5e-6") else round(exact, _SHARED_BY_FLOATS).normalize()
    elif isinstance(value, float):
        exact = round(exact, _SHARED_BY_FLOATS).normalize()
    text = f"{exact:f}"
    return (text if text != "-0" else "0") + sign


def _shown_places(number_format: str) -> int | None:
    """How many decimals a number format prints: 2 for `#,##0.00`, None for General or text."""
    digits = number_format.replace("#", "0")
    if "0" not in digits:
        return None
    fraction = digits.rpartition(".")[2] if "." in digits else ""
    return len(fraction) - len(fraction.lstrip("0"))


READER = Reader("spreadsheet", {XLSX: 100}, survey)
