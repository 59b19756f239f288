"""What the tax law wants on an invoice."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from bench.faults.catalogue import UnsuitedError, fault
from bench.faults.draft import Draft, Sale


@fault("INV-04", "the supplier's VAT number is missing though tax is charged")
def no_tax_number(draft: Draft, sale: Sale, chance: Random) -> None:
    sale.bill(seller=replace(sale.invoice.seller, tax_id=None))


@fault("INV-04", "the recipient's address is missing on a large invoice")
def no_buyer_address(draft: Draft, sale: Sale, chance: Random) -> None:
    if sale.invoice.gross_total <= 5000:
        raise UnsuitedError
    sale.bill(buyer=replace(sale.invoice.buyer, address=()))
