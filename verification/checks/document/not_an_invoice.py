"""DOC-02: a statement, a quotation or an order is no invoice, whatever the client calls it."""

from __future__ import annotations

from extractors.terms import DocumentKind, Term
from verification.figures import evidence_of
from verification.matching.numbers import number_key
from verification.model import Batch, PackDocument
from verification.registry import Block, check
from verification.results import Failed, Inconclusive, NotApplicable, Passed, Result

_NO_CLAIM = frozenset({DocumentKind.QUOTATION, DocumentKind.RECEIPT})
"""Papers that support nothing, so their only use in a batch is as an invoice."""

_NUMBERS = (Term.INVOICE_NUMBER, Term.PO_NUMBER, Term.DOCUMENT_NUMBER)


@check(
    "DOC-02",
    title="Sent as an invoice, but it is something else",
    reference="Only an invoice creates a debt; a quotation, pro forma, order or statement does not",
    severity=Block,
    reads=(*_NUMBERS, Term.GROSS_TOTAL),
    about_package=True,
)
def not_an_invoice(batch: Batch) -> list[Result] | Result:
    """Every paper that a client offers for funding is an invoice.

    A quotation or receipt supports nothing, so it can only have been sent as one. An order or a statement belongs in a batch, unless the
    batch has no invoice at all or the schedule lists it. It stands against the package: the real invoices beside it are not held up.
    """
    papers = _papers(batch)
    if not papers and not batch.receivables:
        return NotApplicable("The batch brings no trade papers")
    listed = {number_key(each.invoice_number) for each in batch.schedule.document.schedule} if batch.schedule else set()
    has_invoice = bool(batch.receivables)
    wrong = [each for each in papers if _offered_as_invoice(each, listed, has_invoice)]
    if wrong:
        shown = "; ".join(f"{each.filename} is a {each.document.kind.value.replace('_', ' ')}" for each in wrong)
        return Failed(f"An invoice was expected: {shown}", tuple(spot for each in wrong for spot in evidence_of(each, *_NUMBERS)))
    doubtful = [each for each in papers if each.document.kind is DocumentKind.OTHER and _looks_like_invoice(each)]
    if doubtful:
        shown = "; ".join(each.filename for each in doubtful)
        return Inconclusive(f"Has a number and a total, but nobody can tell whether it is an invoice: {shown}")
    return Passed()


def _papers(batch: Batch) -> list[PackDocument]:
    return [each for each in batch.unplaced if each.document.kind is not DocumentKind.NOTICE_OF_ASSIGNMENT]


def _offered_as_invoice(paper: PackDocument, listed: set[str], has_invoice: bool) -> bool:
    kind = paper.document.kind
    if kind in _NO_CLAIM:
        return True
    if kind not in (DocumentKind.STATEMENT, DocumentKind.PURCHASE_ORDER, DocumentKind.PURCHASE_ORDER_RESPONSE):
        return False
    numbers = {number_key(paper.document.value(term) or "") for term in _NUMBERS} - {""}
    return not has_invoice or bool(numbers & listed)


def _looks_like_invoice(paper: PackDocument) -> bool:
    return paper.document.value(Term.INVOICE_NUMBER) is not None and paper.document.value(Term.GROSS_TOTAL) is not None
