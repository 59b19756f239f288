"""The slip at the foot of an invoice that a debtor tears off and sends with its payment.

It repeats the invoice from the debtor's side: there "To" names who is paid, not who pays.
"""

from __future__ import annotations

import re
from functools import lru_cache

from extractors.fields.labels import LabelHit, label_key
from extractors.fields.lookup import DocumentLayout
from extractors.layout.lines import LAYOUTS_KEPT, Cell, PageLayout
from extractors.signs import has_letter

_HEADING = re.compile(
    r"(?i)^\W*(?:payment (?:advice|slip|stub|coupon|voucher)|remittance (?:advice|slip|stub|coupon)|"
    r"(?:please )?(?:detach|cut|tear|return)\b.{0,60}\b(?:payment|remittance|slip|stub|portion|here|off)|"
    r"betaal(?:strokie|advies)|sny hier|zahlschein|zahlteil|empfangsschein|"
    r"talon de paiement|coupon (?:de paiement|à (?:détacher|retourner))|betaalstrook|付款通知)\b"
)
_LOWEST_START = 0.45  # of the print of the first page: higher up, such words are the title of a remittance advice
_MOST_WORDS = 14
_BALANCES = frozenset(["balance", "accountbalance", "totalbalance", "saldo", "rekeningsaldo", "kontostand", "solde"])


@lru_cache(maxsize=LAYOUTS_KEPT)
def _start_of_slip(page: PageLayout, is_first: bool) -> float | None:
    end = max((cell.box.bottom for cell in page.cells), default=0.0)
    highest = _LOWEST_START * end if is_first else 0.0
    headings = [cell for cell in page.cells if cell.box.top > highest and _HEADING.match(cell.text)]
    return min((cell.box.top for cell in headings if sum(has_letter(word.text) for word in cell.words) <= _MOST_WORDS), default=None)


def is_in_slip(layout: DocumentLayout, cell: Cell) -> bool:
    """Whether a cell stands on a slip to be torn off, its heading included."""
    page = layout.page(cell.page_number)
    start = _start_of_slip(page, page is layout.pages[0])
    return start is not None and cell.box.top >= start - 1


def is_balance_of_account(layout: DocumentLayout, hit: LabelHit) -> bool:
    """Whether a label on a slip says what the debtor owes on his account, this invoice and others: no amount due of this one."""
    return label_key(hit.own.text) in _BALANCES and is_in_slip(layout, hit.cell)
