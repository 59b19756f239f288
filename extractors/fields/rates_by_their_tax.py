"""The rate of a tax that no listed label names: the percentage that stands in the line of the tax and makes it of the net.

"Uitsetbelasting 15.00%   1,732.74" says its rate to whoever knows that 1,732.74 is the tax on 11,551.63, whatever the word is.
"""

from __future__ import annotations

from decimal import Decimal

from extractors.fields.amounts import DecimalMark, figures_of
from extractors.fields.lookup import DocumentLayout
from extractors.fields.printed_money import AmountCandidate
from extractors.model import Evidence

_CENT = Decimal("0.02")
_HIGHEST = 40


def rates_by_their_tax(
    layout: DocumentLayout, mark: DecimalMark, net: AmountCandidate | None, tax: AmountCandidate | None
) -> list[tuple[Decimal, Evidence]]:
    """The percentages in the line of a tax that make it of the net to the cent."""
    if net is None or tax is None or not net.value or tax.cell is None or len(tax.evidence) != 1:
        return []
    page, own = layout.page(tax.cell.page_number), tax.cell.line_number
    return [
        (figure.value, cell.evidence(figure.start, figure.end))
        for cell in page.lines[own].cells
        for figure in figures_of(cell, mark)
        if figure.percent and 0 <= figure.value <= _HIGHEST and abs(net.value * figure.value / 100 - tax.value) <= _CENT
    ]
