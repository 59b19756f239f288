"""A remittance advice lists which invoices a payment pays; no money is applied without one."""

from __future__ import annotations

from extractors.kinds import Cue, KindRules
from extractors.kinds._listings import read_remittance_advice
from extractors.terms import DocumentKind

RULES = KindRules(
    DocumentKind.REMITTANCE_ADVICE,
    cues=(
        Cue(r"\bremittance\s*(?:advice|slip|statement)?\b(?!\s*(?:address|to|info))", 7, "title"),
        Cue(
            (
                r"\bpayment advice\b|\badvice of payment\b|\bbetaaladvies\b|\bbetalingsadvies\b|\bzahlungsavis\b|"
                r"\bavis de (?:paiement|virement|r[eè]glement)\b|\bbetalingsspecificatie\b|付款通知|汇款通知"
            ),
            8,
            "title",
        ),
        Cue(r"\bamount paid\b|\bwe have (?:today )?(?:paid|transferred|remitted)\b", 1.2),
    ),
    extract=read_remittance_advice,
)
