"""A paper that belongs to no invoice."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from api.sample.documents import draw_delivery_note, draw_purchase_order
from bench.faults.catalogue import UnsuitedError, fault
from bench.faults.draft import Draft, Sale


@fault("DOC-05", "the delivery note of another sale", about_package=True)
def another_delivery(draft: Draft, sale: Sale, chance: Random) -> None:
    if sale.delivery is None:
        raise UnsuitedError
    buyer = chance.choice(draft.strangers)
    number, order = f"DN8{chance.randrange(10000, 99999)}", f"PO8{chance.randrange(10000, 99999)}"
    draft.extra.append(
        draw_delivery_note(replace(sale.delivery, number=number, po_number=order, invoice_number=None, buyer=buyer), sale.delivery_layout)
    )


@fault("DOC-05", "an order of another debtor", about_package=True)
def another_order(draft: Draft, sale: Sale, chance: Random) -> None:
    if sale.order is None:
        raise UnsuitedError
    order = replace(sale.order, number=f"PO8{chance.randrange(10000, 99999)}", buyer=chance.choice(draft.strangers))
    draft.extra.append(draw_purchase_order(order, "rows"))
