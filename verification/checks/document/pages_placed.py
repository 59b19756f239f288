"""DOC-05: every paper of the batch has its place."""

from __future__ import annotations

from extractors.terms import DocumentKind, Shape, Term, shape_of
from verification.model import Batch, PackDocument
from verification.registry import Review, check
from verification.results import CheckAnswer, Failed, NotApplicable
from verification.tying import SUPPORTING_KINDS


@check(
    "DOC-05",
    title="Papers that nobody could place",
    reference="A page without its invoice is an invoice without its page",
    severity=Review,
    reads_lines=True,
    reads=(Term.INVOICE_NUMBER, Term.PO_NUMBER, Term.DELIVERY_NOTE_NUMBER, Term.BUYER_NAME, Term.BUYER_TAX_ID),
    about_package=True,
)
def pages_placed(batch: Batch) -> CheckAnswer:
    """Every supporting document of a batch belongs to one of its invoices.

    A covering letter without figures is no deficiency; a paper of unknown kind that shows an amount or a number may be part of a claim.
    """
    loose = [each for each in batch.unplaced if _matters(each)]
    if not loose:
        return None if batch.receivables or batch.unplaced else NotApplicable("The batch brings no trade papers")
    shown = "; ".join(f"{each.filename} ({each.document.kind.value.replace('_', ' ')}, {_pages(each)})" for each in loose)
    return Failed(f"Belongs to no invoice of the batch: {shown}")


def _matters(paper: PackDocument) -> bool:
    if paper.document.kind in SUPPORTING_KINDS:
        return True
    if paper.document.kind is not DocumentKind.OTHER:
        return False
    telling = (Term.INVOICE_NUMBER, Term.PO_NUMBER, Term.DELIVERY_NOTE_NUMBER)
    return any(each.value is not None and (each.term in telling or shape_of(each.term) is Shape.AMOUNT) for each in paper.document.fields)


def _pages(paper: PackDocument) -> str:
    numbers = paper.document.page_numbers
    return "page " + ", ".join(map(str, numbers)) if numbers else "no page"
