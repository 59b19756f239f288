"""DUP-08: another factor's book holds the same receivable."""

from __future__ import annotations

from datetime import date

from extractors.money import Money
from extractors.terms import Term
from verification.books import Books
from verification.figures import evidence_of
from verification.model import Debtor, Receivable
from verification.pledges import Likeness, identities, identities_of, pledge_marks
from verification.registry import INVOICES_ONLY, Review, check
from verification.results import CheckAnswer, Failed, Inconclusive, NotApplicable


@check(
    "DUP-08",
    title="Same receivable in another factor's book",
    reference="Double pledge across factors: compared by keyed hashes (HMAC, RFC 2104), so that neither book is shown to the other",
    severity=Review,
    uses=(Term.GROSS_TOTAL, Term.INVOICE_NUMBER, Term.ISSUE_DATE, Term.BUYER_NAME, Term.BUYER_TAX_ID),
    kinds=INVOICES_ONLY,
)
def pledged_to_another_factor(
    total: Money | None,
    invoice_number: str | None,
    issued: date | None,
    buyer_name: str | None,
    buyer_tax_id: str | None,
    receivable: Receivable,
    debtor: Debtor | None,
    books: Books,
) -> CheckAnswer:
    """No book that another factor let us compare holds a receivable on the debtor for the same amount with the same number or date.

    A number with another prefix, suffix, zeroes or order of digits may be the same one edited. The debtor is looked for under all his names
    and numbers, on file and as printed. A mark that agrees says that the other factor has funded such a receivable, and not whose; what he
    says on the telephone decides.
    """
    partners = books.partner_books()
    if not partners:
        return NotApplicable("No other factor's book was loaded to compare with")
    known_by = (identities_of(debtor) if debtor else frozenset()) | identities((buyer_name,), (buyer_tax_id,))
    if total is None or not known_by:
        return Inconclusive(f"Without {'the total' if total is None else 'a debtor'} nothing can be compared with other factors' books")
    for partner in partners:
        marks = pledge_marks(partner.key, known_by, invoice_number, issued, total)
        found = {marks[each] for each in books.marks_in(partner.partner, marks)}
        agreed = next((each for each in Likeness if each in found), None)
        if agreed is not None:
            return Failed(
                f"The book of another factor, {partner.partner}, of {partner.made_at.date()} holds a receivable on this debtor"
                f" with the same {agreed.value}",
                evidence_of(receivable.invoice, Term.INVOICE_NUMBER, Term.ISSUE_DATE, Term.GROSS_TOTAL),
            )
    return None
