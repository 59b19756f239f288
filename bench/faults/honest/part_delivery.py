"""An order filled in two parts."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

from bench.faults.catalogue import honest
from bench.faults.draft import Draft, Sale
from extractors.money import Money


@honest("a second part of an order, the first was billed before", "MAT-03", "MAT-04", "DUP-06", "DUP-07")
def second_part(draft: Draft, sale: Sale, chance: Random) -> None:
    if sale.order is None:
        return
    whole = tuple(replace(each, quantity=each.quantity * 3) for each in sale.invoice.lines)
    sale.order = replace(sale.order, lines=whole)
    draft.sold_before(
        sale,
        invoice_number=sale.number_before(143),
        issue_date=sale.invoice.issue_date - timedelta(days=11),
        due_date=None,
        gross=Money(sale.invoice.gross_total * 2, "ZAR"),
        delivery_note_number=f"F{sale.invoice.delivery_note_number}",
    )
