"""A claim that another client sold."""

from __future__ import annotations

from random import Random

from bench.faults.catalogue import fault
from bench.faults.draft import Draft, Sale


@fault("DUP-05", "another client sold a claim on the same order for the same amount", also=("MAT-04",))
def on_same_order(draft: Draft, sale: Sale, chance: Random) -> None:
    other = "C001" if draft.client.client_code != "C001" else "C002"
    draft.sold_before(sale, client_code=other, invoice_number=f"X{chance.randrange(1000, 9999)}", delivery_note_number=None)
