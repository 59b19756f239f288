"""What the tax law wants on an invoice."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from bench.faults.catalogue import UnsuitedError, fault
from bench.faults.draft import Draft, Sale

_TOO_SMALL_TO_NEED_ONE = 50  # rand; no tax invoice is needed for less (VAT Act 89/1991 s20(6))


@fault("INV-04", "the supplier's VAT number is missing though tax is charged")
def no_tax_number(draft: Draft, sale: Sale, chance: Random) -> None:
    if sale.invoice.gross_total <= _TOO_SMALL_TO_NEED_ONE:
        raise UnsuitedError
    sale.bill(seller=replace(sale.invoice.seller, tax_id=None))


@fault("INV-04", "the recipient's address is missing on a large invoice")
def no_buyer_address(draft: Draft, sale: Sale, chance: Random) -> None:
    if sale.invoice.gross_total <= 5000:
        raise UnsuitedError
    sale.bill(buyer=replace(sale.invoice.buyer, address=()))
