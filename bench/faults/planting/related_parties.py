"""Client and debtor that belong together."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from bench.faults.catalogue import fault
from bench.faults.draft import Draft, Sale


@fault("PTY-04", "the debtor has the client's tax number on file", also=("ELG-05", "INV-05"))
def tax_number(draft: Draft, sale: Sale, chance: Random) -> None:
    draft.know(replace(sale.debtor, particulars=replace(sale.debtor.particulars, bank_accounts=(draft.own_account.number,))))
    draft.client = replace(draft.client, particulars=replace(draft.client.particulars, bank_accounts=(draft.own_account.number,)))


@fault("PTY-04", "a director of the client is a director of the debtor")
def director(draft: Draft, sale: Sale, chance: Random) -> None:
    name = "Thandiwe Nomvula Khumalo-Berg"
    draft.know(replace(sale.debtor, particulars=replace(sale.debtor.particulars, directors=(name,))))
    draft.kyc_people = (name,)
