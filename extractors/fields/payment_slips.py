"""The slip at the foot of an invoice that a debtor tears off and sends with its payment.

It repeats the invoice from the debtor's side: there "To" names who is paid, not who pays.
"""

from __future__ import annotations

import re
from functools import lru_cache

from extractors.fields.lookup import DocumentLayout
from extractors.layout.lines import LAYOUTS_KEPT, Cell, PageLayout

_HEADING = re.compile(
    r"(?i)^\W*(?:payment (?:advice|slip|stub|coupon|voucher)|remittance (?:advice|slip|stub|coupon)|"
    r"(?:please )?(?:detach|cut|tear|return)\b.{0,60}\b(?:payment|remittance|slip|stub|portion|here|off)|"
    r"betaal(?:strokie|advies)|sny hier|zahlschein|zahlteil|empfangsschein|"
    r"talon de paiement|coupon (?:de paiement|à (?:détacher|retourner))|betaalstrook|付款通知)\b"
)
_LOWEST_START = 0.45  # of the first page's height: higher up, such words are the title of a remittance advice
_MOST_WORDS = 14


@lru_cache(maxsize=LAYOUTS_KEPT)
def _start_of_slip(page: PageLayout, is_first: bool) -> float | None:
    highest = _LOWEST_START * page.page.height if is_first else 0.0
    low = [cell for cell in page.cells if cell.box.top > highest and len(cell.words) <= _MOST_WORDS]
    starts = [cell.box.top for cell in low if _HEADING.match(cell.text)]
    return min(starts, default=None)


def is_in_slip(layout: DocumentLayout, cell: Cell) -> bool:
    """Whether a cell stands on a slip to be torn off, its heading included."""
    page = layout.page(cell.page_number)
    start = _start_of_slip(page, page is layout.pages[0])
    return start is not None and cell.box.top >= start - 1
