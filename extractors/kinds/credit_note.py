"""A credit note takes back an invoice or part of it; amounts are magnitudes, the kind carries the sign."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.kinds import Cue, ExtractedParts, KindRules
from extractors.kinds._trade import TradePaper, read_trade_paper
from extractors.model import Page
from extractors.terms import DocumentKind

_PAPER = TradePaper(infers_amount_due=True, guesses=True, is_credit=True, unnamed_number_of=DocumentKind.CREDIT_NOTE)


def extract(pages: Sequence[Page]) -> ExtractedParts:
    """The fields and lines of the paper."""
    return read_trade_paper(pages, _PAPER)


RULES = KindRules(
    DocumentKind.CREDIT_NOTE,
    cues=(
        Cue(r"\bcredit\s*(?:note|memo|memorandum|invoice)\b", 8, "title"),
        Cue(r"\bkredietnota\b|\bcreditnota\b|\bcreditfactuur\b", 8, "title"),
        Cue(r"\b(rechnungs-?\s?korrektur|[^\W\d_]{0,16}gutschrift|korrekturrechnung|stornorechnung|storno)\b", 8, "title"),
        Cue(r"^\W*(?:facture d')?avoir\b", 8, "title"),
        Cue(r"\bnota de cr[eé]dito\b|\bnota di credito\b|\bfaktura koryguj", 8, "title"),
        Cue(r"红字", 7, "title"),
        Cue(
            r"\b(?:credit\s(?:note|memo|invoice)|our credit)\s?(?:no|number|nr|ref|date|#)|\bcredit (?:no|number|ref|#)\b"
            r"|\bCN (?:no|number|#)"
            r"|\bkrediet(?:nota|faktuur)?[\s-]?(?:nr|nommer|verw|datum)|\bcredit(?:nota|factuur)?[\s-]?(?:nr|nummer|datum)"
            r"|\bgutschrift(?:s|en)?[\s-]?(?:nr|nummer|datum)|\b(?:korrektur|storno)[\s-]?(?:nr|nummer)"
            r"|\bn[°o]\s?(?:d['’]|de l['’])?avoir\b"
            r"|\bavoir n[°o]|\bdate (?:d['’]|de l['’])avoir\b|(?:贷项|贷记|红字)[^ ]{0,6}(?:号|编号|日期)",
            4,
        ),
        Cue(
            r"\b(?:credit total|total credited|amount credited|total credit note)\b|\bin your favour\b|\bgutschrifts?betrag\b"
            r"|\bzu ihren gunsten\b"
            r"|\ben votre faveur\b|\btotaal (?:te crediteren|gekrediteer)|\bin u guns\b|贷项(?:金额|合计)",
            2,
        ),
        Cue(r"\(381\)|\(384\)", 3, "title"),
    ),
    extract=extract,
)
