"""MAT-03: no more is billed than was ordered and delivered."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from extractors.model import Evidence, Line
from extractors.terms import DocumentKind, Term
from verification.matching.lines import line_for
from verification.matching.ordered_goods import OrderedLine, ordered_goods
from verification.matching.orders import own_orders
from verification.model import PackDocument, PurchaseOrder, Receivable, SupportingDocument
from verification.registry import INVOICES_ONLY, Review, check
from verification.results import CheckAnswer, Failed, Inconclusive, NotApplicable, Passed


@check(
    "MAT-03",
    title="Quantity above ordered or delivered",
    reference="Three-way match of order, delivery and invoice",
    severity=Review,
    reads_lines=True,
    uses=(Term.PO_NUMBER,),
    kinds=INVOICES_ONLY,
)
def quantity_as_ordered_and_delivered(
    po_number: str | None,
    receivable: Receivable,
    invoice: PackDocument,
    orders: tuple[PurchaseOrder, ...],
    order_papers: tuple[SupportingDocument, ...],
    deliveries: tuple[SupportingDocument, ...],
) -> CheckAnswer:
    """Of no line is more billed than its order asks for, nor more than its proofs of delivery together show.

    A delivery note often covers less than the whole order, and one that shows no quantities says nothing either way.
    """
    goods = ordered_goods(own_orders(orders, receivable), order_papers)
    notes = [each for each in deliveries if each.document.kind is DocumentKind.DELIVERY_NOTE]
    delivered = [(note, line) for note in notes for line in note.document.lines if line.quantity is not None]
    if goods is None and not delivered:
        return NotApplicable("Neither order nor delivery shows quantities")
    if not invoice.document.lines:
        return Inconclusive("The lines of the invoice cannot be read")
    faults: list[str] = []
    unknown: list[str] = []
    seen: list[Evidence] = []
    for line, billed in _billed(invoice.document.lines):
        if billed is None:
            unknown.append(f"{line.description}: no quantity is printed")
            continue
        compared = False
        if goods is not None:
            ordered = _sum_alike(line, goods.lines)
            compared |= ordered is not None
            if ordered is not None and billed > ordered:
                faults.append(f"{line.description}: {_plain(billed)} billed, {_plain(ordered)} ordered")
                seen.extend(_spots(invoice.document_id, line))
        if delivered:
            received = _sum_alike(line, [each for _, each in delivered])
            compared |= received is not None
            if received is not None and billed > received:
                faults.append(f"{line.description}: {_plain(billed)} billed, {_plain(received)} delivered")
                seen.extend(_spots(invoice.document_id, line))
                seen.extend(spot for note, each in delivered for spot in _spots(note.document_id, each))
        if not compared:
            unknown.append(f"{line.description}: on neither order nor delivery note")
    if faults:
        return Failed("; ".join(faults), tuple(seen))
    return Inconclusive("; ".join(unknown)) if unknown else Passed("Quantities as ordered and delivered")


def _billed(lines: Sequence[Line]) -> list[tuple[Line, Decimal | None]]:
    """Lines of the same goods billed together, so that splitting a line hides nothing."""
    together: dict[tuple[str, str], tuple[Line, Decimal | None]] = {}
    for line in lines:
        key = (line.item_code or "", line.description)
        before = together.get(key)
        if before is None:
            together[key] = (line, line.quantity)
        elif before[1] is None or line.quantity is None:
            together[key] = (line, None)
        else:
            together[key] = (before[0], before[1] + line.quantity)
    return list(together.values())


def _sum_alike(line: Line, candidates: Sequence[Line] | Sequence[OrderedLine]) -> Decimal | None:
    """How much of these goods the candidates show together, or None where they show none of them or do not say how much."""
    groups: dict[tuple[str, str], list[Decimal | None]] = {}
    for each in candidates:
        groups.setdefault((each.item_code or "", each.description), []).append(each.quantity)
    found = line_for(line.item_code, line.description, list(groups), lambda each: each[0] or None, lambda each: each[1])
    if found is None:
        return None
    quantities = [each for each in groups[found] if each is not None]
    return sum(quantities, Decimal(0)) if len(quantities) == len(groups[found]) else None


def _plain(quantity: Decimal) -> str:
    return f"{quantity.normalize():f}"


def _spots(document_id: str, line: Line) -> list[Evidence]:
    seen = line.evidence
    return [Evidence(seen.page_number, seen.box, seen.text, seen.document_id or document_id)] if seen else []
