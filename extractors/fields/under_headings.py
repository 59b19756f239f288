"""What stands under the headings of a small table of totals: in line with a heading, or in its place where the print leans."""

from __future__ import annotations

from extractors.layout.lines import Cell, PageLayout, TextLine
from extractors.model import Box
from extractors.signs import has_digit

_FLUSH = 12.0  # points
_LONGEST_ROW = 12  # words; a sentence of terms under the last row holds other sums
_FEWEST = 3


def cells_under(line: TextLine, heading: Box) -> list[Cell]:
    """The cells of a line under a heading, or flush with it on the right, and no sentence that only runs below it."""
    return [
        cell
        for cell in line.cells
        if len(cell.words) <= _LONGEST_ROW
        and (min(cell.box.x1, heading.x1) > max(cell.box.x0, heading.x0) or abs(cell.box.x1 - heading.x1) < _FLUSH)
    ]


def cells_in_column(page: PageLayout, line: TextLine, heading: Cell, box: Box) -> list[Cell]:
    """The same, or the figure in the heading's place among as many figures as there are headings, where none stands in line with it."""
    under = cells_under(line, box)
    headings = page.lines[heading.line_number].cells
    figures = [cell for cell in line.cells if has_digit(cell.text)]
    if under or len(headings) < _FEWEST or len(figures) != len(headings) or any(len(cell.words) > _LONGEST_ROW for cell in figures):
        return under
    return [figures[headings.index(heading)]]
