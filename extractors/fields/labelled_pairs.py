"""Particulars set as rows of a label and its value without a colon: what stands beside a heading among them is its own."""

from __future__ import annotations

from extractors.fields.labels import LabelHit
from extractors.fields.lookup import DocumentLayout
from extractors.layout.lines import Cell, PageLayout

_FLUSH = 2.0  # points
_ROWS_AROUND = 5
_FEWEST_PAIRS = 2


def is_row_of_pairs(layout: DocumentLayout, hit: LabelHit, value: Cell) -> bool:
    """Whether a heading and what stands beside it are one of several rows whose labels and whose values are flush.

    Over or under "Tenant | Swift Courier CC" stand "Premises | Unit 4" and "Tax point | 1 November": nobody is called Premises.
    """
    page = layout.page(hit.cell.page_number)
    rows = range(max(0, hit.cell.line_number - _ROWS_AROUND), hit.cell.line_number + _ROWS_AROUND + 1)
    return sum(_is_pair(layout, page, row, hit.cell, value) for row in rows) >= _FEWEST_PAIRS


def _is_pair(layout: DocumentLayout, page: PageLayout, line_number: int, label: Cell, value: Cell) -> bool:
    """Whether a line is a bare label of the paper flush with a heading, and a value flush with what stands beside that."""
    cells = page.lines[line_number].cells if line_number < len(page.lines) and line_number != label.line_number else ()
    own = next((cell for cell in cells if abs(cell.box.x0 - label.box.x0) < _FLUSH), None)
    if own is None or not any(abs(cell.box.x0 - value.box.x0) < _FLUSH for cell in cells):
        return False
    return any(hit.at_start and hit.closed and hit.rest is None for hit in layout.labels_in(own)[:1])
