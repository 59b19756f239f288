"""A rate that the country does not have."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from bench.faults.catalogue import fault
from bench.faults.draft import Draft, Sale


@fault("INV-03", "tax at a rate that South Africa does not have", also=("MAT-04",))
def unknown_rate(draft: Draft, sale: Sale, chance: Random) -> None:
    sale.invoice_layout = "ruled"
    sale.bill(tax_rate=Decimal(chance.choice((13, 12, 16))), language="en")
