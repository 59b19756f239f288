"""A paper without its last page."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from random import Random

import pypdfium2

from api.sample.made import MadeDocument
from api.sample.particulars import Goods
from bench.faults.catalogue import fault
from bench.faults.draft import Draft, Sale
from bench.papers.goods import draw_ware

_WITH_THE_PAGE = (
    "INV-01", "INV-02", "INV-04", "INV-06", "CNF-01", "SCH-02", "FND-01", "PAY-01", "PAY-02", "MAT-03", "MAT-04", "MAT-06", "ELG-02",
    "ELG-03", "DUP-02", "DUP-03", "DUP-05", "DUP-07", "DUP-08", "FRD-02", "FRD-03", "INV-03", "INV-05", "INV-07", "ELG-09",
)  # fmt: skip
_LINES = 45


@fault("DOC-05", "page 1 of 2 of an invoice, without the other", also=_WITH_THE_PAGE)
def without_last_page(draft: Draft, sale: Sale, chance: Random) -> None:
    wares = [draw_ware(chance, "en") for _ in range(_LINES)]
    sale.with_lines(
        tuple(
            Goods(f"{each.description}, lot {place}", Decimal(2), each.unit, min(each.price, Decimal("900.00")), each.code)
            for place, each in enumerate(wares, start=1)
        )
    )
    sale.invoice_layout = "ruled"
    sale.bill(language="en")
    sale.finish_invoice.append(_first_page)


def _first_page(made: MadeDocument) -> MadeDocument:
    whole = pypdfium2.PdfDocument(made.content)
    first = pypdfium2.PdfDocument.new()
    first.import_pages(whole, [0])
    out = BytesIO()
    first.save(out)
    content = re.sub(rb"\(D:\d{14}", b"(D:20260101000000", out.getvalue())
    return replace(
        made, content=re.sub(rb"/ID\s*\[.*?\]", lambda found: re.sub(rb"[0-9A-F]", b"0", found.group()), content, flags=re.DOTALL)
    )
