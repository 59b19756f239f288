"""ELG-06: what is collected abroad, from the state, or only after a long time is for a person to look at."""

from __future__ import annotations

from datetime import date

from extractors.terms import Term
from verification.figures import date_of
from verification.matching.company_names import fold, split_name
from verification.model import Client, Debtor, Facility, Receivable
from verification.payment_terms import terms_of
from verification.registry import INVOICES_ONLY, Review, check
from verification.results import CheckAnswer, Inconclusive, NotApplicable

_LONGEST_MONTH = 31
_END_OF_MONTH = 28  # the earliest day that can end one
_PUBLIC_BODIES = (
    "department of", "departement van", "ministry of", "provincial government", "local municipality", "district municipality",
    "metropolitan municipality", "plaaslike munisipaliteit", "munisipaliteit", "gemeente", "stadtverwaltung", "bundesministerium",
)  # fmt: skip
"""Words in the names of public bodies, folded; a name with a company's legal form is none."""


@check(
    "ELG-06",
    title="Foreign or public debtor, or unusually long terms",
    reference="The facility agreement; master file of debtors",
    severity=Review,
    uses=(Term.PAYMENT_TERMS,),
    reads=(Term.ISSUE_DATE, Term.DUE_DATE),
    kinds=INVOICES_ONLY,
)
def usual_debtor(terms: str | None, receivable: Receivable, debtor: Debtor | None, client: Client, facility: Facility) -> CheckAnswer:
    """The debtor is a company of the client's own country, or of one that the facility accepts, and pays within 90 days.

    Terms that run from the end of the month may be as much longer as a month is.
    """
    if debtor is None:
        return NotApplicable("The debtor is not known, see PTY-02")
    code = debtor.debtor_code
    if debtor.country not in (client.country, *facility.accepted_countries):
        return f"Debtor {code} is in {debtor.country}, the client in {client.country}"
    if debtor.kind == "government" and not facility.government_accepted:
        return f"Debtor {code} is a public body by the master file"
    document = receivable.invoice.document
    days, where = _days(date_of(document, Term.ISSUE_DATE), date_of(document, Term.DUE_DATE), terms, debtor)
    if days is not None and days > facility.long_terms_days:
        return f"Terms of up to {facility.long_terms_days} days were expected, {where}"
    if debtor.kind is None and not facility.government_accepted and _sounds_public(debtor.name):
        return Inconclusive(f"Debtor {code} is a public body by its name; the master file does not say")
    return None


def _days(issued: date | None, due: date | None, printed: str | None, debtor: Debtor) -> tuple[int | None, str]:
    """The days that the debtor has to pay, as the invoice says or else as agreed, and where that stands.

    A due date at the end of a month may follow from terms that begin at the end of one.
    """
    stated = terms_of(printed) if printed else None
    if stated is not None:
        return stated.days, f"the invoice says {stated}"
    if issued is not None and due is not None:
        return (due - issued).days - (_LONGEST_MONTH if due.day >= _END_OF_MONTH else 0), f"the invoice of {issued} is due on {due}"
    return debtor.terms_days, f"{debtor.terms_days} days are agreed"


def _sounds_public(name: str) -> bool:
    if split_name(name)[1] is not None:
        return False
    words = f" {fold(name)} "
    return any(f" {each} " in words for each in _PUBLIC_BODIES)
