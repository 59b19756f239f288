"""An invoice: the paper behind a receivable, in its countries also called tax invoice, faktuur, Rechnung, facture, 发票."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.fields.lookup import document_layout
from extractors.fields.paper_titles import title_field
from extractors.kinds import Cue, ExtractedParts, KindRules
from extractors.kinds._till import filled_from_slip
from extractors.kinds._trade import TradePaper, read_laid_out
from extractors.model import Page
from extractors.terms import DocumentKind

_PAPER = TradePaper(infers_amount_due=True, guesses=True)


def extract(pages: Sequence[Page]) -> ExtractedParts:
    """The fields and lines of the paper."""
    layout = document_layout(pages)
    parts = filled_from_slip(layout, read_laid_out(layout, _PAPER))
    return replace(parts, fields=(*parts.fields, title_field(layout)))


RULES = KindRules(
    DocumentKind.INVOICE,
    cues=(
        Cue(r"\b(tax|vat|commercial|sales)\s*invoice\b", 6, "title"),
        Cue(r"^\W*(?:\w+\s)?invoice\b(?!\s*(?:date|to|address))", 4, "title"),
        Cue(r"\binvoice\s*(?:no|nr|number|num|#|id)\b", 3),
        Cue(r"\bbill\s*(?:no|nr|number|#)(?!\w)", 2),
        Cue(r"\btax point\b", 1.5),
        Cue(r"\bfee note\b|\bnote of fees\b", 4, "title"),
        Cue(r"\binvoice date\b", 1.5),
        Cue(r"\b(belasting)?faktuur\b|\bfactuur\b", 4.5, "title"),
        Cue(r"\b(fak?c?tuur)\s*(?:nr|nommer|nummer|no)", 2.5),
        Cue(r"(?<!be)(?<!ab)rechnung\b", 4.5, "title"),
        Cue(r"\brechnungs?-?\s?(?:nr|nummer|datum)", 2.5),
        Cue(r"\bfacture\b", 4.5, "title"),
        Cue(r"\bfactura\b|\bfattura\b|\bfaktura\b", 4.5, "title"),
        Cue(r"发\s*票", 5, "title"),
        Cue(r"发票号码", 2.5),
        Cue(r"\brechnungs(?:betrag|summe)\b|\bdiese rechnung\b|\bfaktuurbedrag\b|\bmontant de la facture\b", 1.5),
        Cue(r"\b(?:bill|invoice) to\b", 0.7),
        Cue(r"\b(vat|btw|mwst|tva|gst)\b", 0.4),
        Cue(r"\bamount due\b|\btotal due\b|\bbalance due\b", 0.6),
        Cue(r"\bpro[ -]?forma\b", -5, "title"),
    ),
    extract=extract,
)
