"""MAT-03: no more is billed than was ordered and delivered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from extractors.model import Evidence
from extractors.terms import DocumentKind, Term
from verification.matching.charges import is_charge
from verification.matching.goods import Goods, GoodsLine, UnlikeUnitsError, goods_of, partners, quantity_in_units_of
from verification.matching.ordered_goods import lines_of, ordered_goods
from verification.matching.orders import own_orders
from verification.model import PackDocument, PurchaseOrder, Receivable, SupportingDocument
from verification.register import BatchClaims, debtor_code_of, order_in_batch
from verification.registry import INVOICES_ONLY, Review, check
from verification.results import CheckAnswer, Failed, Inconclusive, NotApplicable, Passed


@dataclass(slots=True)
class _Comparison:
    """What comparing the invoice with one side of the match found, goods by goods."""

    faults: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    seen: list[Evidence] = field(default_factory=list)
    compared: set[str] = field(default_factory=set)


@check(
    "MAT-03",
    title="Quantity above ordered or delivered",
    reference="Three-way match of order, delivery and invoice",
    severity=Review,
    reads_lines=True,
    uses=(Term.PO_NUMBER,),
    reads=(Term.ISSUE_DATE, Term.INVOICE_NUMBER),
    kinds=INVOICES_ONLY,
)
def quantity_as_ordered_and_delivered(
    po_number: str | None,
    receivable: Receivable,
    invoice: PackDocument,
    orders: tuple[PurchaseOrder, ...],
    order_papers: tuple[SupportingDocument, ...],
    deliveries: tuple[SupportingDocument, ...],
    batch_claims: BatchClaims,
) -> CheckAnswer:
    """Of no goods is more billed than their order asks for, nor more than their proofs of delivery together show.

    What earlier invoices of the batch drew on the same order, or prove with the same delivery note, counts with it, and what credit notes
    of the batch take back does not. Quantities are compared in one unit: ten dozen are a hundred and twenty. A delivery note often covers
    less than the whole order, and one that shows no quantities says nothing either way. Freight and surcharges need no delivery.
    A line that was more likely read wrong than right is held against nobody.
    """
    goods = ordered_goods(own_orders(orders, receivable), order_papers)
    notes = [each for each in deliveries if each.document.kind is DocumentKind.DELIVERY_NOTE]
    delivered = [line for note in notes for line in lines_of(note.document_id, note.document) if line.quantity is not None]
    if goods is None and not delivered:
        return NotApplicable("Neither order nor delivery shows quantities")
    billed = goods_of(lines_of(invoice.document_id, invoice.document))
    if not billed:
        return Inconclusive("The lines of the invoice cannot be read")
    before = _earlier_on_order(receivable, po_number, batch_claims) if po_number else []
    shared = [each for each in before if _proofs(each) & {note.document_id for note in notes}]
    credits = batch_claims.credits_on_order(po_number, debtor_code_of(receivable)) if po_number else []
    credited = _lines([each.invoice for each in credits])
    one_proof = po_number is None or len(batch_claims.on_order(po_number)) == len(shared) + 1
    found = _Comparison()
    if goods is not None:
        _compare(found, billed, goods.lines, _lines([each.invoice for each in before]), credited, "ordered")
    if delivered:
        _compare(found, billed, delivered, _lines([each.invoice for each in shared]), credited if one_proof else [], "delivered")
    for ours in billed:
        if ours.quantity is None and not is_charge(ours.description):
            found.unknown.append(f"{ours.description}: no quantity is printed")
        elif ours.description not in found.compared and not is_charge(ours.description):
            found.unknown.append(f"{ours.description}: on neither order nor delivery note")
    if found.faults:
        return Failed("; ".join(found.faults), tuple(found.seen))
    return Inconclusive("; ".join(dict.fromkeys(found.unknown))) if found.unknown else Passed("Quantities as ordered and delivered")


def _compare(
    found: _Comparison,
    billed: Sequence[Goods],
    other: Sequence[GoodsLine],
    before: Sequence[GoodsLine],
    credited: Sequence[GoodsLine],
    word: str,
) -> None:
    known = goods_of(other)
    together: dict[int, list[Goods]] = {}
    places = {id(each): place for place, each in enumerate(known)}
    for ours, theirs in zip(billed, partners(billed, known), strict=True):
        if theirs is not None:
            together.setdefault(places[id(theirs)], []).append(ours)
    if word == "delivered" and together:
        lacking = [each for each in billed if not any(each in mine for mine in together.values())]
        found.unknown += [f"{each.description}: on no delivery note" for each in lacking if not _needs_no_delivery(each)]
    for place, mine in together.items():
        theirs = known[place]
        label = ", ".join(each.description for each in mine)
        try:
            now = [quantity_in_units_of(each, theirs) for each in mine]
            limit = quantity_in_units_of(theirs, theirs)
            earlier = _drawn(before, known, place)
            returned = _drawn(credited, known, place)
        except UnlikeUnitsError:
            units = sorted({each.lines[0].unit or "" for each in mine})
            found.unknown.append(f"{label}: billed by the {', '.join(units)}, {word} by the {theirs.lines[0].unit}")
            found.compared.update(each.description for each in mine)
            continue
        quantities = [each for each in now if each is not None]
        if limit is None or len(quantities) < len(now):
            continue
        found.compared.update(each.description for each in mine)
        total = sum(quantities, Decimal(0))
        if max(total + earlier - returned, Decimal(0)) > limit:
            if any(line.is_doubtful for each in (*mine, theirs) for line in each.lines):
                found.unknown.append(f"{label}: not read surely enough to compare the quantities")
                continue
            drawn = f"{_plain(total)} billed" + (f" and {_plain(earlier)} before" if earlier else "")
            found.faults.append(f"{label}: {drawn}, {_plain(limit)} {word}")
            found.seen += [spot for each in mine for spot in each.evidence]
            found.seen += theirs.evidence


def _needs_no_delivery(goods: Goods) -> bool:
    """Freight, and work that is counted in hours or days."""
    return is_charge(goods.description) or any(each.measure is not None and each.measure.dimension == "time" for each in goods.lines)


def _drawn(lines: Sequence[GoodsLine], known: Sequence[Goods], place: int) -> Decimal:
    """How much of the goods at this place other papers of the batch bill or take back."""
    others = goods_of(lines)
    quantities = [
        quantity_in_units_of(each, theirs) for each, theirs in zip(others, partners(others, known), strict=True) if theirs is known[place]
    ]
    return sum((abs(each) for each in quantities if each is not None), Decimal(0))


def _earlier_on_order(receivable: Receivable, po_number: str, batch_claims: BatchClaims) -> list[Receivable]:
    debtor = debtor_code_of(receivable)
    return [
        each
        for each in batch_claims.on_order(po_number)
        if each.receivable_id != receivable.receivable_id
        and debtor_code_of(each) in (debtor, None)
        and order_in_batch(each) < order_in_batch(receivable)
    ]


def _proofs(receivable: Receivable) -> set[str]:
    return {each.document_id for each in receivable.supporting if each.document.kind is DocumentKind.DELIVERY_NOTE}


def _lines(papers: Sequence[PackDocument]) -> list[GoodsLine]:
    return [line for each in papers for line in lines_of(each.document_id, each.document)]


def _plain(quantity: Decimal) -> str:
    return f"{quantity.normalize():f}"
