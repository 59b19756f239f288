"""Payment to another account."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from api.sample.numbers import account_number
from bench.faults.catalogue import fault
from bench.faults.draft import Draft, Sale


@fault("PAY-02", "another account is printed", also=("PAY-03", "CNF-01"))
def another_account(draft: Draft, sale: Sale, chance: Random) -> None:
    sale.bill(account=replace(sale.invoice.account, number=account_number(chance)))


@fault("PAY-03", "a mail announces new bank details", everywhere=True, also=("PAY-02",))
def announced(draft: Draft, sale: Sale, chance: Random) -> None:
    (first, *rest) = draft.mails
    said = "Please note that our bank details have changed. All payments must now be made to account 9081726354 at Kaap Bank."
    draft.mails = [replace(first, texts=(said,)), *rest]
