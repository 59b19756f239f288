"""Rent: the same amount every month under the next number."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from random import Random

from api.sample.particulars import Goods
from bench.faults.catalogue import honest
from bench.faults.draft import Draft, Sale


@honest("a monthly fee for the same amount", "DUP-02", "DUP-03", "DUP-04", "DUP-07", "FRD-03")
def rent(draft: Draft, sale: Sale, chance: Random) -> None:
    price = Decimal(chance.randrange(900_000, 2_500_000)) / 100
    fee = Goods("Monthly rental of storage racks and forklift", Decimal(1), "MTH", price, "RENT-1")
    sale.with_lines((fee,))
    for months in (1, 2, 3):
        number = sale.invoice.number
        prefix = number.rstrip("0123456789")
        draft.sold_before(
            sale,
            invoice_number=f"{prefix}{int(number[len(prefix) :]) - 97 * months}",
            issue_date=sale.invoice.issue_date - timedelta(days=30 * months),
            due_date=None,
            po_number=f"R{months}{sale.invoice.po_number}",
            delivery_note_number=f"R{months}{sale.invoice.delivery_note_number}",
            status="open" if months < 3 else "paid",
        )
