"""DUP-01: the same bytes were received before."""

from __future__ import annotations

from extractors.terms import Term
from verification.books import Books
from verification.matching.numbers import number_key
from verification.model import Batch, PackDocument, Receivable
from verification.register import GIVEN_BACK, place_in_batch
from verification.registry import Block, check
from verification.results import CheckAnswer, Inconclusive, NotApplicable


@check(
    "DUP-01",
    title="Same file received before",
    reference="SHA-256 of the file; a duplicate is a finding, never a discard",
    severity=Block,
    reads=(Term.INVOICE_NUMBER,),
)
def same_file(invoice: PackDocument, receivable: Receivable, batch: Batch, books: Books) -> CheckAnswer:
    """The file that an invoice is in was never received before, from anyone, nor earlier in the same batch.

    The first to come stays as it is; only the later is found. An invoice that was given back may be sent again in the same file.
    """
    twins = [
        each.invoice
        for each in batch.receivables
        if each.invoice.sha256 == invoice.sha256
        and each.invoice.part_id != invoice.part_id
        and place_in_batch(each) < place_in_batch(receivable)
    ]
    if twins:
        return f"{invoice.filename} is byte for byte the same as {twins[0].filename} of the same batch"
    earlier = [each for each in books.files_received(invoice.sha256) if each.received_at < batch.received_at]
    if not earlier:
        return None
    if _was_given_back(invoice, batch, books) and all(each.client_code == batch.client_code for each in earlier):
        return NotApplicable("The invoice was given back to the client before, and is sent again")
    first = earlier[0]
    if all(each.client_code is None for each in earlier):
        return Inconclusive(f"{invoice.filename} was received before, on {first.received_at.date()}, from a sender that nobody knows yet")
    whose = "this client" if first.client_code == batch.client_code else "another client" if first.client_code else "an unknown sender"
    return f"{invoice.filename} was received before, on {first.received_at.date()} from {whose} as {first.filename}"


def _was_given_back(invoice: PackDocument, batch: Batch, books: Books) -> bool:
    number = invoice.document.value(Term.INVOICE_NUMBER)
    if number is None:
        return False
    entries = [each for each in books.register_by_number(batch.client_code, [number_key(number)]) if each.package_id != batch.package_id]
    return bool(entries) and all(each.status in GIVEN_BACK for each in entries)
