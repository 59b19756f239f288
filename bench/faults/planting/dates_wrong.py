"""Dates that cannot be."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from bench.faults.catalogue import fault
from bench.faults.draft import Draft, Sale


@fault("INV-06", "dated in the future", also=("MAT-05", "FRD-03"))
def to_come(draft: Draft, sale: Sale, chance: Random) -> None:
    ahead = draft.today + timedelta(days=chance.randint(5, 20))
    terms = sale.debtor.terms_days or 30
    sale.bill(issue_date=ahead, due_date=ahead + timedelta(days=terms))


@fault("INV-06", "due weeks after what the terms say")
def against_terms(draft: Draft, sale: Sale, chance: Random) -> None:
    terms = sale.debtor.terms_days or 30
    sale.bill(due_date=sale.invoice.issue_date + timedelta(days=terms - chance.choice((14, 20))))
