"""A debtor known only by a likeness."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from bench.faults.catalogue import fault
from bench.faults.draft import Draft, Sale
from verification.matching.company_names import core_name

_ALSO = (
    "PTY-02", "INV-04", "INV-05", "MAT-01", "MAT-02", "MAT-03", "MAT-04", "MAT-06", "DOC-07", "FND-01", "CNF-01",
    "DUP-03", "DUP-05", "DUP-06", "DUP-07", "ELG-02", "ELG-03",
)  # fmt: skip


@fault(
    "PTY-03",
    "a name with another last word, elsewhere and without a tax number",
    also=_ALSO,
)
def another_word(draft: Draft, sale: Sale, chance: Random) -> None:
    words = core_name(sale.invoice.buyer.name).title().split()
    last = chance.choice(("Trading", "Holdings", "Services"))
    name = " ".join((*words[:-1], words[-1], last)) if len(words) > 1 else f"{words[0]} {last}"
    buyer = replace(sale.invoice.buyer, name=f"{name} (Pty) Ltd", tax_id=None, registration_number=None, address=draft.strangers[0].address)
    sale.bill(buyer=buyer)
