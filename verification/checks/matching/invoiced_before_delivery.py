"""MAT-05: nothing is sold before it was delivered."""

from __future__ import annotations

from datetime import date

from extractors.model import Absent, Evidence
from extractors.terms import DocumentKind, Term
from verification.figures import date_of, field_evidence, reading_of, why_unknown
from verification.model import SupportingDocument
from verification.registry import INVOICES_ONLY, Block, check
from verification.results import CheckAnswer, Failed, Inconclusive, NotApplicable, Passed


@check(
    "MAT-05",
    title="Invoiced before delivery",
    reference="Pre-billing: an advance on goods that were not handed over is an unsecured loan",
    severity=Block,
    needs=(Term.ISSUE_DATE,),
    uses=(Term.DELIVERY_DATE,),
    reads=(Term.DELIVERY_DATE, Term.ISSUE_DATE),
    kinds=INVOICES_ONLY,
)
def invoiced_before_delivery(issued: date, stated: date | None, deliveries: tuple[SupportingDocument, ...]) -> CheckAnswer:
    """An invoice is dated on or after the day its goods were delivered.

    The proof of delivery decides; of several partial deliveries, the last. Where it prints no day of receipt, its own date is the
    earliest that delivery can have been: enough to fail, and to pass a note that prints no other. Without a proof of delivery the
    invoice's own delivery date (BT-72) is used.
    """
    known: list[tuple[date, SupportingDocument]] = []
    for each in deliveries:
        if each.document.kind is DocumentKind.BILL_OF_LADING and len(deliveries) > 1:
            continue  # the day of loading says less than a delivery note beside it
        absent = isinstance(reading_of(each.document, Term.DELIVERY_DATE), Absent)
        term = Term.ISSUE_DATE if absent else Term.DELIVERY_DATE
        delivered = date_of(each.document, term)
        if delivered is None:
            why = why_unknown(term, reading_of(each.document, term), "proof of delivery")
            return Inconclusive(f"Invoiced {issued}; the day of delivery is not known. {why}", _evidence(each))
        known.append((delivered, each))
    if not known:
        if stated is None:
            return NotApplicable("No delivery date is printed and no proof of delivery is in the pack")
        return f"Invoiced {issued}, delivered {stated}" if issued < stated else None
    last, paper = max(known, key=lambda each: each[0])
    if issued < last:
        return Failed(f"Invoiced {issued}, delivered {last}", _evidence(paper))
    return Passed(f"Delivered {last}, invoiced {issued}", _evidence(paper))


def _evidence(paper: SupportingDocument) -> tuple[Evidence, ...]:
    return field_evidence(paper.document_id, paper.document.field(Term.DELIVERY_DATE), paper.document.field(Term.ISSUE_DATE))
