"""MAT-01: the purchase order that an invoice names exists, is open, and is this debtor's."""

from __future__ import annotations

from extractors.terms import Term
from verification.books import Books
from verification.matching.numbers import look_alike
from verification.matching.orders import own_orders
from verification.model import Client, Debtor, PurchaseOrder, Receivable, SupportingDocument
from verification.registry import INVOICES_ONLY, Review, check
from verification.results import CheckAnswer, Inconclusive, NotApplicable, Passed


@check(
    "MAT-01",
    title="Purchase order unknown, closed or another debtor's",
    reference="The register of purchase orders; fresh-air invoices name orders that nobody placed",
    severity=Review,
    uses=(Term.PO_NUMBER,),
    kinds=INVOICES_ONLY,
)
def order_known(
    po_number: str | None,
    receivable: Receivable,
    orders: tuple[PurchaseOrder, ...],
    order_papers: tuple[SupportingDocument, ...],
    debtor: Debtor | None,
    client: Client,
    books: Books,
) -> CheckAnswer:
    """The order number on the invoice is an open order that this debtor placed with this client.

    Debtors number alike, so an order of that number by another debtor is no fault while this debtor has one too. An order that only the
    pack shows came from the client and not from our register, and where the register holds no order of this debtor at all it cannot speak.
    """
    if po_number is None:
        return NotApplicable("The invoice names no purchase order")
    if debtor is None:
        return Inconclusive("The debtor is not known, so nobody can say whose order it should be")
    own = own_orders(orders, receivable)
    if own:
        if all(each.status == "closed" for each in own):
            return f"Purchase order {po_number} of debtor {debtor.debtor_code} is closed"
        return Passed(f"Open order of debtor {debtor.debtor_code} for {own[0].total}")
    others = sorted({each.debtor_code for each in orders if each.client_code == client.client_code})
    if others:
        return f"Purchase order {po_number} was placed by debtor {', '.join(others)}, the invoice is on {debtor.debtor_code}"
    if any(each.debtor_code == debtor.debtor_code for each in books.client_purchase_orders(client.client_code)):
        return f"Purchase order {po_number} is not among the orders of debtor {debtor.debtor_code} in the register"
    if any(look_alike(each.document.value(Term.PO_NUMBER) or "", po_number) for each in order_papers):
        return Passed("The order is in the pack; the register holds none of this debtor")
    if orders:
        return f"Purchase order {po_number} was placed with another client"
    return Inconclusive(f"The register holds no order of debtor {debtor.debtor_code}, so {po_number} cannot be looked up")
