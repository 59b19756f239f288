"""The figures of a line by where they end on the right, which is what columns of figures share, and the lines that name a total."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.fields.amounts import DecimalMark, Figure, figures_in, figures_of
from extractors.fields.cell_figures import parted_quantity
from extractors.fields.dates import dates_of
from extractors.fields.lookup import DocumentLayout, once_a_layout
from extractors.fields.total_phrases import role_of_phrase
from extractors.layout.lines import Cell, PageLayout, TextLine, box_of
from extractors.model import Word
from extractors.signs import has_digit, letter_count

_BEHIND_DIGITS = " ABCDEFGHIJKLMNOPQRSTUVWXYZ€$£¥₹"
_FIGURES_OF_A_ROW = 2  # a quantity and a price stand before the tax of a line, and before no total
_ADDS = re.compile(r"(?i)\W*(?:plus|zzgl|zuz[üu]glich|vermeerderd met)\b")  # "Plus GST" comes to what stands over it
SUM_ROLES = frozenset({"net_total", "gross_total", "tax_total", "amount_due", "lines_total"})
_SURELY = 0.6
_NET_AND_GROSS = ("net_total", "gross_total")
_TOTAL_ROLES = SUM_ROLES | {"prepaid_total", "not_a_total", "tender"}


@dataclass(frozen=True, eq=False)
class PrintedFigure:
    """A figure of a page by where it ends on the right, which is what columns of figures share."""

    figure: Figure
    cell: Cell
    line: TextLine
    right: float
    left: float
    unit: str | None = None


@dataclass(frozen=True, eq=False)
class MultiplyingRow:
    """Three figures that multiply: where they stand and the page they stand on."""

    quantity: PrintedFigure
    price: PrintedFigure
    total: PrintedFigure
    page: PageLayout

    @property
    def is_telling(self) -> bool:
        """Whether the product could hardly come about by chance: one times anything is itself."""
        return self.quantity.figure.value not in (0, 1) and self.price.figure.value not in (0, 1)


def figures_on(line: TextLine, mark: DecimalMark) -> list[PrintedFigure]:
    found = []
    for cell in line.cells:
        if not has_digit(cell.text):
            continue
        dates = dates_of(cell)
        for figure in figures_of(cell, mark):
            if figure.percent or any(each.start < figure.end and figure.start < each.end for each in dates):
                continue
            digits = cell.text[figure.start : figure.end].rstrip(_BEHIND_DIGITS)  # a currency may belong to the next figure
            box = box_of(cell.words_between(figure.start, figure.start + len(digits)))
            found.append(PrintedFigure(figure, cell, line, box.x1, box.x0))
        found += _with_glued_units(cell, line, mark)
    return found


def _with_glued_units(cell: Cell, line: TextLine, mark: DecimalMark) -> Iterator[PrintedFigure]:
    """The quantities of a cell that are printed without a space before their units: 10kg."""
    at = 0
    for word in cell.words:
        start = cell.text.index(word.text, at)
        at = start + len(word.text)
        parted = parted_quantity(word.text)
        figures = figures_in(parted[0], mark) if parted else []
        if parted and len(figures) == 1 and (word.text.endswith("l") or not figures_in(word.text, mark)):
            figure = replace(figures[0], start=start, end=at)
            yield PrintedFigure(figure, cell, line, word.box.x1, word.box.x0, parted[1])


@once_a_layout
def is_a_total(layout: DocumentLayout, line: TextLine) -> bool:
    """Whether a line names what it prints as a total, a tax or a payment, and does not only begin with such a word."""
    first = line.cells[0].text
    if role_of_phrase(first) in (("tax_total",) if "%" in first or _ADDS.match(first) else _NET_AND_GROSS):
        return True
    return any(
        hit.at_start
        and "column_unit_price" not in hit.roles
        and any(weight >= _SURELY and role in _TOTAL_ROLES for role, weight in hit.roles.items())
        and sum(has_digit(other.text) for other in line.cells if other.box.x1 < cell.box.x0) < _FIGURES_OF_A_ROW
        and sum(_is_worded(word) for word in cell.words[hit.last :]) <= (2 if set(hit.roles) & SUM_ROLES else 1)
        for cell in line.cells
        for hit in layout.labels_in(cell)
    )


def _is_worded(word: Word) -> bool:
    return letter_count(word.text) >= 3


def middle_of(line: TextLine) -> float:
    return (line.box.top + line.box.bottom) / 2
