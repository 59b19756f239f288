"""A date that a narrow column breaks stands in two lines or three: "21 novembre" over "2026", "14th" over "November" over "2026"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.fields.labels import LabelHit
from extractors.fields.lookup import DocumentLayout, Place, places_for
from extractors.layout.lines import Cell

_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_DAY = re.compile(r"\W*\d{1,2}[^\W\d_]{0,2}\.?")
_MONTH = re.compile(r"[^\W\d_]{3,12}\.?")
_LINES_AHEAD = 2
_PLACES_TRIED = 2
_NEAR = 2.0  # heights of print by which the lines of one column may differ on the left, on the right or in the middle
_SURENESS = 0.9


def broken_places(layout: DocumentLayout, hit: LabelHit) -> Iterator[Place]:
    """A date that runs on to the next line as one cell, beside its label or in a narrow column under it."""
    for place in places_for(layout, hit)[:_PLACES_TRIED]:
        cell = place.cell
        page = layout.page(cell.page_number)
        words = list(cell.words)
        is_open = _DAY.fullmatch(cell.text) is not None  # a month may stand between a day and its year
        for line in page.lines[cell.line_number + 1 : cell.line_number + 1 + (2 if is_open else 1) * _LINES_AHEAD]:
            below = next((each for each in line.cells if _in_one_column(cell, each, _NEAR * page.height_of_print)), None)
            if below is not None and _YEAR.match(below.text):
                yield Place(Cell(cell.page_number, cell.line_number, (*words, below.words[0])), _SURENESS, hit, False)
                return
            if below is not None and is_open and _MONTH.fullmatch(below.text):
                words += below.words
                is_open = False


def _in_one_column(upper: Cell, lower: Cell, near: float) -> bool:
    a, b = upper.box, lower.box
    return min(abs(a.x0 - b.x0), abs(a.x1 - b.x1), abs(a.x0 + a.x1 - b.x0 - b.x1)) < near
