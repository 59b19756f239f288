"""What was ordered, in one shape, whether our register or an order paper in the pack says it; and the lines of any paper in that shape."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.model import Evidence, ExtractedDocument
from extractors.terms import Term
from verification.matching.goods import GoodsLine
from verification.model import PurchaseOrder, SupportingDocument


@dataclass(frozen=True, slots=True)
class OrderedGoods:
    """The lines of the orders that an invoice bills, and the currency of their prices (None where it is not known)."""

    lines: tuple[GoodsLine, ...]
    currency: str | None
    source: str


def ordered_goods(orders: Sequence[PurchaseOrder], papers: Sequence[SupportingDocument]) -> OrderedGoods | None:
    """The register's lines where it has them, since the debtor stands behind those, else the order papers'; None where neither has any."""
    if any(each.lines for each in orders):
        lines = tuple(
            GoodsLine(line.description, line.item_code, line.quantity, None, line.unit_price) for order in orders for line in order.lines
        )
        return OrderedGoods(lines, orders[0].total.currency, f"purchase order {orders[0].po_number}")
    found = tuple(line for paper in papers for line in lines_of(paper.document_id, paper.document))
    if not found:
        return None
    number = papers[0].document.value(Term.PO_NUMBER)
    return OrderedGoods(found, papers[0].document.value(Term.CURRENCY), f"purchase order {number}" if number else "the purchase order")


def lines_of(document_id: str, document: ExtractedDocument) -> list[GoodsLine]:
    """The lines of a paper, with the paper named in their evidence."""
    return [
        GoodsLine(
            line.description,
            line.item_code,
            line.quantity,
            line.unit,
            line.unit_price,
            _evidence(document_id, line.evidence),
            line.confidence,
        )
        for line in document.lines
    ]


def _evidence(document_id: str, seen: Evidence | None) -> tuple[Evidence, ...]:
    return (Evidence(seen.page_number, seen.box, seen.text, seen.document_id or document_id),) if seen else ()
