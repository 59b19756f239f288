"""A bank statement lists what went in and out of a bank account."""

from __future__ import annotations

from extractors.kinds import Cue, KindRules
from extractors.kinds._listings import read_bank_statement
from extractors.terms import DocumentKind

RULES = KindRules(
    DocumentKind.BANK_STATEMENT,
    cues=(
        Cue(r"\bbank statement\b|\bstatement of (?:your )?(?:current|cheque|savings|business) account\b", 8, "title"),
        Cue(
            r"\brelev[eé] (?:de compte|bancaire|d'identit)\b|\bbankstaat\b|\bextrait de compte\b|\brekeningafschrift\b|银行对账单",
            6,
            "title",
        ),
        Cue(r"\b(?:iban|sort code|branch code)\b", 0.5),
        Cue(r"\bdebit\b.{0,30}\bcredit\b.{0,30}\bbalance\b|\bd[eé]bit\b.{0,40}\bcr[eé]dit\b|\bwithdrawals?\b.{0,60}\bdeposits?\b", 3),
        Cue(r"\bopening balance\b|\bsolde (?:pr[eé]c[eé]dent|initial|cr[eé]diteur|d[eé]biteur|au)\b|\bbalance brought forward\b", 2),
        Cue(r"\btransactions?\b|\bop[eé]rations?\b", 0.7),
        Cue(r"\b(?:banque|bank|bnp|cr[eé]dit agricole|standard bank|absa|nedbank|capitec|fnb)\b", 0.8, "title"),
    ),
    extract=read_bank_statement,
)
