"""Tax numbers that are not those on file."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from api.sample.numbers import vat_number
from bench.faults.catalogue import fault
from bench.faults.draft import Draft, Sale


@fault("INV-05", "the debtor's VAT number is another than on file", also=("PTY-03",))
def another_number(draft: Draft, sale: Sale, chance: Random) -> None:
    sale.bill(buyer=replace(sale.invoice.buyer, tax_id=vat_number(chance)))
