"""Two invoices that add up to an earlier one."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from random import Random

from bench.faults.catalogue import fault
from bench.faults.draft import Draft, Sale
from extractors.money import Money


@fault("DUP-07", "two earlier invoices on the same order add up to this one", also=("MAT-03", "MAT-04", "DUP-06"))
def merged(draft: Draft, sale: Sale, chance: Random) -> None:
    whole = sale.invoice.gross_total
    part = (whole * chance.randrange(300, 700) / 1000).quantize(Decimal("0.01"))
    issued = sale.invoice.issue_date - timedelta(days=chance.randint(15, 40))
    for place, amount in enumerate((part, whole - part)):
        number = sale.number_before(311 + 7 * place)
        draft.sold_before(
            sale, invoice_number=number, issue_date=issued, due_date=None, gross=Money(amount, "ZAR"), delivery_note_number=None
        )
