"""What one identity or company paper says about itself: whether its numbers hold, whether it is in force, whether it is recent.

Messages carry no names, numbers or dates of birth, since they travel further than the paper does; the evidence points at the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from extractors.fields.identity_number import (
    birth_date_of_chinese,
    possible_birth_dates,
    sex_of_chinese,
    sex_of_south_african,
)
from extractors.model import Absent, Evidence, ExtractedDocument, Field, Value
from extractors.terms import KYC_KINDS, DocumentKind, Term
from verification.kyc import numbers
from verification.kyc.numbers import NumberVerdict
from verification.model import Finding, Outcome, Severity

_MAY_BE_WITHOUT_HOLDER = {DocumentKind.BENEFICIAL_OWNERS, DocumentKind.RESOLUTION}
_IDENTITY_PAPERS = {DocumentKind.ID_CARD, DocumentKind.PASSPORT}


@dataclass(frozen=True, slots=True)
class KycSettings:
    """How old a paper may be. Three months for a proof of address is custom, no law, so each factor sets its own."""

    proof_of_address_days: int = 92
    bank_letter_days: int = 92
    expiring_days: int = 30


def kyc_observations(document: ExtractedDocument, today: date, settings: KycSettings | None = None) -> tuple[Finding, ...]:
    """Every observation on one paper, passed ones too; none for a paper that is no KYC evidence."""
    if document.kind not in KYC_KINDS:
        return ()
    rules = settings or KycSettings()
    return (
        *_identity_number(document, today),
        *_machine_readable_zone(document),
        *_company_numbers(document, today),
        *_expiry(document, today, rules),
        *_age(document, today, rules),
        *_agreement(document),
        *_holder(document),
        *_account(document),
    )


def _finding(code: str, severity: Severity, outcome: Outcome, message: str, *fields: Field | None) -> Finding:
    evidence: tuple[Evidence, ...] = tuple(each for field in fields if field is not None for each in field.evidence)
    return Finding(code, outcome, severity, message, evidence)


def _judged(
    document: ExtractedDocument, code: str, severity: Severity, term: Term, subject: str, judge: Callable[[str], NumberVerdict]
) -> Iterator[Finding]:
    """A number's verdict; nothing where the paper does not have the number, inconclusive where nobody could read it."""
    field = document.field(term)
    if field is None or isinstance(field.reading, Absent):
        return
    if isinstance(field.reading, Value):
        verdict = judge(field.reading.text)
        yield _finding(code, severity, verdict.outcome, f"{subject}: {verdict.explanation}.", field)
    else:
        yield _finding(code, severity, Outcome.INCONCLUSIVE, f"{subject} could not be read for certain.", field)


def _identity_number(document: ExtractedDocument, today: date) -> Iterator[Finding]:
    number = document.value(Term.IDENTITY_NUMBER) or ""
    if len(number) == 18:
        yield from _judged(
            document,
            "KYC-06",
            Severity.REVIEW,
            Term.IDENTITY_NUMBER,
            "The Chinese resident identity number",
            lambda text: numbers.chinese_identity_number(text, today),
        )
    else:
        yield from _judged(
            document,
            "KYC-01",
            Severity.REVIEW,
            Term.IDENTITY_NUMBER,
            "The South African identity number",
            lambda text: numbers.sa_identity_number(text, today),
        )


def _machine_readable_zone(document: ExtractedDocument) -> Iterator[Finding]:
    yield from _judged(
        document,
        "KYC-02",
        Severity.REVIEW,
        Term.MRZ_LINES,
        "The machine-readable zone",
        lambda text: numbers.machine_readable_zone(text.split("\n")),
    )
    if document.kind is DocumentKind.PASSPORT and document.value(Term.MRZ_LINES) is None:
        message = "The machine-readable zone of the passport could not be read; a sharper picture of the whole page is needed."
        yield _finding("KYC-02", Severity.REVIEW, Outcome.INCONCLUSIVE, message, document.field(Term.MRZ_LINES))


def _company_numbers(document: ExtractedDocument, today: date) -> Iterator[Finding]:
    def registration(text: str) -> NumberVerdict:
        if len(text.replace(" ", "")) == 18:
            return numbers.social_credit_code(text)
        return numbers.cipc_registration_number(text, today)

    yield from _judged(document, "KYC-07", Severity.WARN, Term.REGISTRATION_NUMBER, "The registration number", registration)
    yield from _judged(document, "KYC-08", Severity.WARN, Term.TAX_NUMBER, "The tax number", _tax_number)


def _tax_number(text: str) -> NumberVerdict:
    """A clearance may name the income tax or the VAT number; either that holds is enough."""
    verdicts = (numbers.sa_income_tax_number(text), numbers.sa_vat_number(text))
    return next((verdict for verdict in verdicts if verdict.outcome is Outcome.PASSED), verdicts[text.strip().startswith("4")])


