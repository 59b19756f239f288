"""ELG-07: what is sold to us is the price of goods that were sold outright."""

from __future__ import annotations

from extractors.terms import Term
from verification.model import PackDocument, SupportingDocument
from verification.registry import INVOICES_ONLY, Block, check
from verification.results import CheckAnswer, Failed, Inconclusive
from verification.sale_sentences import spoken_of


@check(
    "ELG-07",
    title="Bill-and-hold, consignment, sale or return, guaranteed sale",
    reference="Facility agreement: eligible debts are for goods delivered and accepted without a right of return",
    severity=Block,
    uses=(Term.SALE_CONDITIONS, Term.NOTE, Term.PAYMENT_TERMS),
    reads_lines=True,
    kinds=INVOICES_ONLY,
)
def sold_outright(
    conditions: str | None, note: str | None, terms: str | None, invoice: PackDocument, supporting: tuple[SupportingDocument, ...]
) -> CheckAnswer:
    """Neither the invoice nor its order nor its delivery note says that the goods stay with the seller, may come back, or are paid for only
    when they are sold on.

    What a sentence denies says nothing, and general conditions that speak of goods which may be sold so are for a person to read.
    """
    spoken = spoken_of("sale", invoice, supporting)
    if not spoken:
        return None
    first = spoken[0]
    if first.strength == "said":
        return Failed(f"An outright sale was expected, the {first.paper} says '{first.sentence}'", first.evidence)
    return Inconclusive(f"The {first.paper} may not be for an outright sale, it says '{first.sentence}'", first.evidence)
