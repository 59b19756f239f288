"""A till slip is one narrow column of rows; a row that a reader tore in two is one row again."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from extractors.layout.lines import Cell, PageLayout, TextLine

_ROWS_TO_JUDGE = 8
_UPRIGHT = 0.5
_TILL_LINE = 52
_TILL_WIDTH = 45.0  # heights of print from the left edge of the text to its right
_SAME_ROW = 0.6  # share of the lower row's height that lies beside the upper one


@dataclass(frozen=True, eq=False)
class Slip:
    """The rows of a slip from top to bottom, each as one cell; pages of one slip follow each other."""

    rows: tuple[Cell, ...]

    @cached_property
    def height_of_print(self) -> float:
        """The median height of a row."""
        return statistics.median(row.height for row in self.rows) if self.rows else 8.0

    @cached_property
    def text(self) -> str:
        return "\n".join(row.text for row in self.rows)


def slip_of(pages: Sequence[PageLayout]) -> Slip:
    """The rows of some pages."""
    return Slip(tuple(row for page in pages for row in _rows(page)))


def _rows(page: PageLayout) -> list[Cell]:
    joined: list[list[TextLine]] = []
    for line in page.lines:
        if joined and _is_torn(joined[-1], line):
            joined[-1].append(line)
        else:
            joined.append([line])
    rows = []
    for lines in joined:
        words = sorted((word for line in lines for word in line.words), key=lambda word: word.box.x0)
        rows.append(Cell(page.page_number, lines[0].line_number, tuple(words)))
    return rows


def _is_torn(upper: Sequence[TextLine], lower: TextLine) -> bool:
    """Whether a line lies beside the one over it and not under it: "RM152." and "00" with boxes of unequal height."""
    last = upper[-1]
    beside = min(last.box.bottom, lower.box.bottom) - max(last.box.top, lower.box.top)
    if beside < _SAME_ROW * min(last.box.height, lower.box.height):
        return False
    return all(min(a.box.x1, b.box.x1) - max(a.box.x0, b.box.x0) <= 0 for line in upper for a in line.words for b in lower.words)


def is_till_slip(page: PageLayout) -> bool:
    """Whether a page has the shape of a slip, and rows enough to say so."""
    return len(page.lines) >= _ROWS_TO_JUDGE and is_narrow(page)


def is_narrow(page: PageLayout) -> bool:
    """A roll of paper prints some forty letters a line, where a letter's lines run to seventy and more."""
    if not page.lines:
        return False
    widths = sorted(len(line.text) for line in page.lines)
    widest = widths[int(0.93 * (len(widths) - 1))]
    across = max(line.box.x1 for line in page.lines) - min(line.box.x0 for line in page.lines)
    return widest <= _TILL_LINE and across < _TILL_WIDTH * page.height_of_print and page.page.height > _UPRIGHT * page.page.width
