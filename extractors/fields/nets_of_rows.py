"""A row that prints its amount with tax mostly prints it without too: the tax at the rate of the row is what they differ by."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from extractors.fields.amounts import DecimalMark, figures_in
from extractors.fields.cell_figures import lone_figure
from extractors.layout.tables import TableRow

_CENT = Decimal("0.01")
_HUNDRED = Decimal(100)
_FEWEST_ALIKE = 3  # rows
_HIGHEST_RATE = 30  # per cent


def net_beside_gross(gross: int, columns: Sequence[int], rows: Sequence[TableRow], mark: DecimalMark) -> int | None:
    """The one of the columns whose amounts become those of the gross column by a rate of tax, in every row.

    It is the rate that the row prints, or where none prints one, the same in all.
    """
    return next((column for column in columns if column != gross and _are_nets(column, gross, rows, mark)), None)


def _are_nets(net: int, gross: int, rows: Sequence[TableRow], mark: DecimalMark) -> bool:
    amounts = []
    for row in rows:
        before, after = lone_figure(row.text(net), mark), lone_figure(row.text(gross), mark)
        if before is not None and after is not None:
            rates = [figure.value for cell in row.line.cells for figure in figures_in(cell.text, mark) if figure.percent]
            amounts.append((before.value, after.value, rates))
    taxed = [each for each in amounts if each[0] != each[1]]
    if not taxed:
        return False
    if any(rates for *_, rates in amounts):
        return all(any(_is_taxed(before, after, rate) for rate in rates) for before, after, rates in amounts)
    largest = max(taxed)
    rate = round((largest[1] / largest[0] - 1) * _HUNDRED, 1) if largest[0] > 0 else Decimal(0)
    return len(taxed) >= _FEWEST_ALIKE and 0 < rate <= _HIGHEST_RATE and all(_is_taxed(before, after, rate) for before, after, _ in amounts)


def _is_taxed(before: Decimal, after: Decimal, rate: Decimal) -> bool:
    return abs(before * (1 + rate / _HUNDRED) - after) <= _CENT
