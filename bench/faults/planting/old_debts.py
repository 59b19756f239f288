"""A debtor with much old debt."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from random import Random

from bench.faults.catalogue import fault
from bench.faults.draft import Draft, Sale
from extractors.money import Money


@fault("ELG-02", "a third of what the debtor owes is over ninety days old", also=("ELG-03", "FND-01"))
def old_debts(draft: Draft, sale: Sale, chance: Random) -> None:
    owed = draft.owed_by(sale.debtor.debtor_code)
    issued = draft.today - timedelta(days=chance.randint(100, 180))
    draft.sold_before(
        sale,
        invoice_number=f"OLD{chance.randrange(1000, 9999)}",
        issue_date=issued,
        due_date=None,
        gross=Money((owed / 2 + Decimal("1000.37")).quantize(Decimal("0.01")), "ZAR"),
        po_number=None,
        delivery_note_number=None,
    )
