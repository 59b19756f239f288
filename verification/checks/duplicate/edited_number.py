"""DUP-03: an earlier invoice under a number that was tampered with."""

from __future__ import annotations

from datetime import date

from extractors.money import Money
from extractors.terms import Term
from verification.books import Books
from verification.figures import date_of
from verification.matching.edited_numbers import Edit, edit_between
from verification.matching.numbers import number_key
from verification.model import Batch, PartyMatch, Receivable
from verification.register import BatchClaims, EarlierClaim, earlier_by_amount
from verification.registry import INVOICES_ONLY, Block, check
from verification.results import CheckAnswer

_CLOSE_DAYS = 20
"""Rent and service fees bill the same amount a month or more apart, under numbers that can look like edits of each other."""


@check(
    "DUP-03",
    title="Edited number of an earlier invoice",
    reference="Double pledge inside the book: the same debtor and amount under a number with a suffix, a zero, a letter for a digit",
    severity=Block,
    needs=(Term.INVOICE_NUMBER, Term.GROSS_TOTAL),
    reads=(Term.ISSUE_DATE, Term.PO_NUMBER, Term.DELIVERY_NOTE_NUMBER),
    kinds=INVOICES_ONLY,
)
def edited_number(
    number: str, total: Money, match: PartyMatch, receivable: Receivable, batch: Batch, batch_claims: BatchClaims, books: Books
) -> CheckAnswer:
    """No earlier invoice of the client on the same debtor for the same amount has a number that differs only as edits do.

    Suffix, prefix, O for 0 and I for 1 tell by themselves. Swapped digits, zeroes and digits run on also come about honestly where the same
    amount is billed every month, so they count when the dates lie close together or order or delivery note are the same.
    """
    earlier = [each for each in earlier_by_amount(receivable, match.code, total, batch, books) if each.client_code == batch.client_code]
    earlier += batch_claims.before_with_amount(receivable, match.code, total)
    for each in earlier:
        edit = edit_between(number, each.invoice_number)
        if edit and (edit.telling or _close(receivable, each)) and not _restarted(edit, receivable, each):
            return f"{number} is {each.where} with {edit.what}, on the same debtor and amount ({total})"
    return None


def _close(receivable: Receivable, earlier: EarlierClaim) -> bool:
    document = receivable.invoice.document
    delivery = document.value(Term.DELIVERY_NOTE_NUMBER)
    if delivery and earlier.delivery_note_number and number_key(delivery) == number_key(earlier.delivery_note_number):
        return True
    issued = date_of(document, Term.ISSUE_DATE)
    return issued is None or earlier.issue_date is None or abs((issued - earlier.issue_date).days) <= _CLOSE_DAYS


def _restarted(edit: Edit, receivable: Receivable, earlier: EarlierClaim) -> bool:
    """A year put before or behind a number from one year on is a new way of numbering, not an edit."""
    issued: date | None = date_of(receivable.invoice.document, Term.ISSUE_DATE)
    if issued is None or earlier.issue_date is None or issued.year == earlier.issue_date.year:
        return False
    return edit.what.split()[-1] in {
        str(issued.year),
        f"{issued.year % 100:02d}",
        str(earlier.issue_date.year),
        f"{earlier.issue_date.year % 100:02d}",
    }
