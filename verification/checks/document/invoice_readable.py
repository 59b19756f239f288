"""DOC-01: there is an invoice, and it can be read."""

from __future__ import annotations

from extractors.model import Unreadable
from extractors.terms import DocumentKind, Term
from verification.figures import reading_of
from verification.model import Batch
from verification.registry import Block, check
from verification.results import Failed, Inconclusive, NotApplicable, Passed, Result

_FUNDING_CRITICAL = (Term.INVOICE_NUMBER, Term.ISSUE_DATE, Term.GROSS_TOTAL)


@check(
    "DOC-01",
    title="Invoice absent or unreadable",
    reference="No paper, no claim: the assignment names an invoice that the debtor can be shown",
    severity=Block,
    reads=_FUNDING_CRITICAL,
    about_package=True,
)
def invoice_readable(batch: Batch) -> list[Result] | Result:
    """A batch holds at least one invoice, and every file and page of it can be read.

    A file that nobody could open may be one of the invoices, so it stands against the package; receivables whose own pages are read are
    not held up by it. An invoice of which number, date and total are all unreadable stands for itself.
    """
    if not batch.receivables and not batch.parked and not batch.unplaced and batch.schedule is None:
        return NotApplicable("The batch brings no trade papers")
    results: list[Result] = [
        Failed("The invoice cannot be read: neither number, date nor total", receivable_id=each.receivable_id)
        for each in batch.receivables
        if all(isinstance(reading_of(each.invoice.document, term), Unreadable) for term in _FUNDING_CRITICAL)
    ]
    results.extend(Passed(receivable_id=each.receivable_id) for each in batch.receivables if each.receivable_id not in _named(results))
    if batch.parked:
        listed = "; ".join(f"{name}: {reason}" for name, reason in batch.parked)
        results.append(Failed(f"{len(batch.parked)} of the files or pages received cannot be read. {listed}"))
    elif not any(each.invoice.document.kind is DocumentKind.INVOICE for each in batch.receivables):
        results.append(_without_invoice(batch))
    return results


def _named(results: list[Result]) -> set[str | None]:
    return {each.receivable_id for each in results}


def _without_invoice(batch: Batch) -> Result:
    if any(each.document.kind is DocumentKind.OTHER for each in batch.unplaced):
        return Inconclusive("No invoice was recognised, but there are papers whose kind nobody could tell")
    if batch.receivables:
        return Passed("The batch brings credit notes only")
    return Failed("An invoice was expected, and the batch has none")
