"""DUP-06: one delivery supports one invoice, or several that share it out."""

from __future__ import annotations

from extractors.model import Evidence
from extractors.terms import DocumentKind, Term
from verification.books import Books
from verification.figures import evidence_of, gross_of
from verification.matching.delivery_value import Share, share_of
from verification.matching.numbers import number_key, same_number
from verification.matching.ordered_goods import ordered_goods
from verification.matching.orders import orders_of
from verification.model import Batch, Facility, PartyMatch, Receivable, SupportingDocument
from verification.register import BatchClaims, EarlierClaim, claim_of_entry, earlier_entries
from verification.registry import INVOICES_ONLY, Review, check
from verification.results import CheckAnswer, Failed, NotApplicable, Passed

_PROOFS = frozenset({DocumentKind.DELIVERY_NOTE, DocumentKind.TIMESHEET})
"""Papers that prove one delivery or one stretch of work; a waybill often carries the goods of many invoices."""


@check(
    "DUP-06",
    title="One delivery supports two invoices",
    reference="Double pledge: the same proof of delivery under a second invoice; the register of receivables",
    severity=Review,
    uses=(Term.DELIVERY_NOTE_NUMBER,),
    reads=(Term.GROSS_TOTAL, Term.INVOICE_NUMBER, Term.PO_NUMBER, Term.NET_TOTAL),
    reads_lines=True,
    kinds=INVOICES_ONLY,
)
def delivery_billed_once(
    note_number: str | None,
    match: PartyMatch,
    receivable: Receivable,
    order_papers: tuple[SupportingDocument, ...],
    supporting: tuple[SupportingDocument, ...],
    facility: Facility,
    batch: Batch,
    batch_claims: BatchClaims,
    books: Books,
) -> CheckAnswer:
    """No other invoice of the client to the debtor rests on the same delivery note, nor any invoice on the same page of the same file.

    Invoices that bill one delivery in parts are in order while together they bill no more than the delivery is worth at their prices.
    """
    proofs = [each for each in supporting if each.document.kind in _PROOFS]
    numbers = _delivery_numbers(note_number, proofs, receivable)
    if not numbers and not proofs:
        return NotApplicable("The invoice names no delivery, and no proof of delivery came with it")
    others = _on_same_number(numbers, match, receivable, batch, batch_claims, books)
    others += _on_same_page(proofs, receivable, batch, batch_claims, books)
    claims = list({each.where: each for each in others}.values())
    if not claims:
        return None
    document = receivable.invoice.document
    gross = gross_of(document, facility.currency)
    goods = ordered_goods(orders_of(receivable, books), order_papers)
    share = share_of(document, proofs, goods, gross, [each.gross for each in claims])
    named = f"delivery note {next(iter(numbers.values()))}" if numbers else f"the proof of delivery on {proofs[0].tied_by}"
    if share is Share.WITHIN:
        return Passed(f"Bills part of {named}, as does {claims[0].where}; together no more than was delivered")
    told = ", and together they bill more than was delivered" if share is Share.BEYOND else ""
    return Failed(f"One delivery supports two invoices: {named} was billed by {claims[0].where}{told}", _seen(receivable, proofs))


def _delivery_numbers(note_number: str | None, proofs: list[SupportingDocument], receivable: Receivable) -> dict[str, str]:
    """The numbers of the deliveries by their keys. An order's number in place of a delivery note's stands on every invoice of the order."""
    notes = [each.document.value(Term.DELIVERY_NOTE_NUMBER) for each in proofs if each.document.kind is DocumentKind.DELIVERY_NOTE]
    order = receivable.invoice.document.value(Term.PO_NUMBER)
    found = {number_key(each): each for each in (note_number, *notes) if each}
    return {key: each for key, each in found.items() if any(sign.isdigit() for sign in key) and not same_number(each, order)}


def _on_same_number(
    numbers: dict[str, str], match: PartyMatch, receivable: Receivable, batch: Batch, batch_claims: BatchClaims, books: Books
) -> list[EarlierClaim]:
    found = [
        claim_of_entry(entry)
        for key in numbers
        for entry in earlier_entries(receivable, books.register_by_delivery_note(key), batch)
        if entry.client_code == batch.client_code
    ]
    found += [each for key in numbers for each in batch_claims.before_with_delivery_note(receivable, key)]
    return [each for each in found if each.debtor_code == match.code and _is_another_claim(receivable, each)]


def _on_same_page(
    proofs: list[SupportingDocument], receivable: Receivable, batch: Batch, batch_claims: BatchClaims, books: Books
) -> list[EarlierClaim]:
    found: list[EarlierClaim] = []
    for proof in proofs:
        page = min(proof.document.page_numbers, default=1)
        for entry in earlier_entries(receivable, books.register_by_supporting_page(proof.sha256, page), batch):
            claim = claim_of_entry(entry)
            found.append(claim)
    found += batch_claims.before_with_support(receivable, {each.document_id for each in proofs})
    return [each for each in found if _is_another_claim(receivable, each)]


def _is_another_claim(receivable: Receivable, earlier: EarlierClaim) -> bool:
    """Not the same invoice sent twice, which DUP-02 finds, nor one that was taken back by a credit note, nor the credit note itself."""
    ours = receivable.client_code == earlier.client_code
    again = ours and same_number(receivable.invoice.document.value(Term.INVOICE_NUMBER), earlier.invoice_number)
    is_credit = earlier.gross is not None and earlier.gross.amount < 0
    return not again and not is_credit and earlier.status != "credited"


def _seen(receivable: Receivable, proofs: list[SupportingDocument]) -> tuple[Evidence, ...]:
    invoice = receivable.invoice
    printed = [spot for each in proofs if (number := each.document.field(Term.DELIVERY_NOTE_NUMBER)) for spot in number.evidence]
    return (*evidence_of(invoice, Term.DELIVERY_NOTE_NUMBER, Term.INVOICE_NUMBER), *(spot for spot in printed if spot.document_id))
