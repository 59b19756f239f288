"""ELG-08: what is sold to us is the price of a supply that is finished, none of it held back."""

from __future__ import annotations

from extractors.terms import Term
from verification.model import PackDocument, SupportingDocument
from verification.registry import INVOICES_ONLY, Review, check
from verification.results import CheckAnswer, Failed, Inconclusive
from verification.sale_sentences import spoken_of


@check(
    "ELG-08",
    title="Progress billing or retention",
    reference="Facility agreement: a claim on part of a larger work can be met with what the whole still lacks",
    severity=Review,
    uses=(Term.PROGRESS_BILLING, Term.NOTE, Term.PAYMENT_TERMS),
    reads_lines=True,
    kinds=INVOICES_ONLY,
)
def work_finished(
    progress: str | None, note: str | None, terms: str | None, invoice: PackDocument, order_papers: tuple[SupportingDocument, ...]
) -> CheckAnswer:
    """Neither the invoice nor its order bills a part of a larger work as it goes on, nor lets the debtor keep part back until it is done.

    Retention of title is no retention, and a number of a claim alone may be an insurer's.
    """
    spoken = spoken_of("progress", invoice, order_papers)
    if not spoken:
        return None
    first = spoken[0]
    if first.strength == "said":
        return Failed(f"A finished supply was expected, the {first.paper} says '{first.sentence}'", first.evidence)
    return Inconclusive(f"The {first.paper} may bill a part of a larger work, it says '{first.sentence}'", first.evidence)
