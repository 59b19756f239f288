"""Figures like money on a paper, before anything says what they are."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from extractors.fields.amounts import DecimalMark, figures_of
from extractors.fields.currency_columns import converted_cells
from extractors.fields.lookup import DocumentLayout
from extractors.fields.total_phrases import is_converted, is_withheld
from extractors.layout.lines import Cell
from extractors.model import Evidence
from extractors.signs import has_digit

# Of 584 amounts so sure on 63 made scans and photographs not one had a digit misread, of 296 less sure ones three at the most.
_WITHOUT_DOUBT = 0.999  # likelihood of a figure's least likely sign
_STATED = ("text_layer", "plain_text", "spreadsheet", "mail")


@dataclass(frozen=True, slots=True)
class AmountCandidate:
    """A figure that may be a total: its magnitude, where it stands, and how much its label and place speak for it.

    `share` is how likely it is, where no label says so and it was guessed; `is_withheld` that its line names what the buyer keeps back.
    """

    value: Decimal
    evidence: tuple[Evidence, ...]
    score: float
    cell: Cell | None
    negative: bool = False
    share: float | None = None
    is_withheld: bool = False


def _is_scanned(cell: Cell) -> bool:
    """Whether a cell was read from a picture, so that a digit may be misread."""
    return any(word.seen_by not in _STATED for word in cell.words)


def may_be_misread(candidate: AmountCandidate) -> bool:
    """Whether a figure was read from a picture with any doubt; what was read without one says what is printed, and the paper is wrong."""
    if candidate.cell is None or not _is_scanned(candidate.cell):
        return False
    figure = [word for word in candidate.cell.words if has_digit(word.text)]
    return any(word.confidence is None or word.confidence < _WITHOUT_DOUBT for word in figure)


def _words_before(layout: DocumentLayout, cell: Cell) -> str:
    """What the cell to the left says: that an amount is only converted into another currency ("USD @ 19.76:"), or that it is withheld."""
    left = [other for other in layout.page(cell.page_number).lines[cell.line_number].cells if other.box.x1 <= cell.box.x0 + 1]
    return left[-1].text if left else ""


def all_money(layout: DocumentLayout, mark: DecimalMark, table_lines: Collection[tuple[int, int]]) -> list[AmountCandidate]:
    """Every figure like money outside the table of lines, in the order of print; what is only converted to another currency is none."""
    converted = converted_cells(layout)
    return [
        AmountCandidate(
            abs(figure.value),
            (cell.evidence(figure.start, figure.end),),
            0.0,
            cell,
            figure.value < 0,
            None,
            is_withheld(f"{before} {cell.text}"),
        )
        for cell in layout.cells_with_digits
        if (cell.page_number, cell.line_number) not in table_lines
        and not is_converted(before := _words_before(layout, cell))
        and cell not in converted
        for figure in figures_of(cell, mark)
        if figure.looks_like_money
    ]


def is_below(lower: AmountCandidate, upper: AmountCandidate) -> bool:
    """Whether an amount stands in a later line than another."""
    if lower.cell is None or upper.cell is None:
        return False
    return (lower.cell.page_number, lower.cell.line_number) > (upper.cell.page_number, upper.cell.line_number)
