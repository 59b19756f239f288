"""Old debts."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from bench.faults.catalogue import fault
from bench.faults.draft import Draft, Sale


@fault("ELG-01", "older than ninety days", also=("FRD-03",))
def old(draft: Draft, sale: Sale, chance: Random) -> None:
    sale.date(draft.today - timedelta(days=chance.randint(95, 140)))
