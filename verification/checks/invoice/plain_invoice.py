"""INV-07: credit notes, negative amounts, deposits and re-billed invoices are for a person to judge."""

from __future__ import annotations

import re

from extractors.money import Money
from extractors.terms import DocumentKind, Term
from verification.model import PackDocument
from verification.registry import Review, check
from verification.results import CheckAnswer, Failed, Inconclusive
from verification.sale_sentences import spoken_of

_DEPOSIT = re.compile(
    r"\b(?:deposit (?:invoice|payment|required|of \d|on (?:your |our |purchase )?order)|down[- ]?payment|advance payment|"
    r"prepayment|pre-payment|deposito-?faktuur|"
    r"vooruitbetaling|anzahlung|abschlagsrechnung|acompte)\b|定金|预付款",
    re.IGNORECASE,
)
_BILLED_AGAIN = re.compile(
    r"\b(?:re-?bill(?:ed|ing)?|re-?invoiced?|re-?issued?|replaces (?:our )?invoice|replacement (?:of|for) invoice|supersedes invoice|"
    r"amended invoice|vervang faktuur|ersetzt rechnung|annule et remplace)\b|重开|红冲",
    re.IGNORECASE,
)


@check(
    "INV-07",
    title="Credit note, negative, deposit or re-billed invoice",
    reference="EN 16931 BT-3 (381, 386, 396); a credit takes off what was sold before",
    severity=Review,
    reads_lines=True,
    needs=(Term.GROSS_TOTAL,),
    uses=(Term.NOTE, Term.PAYMENT_TERMS),
    reads=(Term.REBILLING,),
)
def plain_invoice(total: Money, note: str | None, terms: str | None, invoice: PackDocument) -> CheckAnswer:
    """What is sold is a plain invoice for goods or services that were delivered."""
    number = invoice.document.value(Term.INVOICE_NUMBER) or "without a number"
    if invoice.document.kind is DocumentKind.CREDIT_NOTE:
        return f"Credit note {number} takes {abs(total)} off what was sold"
    if total.amount < 0:
        return f"An invoice was expected to bill an amount, {number} says {total}"
    texts = [each for each in (note, terms, *(line.description for line in invoice.document.lines)) if each]
    for pattern, meaning in ((_DEPOSIT, "bills a deposit"), (_BILLED_AGAIN, "bills again what an earlier invoice billed")):
        found = next((cue.group(0) for cue in map(pattern.search, texts) if cue), None)
        if found:
            return f"Invoice {number} {meaning}: it says {found!r}"
    spoken = next(iter(spoken_of("rebilling", invoice, ())), None)
    if spoken is None:
        return None
    if spoken.strength == "said":
        return Failed(f"Invoice {number} bills again what an earlier invoice billed: it says '{spoken.sentence}'", spoken.evidence)
    return Inconclusive(f"Invoice {number} may bill again what an earlier invoice billed: it says '{spoken.sentence}'", spoken.evidence)
