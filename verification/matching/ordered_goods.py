"""What was ordered, in one shape, whether our register or an order paper in the pack says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.model import Evidence
from extractors.terms import Term
from verification.model import PurchaseOrder, SupportingDocument


@dataclass(frozen=True, slots=True)
class OrderedLine:
    """One line of an order; None where it does not say."""

    item_code: str | None
    description: str
    quantity: Decimal | None
    unit_price: Decimal | None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class OrderedGoods:
    """The lines of the orders that an invoice bills, and the currency of their prices (None where it is not known)."""

    lines: tuple[OrderedLine, ...]
    currency: str | None
    source: str


def ordered_goods(orders: Sequence[PurchaseOrder], papers: Sequence[SupportingDocument]) -> OrderedGoods | None:
    """The register's lines where it has them, since the debtor stands behind those, else the order papers'; None where neither has any."""
    if any(each.lines for each in orders):
        lines = tuple(
            OrderedLine(line.item_code, line.description, line.quantity, line.unit_price) for order in orders for line in order.lines
        )
        return OrderedGoods(lines, orders[0].total.currency, f"purchase order {orders[0].po_number}")
    found = tuple(
        OrderedLine(line.item_code, line.description, line.quantity, line.unit_price, _evidence(paper, line.evidence))
        for paper in papers
        for line in paper.document.lines
    )
    if not found:
        return None
    number = papers[0].document.value(Term.PO_NUMBER)
    return OrderedGoods(found, papers[0].document.value(Term.CURRENCY), f"purchase order {number}" if number else "the purchase order")


def _evidence(paper: SupportingDocument, seen: Evidence | None) -> tuple[Evidence, ...]:
    return (Evidence(seen.page_number, seen.box, seen.text, seen.document_id or paper.document_id),) if seen else ()
