"""A paper of another firm."""

from __future__ import annotations

from random import Random

from bench.faults.catalogue import fault
from bench.faults.draft import Draft, Sale


@fault("PTY-01", "another firm's letterhead", also=("INV-05", "FRD-02"))
def another_letterhead(draft: Draft, sale: Sale, chance: Random) -> None:
    stranger = chance.choice(draft.strangers)
    sale.bill(seller=stranger)
    sale.deliver(seller=stranger)
