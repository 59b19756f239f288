"""Pre-billing."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from bench.faults.catalogue import fault
from bench.faults.draft import Draft, Sale


@fault("MAT-05", "delivered days after the invoice", also=("MAT-06",))
def delivered_later(draft: Draft, sale: Sale, chance: Random) -> None:
    day = min(sale.invoice.issue_date + timedelta(days=chance.randint(2, 9)), draft.today)
    if day <= sale.invoice.issue_date + timedelta(days=1):
        sale.date(draft.today - timedelta(days=6))
        day = draft.today - timedelta(days=2)
    sale.deliver(despatched_on=day, delivered_on=day)
