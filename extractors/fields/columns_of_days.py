"""A bare "Date" over a column of days heads the lines of a paper, each driven or delivered on its own day, and dates no paper."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.fields.dates import is_only_a_date
from extractors.fields.labels import LabelHit
from extractors.fields.lookup import DocumentLayout
from extractors.layout.lines import Cell

_FEWEST_DAYS = 2
_CELLS_OF_ROW = 3
_LINES_READ = 8


def heads_days(layout: DocumentLayout, hit: LabelHit) -> bool:
    """Whether days stand in several rows under a label that shares its line with other headings."""
    lines = layout.page(hit.cell.page_number).lines
    if any(is_only_a_date(cell) for cell in _beside(lines[hit.cell.line_number].cells, hit)):
        return False  # a row of particulars right over the days: "Date: | 12/21/24 | the customer's name"
    if hit.rest is not None or len(lines[hit.cell.line_number].cells) < _CELLS_OF_ROW:
        return False
    own = hit.own.box
    rows = [line.cells for line in lines[hit.cell.line_number + 1 :][:_LINES_READ] if len(line.cells) >= _CELLS_OF_ROW]
    days = [cell for row in rows for cell in row if cell.box.x0 < own.x1 and own.x0 < cell.box.x1 and is_only_a_date(cell)]
    return len(days) >= _FEWEST_DAYS


def _beside(cells: Sequence[Cell], hit: LabelHit) -> Sequence[Cell]:
    """The cell that follows a label on its line."""
    at = cells.index(hit.cell)
    return cells[at + 1 : at + 2]
