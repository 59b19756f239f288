"""An order that earlier invoices used up."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from random import Random

from bench.faults.catalogue import fault
from bench.faults.draft import Draft, Sale
from extractors.money import Money


@fault("MAT-04", "earlier invoices billed most of the order", also=("MAT-03", "DUP-06", "DUP-07"))
def used_up(draft: Draft, sale: Sale, chance: Random) -> None:
    draft.sold_before(
        sale,
        invoice_number=sale.number_before(205),
        issue_date=sale.invoice.issue_date - timedelta(days=chance.randint(10, 40)),
        due_date=None,
        gross=Money((sale.invoice.gross_total * chance.randint(55, 90) / Decimal(100)).quantize(Decimal("0.01")), "ZAR"),
        delivery_note_number="E" + (sale.invoice.delivery_note_number or "1"),
    )
