"""Some papers print the figures of their totals before the words: "1,234.00  Sub Total" over "1,419.10  Total due"."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.fields.amounts import DecimalMark, Figure, figures_of
from extractors.fields.labels import LabelHit
from extractors.fields.lookup import DocumentLayout
from extractors.layout.lines import Cell, PageLayout, TextLine
from extractors.signs import has_digit, letter_count

_FARTHEST = 4.0  # heights of print
_LONGEST_CODE = 3  # letters of a currency
_CLEARLY_FARTHER = 4.0  # times
_UNDER = 1.5  # heights of print
_WORDS_AND_AMOUNT = 2  # cells


def figure_before(layout: DocumentLayout, hit: LabelHit, mark: DecimalMark) -> tuple[Figure, Cell] | None:
    """The figure close before a label of a total that ends its line, where none stands behind it or under it.

    None where the figure is that of a label before it: "Sub Total  1,234.00  VAT", with the tax on another line.
    """
    line = layout.page(hit.cell.page_number).lines[hit.cell.line_number]
    if any(figure.looks_like_money for cell in _behind(line, hit) for figure in figures_of(cell, mark)):
        return None
    before = _before(line, hit)
    figure = _only_figure(before, mark) if before is not None else None
    if before is None or figure is None or _has_money_under(layout, hit, mark):
        return None
    left = [cell for cell in line.cells if cell.box.x1 <= before.box.x0 + 1 and cell is not hit.cell]
    near = bool(left) and before.box.x0 - left[-1].box.x1 < _CLEARLY_FARTHER * max(hit.own.box.x0 - before.box.x1, hit.own.height)
    if near and any(each.at_start and each.rest is None for each in layout.labels_in(left[-1])):
        return None
    return figure, before


def _behind(line: TextLine, hit: LabelHit) -> list[Cell]:
    rest = [hit.rest] if hit.rest is not None else []
    return rest + [cell for cell in line.cells if cell.box.x0 >= hit.cell.box.x1 - 1 and cell is not hit.cell]


def _before(line: TextLine, hit: LabelHit) -> Cell | None:
    """What stands close before a label: the words before it in its own cell, or the cell to the left of it."""
    if hit.first:
        return hit.cell.part(0, hit.first)
    left = [cell for cell in line.cells if cell.box.x1 <= hit.own.box.x0 + 1]
    return left[-1] if left and hit.own.box.x0 - left[-1].box.x1 < _FARTHEST * hit.own.height else None


def _only_figure(cell: Cell, mark: DecimalMark) -> Figure | None:
    """The amount that a cell holds with no word but the code of a currency beside it."""
    if any(letter_count(word.text) > _LONGEST_CODE for word in cell.words):
        return None
    figures = [figure for figure in figures_of(cell, mark) if not figure.percent]
    return figures[0] if len(figures) == 1 and figures[0].looks_like_money and figures[0].decimals else None


def _has_money_under(layout: DocumentLayout, hit: LabelHit, mark: DecimalMark) -> bool:
    """Whether an amount stands right under a label, as under the heading of a column."""
    page, own = layout.page(hit.cell.page_number), hit.own.box
    for line in page.lines[hit.cell.line_number + 1 : hit.cell.line_number + 3]:
        if line.box.top - own.bottom > _UNDER * page.height_of_print:
            return False
        for cell in line.cells:
            for figure in figures_of(cell, mark):
                box = cell.evidence(figure.start, figure.end).box
                if figure.looks_like_money and not figure.percent and box is not None and box.x0 < own.x1 and own.x0 < box.x1:
                    return True
    return False


def has_value_under(page: PageLayout, label: Cell, right: Sequence[Cell], mark: DecimalMark) -> bool:
    """Whether the value of a label stands under it, and what stands beside it are the words and the amount of another total.

    So papers set the total large at the left of the other totals: "TOTAL | Goods | 1,234.00" over "1,419.10 | VAT | 185.10".
    """
    if len(right) < _WORDS_AND_AMOUNT or _is_no_words(right[0]):
        return False
    for line in page.lines[label.line_number + 1 : label.line_number + 2]:
        under = [cell for cell in line.cells if cell.box.x0 < label.box.x1 and label.box.x0 < cell.box.x1]
        if len(under) == 1 and under[0] is line.cells[0] and under[0].box.x1 < right[0].box.x0 and _only_figure(under[0], mark) is not None:
            return True
    return False


def _is_no_words(cell: Cell) -> bool:
    return has_digit(cell.text) or letter_count(cell.text) <= _LONGEST_CODE
