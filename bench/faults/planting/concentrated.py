"""One debtor that owes much of the book."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from random import Random

from bench.faults.catalogue import fault
from bench.faults.draft import Draft, Sale
from extractors.money import Money


@fault("ELG-03", "the debtor owes more than a fifth of the book", also=("FND-01",))
def concentrated(draft: Draft, sale: Sale, chance: Random) -> None:
    book = sum(draft.owed_by(code) for code in draft.debtors)
    draft.sold_before(
        sale,
        invoice_number=f"BIG{chance.randrange(1000, 9999)}",
        issue_date=draft.today - timedelta(days=chance.randint(10, 60)),
        due_date=None,
        gross=Money((Decimal(book) / 3 + Decimal("917.21")).quantize(Decimal("0.01")), "ZAR"),
        po_number=None,
        delivery_note_number=None,
    )
