"""What a narrow column breaks stands in the next line of the same column: the rest of a label, of terms or of a name."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.layout.lines import Cell, PageLayout
from extractors.model import Box

_LINES_AHEAD = 2  # a line of a neighbouring column may stand between
_CLOSE = 0.8  # heights of print
_FLUSH = 2.0  # points
_ROUNDED = 1e-6  # points
OVERLAP = 0.15
"""Heights of print by which the boxes of lines that are closely set may overlap on a scan."""


def goes_on_under(upper: Cell, lower: Cell) -> bool:
    """Whether a cell lies where the next line of another would: close under it, and flush with it on the left or on the right."""
    return _is_flush(upper.box, lower.box) and _is_close_under(upper, lower)


def _is_flush(over: Box, under: Box) -> bool:
    return abs(under.x0 - over.x0) < _FLUSH or abs(under.x1 - over.x1) < _FLUSH


def _is_centred(over: Box, under: Box) -> bool:
    return abs(under.x0 + under.x1 - over.x0 - over.x1) < 2 * _FLUSH


def _is_close_under(upper: Cell, lower: Cell) -> bool:
    return -OVERLAP * upper.height <= lower.box.top - upper.box.bottom < _CLOSE * upper.height


def next_lines(page: PageLayout, cell: Cell, *, are_centred: bool = False) -> Iterator[Cell]:
    """The cells that lie where the next line of a cell would, also where lines may be set in the middle of their column."""
    own = cell.box
    x0, x1 = own.x0, own.x1
    lowest = own.bottom + _CLOSE * cell.height
    for line in page.lines[cell.line_number + 1 : cell.line_number + 1 + _LINES_AHEAD]:
        if line.box.top > lowest + _ROUNDED:
            continue
        for other in line.cells:
            box = other.box
            is_flush = abs(box.x0 - x0) < _FLUSH or abs(box.x1 - x1) < _FLUSH  # by hand, for every cell with letters asks
            if (is_flush or (are_centred and _is_centred(own, box))) and _is_close_under(cell, other):
                yield other
