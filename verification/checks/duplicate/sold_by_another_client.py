"""DUP-05: the same receivable was sold by another client."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from decimal import Decimal

from extractors.money import Money
from extractors.terms import Term
from verification.books import Books
from verification.figures import date_of
from verification.matching.numbers import number_key, same_number
from verification.model import Batch, PartyMatch, Receivable, RegisterEntry, SupportingDocument
from verification.register import EarlierClaim, claim_of_entry, earlier_entries
from verification.registry import INVOICES_ONLY, Block, check
from verification.results import CheckAnswer, Inconclusive

_SMALL_CHANGE = Decimal("0.005")
_SAME_CLAIM_DAYS = 120


@check(
    "DUP-05",
    title="Same receivable from another client",
    reference="Double pledge across clients: looked for in the whole register, which no single client sees",
    severity=Block,
    needs=(Term.GROSS_TOTAL,),
    uses=(Term.PO_NUMBER, Term.DELIVERY_NOTE_NUMBER, Term.INVOICE_NUMBER),
    reads=(Term.ISSUE_DATE,),
    kinds=INVOICES_ONLY,
)
def sold_by_another_client(
    total: Money,
    po_number: str | None,
    delivery_note_number: str | None,
    invoice_number: str | None,
    match: PartyMatch,
    receivable: Receivable,
    supporting: tuple[SupportingDocument, ...],
    batch: Batch,
    books: Books,
) -> CheckAnswer:
    """No other client sold a claim on the same debtor for the same amount on the same order or delivery note.

    The same debtor and amount alone are no sign: prices repeat. An amount that was rounded or differs by a few coins is the same where
    order or delivery note are. The message never names the other client, since our client may read it.
    """
    orders = {number_key(each) for each in (po_number, *_numbers(supporting, Term.PO_NUMBER)) if each}
    notes = {number_key(each) for each in (delivery_note_number, *_numbers(supporting, Term.DELIVERY_NOTE_NUMBER)) if each}
    for name, keys, found in (
        ("order", orders, books.register_by_purchase_order),
        ("delivery note", notes, books.register_by_delivery_note),
    ):
        for key in sorted(keys):
            for each in _of_others(receivable, found(key), match, batch):
                if each.gross == total or (_nearly(each.gross, total) and not _other_delivery(each, notes)):
                    printed = each.po_number if name == "order" else each.delivery_note_number
                    then = "" if each.gross == total else f" ({each.gross} then)"
                    return f"Another client submitted a claim on debtor {match.code} for {total}{then} on the same {name} {printed}"
    doubtful: list[EarlierClaim] = []
    for each in _of_others(receivable, books.register_by_amount(match.code, total), match, batch):
        nothing_to_compare = not (orders and each.po_number) and not (notes and each.delivery_note_number)
        if nothing_to_compare and _same_paper(each, invoice_number, receivable):
            doubtful.append(each)
    if doubtful:
        return Inconclusive(
            f"Another client submitted the same number and amount on debtor {match.code}, with no order or delivery note to compare"
        )
    return None


def _of_others(receivable: Receivable, entries: Iterable[RegisterEntry], match: PartyMatch, batch: Batch) -> list[EarlierClaim]:
    earlier = earlier_entries(receivable, entries, batch)
    return [claim_of_entry(each) for each in earlier if each.client_code != batch.client_code and each.debtor_code == match.code]


def _nearly(one: Money | None, other: Money) -> bool:
    """The same but for rounding or small change: half a percent, or one unit of the currency on a small claim."""
    if one is None or one.currency != other.currency:
        return False
    return abs(one.amount - other.amount) <= max(abs(other.amount) * _SMALL_CHANGE, Decimal(1))


def _other_delivery(earlier: EarlierClaim, notes: Collection[str]) -> bool:
    """Both name a delivery, and the two differ: one order that several suppliers fill."""
    return bool(notes and earlier.delivery_note_number) and number_key(earlier.delivery_note_number or "") not in notes


def _same_paper(earlier: EarlierClaim, invoice_number: str | None, receivable: Receivable) -> bool:
    """The number is the same, and the dates do not say that each client charges it in a year or month of its own."""
    issued = date_of(receivable.invoice.document, Term.ISSUE_DATE)
    apart = abs((issued - earlier.issue_date).days) if issued and earlier.issue_date else 0
    return same_number(invoice_number, earlier.invoice_number) is True and apart <= _SAME_CLAIM_DAYS


def _numbers(supporting: tuple[SupportingDocument, ...], term: Term) -> list[str | None]:
    return [each.document.value(term) for each in supporting]
