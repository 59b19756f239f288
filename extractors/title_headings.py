"""What names a kind of paper over the rows of a list, in the second line of a heading, or in a label that goes on below, titles nothing."""

from __future__ import annotations

from extractors.fields.amounts import figures_of
from extractors.fields.lookup import DocumentLayout
from extractors.layout.lines import Cell, PageLayout
from extractors.signs import COLONS_AND_ARROWS, has_digit
from extractors.titles import kind_of_title

_LINES_OF_HEADING = 4
_CELLS_OF_ROW = 3
_TIGHT, _CLOSE = 0.8, 2.0  # heights of print between the lines of a heading, and from it to the first row
_FLUSH = 3.0  # points
_ENDS_LABEL = tuple(COLONS_AND_ARROWS)
_OF_PARTIES = frozenset({"buyer_heading", "seller_heading", "ship_to_heading", "bill_to_heading", "payer_heading", "payee_heading"})


def heads_rows(page: PageLayout, cell: Cell) -> bool:
    """Whether a bare cell stands in the heading, of however many lines, of a row that holds a number under it and ends in an amount.

    "FACTUUR" is the second line of "Datum factuur" over the list of a remittance.
    """
    under = cell
    for line in page.lines[cell.line_number + 1 : cell.line_number + 1 + _LINES_OF_HEADING]:
        is_row = len(line.cells) >= _CELLS_OF_ROW and any(has_digit(each.text) for each in line.cells)
        if line.box.top - under.box.bottom > (_CLOSE if is_row else _TIGHT) * page.height_of_print:
            return False
        if is_row:
            return _ends_in_money(line.cells[-1]) and any(has_digit(each.text) and _overlap(each, cell) for each in line.cells)
        if any(has_digit(each.text) for each in line.cells):
            return False
        under = line.cells[-1]
    return False


def heads_a_party(layout: DocumentLayout, cell: Cell) -> bool:
    """Whether a cell is from end to end what stands over a name and address: "Rechnung für" on an order, "Invoice issuer" on any form."""
    hit = next(iter(layout.labels_in(cell)), None)
    is_heading = hit is not None and hit.at_start and hit.rest is None and hit.roles.keys() <= _OF_PARTIES
    return is_heading and not ((titled := kind_of_title(cell.text)) is not None and titled[1] >= 1.0)  # "Customer invoice" is no heading


def is_in_label(page: PageLayout, cell: Cell) -> bool:
    """Whether a cell is part of a label of several lines: "U" over "AANKOOPBESTELLING" over ">", "VIR" over "REKENING" over "VAN >"."""
    over, under = _flush_beside(page, cell, up=True), _flush_beside(page, cell, up=False)
    if under is None or cell.text.endswith(_ENDS_LABEL) or not under.text.endswith(_ENDS_LABEL) or has_digit(under.text):
        return False
    return under.text in _ENDS_LABEL or (over is not None and not has_digit(over.text) and not over.text.endswith(_ENDS_LABEL))


def _flush_beside(page: PageLayout, cell: Cell, *, up: bool) -> Cell | None:
    """The cell close over or under another that begins where it does."""
    first = max(0, cell.line_number - 2) if up else cell.line_number + 1
    lines = page.lines[first : cell.line_number] if up else page.lines[first : first + 2]
    for each in (each for line in lines for each in line.cells if abs(each.box.x0 - cell.box.x0) < _FLUSH):
        gap = cell.box.top - each.box.bottom if up else each.box.top - cell.box.bottom
        if gap < _TIGHT * page.height_of_print:
            return each
    return None


def _ends_in_money(cell: Cell) -> bool:
    return any(figure.looks_like_money for mark in (".", ",") for figure in figures_of(cell, mark))


def _overlap(one: Cell, other: Cell) -> bool:
    return one.box.x0 < other.box.x1 and other.box.x0 < one.box.x1
