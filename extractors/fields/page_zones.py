"""The table of goods holds no parties: what stands between its headings and the totals names wares, whatever it looks like."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.fields.dates import dates_of
from extractors.fields.legal_forms import ends_in_form
from extractors.fields.lookup import DocumentLayout, once_a_layout
from extractors.layout.lines import Cell, PageLayout

_DESCRIBES = frozenset(["column_description", "column_item_code"])
_COUNTS = frozenset(["column_quantity", "column_unit", "column_unit_price", "column_line_total", "column_line_gross", "column_tax_rate"])
_TOTALS = frozenset(["gross_total", "amount_due", "net_total", "tax_total", "lines_total"])
_FEWEST_COLUMNS = 2
_CELLS_OF_COLUMNS = 5
_LONGEST_LABEL = 3  # words
_FEWEST_ROWS, _CELLS_OF_ROW = 2, 4
_AMOUNT = re.compile(r"^[€$£R]?\s?-?\d[\d.,' ]*[.,]\d\d(?:\s?(?:€|[A-Z]{3}))?$")
_FOOT = 0.86  # share of the page's height from which a table without totals is over


@once_a_layout
def table_zone(layout: DocumentLayout, page: PageLayout) -> tuple[int, int] | None:
    """The lines of the table of goods on a page, from its headings to its last total, or None where it has none."""
    first = next((line.line_number for line in page.lines if _is_heading(layout, line.cells)), None)
    if first is None:
        return None
    last = None
    for line in page.lines[first + 1 :]:
        if line.box.top > _FOOT * page.page.height:
            break
        if any(_TOTALS & set(hit.roles) for cell in line.cells for hit in layout.labels_in(cell) if hit.at_start):
            last = line.line_number
    if last is None:
        last = max((line.line_number for line in page.lines if line.box.top <= _FOOT * page.page.height), default=first)
    return first, last


def in_table(layout: DocumentLayout, cell: Cell) -> bool:
    """Whether a cell stands in the table of goods."""
    zone = table_zone(layout, layout.page(cell.page_number))
    return zone is not None and zone[0] <= cell.line_number <= zone[1]


def heads_goods(layout: DocumentLayout, cell: Cell) -> bool:
    """Whether a cell stands in the row of headings over the goods."""
    zone = table_zone(layout, layout.page(cell.page_number))
    return zone is not None and cell.line_number == zone[0]


def is_row_of_columns(page: PageLayout, cell: Cell) -> bool:
    """Whether a cell stands in a line of so many cells that it is a row or the head of some table, known or not.

    A company that begins the first line of a page stands in no table: its paper's title, number and date are printed beside it.
    """
    if len(page.lines[cell.line_number].cells) < _CELLS_OF_COLUMNS:
        return False
    return cell.line_number > 0 or cell is not page.lines[0].cells[0] or not ends_in_form(cell.text)


def heads_columns(layout: DocumentLayout, page: PageLayout, cell: Cell) -> bool:
    """Whether a cell stands in the head of a table: labels of columns beside it, or a row of amounts under as many unknown words."""
    line = page.lines[cell.line_number]
    if len(line.cells) < _CELLS_OF_ROW:
        return False
    told = [other for other in line.cells for hit in layout.labels_in(other)[:1] if hit.at_start and not _COUNTS.isdisjoint(hit.roles)]
    if len(told) >= _FEWEST_COLUMNS:
        return True
    under = page.lines[cell.line_number + 1 : cell.line_number + 1 + _FEWEST_ROWS]
    return any(len(row.cells) >= _CELLS_OF_ROW and _AMOUNT.match(row.cells[-1].text) for row in under)


def are_rows_of_amounts(page: PageLayout, cells: Sequence[Cell]) -> bool:
    """Whether cells under each other stand in rows that end in amounts: goods under headings that nobody knows, and no address."""
    lines = [page.lines[cell.line_number] for cell in cells]
    last = [(line, line.cells[-1]) for line in lines]
    rows = [line for line, cell in last if cell not in cells and _AMOUNT.match(cell.text) and not dates_of(cell)]
    return len(rows) >= _FEWEST_ROWS or any(len(line.cells) >= _CELLS_OF_ROW for line in rows)


def _is_heading(layout: DocumentLayout, cells: tuple[Cell, ...]) -> bool:
    cells = tuple(cell for cell in cells if not cell.text.endswith(":"))  # that is a label, and its value stands beside it
    told = [(cell, role) for cell in cells for hit in layout.labels_in(cell) for role in hit.roles if role.startswith("column_")]
    roles = [role for _, role in told]
    heading = {cell for cell, _ in told}
    if len(heading) == 1 and all(len(cell.words) <= _LONGEST_LABEL for cell in heading):
        return False  # "Goods delivered per" is one label, whatever each of its words may head
    if not any(role in _DESCRIBES for role in roles):
        return False
    if len({role for role in roles if role in _COUNTS}) >= _FEWEST_COLUMNS:
        return True
    return sum(_counts_alone(layout, cell) for cell in cells) >= _FEWEST_COLUMNS


def _counts_alone(layout: DocumentLayout, cell: Cell) -> bool:
    """Whether a cell is the heading of a column of figures and no more: "Ordered" beside "Delivered"."""
    own = layout.labels_in(cell)[:1]
    return any(hit.at_start and hit.closed and hit.rest is None and not _COUNTS.isdisjoint(hit.roles) for hit in own)
