"""Papers that are no invoices."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from api.sample.documents import draw_quotation
from bench.faults.catalogue import fault
from bench.faults.draft import Draft, Sale


@fault("DOC-02", "a quotation among the invoices", also=("DOC-05", "DOC-01"), about_package=True)
def quotation(draft: Draft, sale: Sale, chance: Random) -> None:
    offer = replace(sale.invoice, number=f"Q{chance.randrange(1000, 9999)}", po_number=None, delivery_note_number=None)
    draft.extra.append(draw_quotation(offer, chance.choice(("quotation", "pro_forma"))))
