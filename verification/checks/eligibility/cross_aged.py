"""ELG-02: a debtor with much old debt is slow to pay all of it."""

from __future__ import annotations

from extractors.terms import Term
from verification.client_book import ClientBook, in_hundred
from verification.model import Debtor, Facility
from verification.registry import INVOICES_ONLY, Review, check
from verification.results import CheckAnswer, Inconclusive, NotApplicable, Passed


@check(
    "ELG-02",
    title="Too much of the debtor's debt is old",
    reference="The facility agreement: cross-age, 10 % of a debtor's balance over 90 days",
    severity=Review,
    reads=(Term.BUYER_NAME, Term.BUYER_TAX_ID),
    kinds=INVOICES_ONLY,
)
def cross_aged(debtor: Debtor | None, client_book: ClientBook, facility: Facility) -> CheckAnswer:
    """Of what a debtor owes the client by the ledger, at most 10 % is older than 90 days.

    What this batch brings makes old debt no younger, so it is left out; so are credits, except that they lower what is owed in all.
    """
    if debtor is None:
        return NotApplicable("The debtor is not known, see PTY-02")
    code, book = debtor.debtor_code, client_book.of(debtor.debtor_code)
    if book.owed.amount <= 0:
        return Passed(f"The ledger shows no open balance of debtor {code} with this client")
    allowed = book.owed.amount * facility.cross_age_share
    age = f"over {facility.max_age_days} days"
    shown = (
        f"Of the {book.owed} that debtor {code} owes, {book.old.amount} ({in_hundred(book.old, book.owed)}) is {age}{client_book.caveat}"
    )
    if book.old.amount > allowed:
        return f"{shown}; at most {in_hundred(facility.cross_age_share)} may be"
    if (book.old + book.undated).amount > allowed:
        return Inconclusive(f"{shown}, and {book.undated.amount} more has no date in the ledger")
    return Passed(shown)
