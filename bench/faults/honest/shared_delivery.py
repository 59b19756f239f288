"""Two invoices that share one delivery."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

from bench.faults.catalogue import honest
from bench.faults.draft import Draft, Sale
from extractors.money import Money


@honest("an earlier invoice billed another part of the same delivery", "DUP-06", "MAT-03", "MAT-04", "DUP-07")
def shared(draft: Draft, sale: Sale, chance: Random) -> None:
    if sale.order is None or sale.delivery is None:
        return
    whole = tuple(replace(each, quantity=each.quantity * 2) for each in sale.invoice.lines)
    sale.order = replace(sale.order, lines=whole)
    sale.deliver(lines=whole, invoice_number=None)
    draft.sold_before(
        sale,
        invoice_number=sale.number_before(143),
        issue_date=sale.invoice.issue_date - timedelta(days=1),
        due_date=None,
        gross=Money(sale.invoice.gross_total, "ZAR"),
    )
