"""A receipt or till slip says that money was paid at once: a cash sale, which is no receivable."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.fields.lookup import DocumentLayout
from extractors.fields.parties import PartyPlaces
from extractors.fields.till.claims import claims_on
from extractors.fields.till.kept import drop_contradicted, drop_unlikely
from extractors.fields.till.slip import is_narrow, slip_of
from extractors.fields.till.slip_fields import slip_fields
from extractors.kinds import Cue, ExtractedParts, KindRules
from extractors.kinds._trade import TradePaper, read_laid_out
from extractors.model import Page, Value
from extractors.terms import DocumentKind, Term

_PAPER = TradePaper(
    has_bank=False,
    largest_is_total=True,
    is_paid_rounded=True,
    extra_numbers=(),
    extra_dates=(),
    parties=PartyPlaces(has_address_window=False),
)
_WITHOUT_TOTAL = (Term.CURRENCY, Term.ISSUE_DATE, Term.SELLER_NAME, Term.SELLER_ADDRESS)
_OF_THE_SLIP = (Term.GROSS_TOTAL, *_WITHOUT_TOTAL)


def extract(pages: Sequence[Page]) -> ExtractedParts:
    """The fields and lines of the paper: what tills print without labels by the rules of slips, the rest as on any trade paper."""
    layout = DocumentLayout(pages)
    parts = read_laid_out(layout, _PAPER)
    slip = slip_of(layout.pages)
    read = {field.term: field for field in parts.fields}
    gross = read[Term.GROSS_TOTAL].reading if Term.GROSS_TOTAL in read else None
    claims = claims_on(slip)
    found = slip_fields(slip, claims, Decimal(gross.text) if isinstance(gross, Value) else None)
    if all(is_narrow(page) for page in layout.pages):
        settled = _OF_THE_SLIP if claims.claims else _WITHOUT_TOTAL  # amounts without cents are read by the rules of trade papers
        read = {term: field for term, field in read.items() if term not in settled} | {field.term: field for field in found}
        drop_contradicted(read)
        drop_unlikely(read, slip)
    else:
        read = {field.term: field for field in found} | read
    return replace(parts, fields=tuple(read.values()))


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
        Cue(r"\bkwitansie\b|\bquittung\b|\bkassenbon\b|\bticket de caisse\b|\bre[cç]u\b|\bkassabon\b|收据", 5, "title"),
        Cue(r"\bpaid through\b|\bpayment received\b", 1.5),
        Cue(r"\brounding (?:adj|adjustment)\b", 1),
    ),
    extract=extract,
)
