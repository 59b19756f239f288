"""One delivery behind two invoices."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from random import Random

from bench.faults.catalogue import fault
from bench.faults.draft import Draft, Sale
from extractors.money import Money


@fault("DUP-06", "an earlier invoice over most of the amount names the same delivery note", also=("MAT-03", "MAT-04", "DUP-07"))
def billed_before(draft: Draft, sale: Sale, chance: Random) -> None:
    draft.sold_before(
        sale,
        invoice_number=sale.number_before(chance.randrange(250, 999)),
        issue_date=sale.invoice.issue_date - timedelta(days=chance.randint(2, 15)),
        gross=Money((sale.invoice.gross_total * Decimal("0.83")).quantize(Decimal("0.01")), "ZAR"),
        po_number=None,
    )
