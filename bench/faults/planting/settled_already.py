"""A debt that is no more."""

from __future__ import annotations

from random import Random

from bench.faults.catalogue import fault
from bench.faults.draft import Draft, Sale


@fault("ELG-09", "the ledger shows it as paid, disputed or credited", also=("DUP-02", "DUP-04", "DUP-06", "MAT-03", "MAT-04"))
def settled(draft: Draft, sale: Sale, chance: Random) -> None:
    draft.sold_before(sale, status=chance.choice(("paid", "disputed", "credited")))
