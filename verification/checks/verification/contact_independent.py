"""VER-02: the debtor is asked, and not the client under the debtor's name."""

from __future__ import annotations

from verification.books import Books
from verification.debtor_answers import contact_ties, relied_on
from verification.model import Client, Receivable
from verification.registry import INVOICES_ONLY, Review, check
from verification.results import CheckAnswer, Inconclusive, NotApplicable, Passed


@check(
    "VER-02",
    title="Contact at the debtor not independent of the client",
    reference="Ghost and colluding debtors: the contact comes from the client alone, or shares its domain or telephone",
    severity=Review,
    kinds=INVOICES_ONLY,
)
def contact_independent(receivable: Receivable, books: Books, client: Client) -> CheckAnswer:
    """Whoever answered for the debtor, or was asked last, is known from elsewhere than the client and shares no number with it."""
    debtor_code = receivable.debtor_match.code if receivable.debtor_match else None
    asked = relied_on(books.verifications(receivable.receivable_id), debtor_code)
    if asked is None:
        return NotApplicable("The debtor was not asked about this invoice")
    ties = list(contact_ties(asked.contact, client))
    if ties:
        return f"{asked.contact.name} was asked for the debtor, and should be independent of the client: {'; '.join(ties)}"
    if not asked.contact.source.strip():
        return Inconclusive(f"Nobody wrote down where the contact {asked.contact.name} came from")
    return Passed(f"{asked.contact.name} is known from {asked.contact.source.strip()}")
