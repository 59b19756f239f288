"""An order response or confirmation is the seller's answer to an order."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.kinds import Cue, ExtractedParts, KindRules
from extractors.kinds._trade import TradePaper, read_trade_paper
from extractors.model import Page
from extractors.terms import DocumentKind, Term

_PAPER = TradePaper(
    number_term=None,
    date_roles=("issue_date", "order_date"),
    has_bank=False,
    extra_numbers=((Term.PO_NUMBER, "po_number"),),
    extra_dates=((Term.ORDER_DATE, "order_date"),),
)


def extract(pages: Sequence[Page]) -> ExtractedParts:
    """The fields and lines of the paper."""
    return read_trade_paper(pages, _PAPER)


RULES = KindRules(
    DocumentKind.PURCHASE_ORDER_RESPONSE,
    cues=(
        Cue(r"\border\s*(?:response|confirmation|acknowledge?ment)\b", 9, "title"),
        Cue(
            r"\bauftragsbest[aä]tigung\b|\bconfirmation de commande\b|\borderbevestiging\b|\bbestellingsbevestiging\b|订单确认", 9, "title"
        ),
        Cue(r"\bconditionally accepted\b|\bresponse code\b", 1),
    ),
    extract=extract,
)
