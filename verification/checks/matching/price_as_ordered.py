"""MAT-02: the price billed is the price ordered."""

from __future__ import annotations

from decimal import Decimal

from extractors.model import Evidence
from extractors.terms import Term
from verification.figures import currency_of
from verification.matching.charges import is_charge
from verification.matching.goods import Goods, GoodsLine, UnlikeUnitsError, factor_between, goods_of, partners
from verification.matching.ordered_goods import lines_of, ordered_goods
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
    """No unit price is above the order's by more than the facility tolerates; a lower one is no loss to anybody.

    Prices are compared for the same unit: ten a piece ordered is a hundred and twenty a dozen billed. Freight and surcharges that the order
    does not list have no price to compare.
    """
    goods = ordered_goods(own_orders(orders, receivable), order_papers)
    if goods is None:
        return NotApplicable("No lines of a purchase order are on file" if po_number else "The invoice names no purchase order")
    currency = currency_of(invoice.document, facility.currency)
    if goods.currency is not None and goods.currency != currency:
        return Inconclusive(f"The invoice is in {currency}, {goods.source} in {goods.currency}")
    billed = goods_of(lines_of(invoice.document_id, invoice.document))
    if not billed:
        return Inconclusive("The lines of the invoice cannot be read")
    known = goods_of(goods.lines)
    above: list[str] = []
    unknown: list[str] = []
    seen: list[Evidence] = []
    for ours, theirs in zip(billed, partners(billed, known), strict=True):
        if theirs is None and is_charge(ours.description):
            continue
        for line in ours.lines:
            agreed = _agreed(line, theirs)
            if line.unit_price is None or agreed is None:
                unknown.append(line.description)
            elif line.unit_price > agreed * (1 + facility.price_tolerance):
                above.append(f"{line.description}: {line.unit_price} each, ordered at {_plain(agreed)}")
                seen.extend((*line.evidence, *(theirs.evidence if theirs else ())))
    if above:
        return Failed("; ".join(above), tuple(seen))
    if unknown:
        return Inconclusive(f"Not found with a price in {goods.source}: {'; '.join(dict.fromkeys(unknown))}")
    return Passed(f"Prices as in {goods.source}")


def _agreed(line: GoodsLine, ordered: Goods | None) -> Decimal | None:
    """The order's price for one unit as the invoice counts; of the same goods at two prices the higher, since both were agreed."""
    if ordered is None or line.unit_price is None:
        return None
    prices = [each for each in ordered.lines if each.unit_price is not None]
    try:
        return max((each.unit_price * factor_between(line, each) for each in prices if each.unit_price is not None), default=None)
    except UnlikeUnitsError:
        return None


def _plain(price: Decimal) -> str:
    """A price with the cents it has, and no more digits than a conversion needs."""
    return f"{price.quantize(Decimal('0.01'))}" if price == price.quantize(Decimal("0.01")) else f"{price.normalize():f}"
