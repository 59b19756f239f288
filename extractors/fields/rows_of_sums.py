"""Net, tax and total side by side in one row, as the last row of a table sums it up or a small table says it for each rate of tax."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from extractors.fields.amounts import DecimalMark, Figure, figures_of
from extractors.fields.labels import LabelHit
from extractors.fields.lookup import DocumentLayout
from extractors.fields.printed_money import AmountCandidate
from extractors.layout.lines import Cell, TextLine
from extractors.terms import Term

_LARGEST_TAX = Decimal("0.45")  # of the net
_FEWEST, _MOST = 3, 8  # figures of such a row
_LABELLED, _UNLABELLED, _UNDER_COLUMNS, _SUMMED = 0.85, 0.45, 0.7, 1.0  # worths


class RowOfSums(NamedTuple):
    """A net, its tax and what both make, in one row."""

    net: AmountCandidate
    tax: AmountCandidate
    gross: AmountCandidate


def sums_in_rows(rows: Sequence[RowOfSums], payable: Collection[AmountCandidate]) -> Iterator[tuple[Term, AmountCandidate]]:
    """What the rows say each, or, where all of them together are what a label calls payable, what they say together.

    A small table of "rate, net, tax, gross" under an amount to pay splits that amount up, and none of its rows is the total.
    """
    whole = sum((row.gross.value for row in rows), Decimal(0))
    named = [each for each in payable if each.value == whole and all(each.cell != row.gross.cell for row in rows)]
    if len(rows) > 1 and named:
        yield Term.NET_TOTAL, _together([row.net for row in rows])
        yield Term.TAX_TOTAL, _together([row.tax for row in rows])
        yield Term.GROSS_TOTAL, named[0]
        return
    for row in rows:
        yield from zip((Term.NET_TOTAL, Term.TAX_TOTAL, Term.GROSS_TOTAL), row, strict=True)


def _together(parts: Sequence[AmountCandidate]) -> AmountCandidate:
    value = sum((each.value for each in parts), Decimal(0))
    return AmountCandidate(value, tuple(each.evidence[0] for each in parts), _SUMMED, parts[-1].cell)


def row_of_sums(layout: DocumentLayout, line: TextLine, mark: DecimalMark, roles: Collection[str]) -> RowOfSums | None:
    """The first three figures of a line that are a net, a tax and their sum: 257,59 | 59,24 | 316,83; `roles` are those of totals."""
    figures = [(figure, cell) for cell in line.cells for figure in figures_of(cell, mark) if figure.looks_like_money]
    if not _FEWEST <= len(figures) <= _MOST:
        return None
    score = _LABELLED if any(_says_total(hit, roles) for cell in line.cells for hit in layout.labels_in(cell)) else _UNLABELLED
    for three in combinations(figures, 3):
        net, tax, gross = (figure.value for figure, _ in three)
        if tax and net + tax == gross and abs(tax) < abs(net) * _LARGEST_TAX:
            return RowOfSums(*(_amount(figure, cell, score) for figure, cell in three))
    return None


def _says_total(hit: LabelHit, roles: Collection[str]) -> bool:
    return not hit.roles.keys().isdisjoint(roles)


def net_and_tax(line: TextLine, mark: DecimalMark, grosses: Collection[AmountCandidate]) -> Iterator[tuple[Term, AmountCandidate]]:
    """Net and tax under their columns in the row that sums up a table, where together they make a labelled total: 合计 ¥100.00 ¥13.00."""
    figures = [(figure, cell) for cell in line.cells for figure in figures_of(cell, mark) if figure.looks_like_money]
    if len(figures) != 2:
        return
    (net, net_cell), (tax, tax_cell) = figures
    is_taxed = 0 < tax.value < net.value * _LARGEST_TAX
    if is_taxed and any(each.value == net.value + tax.value and each.cell not in (net_cell, tax_cell) for each in grosses):
        yield Term.NET_TOTAL, _amount(net, net_cell, _UNDER_COLUMNS)
        yield Term.TAX_TOTAL, _amount(tax, tax_cell, _UNDER_COLUMNS)


def _amount(figure: Figure, cell: Cell, score: float) -> AmountCandidate:
    return AmountCandidate(abs(figure.value), (cell.evidence(figure.start, figure.end),), score, cell)
