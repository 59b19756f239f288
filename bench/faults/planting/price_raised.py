"""Dearer than ordered."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random

from api.sample.particulars import cents
from bench.faults.catalogue import fault
from bench.faults.draft import Draft, Sale


@fault("MAT-02", "one unit price 4 to 15 % above the order", also=("MAT-04",))
def dearer(draft: Draft, sale: Sale, chance: Random) -> None:
    lines = list(sale.invoice.lines)
    at = max(range(len(lines)), key=lambda place: lines[place].unit_price)
    lines[at] = replace(lines[at], unit_price=cents(lines[at].unit_price * (100 + chance.randint(4, 15)) / Decimal(100)))
    sale.bill(lines=tuple(lines))
