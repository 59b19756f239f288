"""DOC-07: a debtor that pays only against its order number gets one."""

from __future__ import annotations

from extractors.terms import DocumentKind, Term
from verification.books import Books
from verification.matching.orders import orders_of
from verification.model import Client, Debtor, Receivable, SupportingDocument
from verification.registry import INVOICES_ONLY, Review, check
from verification.requirements import required_of
from verification.results import CheckAnswer, Inconclusive, NotApplicable, Passed


@check(
    "DOC-07",
    title="Purchase order missing",
    reference="The requirement profile of client, debtor, goods or services, and disclosure; the facility; the debtor's terms",
    severity=Review,
    uses=(Term.PO_NUMBER,),
    kinds=INVOICES_ONLY,
)
def order_present(
    po_number: str | None,
    client: Client,
    debtor: Debtor | None,
    receivable: Receivable,
    books: Books,
    order_papers: tuple[SupportingDocument, ...],
) -> CheckAnswer:
    """An invoice brings its purchase order where its requirement profile, the facility or the debtor requires one.

    For a debtor's demand an order of ours under the number that the invoice prints is as good as the paper.
    """
    if order_papers:
        return Passed(f"Purchase order in the pack, tied by {order_papers[0].tied_by}")
    required = required_of(client, debtor, receivable.invoice.document, books.requirement_profiles(client.client_code))
    if DocumentKind.PURCHASE_ORDER.value in required.kinds:
        return f"{required.asked_by} requires a purchase order, and the pack has none for this invoice"
    if debtor is None:
        return Inconclusive("The debtor is not known, so nobody can say whether it requires a purchase order")
    if not debtor.requires_po:
        return NotApplicable(f"Debtor {debtor.debtor_code} does not require a purchase order")
    if po_number is None:
        return f"Debtor {debtor.debtor_code} requires a purchase order, and the invoice names none"
    if not orders_of(receivable, books):
        return f"Debtor {debtor.debtor_code} requires a purchase order; {po_number} is neither in the pack nor in the books"
    return None
