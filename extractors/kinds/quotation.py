"""A quotation or pro forma offers; nothing is owed on it, whatever it looks like."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.fields.parties import PartyPlaces
from extractors.kinds import Cue, ExtractedParts, KindRules
from extractors.kinds._trade import TradePaper, read_trade_paper
from extractors.model import Page
from extractors.terms import DocumentKind

_PAPER = TradePaper(
    date_roles=("quote_date", "issue_date"),
    number_roles=("statement_number", "invoice_number"),
    has_bank=False,
    unnamed_number_of=DocumentKind.QUOTATION,
    parties=PartyPlaces(kind=DocumentKind.QUOTATION),
)


def extract(pages: Sequence[Page]) -> ExtractedParts:
    """The fields and lines of the paper."""
    return read_trade_paper(pages, _PAPER)


RULES = KindRules(
    DocumentKind.QUOTATION,
    cues=(
        Cue(r"\bquotation\b|\bquote\b(?!d| (?:when|with|as|on|in|this|these|the|our|your|ref\w*)\b)", 7, "title"),
        Cue(r"\bpro[ -]?forma\b", 9, "title"),
        Cue(r"\bestimate\b(?!\s*#|\s*no)", 3, "title"),
        Cue(r"\bkwotasie\b|\bangebot\b|\bkostenvoranschlag\b|\bdevis\b|\bofferte\b|\bpresupuesto\b|报价单", 7, "title"),
        Cue(r"\bvalid (?:until|for)\b|\bgeldig (?:tot|vir)\b|\bgültig bis\b", 1.5),
        Cue(r"\bquot(?:ation|e) (?:no|number|nr|#)", 2),
    ),
    extract=extract,
)
