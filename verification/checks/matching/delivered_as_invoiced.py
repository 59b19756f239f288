"""MAT-06: what the proof of delivery says is what the invoice says: who received, where, against which order and when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from extractors.model import Absent, Evidence
from extractors.terms import DocumentKind, Term
from verification.figures import date_of, field_evidence, reading_of, why_unknown
from verification.matching.addresses import same_place
from verification.matching.company_names import core_name, tokens_of
from verification.matching.numbers import look_alike, same_number
from verification.matching.orders import own_orders
from verification.matching.parties import PartyOnPaper, known_debtor, score_party
from verification.model import Debtor, Facility, PurchaseOrder, Receivable, SupportingDocument
from verification.registry import INVOICES_ONLY, Review, check
from verification.results import CheckAnswer, Failed, Inconclusive, NotApplicable, Passed

_NAMES = (Term.BUYER_NAME, Term.BUYER_ADDRESS, Term.PO_NUMBER, Term.DELIVERY_DATE)
Fault = tuple[str, Term]


@check(
    "MAT-06",
    title="Delivered to another consignee, address, order or on another date",
    reference="Three-way match; a proof of delivery of another sale proves nothing of this one",
    severity=Review,
    needs=(Term.ISSUE_DATE,),
    uses=(Term.PO_NUMBER, Term.DELIVERY_DATE, Term.BUYER_ADDRESS),
    reads=_NAMES,
    kinds=INVOICES_ONLY,
)
def delivered_as_invoiced(
    issued: date,
    po_number: str | None,
    stated: date | None,
    invoiced_at: str | None,
    receivable: Receivable,
    debtor: Debtor | None,
    deliveries: tuple[SupportingDocument, ...],
    orders: tuple[PurchaseOrder, ...],
    order_papers: tuple[SupportingDocument, ...],
    facility: Facility,
) -> CheckAnswer:
    """The proof of delivery names the debtor, an address of the debtor, the invoice's order and its day of delivery.

    A branch, an alias or a depot in the same town is the debtor, and so is a place that the order sends the goods to. Goods delivered
    longer before the invoice than an invoice may be old are an old debt under a new date. What a note does not print it cannot contradict.
    """
    notes = [each for each in deliveries if each.document.kind is DocumentKind.DELIVERY_NOTE]
    if not notes:
        return NotApplicable("No delivery note is in the pack, see DOC-03")
    ordered = [each.issue_date for each in own_orders(orders, receivable) if each.issue_date is not None]
    places = [each for each in (debtor.address if debtor else None, invoiced_at) if each]
    places += [each for paper in order_papers if (each := paper.document.value(Term.BUYER_ADDRESS))]
    faults: list[str] = []
    unsure: list[str] = []
    seen: list[Evidence] = []
    for note in notes:
        found = [
            *_another_consignee(note, debtor, facility, unsure),
            *_another_place(note, places),
            *_another_order(note, po_number),
            *_another_day(note, issued, stated, max(ordered, default=None), facility),
        ]
        faults += [message for message, _ in found]
        seen += [spot for _, term in found for spot in field_evidence(note.document_id, note.document.field(term))]
        unsure += [
            why_unknown(term, reading, "delivery note")
            for term in _NAMES
            if note.document.value(term) is None and not isinstance(reading := reading_of(note.document, term), Absent)
        ]
    if faults:
        return Failed("; ".join(dict.fromkeys(faults)), tuple(seen))
    if unsure:
        return Inconclusive("; ".join(dict.fromkeys(unsure)))
    return Passed("The delivery notes say what the invoice says")


def _another_consignee(note: SupportingDocument, debtor: Debtor | None, facility: Facility, unsure: list[str]) -> Iterator[Fault]:
    name = note.document.value(Term.BUYER_NAME)
    if name is None or debtor is None or _is_branch(name, debtor):
        return
    score = score_party(PartyOnPaper(name, note.document.value(Term.BUYER_TAX_ID)), known_debtor(debtor)).score
    if score < facility.match_reject_score:
        yield f"Delivered to {name}, invoiced to {debtor.name}", Term.BUYER_NAME
    elif score < facility.match_accept_score:
        unsure.append(f"Delivered to {name}, which may or may not be {debtor.name}")


def _is_branch(name: str, debtor: Debtor) -> bool:
    """Whether one of the debtor's names stands in the name, or the name in one of them, as those of branches do."""
    printed = set(tokens_of(core_name(name)))
    known = [set(tokens_of(core_name(each))) for each in (debtor.name, *debtor.aliases, *debtor.confirmed_names)]
    return bool(printed) and any(printed <= each or each <= printed for each in known if each)


def _another_place(note: SupportingDocument, places: list[str]) -> Iterator[Fault]:
    delivered_at = note.document.value(Term.BUYER_ADDRESS)
    if delivered_at and places and all(same_place(delivered_at, each) is False for each in places):
        yield f"Delivered at {delivered_at}, the debtor is at {places[0]}", Term.BUYER_ADDRESS


def _another_order(note: SupportingDocument, po_number: str | None) -> Iterator[Fault]:
    printed = note.document.value(Term.PO_NUMBER)
    if printed and po_number and not same_number(printed, po_number) and not look_alike(printed, po_number):
        yield f"Delivered against order {printed}, invoiced against {po_number}", Term.PO_NUMBER


def _another_day(note: SupportingDocument, issued: date, stated: date | None, ordered: date | None, facility: Facility) -> Iterator[Fault]:
    delivered = date_of(note.document, Term.DELIVERY_DATE)
    if delivered is None:
        return
    if stated is not None and delivered != stated:
        yield f"Delivered {delivered} by the delivery note, {stated} by the invoice", Term.DELIVERY_DATE
    if ordered is not None and delivered < ordered:
        yield f"Delivered {delivered}, ordered {ordered}", Term.DELIVERY_DATE
    if (issued - delivered).days > facility.max_age_days:
        yield f"Delivered {delivered}, invoiced {issued}: more than {facility.max_age_days} days later", Term.DELIVERY_DATE
