"""Another debtor with nearly the same name."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from api.sample.numbers import registration_number, vat_number
from bench.faults.catalogue import honest
from bench.faults.draft import Draft, Sale


@honest("another debtor in the books has a like name", "PTY-03", "PTY-02")
def sister(draft: Draft, sale: Sale, chance: Random) -> None:
    words = sale.debtor.name.split()
    name = " ".join((words[0], chance.choice(("Properties", "Transport", "Farming")), *words[-2:]))
    draft.know(
        replace(
            sale.debtor,
            debtor_code="D900",
            name=name,
            tax_id=vat_number(chance),
            registration_number=registration_number(chance),
            address="9 Verlore Street, Upington, 8801",
        )
    )
