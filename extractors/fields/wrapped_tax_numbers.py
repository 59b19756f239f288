"""A tax number that a narrow column breaks: its country says how many digits it has, and the missing ones stand right under it."""

from __future__ import annotations

import re

from extractors.fields.lookup import DocumentLayout
from extractors.layout.lines import Cell

_DIGITS = {
    "GB": 9,
    "DE": 9,
    "FR": 11,
    "IT": 11,
    "BE": 10,
    "ATU": 8,
    "CHE": 9,
    "NO": 9,
    "PL": 10,
    "LU": 8,
    "IE": 8,
    "DK": 8,
    "SE": 12,
    "FI": 8,
}
"""Of numbers for value added tax (Commission, VIES; GOV.UK; Swiss UID; Norwegian register), behind the letters of the country."""
_SOUTH_AFRICAN, _SOUTH_AFRICAN_DIGITS = re.compile(r"4[\d ]*"), 10
_COUNTRY = re.compile(r"([A-Z]{2,3})\W?(?=[A-Z0-9]{0,2} ?\d)")
_ONLY_DIGITS = re.compile(r"\d[\d .]*")


def rest_below(layout: DocumentLayout, cell: Cell, start: int, end: int) -> Cell | None:
    """The cell under a number at the end of its own that holds just the digits which numbers of its country have and it lacks."""
    if cell.text[end:].strip():
        return None
    missing = _missing(cell.text[start:end])
    box = cell.evidence(start, end).box
    if missing <= 0 or box is None:
        return None
    for line in layout.page(cell.page_number).lines[cell.line_number + 1 : cell.line_number + 2]:
        for below in line.cells:
            if abs(below.box.x0 - box.x0) < cell.height and below.box.top - box.bottom < cell.height and _ONLY_DIGITS.fullmatch(below.text):
                return below if sum(ch.isdigit() for ch in below.text) == missing else None
    return None


def _missing(number: str) -> int:
    digits = sum(ch.isdigit() for ch in number)
    if _SOUTH_AFRICAN.fullmatch(number):
        return _SOUTH_AFRICAN_DIGITS - digits
    country = _COUNTRY.match(number)
    whole = _DIGITS.get(country[1], 0) if country is not None else 0
    return whole - digits
