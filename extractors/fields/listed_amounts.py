"""The amount of an invoice in a list stands under a heading that may head its day elsewhere: "Invoiced", "Due", "Presented"."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from extractors.fields.amounts import DecimalMark, figures_in
from extractors.fields.labels import Role
from extractors.fields.listed_rows import ListedRow
from extractors.layout.tables import TableRow

_AMOUNTS: tuple[Role, ...] = ("column_line_gross", "column_line_total", "column_debit", "column_credit")


def amount_in_row(row: TableRow, roles: Mapping[Role, int], mark: DecimalMark, listed: ListedRow | None) -> Decimal | None:
    """The last figure under the first heading of amounts that has one of the row's amounts under it.

    `listed` says which figures of the row are amounts, where its form told; then a row of one amount needs no heading. Otherwise any
    figure under such a heading is the amount.
    """
    named = [roles[role] for role in _AMOUNTS if role in roles]
    under = [[each.value for each in figures_in(row.text(part), mark)] for part in named]
    if listed is None:
        return next((values[-1] for values in under if values), None)
    amounts = {figure.value for figure in listed.figures}
    own = [[value for value in values if value in amounts] for values in under]
    if any(own):
        return next(values[-1] for values in own if values)
    return listed.figures[-1].value if len(amounts) == 1 else next((values[-1] for values in under if values), None)
