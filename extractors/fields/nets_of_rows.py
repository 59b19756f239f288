"""A row that prints its amount with tax mostly prints it without too: the tax at the rate of the row is what they differ by."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from extractors.fields.amounts import DecimalMark, figures_in
from extractors.fields.cell_figures import lone_figure
from extractors.layout.tables import TableRow

_CENT = Decimal("0.01")
_HUNDRED = Decimal(100)


def net_beside_gross(gross: int, columns: Sequence[int], rows: Sequence[TableRow], mark: DecimalMark) -> int | None:
    """The one of the columns whose amounts become those of the gross column by the rate of tax that each row prints, in every row."""
    return next((column for column in columns if column != gross and _are_nets(column, gross, rows, mark)), None)


def _are_nets(net: int, gross: int, rows: Sequence[TableRow], mark: DecimalMark) -> bool:
    taxed = 0
    for row in rows:
        before, after = lone_figure(row.text(net), mark), lone_figure(row.text(gross), mark)
        if before is None or after is None:
            continue
        rates = [figure.value for cell in row.line.cells for figure in figures_in(cell.text, mark) if figure.percent]
        if not any(abs(before.value * (1 + rate / _HUNDRED) - after.value) <= _CENT for rate in rates):
            return False
        taxed += before.value != after.value
    return taxed > 0
