"""ELG-01: old invoices are not funded."""

from __future__ import annotations

from datetime import date, timedelta

from extractors.terms import Term
from verification.model import Debtor, Facility
from verification.payment_terms import Terms, due_dates, terms_of
from verification.registry import INVOICES_ONLY, Block, check
from verification.results import CheckAnswer


@check(
    "ELG-01",
    title="Too old to fund",
    reference="The facility agreement: 90 days from the invoice date, or 60 past due",
    severity=Block,
    needs=(Term.ISSUE_DATE,),
    uses=(Term.DUE_DATE, Term.PAYMENT_TERMS),
    kinds=INVOICES_ONLY,
)
def young_enough(issued: date, due: date | None, terms: str | None, debtor: Debtor | None, facility: Facility, today: date) -> CheckAnswer:
    """An invoice is at most 90 days old, and at most 60 days past due; the last day itself still counts.

    Where no due date is printed it follows from the terms on the invoice, else from those agreed with the debtor.
    """
    last_by_age = issued + timedelta(days=facility.max_age_days)
    if today > last_by_age:
        return f"Invoiced {issued}; {facility.max_age_days} days ended on {last_by_age}"
    if due is None:
        due = _due_by_terms(issued, terms, debtor)
    if due is not None:
        last_past_due = due + timedelta(days=facility.max_past_due_days)
        if today > last_past_due:
            return f"Due {due}; {facility.max_past_due_days} days past due ended on {last_past_due}"
    return None


def _due_by_terms(issued: date, printed: str | None, debtor: Debtor | None) -> date | None:
    terms = terms_of(printed) if printed else None
    if terms is None and debtor is not None and debtor.terms_days is not None:
        terms = Terms(debtor.terms_days, False)
    return max(due_dates(issued, terms)) if terms else None