def _expiry(document: ExtractedDocument, today: date, rules: KycSettings) -> Iterator[Finding]:
    field = document.field(Term.EXPIRY_DATE)
    if field is None or isinstance(field.reading, Absent):
        return
    if not isinstance(field.reading, Value):
        yield _finding("KYC-03", Severity.REVIEW, Outcome.INCONCLUSIVE, "The expiry date could not be read for certain.", field)
        return
    expires_on = date.fromisoformat(field.reading.text)
    if expires_on < today:
        yield _finding("KYC-03", Severity.REVIEW, Outcome.FAILED, f"The paper expired on {expires_on}; a valid one is needed.", field)
        return
    yield _finding("KYC-03", Severity.REVIEW, Outcome.PASSED, f"The paper is in force until {expires_on}.", field)
    if expires_on <= today + timedelta(days=rules.expiring_days):
        message = f"The paper expires on {expires_on}, within {rules.expiring_days} days; ask for its successor."
        yield _finding("KYC-04", Severity.WARN, Outcome.FAILED, message, field)


def _age(document: ExtractedDocument, today: date, rules: KycSettings) -> Iterator[Finding]:
    limits = {
        DocumentKind.PROOF_OF_ADDRESS: ("KYC-05", "proof of address", rules.proof_of_address_days),
        DocumentKind.BANK_LETTER: ("KYC-11", "bank confirmation letter", rules.bank_letter_days),
    }
    if document.kind not in limits:
        return
    code, name, days = limits[document.kind]
    field = document.field(Term.ISSUE_DATE)
    if field is None or not isinstance(field.reading, Value):
        message = f"The {name} has no date that could be read for certain, so its age is not known."
        yield _finding(code, Severity.REVIEW, Outcome.INCONCLUSIVE, message, field)
        return
    issued_on = date.fromisoformat(field.reading.text)
    if issued_on > today:
        yield _finding(code, Severity.REVIEW, Outcome.FAILED, f"The {name} is dated {issued_on}, in the future.", field)
    elif (today - issued_on).days > days:
        message = f"The {name} is of {issued_on}, more than {days} days ago; a newer one is needed."
        yield _finding(code, Severity.REVIEW, Outcome.FAILED, message, field)
    else:
        yield _finding(code, Severity.REVIEW, Outcome.PASSED, f"The {name} is of {issued_on}, not older than {days} days.", field)


def _agreement(document: ExtractedDocument) -> Iterator[Finding]:
    """The number encodes the birth date and the sex, which the paper also states in words or in its machine-readable zone."""
    number_field, born_field, sex_field = (document.field(term) for term in (Term.IDENTITY_NUMBER, Term.BIRTH_DATE, Term.SEX))
    number, born, sex = (document.value(term) for term in (Term.IDENTITY_NUMBER, Term.BIRTH_DATE, Term.SEX))
    if not number or not number[:6].isdigit() or len(number) not in {13, 18}:
        return
    if born:
        encoded = [birth_date_of_chinese(number)] if len(number) == 18 else list(possible_birth_dates(number[:6]))
        agrees = date.fromisoformat(born) in encoded
        message = "The date of birth agrees with the identity number." if agrees else "The date of birth differs from the identity number."
        yield _finding("KYC-09", Severity.REVIEW, _outcome(agrees), message, born_field, number_field)
    if sex in {"M", "F"}:
        agrees = sex == (sex_of_chinese(number) if len(number) == 18 else sex_of_south_african(number))
        message = "The sex agrees with the identity number." if agrees else "The sex differs from the identity number."
        yield _finding("KYC-09", Severity.REVIEW, _outcome(agrees), message, sex_field, number_field)


def _outcome(holds: bool) -> Outcome:
    return Outcome.PASSED if holds else Outcome.FAILED


def _holder(document: ExtractedDocument) -> Iterator[Finding]:
    if document.kind in _MAY_BE_WITHOUT_HOLDER:
        return
    field = document.field(Term.HOLDER_NAME) or document.field(Term.SURNAME)
    if field is None or not isinstance(field.reading, Value):
        yield _finding("KYC-10", Severity.REVIEW, Outcome.INCONCLUSIVE, "Whom the paper is about could not be read.", field)
    numbers_read = [document.value(term) for term in (Term.IDENTITY_NUMBER, Term.DOCUMENT_NUMBER)]
    if document.kind in _IDENTITY_PAPERS and not any(numbers_read):
        yield _finding("KYC-10", Severity.REVIEW, Outcome.INCONCLUSIVE, "The number of the identity paper could not be read.", field)


def _account(document: ExtractedDocument) -> Iterator[Finding]:
    yield from _judged(document, "KYC-12", Severity.REVIEW, Term.IBAN, "The IBAN", numbers.iban)
    if document.kind is not DocumentKind.BANK_LETTER:
        return
    if document.value(Term.BANK_ACCOUNT) is None and document.value(Term.IBAN) is None:
        message = "The letter names no account that could be read."
        yield _finding("KYC-13", Severity.REVIEW, Outcome.INCONCLUSIVE, message, document.field(Term.BANK_ACCOUNT))
