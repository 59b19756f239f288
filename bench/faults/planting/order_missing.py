"""A debtor that wants its order number."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from bench.faults.catalogue import fault
from bench.faults.draft import Draft, Sale


@fault("DOC-07", "the debtor demands an order, and the invoice names none", also=("MAT-01", "INV-01", "CNF-01"))
def no_order(draft: Draft, sale: Sale, chance: Random) -> None:
    draft.know(replace(sale.debtor, requires_po=True))
    sale.order, sale.brings_order = None, False
    sale.bill(po_number=None)
    sale.deliver(po_number=None)
