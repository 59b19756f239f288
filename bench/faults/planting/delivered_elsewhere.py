"""A proof of another delivery."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from bench.faults.catalogue import fault
from bench.faults.draft import Draft, Sale


@fault("MAT-06", "delivered to another firm", also=("DOC-03", "DOC-05", "MAT-03", "MAT-05"))
def another_consignee(draft: Draft, sale: Sale, chance: Random) -> None:
    sale.deliver(buyer=chance.choice(draft.strangers))


@fault("MAT-06", "the delivery note names another order", also=("DOC-03", "DOC-05", "DOC-07"))
def another_order(draft: Draft, sale: Sale, chance: Random) -> None:
    sale.deliver(po_number=f"PO9{chance.randrange(10000, 99999)}")


@fault("MAT-06", "an old delivery under a new date", also=("MAT-05", "DOC-03", "ELG-01"))
def old_delivery(draft: Draft, sale: Sale, chance: Random) -> None:
    day = sale.invoice.issue_date - timedelta(days=chance.randint(110, 160))
    sale.deliver(despatched_on=day, delivered_on=day)
