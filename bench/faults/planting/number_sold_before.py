"""One invoice number for two claims."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from bench.faults.catalogue import fault
from bench.faults.draft import Draft, Sale


@fault("DUP-02", "the number was sold before", also=("DUP-03", "DUP-04", "DUP-06", "MAT-03", "MAT-04", "DUP-07"))
def same_number(draft: Draft, sale: Sale, chance: Random) -> None:
    earlier = sale.invoice.issue_date - timedelta(days=chance.randint(0, 30))
    number = chance.choice((sale.invoice.number, sale.invoice.number.lower()))
    draft.sold_before(sale, invoice_number=number, issue_date=earlier, due_date=None, delivery_note_number=None, po_number=None)
