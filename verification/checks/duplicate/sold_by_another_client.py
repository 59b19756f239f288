"""DUP-05: the same receivable was sold by another client."""

from __future__ import annotations

from extractors.money import Money
from extractors.terms import Term
from verification.books import Books
from verification.matching.numbers import number_key
from verification.model import Batch, PartyMatch, Receivable, SupportingDocument
from verification.register import EarlierClaim, earlier_by_amount
from verification.registry import INVOICES_ONLY, Block, check
from verification.results import CheckAnswer, Inconclusive


@check(
    "DUP-05",
    title="Same receivable from another client",
    reference="Double pledge across clients: looked for in the whole register, which no single client sees",
    severity=Block,
    needs=(Term.GROSS_TOTAL,),
    uses=(Term.PO_NUMBER, Term.DELIVERY_NOTE_NUMBER, Term.INVOICE_NUMBER),
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

    The same debtor and amount alone are no sign: prices repeat. The message never names the other client, since our client may read it.
    """
    orders = {number_key(each) for each in (po_number, *_numbers(supporting, Term.PO_NUMBER)) if each}
    notes = {number_key(each) for each in (delivery_note_number, *_numbers(supporting, Term.DELIVERY_NOTE_NUMBER)) if each}
    doubtful: list[EarlierClaim] = []
    for each in earlier_by_amount(receivable, match.code, total, batch, books):
        if each.client_code == batch.client_code:
            continue
        if each.po_number and number_key(each.po_number) in orders:
            return f"Another client submitted a claim on debtor {match.code} for {total} on the same order {each.po_number}"
        if each.delivery_note_number and number_key(each.delivery_note_number) in notes:
            return (
                f"Another client submitted a claim on debtor {match.code} for {total} on the same delivery note {each.delivery_note_number}"
            )
        nothing_to_compare = not (orders and each.po_number) and not (notes and each.delivery_note_number)
        if nothing_to_compare and invoice_number and number_key(each.invoice_number) == number_key(invoice_number):
            doubtful.append(each)
    if doubtful:
        return Inconclusive(
            f"Another client submitted the same number and amount on debtor {match.code}, with no order or delivery note to compare"
        )
    return None


def _numbers(supporting: tuple[SupportingDocument, ...], term: Term) -> list[str | None]:
    return [each.document.value(term) for each in supporting]
