"""A receipt or till slip says that money was paid at once: a cash sale, which is no receivable."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.fields.parties import PartyPlaces
from extractors.kinds import Cue, ExtractedParts, KindRules
from extractors.kinds._trade import TradePaper, read_trade_paper
from extractors.model import Page
from extractors.terms import DocumentKind

_PAPER = TradePaper(
    has_bank=False,
    largest_is_total=True,
    is_paid_rounded=True,
    extra_numbers=(),
    extra_dates=(),
    parties=PartyPlaces(has_address_window=False, first_line_is_seller=True),
)


def extract(pages: Sequence[Page]) -> ExtractedParts:
    """The fields and lines of the paper."""
    return read_trade_paper(pages, _PAPER)


RULES = KindRules(
    DocumentKind.RECEIPT,
    cues=(
        Cue(r"\b(cash|official|payment|sales|guest)?\s*receipt\b", 4, "title"),
        Cue(r"\bcash\s*(?:bill|sale|memo)\b", 5),
        Cue(r"\bchange\b\s*(?:due)?\W{0,6}(?:rm|r|\$)?\s*\d+[.,]\d\d", 4),
        Cue(r"\b(?:cash|tender(?:ed)?|visa|mastercard|debit card|credit card)\b\W{0,6}(?:rm|r|\$)?\s*\d+[.,]\d\d", 2.5),
        Cue(r"\bcashier\b", 2.5),
        Cue(r"\bthank you\b.{0,40}\b(?:come again|shopping|visit)", 2.5),
        Cue(r"goods sold are not (?:returnable|refundable)", 1.5),
        Cue(r"\bkwitansie\b|\bquittung\b|\bkassenbon\b|\bticket de caisse\b|\bre[cç]u\b|\bkassabon\b|收据", 5, "title"),
        Cue(r"\bpaid through\b|\bpayment received\b", 1.5),
        Cue(r"\brounding (?:adj|adjustment)\b", 1),
    ),
    extract=extract,
)
