"""A statement of account lists invoices and payments; it proves nothing by itself and is no invoice."""

from __future__ import annotations

from extractors.kinds import Cue, KindRules
from extractors.kinds._listings import read_statement
from extractors.terms import DocumentKind

RULES = KindRules(
    DocumentKind.STATEMENT,
    cues=(
        Cue(r"\bstatement of accounts?\b|\baccount statement\b|\bcustomer statement\b", 8, "title"),
        Cue(r"^\W*(?:monthly\s|debtors?\s)?statement\b(?!\s*of\s*(?:work|fact))", 6, "title"),
        Cue(r"\brekeningstaat\b|\bstaat van rekening\b|\bkontoauszug\b|\brelev[eé] de compte\b|\brekeningoverzicht\b|对账单", 7, "title"),
        Cue(r"\b(?:30|60|90|120)\+? ?(?:days|dae)\b", 1.2),
        Cue(r"\bcurrent\b.{0,40}\b30 days\b", 2),
        Cue(r"\bopening balance\b|\bbalance (?:brought|b/f|carried)", 1.5),
        Cue(r"\bclosing balance\b", 1),
        Cue(r"\b[eé]ch[eé]ance\b.{0,40}\bd[eé]bit\b|\blibell[eé]\b.{0,30}\b[eé]ch[eé]ance\b", 2),  # what a bank lists falls due to nobody
        Cue(
            r"\b(?:customer|debtor|client|account) (?:code|no)\b|\bcompte client\b|\bcode client\b|\bn° (?:de )?client\b|\bkundennummer\b",
            0.8,
        ),
    ),
    extract=read_statement,
)
