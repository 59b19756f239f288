"""Another way of numbering."""

from __future__ import annotations

from random import Random

from bench.faults.catalogue import fault
from bench.faults.draft import Draft, Sale


@fault("FRD-02", "a number made in another way", also=("FRD-03",))
def another_series(draft: Draft, sale: Sale, chance: Random) -> None:
    sale.bill(number=f"ZK/{chance.randrange(10, 99)}-{chance.randrange(100, 999)}/Q")
    sale.deliver(invoice_number=None)
