"""INV-06: the dates of an invoice are certain, not in the future, and follow its terms."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from extractors.model import Ambiguous
from extractors.terms import Term
from verification.figures import UnknownInputError, evidence_of, figure_of, reading_of, why_unknown
from verification.model import Debtor, Facility, PackDocument
from verification.payment_terms import Terms, due_dates, terms_of
from verification.registry import INVOICES_ONLY, Review, check
from verification.results import CheckAnswer, Failed, Passed

_EARLIEST_CLOCK = timedelta(hours=14)
"""Where the day begins first (UTC+14): an invoice from China can carry tomorrow's date as we see it."""


@check(
    "INV-06",
    title="Dates ambiguous, in the future, or against the terms",
    reference="EN 16931 BT-2, BT-9, BT-20, BR-CO-25",
    severity=Review,
    uses=(Term.PAYMENT_TERMS,),
    reads=(Term.ISSUE_DATE, Term.DUE_DATE),
    kinds=INVOICES_ONLY,
)
def dates_plausible(terms_text: str | None, invoice: PackDocument, debtor: Debtor | None, facility: Facility, now: datetime) -> CheckAnswer:
    """The invoice date is one certain day that has come, and the due date follows from it by the terms.

    The terms are those that the invoice prints, else those agreed with the debtor. A due date may be moved by a weekend or by the
    length of a month; one before the invoice is wrong whatever the terms.
    """
    for term in (Term.ISSUE_DATE, Term.DUE_DATE):
        reading = reading_of(invoice.document, term)
        if isinstance(reading, Ambiguous):
            return Failed(why_unknown(term, reading), evidence_of(invoice, term))
    issued = _date(invoice, Term.ISSUE_DATE)
    if issued is None:
        raise UnknownInputError(why_unknown(Term.ISSUE_DATE, reading_of(invoice.document, Term.ISSUE_DATE), "invoice"))
    seen = evidence_of(invoice, Term.ISSUE_DATE, Term.DUE_DATE)
    if issued > (now + _EARLIEST_CLOCK).date():
        return Failed(f"Dated {issued}, which is still to come on {now.date()}", seen)
    due = _date(invoice, Term.DUE_DATE)
    if due is None:
        return Passed("No due date is printed", seen)
    if due < issued:
        return Failed(f"Due {due}, before its own date {issued}", seen)
    agreed = terms_of(terms_text) if terms_text else None
    source = "the invoice's terms"
    if agreed is None and debtor is not None and debtor.terms_days is not None:
        agreed, source = Terms(debtor.terms_days, False), f"the terms of debtor {debtor.debtor_code}"
    if agreed is None:
        return Passed("No terms to compare the due date with", seen)
    expected = due_dates(issued, agreed)
    if min(abs((due - each).days) for each in expected) > facility.due_date_tolerance_days:
        return Failed(f"Due {expected[0]} by {source} ({agreed}), the invoice says {due}", seen)
    return Passed(f"Due {due} follows from {source}", seen)


def _date(invoice: PackDocument, term: Term) -> date | None:
    found = figure_of(invoice.document, term, "XXX")
    return found if isinstance(found, date) else None
