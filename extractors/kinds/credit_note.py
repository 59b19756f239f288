"""A credit note takes back an invoice or part of it; amounts are magnitudes, the kind carries the sign."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.kinds import Cue, ExtractedParts, KindRules
from extractors.kinds._trade import TradePaper, read_trade_paper
from extractors.model import Page
from extractors.terms import DocumentKind

_PAPER = TradePaper(infers_amount_due=True, guesses=True, is_credit=True)


def extract(pages: Sequence[Page]) -> ExtractedParts:
    """The fields and lines of the paper."""
    return read_trade_paper(pages, _PAPER)


RULES = KindRules(
    DocumentKind.CREDIT_NOTE,
    cues=(
        Cue(r"\bcredit\s*(?:note|memo|memorandum|invoice)\b", 8, "title"),
        Cue(r"\bkredietnota\b|\bcreditnota\b|\bcreditfactuur\b", 8, "title"),
        Cue(r"\b(rechnungs-?\s?korrektur|gutschrift|korrekturrechnung|stornorechnung|storno)\b", 8, "title"),
        Cue(r"^\W*(?:facture d')?avoir\b", 8, "title"),
        Cue(r"\bnota de cr[eé]dito\b|\bnota di credito\b|\bfaktura koryguj", 8, "title"),
        Cue(r"红字", 7, "title"),
        Cue(r"\bcredit (?:note|memo) (?:no|number|nr|date|#)", 2.5),
        Cue(r"\(381\)|\(384\)", 3, "title"),
    ),
    extract=extract,
)
