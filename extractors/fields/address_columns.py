"""An address stands in a column of its own, and one of its lines may stand right beside a label whose value is under it."""

from __future__ import annotations

from extractors.layout.lines import Cell, PageLayout
from extractors.signs import has_digit, has_letter

_FLUSH = 2.0  # points
_LINE = 1.8  # heights of print from one line of an address to the next


def is_line_of_address(page: PageLayout, cell: Cell) -> bool:
    """Whether words without figures stand right over a cell, flush with it, and more over them: "Kelvin Park", "Sandton" over 2090."""
    over = _right_over(page, cell)
    return over is not None and not has_digit(over.text) and has_letter(over.text) and _right_over(page, over) is not None


def _right_over(page: PageLayout, cell: Cell) -> Cell | None:
    lines = page.lines[max(0, cell.line_number - 2) : cell.line_number]
    return next(
        (
            other
            for line in reversed(lines)
            for other in line.cells
            if abs(other.box.x0 - cell.box.x0) < _FLUSH and cell.box.top - other.box.top < _LINE * page.height_of_print
        ),
        None,
    )
