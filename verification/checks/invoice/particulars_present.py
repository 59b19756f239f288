"""INV-01: an invoice says who owes whom how much since when, under which number."""

from __future__ import annotations

from extractors.model import Absent, Value
from extractors.terms import Term
from verification.figures import reading_of, why_unknown, words_of
from verification.model import PackDocument
from verification.registry import Block, check
from verification.results import CheckAnswer, Inconclusive

_EITHER = {
    Term.SELLER_NAME: (Term.SELLER_NAME, Term.SELLER_TAX_ID),
    Term.BUYER_NAME: (Term.BUYER_NAME, Term.BUYER_TAX_ID),
    Term.GROSS_TOTAL: (Term.GROSS_TOTAL, Term.AMOUNT_DUE),
}
_REQUIRED = (Term.INVOICE_NUMBER, Term.ISSUE_DATE, Term.SELLER_NAME, Term.BUYER_NAME, Term.GROSS_TOTAL)


@check(
    "INV-01",
    title="Number, date, seller, debtor or total missing",
    reference="EN 16931 BR-02, BR-03, BR-06, BR-07, BR-14",
    severity=Block,
    reads=(*_REQUIRED, Term.SELLER_TAX_ID, Term.BUYER_TAX_ID, Term.AMOUNT_DUE),
)
def particulars_present(invoice: PackDocument) -> CheckAnswer:
    """An invoice shows its number, its date, the seller, the buyer and the total.

    What is printed but cannot be read or can mean two things is for a person to say; only what is not there fails. A party is named by its
    tax number as well as by its name, and an amount due stands for a total that is not printed.
    """
    readings = {term: [reading_of(invoice.document, each) for each in _EITHER.get(term, (term,))] for term in _REQUIRED}
    missing = [term for term, found in readings.items() if all(isinstance(each, Absent) for each in found)]
    if missing:
        return (
            f"The {invoice.document.kind.value.replace('_', ' ')} does not show the {' nor the '.join(words_of(term) for term in missing)}"
        )
    unsure = [
        why_unknown(term, next(each for each in found if not isinstance(each, Absent)))
        for term, found in readings.items()
        if not any(isinstance(each, Value) for each in found)
    ]
    return Inconclusive(". ".join(unsure)) if unsure else None
