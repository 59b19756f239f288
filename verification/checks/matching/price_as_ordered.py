"""MAT-02: the price billed is the price ordered."""

from __future__ import annotations

from extractors.model import Evidence
from extractors.terms import Term
from verification.figures import currency_of
from verification.matching.lines import line_for
from verification.matching.ordered_goods import ordered_goods
from verification.matching.orders import own_orders
from verification.model import Facility, PackDocument, PurchaseOrder, Receivable, SupportingDocument
from verification.registry import INVOICES_ONLY, Review, check
from verification.results import CheckAnswer, Failed, Inconclusive, NotApplicable, Passed


@check(
    "MAT-02",
    title="Unit price above the order",
    reference="Three-way match; tolerance of the facility (2 %)",
    severity=Review,
    reads_lines=True,
    uses=(Term.PO_NUMBER,),
    reads=(Term.CURRENCY,),
    kinds=INVOICES_ONLY,
)
def price_as_ordered(
    po_number: str | None,
    receivable: Receivable,
    invoice: PackDocument,
    orders: tuple[PurchaseOrder, ...],
    order_papers: tuple[SupportingDocument, ...],
    facility: Facility,
) -> CheckAnswer:
    """No unit price is above the order's by more than the facility tolerates; a lower one is no loss to anybody."""
    goods = ordered_goods(own_orders(orders, receivable), order_papers)
    if goods is None:
        return NotApplicable("No lines of a purchase order are on file" if po_number else "The invoice names no purchase order")
    currency = currency_of(invoice.document, facility.currency)
    if goods.currency is not None and goods.currency != currency:
        return Inconclusive(f"The invoice is in {currency}, {goods.source} in {goods.currency}")
    if not invoice.document.lines:
        return Inconclusive("The lines of the invoice cannot be read")
    above: list[str] = []
    unknown: list[str] = []
    seen: list[Evidence] = []
    for line in invoice.document.lines:
        if line.unit_price is None:
            unknown.append(line.description)
            continue
        ordered = line_for(line.item_code, line.description, goods.lines, lambda each: each.item_code, lambda each: each.description)
        if ordered is None or ordered.unit_price is None:
            unknown.append(line.description)
            continue
        if line.unit_price > ordered.unit_price * (1 + facility.price_tolerance):
            above.append(f"{line.description}: {line.unit_price} each, ordered at {ordered.unit_price}")
            if line.evidence:
                spot = line.evidence
                seen.append(Evidence(spot.page_number, spot.box, spot.text, spot.document_id or invoice.document_id))
            seen.extend(ordered.evidence)
    if above:
        return Failed("; ".join(above), tuple(seen))
    if unknown:
        return Inconclusive(f"Not found with a price in {goods.source}: {'; '.join(unknown)}")
    return Passed(f"Prices as in {goods.source}")
