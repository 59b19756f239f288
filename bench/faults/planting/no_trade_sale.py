"""Sales that are no sales on credit to a business."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from bench.faults.catalogue import fault
from bench.faults.draft import Draft, Sale


@fault("ELG-05", "the debtor is of the client's group", also=("PTY-04",))
def group(draft: Draft, sale: Sale, chance: Random) -> None:
    draft.know(replace(sale.debtor, related_clients=(draft.client.client_code,)))


@fault("ELG-05", "a sale for cash", also=("INV-06",))
def cash(draft: Draft, sale: Sale, chance: Random) -> None:
    sale.bill(payment_terms="Cash on delivery", due_date=None, language="en")
