"""Limits without room."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from random import Random

from bench.faults.catalogue import fault
from bench.faults.draft import Draft, Sale
from extractors.money import Money


@fault("FND-01", "the debtor's limit is used up")
def debtor_limit(draft: Draft, sale: Sale, chance: Random) -> None:
    draft.know(replace(sale.debtor, credit_limit=Money(draft.owed_by(sale.debtor.debtor_code).quantize(Decimal(1)), "ZAR")))


@fault("FND-01", "more is drawn than the book allows", everywhere=True, about_package=True)
def overdrawn(draft: Draft, sale: Sale, chance: Random) -> None:
    draft.drawn_share = Decimal("1.2")
    draft.client = replace(draft.client, facility=replace(draft.client.facility, fixed_reserve=Decimal(100_000)))


@fault("FND-01", "the facility's limit is used up", everywhere=True, about_package=True)
def client_limit(draft: Draft, sale: Sale, chance: Random) -> None:
    limit = Money(Decimal(2_000_000), "ZAR")
    draft.client = replace(draft.client, facility=replace(draft.client.facility, limit=limit))
