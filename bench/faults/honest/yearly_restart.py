"""Numbers that begin anew each year."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from random import Random

from bench.faults.catalogue import honest
from bench.faults.draft import Draft, Sale
from extractors.money import Money


@honest("last year's invoice had the same number", "DUP-02", "DUP-03")
def last_year(draft: Draft, sale: Sale, chance: Random) -> None:
    issued = sale.invoice.issue_date - timedelta(days=365)
    gross = Money((sale.invoice.gross_total * Decimal("1.37")).quantize(Decimal("0.01")), "ZAR")
    draft.sold_before(sale, gross=gross, issue_date=issued, due_date=None, po_number="LY1", delivery_note_number="LYD1", status="paid")
