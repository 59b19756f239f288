"""A number far ahead."""

from __future__ import annotations

from random import Random

from bench.faults.catalogue import fault
from bench.faults.draft import Draft, Sale


@fault("FRD-03", "the number is hundreds after the last one")
def far_ahead(draft: Draft, sale: Sale, chance: Random) -> None:
    prefix = sale.invoice.number.rstrip("0123456789")
    sale.bill(number=f"{prefix}{int(sale.invoice.number[len(prefix) :]) + chance.randint(600, 900)}")
    sale.deliver(invoice_number=None)
