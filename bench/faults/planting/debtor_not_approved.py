"""Debtors that nobody approved."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from bench.faults.catalogue import fault
from bench.faults.draft import Draft, Sale


@fault(
    "PTY-02",
    "a buyer who is not in the books",
    also=(
        "PTY-03",
        "MAT-01",
        "MAT-02",
        "MAT-03",
        "MAT-04",
        "DOC-07",
        "DOC-03",
        "MAT-06",
        "FND-01",
        "INV-05",
        "INV-06",
        "ELG-02",
        "ELG-03",
        "DUP-03",
        "DUP-05",
        "DUP-06",
        "DUP-07",
        "CNF-01",
    ),
)
def stranger(draft: Draft, sale: Sale, chance: Random) -> None:
    buyer = chance.choice(draft.strangers)
    sale.bill(buyer=buyer)
    sale.deliver(buyer=buyer)
    if sale.order is not None:
        sale.order = replace(sale.order, buyer=buyer)


@fault("PTY-02", "a debtor on stop", also=("FND-01",))
def stopped(draft: Draft, sale: Sale, chance: Random) -> None:
    draft.know(replace(sale.debtor, status="stopped"))
