"""Debtors that need a look."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

from bench.faults.catalogue import fault
from bench.faults.draft import Draft, Sale


@fault("ELG-06", "a foreign debtor", also=("INV-05",))
def foreign(draft: Draft, sale: Sale, chance: Random) -> None:
    draft.know(replace(sale.debtor, country=chance.choice(("NA", "BW", "MZ"))))


@fault("ELG-06", "terms of 120 days")
def long_terms(draft: Draft, sale: Sale, chance: Random) -> None:
    draft.know(replace(sale.debtor, terms_days=120))
    sale.bill(payment_terms="120 days from invoice date", due_date=sale.invoice.issue_date + timedelta(days=120))
