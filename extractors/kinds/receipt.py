"""A receipt or till slip says that money was paid at once: a cash sale, which is no receivable."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.fields.lookup import document_layout
from extractors.fields.parties import PartyPlaces
from extractors.kinds import Cue, ExtractedParts, KindRules
from extractors.kinds._till import with_slip_fields
from extractors.kinds._trade import TradePaper, read_laid_out
from extractors.model import Page
from extractors.terms import DocumentKind

_PAPER = TradePaper(
    has_bank=False,
    largest_is_total=True,
    is_paid_rounded=True,
    extra_numbers=(),
    extra_dates=(),
    further_date_roles=("payment_date", "due_date", "order_date"),
    parties=PartyPlaces(has_address_window=False, kind=DocumentKind.RECEIPT),
)


def extract(pages: Sequence[Page]) -> ExtractedParts:
    """The fields and lines of the paper: what tills print without labels by the rules of slips, the rest as on any trade paper."""
    layout = document_layout(pages)
    return with_slip_fields(layout, read_laid_out(layout, _PAPER))


RULES = KindRules(
    DocumentKind.RECEIPT,
    cues=(
        Cue(r"\b(cash|official|payment|sales|guest)?\s*receipt\b", 4, "title"),
        Cue(r"\bcash\s*(?:bill|sale|memo)\b", 5),
        Cue(r"\bchange\b\s*(?:due)?\W{0,6}(?:rm|r|\$)?\s*\d+[.,]\d\d", 4),
        Cue(r"\b(?:cash|tender(?:ed)?|visa|mastercard|debit card|credit card)\b\W{0,6}(?:rm|r|\$)?\s*\d+[.,]\d\d", 2.5),
        Cue(r"\bcashier\b|\bkassier\b|\bcaissier\b", 2.5),
        Cue(r"\b(?:r[uü]ckgeld|wisselgeld|kleingeld|rendu|baki)\b\W{0,12}\w{0,3}\W{0,4}\d+[.,]\d\d", 4),
        Cue(r"(?<!\w)[x*]{4,}\s?-?\d{4}\b", 1.5),
        Cue(r"\bthank you\b.{0,40}\b(?:come again|shopping|visit)", 2.5),
        Cue(r"goods sold are not (?:returnable|refundable)", 1.5),
        Cue(
            r"\bkwitansie\b|\bquittung\b|\bkassenbon\b|\bticket de caisse\b|^\W*re[cç]u\b(?! le\b| par\b| en\b)|\bkassabon\b|收据",
            5,
            "title",
        ),
        Cue(r"\bpaid through\b|\bpayment received\b", 1.5),
        Cue(r"\brounding (?:adj|adjustment)\b", 1),
    ),
    extract=extract,
)
