"""A debtor that the client owes."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from bench.faults.catalogue import fault
from bench.faults.draft import Draft, Sale
from extractors.money import Money
from verification.model import Contra


@fault("ELG-04", "the client owes the debtor")
def owes(draft: Draft, sale: Sale, chance: Random) -> None:
    owed = Money(Decimal(chance.randrange(1_000_000, 9_000_000)) / 100, "ZAR")
    draft.contras.append(Contra(sale.debtor.debtor_code, owed.rounded(), draft.today))
