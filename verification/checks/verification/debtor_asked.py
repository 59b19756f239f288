"""VER-01: the debtor says that it owes the invoice."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from extractors.terms import Term
from verification.books import Books
from verification.claims import claim_in, why_uncounted
from verification.debtor_answers import DebtorVerification, Verdict, drawn, expected_points, relied_on, spoken
from verification.exchange import Converter
from verification.figures import UnknownInputError, gross_of
from verification.model import Facility, Receivable
from verification.registry import INVOICES_ONLY, Review, check
from verification.results import CheckAnswer, Inconclusive, NotApplicable, Passed


@check(
    "VER-01",
    title="Debtor not asked, or does not confirm",
    reference="Fresh-air and disputed invoices: the facility's thresholds for verification",
    severity=Review,
    reads=(Term.GROSS_TOTAL, Term.AMOUNT_DUE, Term.CURRENCY, Term.ISSUE_DATE),
    kinds=INVOICES_ONLY,
)
def debtor_asked(receivable: Receivable, books: Books, facility: Facility, converter: Converter) -> CheckAnswer:
    """The debtor confirms the invoice where the facility wants it asked: from an amount, when it is new, or by lot.

    What a debtor says counts whether or not it had to be asked. It confirmed the amount that it was shown: where the invoice says another
    now, it is asked again. A debtor is new while it has paid no receivable of ours. The lot is drawn by a secret key and falls the same way
    on every run, so that nobody can steer it.
    """
    debtor_code = receivable.debtor_match.code if receivable.debtor_match else None
    asked = relied_on(books.verifications(receivable.receivable_id), debtor_code)
    if asked is not None and asked.answer is not None:
        return _answered(asked, receivable, facility, converter)
    try:
        reasons = list(_reasons(receivable, books, facility, converter))
    except UnknownInputError as unknown:
        return Inconclusive(f"Nobody can say whether the debtor must be asked: {unknown.reason}")
    if not reasons:
        return NotApplicable("The debtor need not be asked about this invoice")
    why = " and ".join(reasons)
    if asked is not None:
        return f"The debtor was asked by {asked.how} on {asked.asked_at.date()} and has not answered; it must be asked because {why}"
    return f"Ask the debtor: {why}, and nobody did"


def _answered(asked: DebtorVerification, receivable: Receivable, facility: Facility, converter: Converter) -> CheckAnswer:
    answer, points = asked.answer, expected_points(facility.disclosed)
    assert answer is not None
    who = f"{asked.contact.name} at the debtor"
    if answer.verdict is Verdict.DISPUTED:
        return f"The debtor was expected to confirm the invoice, {who} disputes it: {spoken(answer, points)}"
    if answer.verdict is Verdict.CORRECTED:
        return f"The debtor was expected to confirm the invoice, {who} corrects it: {spoken(answer, points)}"
    if any(answer.points.get(each) is False for each in points):
        return f"The debtor was expected to confirm every point, {who} {spoken(answer, points)}"
    now = gross_of(receivable.invoice.document, converter.currency)
    if asked.amount is not None and now is not None and now.rounded() != asked.amount:
        return f"The debtor confirmed {asked.amount}, the invoice says {now} now: ask again"
    silent = [each.value.replace("_", " ") for each in points if each not in answer.points]
    if silent:
        return Inconclusive(f"{who} confirms the invoice and does not say: {', '.join(silent)}")
    return Passed(f"{who} confirmed it by {asked.how} on {answer.answered_at.date()}")


def _reasons(receivable: Receivable, books: Books, facility: Facility, converter: Converter) -> Iterator[str]:
    if facility.verification_from_amount > 0:
        claim = claim_in(receivable, converter)
        if claim is None:
            raise UnknownInputError(why_uncounted(receivable, converter))
        if claim.amount.amount >= facility.verification_from_amount:
            yield f"{claim.amount} is at or above {facility.verification_from_amount} {facility.currency}"
    if facility.verify_new_debtors:
        if receivable.debtor_match is None:
            raise UnknownInputError("the debtor is not known in the books")
        if not books.has_paid(receivable.debtor_match.code):
            yield "the debtor has paid no receivable of ours yet"
    if facility.verification_sample_share > Decimal(0):
        key = books.sample_key()
        if key is None:
            raise UnknownInputError("there is no key to draw the sample by; set the share again")
        if drawn(receivable.receivable_id, key, facility.verification_sample_share):
            yield "the invoice was drawn by lot"
