"""DUP-03: an earlier invoice under a number that was tampered with."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from statistics import median

from extractors.money import Money
from extractors.terms import Term
from verification.books import Books
from verification.matching.edited_numbers import Edit, edit_between
from verification.matching.numbers import number_key, numbers_around, same_number
from verification.model import Batch, PartyMatch, Receivable
from verification.register import BatchClaims, EarlierClaim, claim_of_entry, earlier_by_amount, earlier_entries
from verification.register_questions import rounded_originals
from verification.registry import INVOICES_ONLY, Block, check
from verification.results import CheckAnswer

_CLOSE_DAYS = 20
"""Rent and service fees bill the same amount a month or more apart, under numbers that can look like edits of each other."""

_NEW_NUMBERING_DAYS = 60
_REGULAR = 3
"""So many earlier invoices for one amount on other days are a charge that comes again and again."""


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

    Suffix, prefix, a word such as COPY, O for 0 and I for 1 tell by themselves. Swapped digits, zeroes, other separators and digits run on
    also come about honestly where the same amount is billed again and again, so they count when the dates lie close together and no
    delivery note or order differs. An amount that was rounded counts where the edit tells and the days are close.
    """
    ours = batch_claims.claim(receivable)
    exact = earlier_by_amount(receivable, match.code, total, batch, books)
    exact += batch_claims.before_with_amount(receivable, match.code, total)
    for each in exact:
        edit = edit_between(number, each.invoice_number)
        if edit and not _restarted(edit, ours, each) and (edit.telling or _one_claim(ours, each, exact, batch, books)):
            return f"{number} is {each.where} with {edit.what}, on the same debtor and amount ({total})"
    for each in _rounded(number, total, match, receivable, ours, batch, books):
        edit = edit_between(number, each.invoice_number)
        if edit and not _restarted(edit, ours, each) and _same_delivery(ours, each) is not False and _rounds_off(edit, ours, each):
            return f"{number} is {each.where} with {edit.what}, on the same debtor; billed then {each.gross}, now {total}"
    return None


def _rounded(
    number: str, total: Money, match: PartyMatch, receivable: Receivable, ours: EarlierClaim, batch: Batch, books: Books
) -> Sequence[EarlierClaim]:
    """The client's earlier claims on the debtor whose numbers this one can have been made of, for nearly this amount."""
    asked = rounded_originals(batch.client_code, number, ours.issue_date, total)
    found = books.register_by_skeleton(asked.client_code, asked.skeletons, asked.least, asked.most) if asked.skeletons else ()
    claims = [claim_of_entry(each) for each in earlier_entries(receivable, found, batch)]
    return [each for each in claims if each.debtor_code == match.code and each.gross != total]


def _rounds_off(edit: Edit, ours: EarlierClaim, earlier: EarlierClaim) -> bool:
    """A part delivery may have a suffix to its number and about the same amount, so an amount of its own asks for one delivery as well."""
    same_paper = _same_delivery(ours, earlier) is True or same_number(ours.po_number, earlier.po_number) is True
    is_number_itself = edit.telling and not edit.what.startswith(("suffix", "prefix"))
    return _close(ours.issue_date, earlier.issue_date) and (same_paper or is_number_itself)


def _same_delivery(ours: EarlierClaim, earlier: EarlierClaim) -> bool | None:
    return same_number(ours.delivery_note_number, earlier.delivery_note_number)


def _one_claim(ours: EarlierClaim, earlier: EarlierClaim, alike: Sequence[EarlierClaim], batch: Batch, books: Books) -> bool:
    """Whether an edit that also makes honest numbers was made: one delivery, or days so close that the charge is not the next one."""
    same_delivery = _same_delivery(ours, earlier)
    if same_delivery is not None:
        return same_delivery
    if same_number(ours.po_number, earlier.po_number) is False or not _close(ours.issue_date, earlier.issue_date):
        return False
    is_next = _is_next_number(ours, earlier, batch, books)
    return not (_is_next_charge(ours.issue_date, alike) if is_next is None else is_next)


def _is_next_number(ours: EarlierClaim, earlier: EarlierClaim, batch: Batch, books: Books) -> bool | None:
    """Whether the client's numbers had come just so far on this day, as for an honest invoice; None where none is near.

    An edited number falls among those given out before, or where no number is.
    """
    below, above = numbers_around(ours.invoice_number)
    near: set[str] = set()
    for entry in books.register_by_number(batch.client_code, [*below, *above]):
        is_earlier = entry.package_id != batch.package_id and _close(ours.issue_date, entry.issue_date)
        if is_earlier and not same_number(entry.invoice_number, earlier.invoice_number):
            near.add(number_key(entry.invoice_number))
    return near.isdisjoint(above) if near else None


def _is_next_charge(issued: date | None, alike: Sequence[EarlierClaim]) -> bool:
    """Whether the amount comes again and again, and this is a day on which it may: not soon after another, as such charges go."""
    days = sorted({each.issue_date for each in alike if each.issue_date is not None})
    if issued is None or len(days) < _REGULAR:
        return False
    usual = median((later - before).days for before, later in pairwise(days))
    return min(abs((issued - day).days) for day in days) * 2 >= usual


def _close(issued: date | None, earlier: date | None) -> bool:
    return issued is None or earlier is None or abs((issued - earlier).days) <= _CLOSE_DAYS


def _restarted(edit: Edit, ours: EarlierClaim, earlier: EarlierClaim) -> bool:
    """A year put before or behind a number from one year on is a new way of numbering, not an edit."""
    issued, before = ours.issue_date, earlier.issue_date
    if issued is None or before is None or issued.year == before.year or abs((issued - before).days) < _NEW_NUMBERING_DAYS:
        return False
    return edit.what.split()[-1] in {str(issued.year), f"{issued.year % 100:02d}", str(before.year), f"{before.year % 100:02d}"}
