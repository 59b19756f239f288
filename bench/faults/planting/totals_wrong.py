"""A total that does not follow."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from bench.faults.catalogue import fault
from bench.faults.draft import Draft, Sale


@fault("INV-02", "the printed total is not lines and tax", also=("MAT-04", "SCH-02", "CNF-01"))
def wrong_sum(draft: Draft, sale: Sale, chance: Random) -> None:
    sale.bill(printed_gross=sale.invoice.gross_total + chance.choice((90, 900, 270, Decimal("45.00"))))
