"""DOC-05: every paper of the batch has its place."""

from __future__ import annotations

from extractors.terms import DocumentKind, Shape, Term, shape_of
from verification.figures import field_evidence
from verification.model import Batch, PackDocument, Receivable
from verification.registry import Review, check
from verification.results import Failed, NotApplicable, Passed, Result
from verification.tying import SUPPORTING_KINDS


@check(
    "DOC-05",
    title="Papers that nobody could place, and pages that are missing",
    reference="A page without its invoice is an invoice without its page",
    severity=Review,
    reads_lines=True,
    reads=(Term.INVOICE_NUMBER, Term.PO_NUMBER, Term.DELIVERY_NOTE_NUMBER, Term.BUYER_NAME, Term.BUYER_TAX_ID, Term.MISSING_PAGES),
    about_package=True,
)
def pages_placed(batch: Batch) -> list[Result] | Result:
    """Every supporting document of a batch belongs to one of its invoices, and every paper has the pages that it says it has.

    A covering letter without figures is no deficiency; a paper of unknown kind that shows an amount or a number may be part of a claim.
    An invoice that says "page 1 of 3" and comes alone stands for itself, and so does one whose order or delivery note does.
    """
    if not batch.receivables and not batch.unplaced:
        return NotApplicable("The batch brings no trade papers")
    results: list[Result] = [each for receivable in batch.receivables if (each := _cut_short(receivable)) is not None]
    loose = [each for each in batch.unplaced if _matters(each)]
    if loose:
        shown = "; ".join(f"{each.filename} ({each.document.kind.value.replace('_', ' ')}, {_pages(each)})" for each in loose)
        return [*results, Failed(f"Belongs to no invoice of the batch: {shown}")]
    return [*results, Passed()]


def _cut_short(receivable: Receivable) -> Result | None:
    """What is missing of the papers of one claim."""
    papers = [(receivable.invoice.document_id, receivable.invoice.document)]
    papers += [(each.document_id, each.document) for each in receivable.supporting]
    lacking = [(document_id, paper) for document_id, paper in papers if paper.value(Term.MISSING_PAGES)]
    if not lacking:
        return None
    said = [f"page {paper.value(Term.MISSING_PAGES)} of the {paper.kind.value.replace('_', ' ')}" for _, paper in lacking]
    seen = [each for document_id, paper in lacking for each in field_evidence(document_id, paper.field(Term.MISSING_PAGES))]
    return Failed(f"Every page was expected, and these did not come: {'; '.join(said)}", tuple(seen), receivable.receivable_id)


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
