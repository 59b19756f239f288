"""Papers about a company for its KYC file: registration, bank confirmation, proof of address, tax clearance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from api.sample.documents._paper import LEFT, RIGHT, letterhead, pairs, signing_place
from api.sample.made import PDF, MadeDocument, Truth
from api.sample.particulars import BankAccount, Party
from api.sample.sheet import Sheet
from api.sample.writing import written_date
from extractors.terms import DocumentKind, Term

_REGISTRY = Party("Office of the Companies Registrar (specimen)", ("Registry House", "Pretoria", "0001"))
_REVENUE = Party("Revenue Office (specimen)", ("Bronkhorst Street", "Pretoria", "0181"))
_MUNICIPALITY = Party("Municipality of Soutrivier (specimen)", ("Civic Centre, Kerk Street", "Soutrivier", "7441"))


@dataclass(frozen=True, slots=True)
class CompanyParticulars:
    """What the papers are about; `directors` are (name, identity number)."""

    company: Party
    issued_on: date
    directors: tuple[tuple[str, str], ...] = ()
    account: BankAccount | None = None
    reference: str = "0912-44871"
    expires_on: date | None = None


def draw_company_registration(particulars: CompanyParticulars) -> MadeDocument:
    """The certificate of the companies register with its directors."""
    company = particulars.company
    rows = [
        ("Registration Number", company.registration_number or ""),
        ("Enterprise Name", company.name),
        ("Enterprise Type", "Private Company"),
        ("Enterprise Status", "In Business"),
        ("Registered Address", ", ".join(company.address)),
        ("Certificate Date", written_date(particulars.issued_on, "04 March 2026")),
    ]
    people = ["Active directors:", *(f"{name}    ID {number}" for name, number in particulars.directors)]
    return _paper(
        DocumentKind.COMPANY_REGISTRATION,
        _REGISTRY,
        "COR 14.3",
        "Registration Certificate",
        rows,
        people,
        particulars,
        "company-registration",
        {Term.REGISTRATION_NUMBER: company.registration_number or ""},
    )


def draw_bank_letter(particulars: CompanyParticulars) -> MadeDocument:
    """The bank confirms whose an account is."""
    account = particulars.account
    if account is None:
        raise ValueError("a bank confirms an account: give one")
    bank = Party(account.bank, ("1 Mercantile Square", "Cape Town", "8001"))
    rows = [
        ("Account Holder", account.holder),
        ("Registration Number", particulars.company.registration_number or ""),
        ("Account Number", account.number),
        ("Account Type", "Current / cheque account"),
        ("Branch Code", account.branch_code),
        ("Date", written_date(particulars.issued_on, "04 March 2026")),
    ]
    words = [
        "To whom it may concern: we confirm that the account below is held with us",
        "and was open and in good standing on the date of this letter.",
    ]
    return _paper(
        DocumentKind.BANK_LETTER,
        bank,
        "BANK CONFIRMATION",
        "Bank Account Confirmation Letter",
        rows,
        words,
        particulars,
        "bank-letter",
        {Term.BANK_ACCOUNT: account.number, Term.BANK_NAME: account.bank, Term.BRANCH_CODE: account.branch_code},
        signed="For the bank",
    )


def draw_proof_of_address(particulars: CompanyParticulars) -> MadeDocument:
    """A municipal account that shows where the company is."""
    rows = [
        ("Account Holder", particulars.company.name),
        ("Service Address", ", ".join(particulars.company.address)),
        ("Account Number", particulars.reference),
        ("Statement Date", written_date(particulars.issued_on, "04 March 2026")),
        ("Rates, water and electricity", "R 4 812,66"),
    ]
    return _paper(
        DocumentKind.PROOF_OF_ADDRESS,
        _MUNICIPALITY,
        "MUNICIPAL ACCOUNT",
        "Municipal account for rates and services",
        rows,
        [],
        particulars,
        "proof-of-address",
        {},
    )


def draw_tax_clearance(particulars: CompanyParticulars) -> MadeDocument:
    """The revenue office says that the company's taxes are in order until a day."""
    expires_on = particulars.expires_on
    if expires_on is None:
        raise ValueError("a tax clearance expires: give the day")
    rows = [
        ("Taxpayer", particulars.company.name),
        ("Company Registration", particulars.company.registration_number or ""),
        ("Tax Compliance PIN", particulars.reference),
        ("Issue Date", written_date(particulars.issued_on, "04 March 2026")),
        ("Expiry Date", written_date(expires_on, "04 March 2026")),
    ]
    words = ["The taxpayer's tax compliance status is: COMPLIANT."]
    return _paper(
        DocumentKind.TAX_CLEARANCE,
        _REVENUE,
        "TAX CLEARANCE",
        "Tax Clearance Certificate: tax compliance status",
        rows,
        words,
        particulars,
        "tax-clearance",
        {Term.EXPIRY_DATE: expires_on.isoformat()},
    )


def _paper(
    kind: DocumentKind,
    sender: Party,
    title: str,
    heading: str,
    rows: Sequence[tuple[str, str]],
    words: Sequence[str],
    particulars: CompanyParticulars,
    stem: str,
    particular_fields: dict[Term, str],
    signed: str | None = None,
) -> MadeDocument:
    sheet = Sheet(heading, "serif")
    top = letterhead(sheet, sender, title, logo="ring", colour="#27405e")
    sheet.rule(LEFT, top, RIGHT, top, 1.2)
    sheet.text(LEFT, top + 14, heading, 13, bold=True)
    top = sheet.block(LEFT, top + 40, words, 10) + 8
    top = pairs(sheet, LEFT, top, rows, gap=150, size=10, step=18)
    if signed:
        signing_place(sheet, top + 30, label=signed, name="T. Mabuza", written_on=None, seed=11)
    fields = {Term.HOLDER_NAME: particulars.company.name, Term.ISSUE_DATE: particulars.issued_on.isoformat(), **particular_fields}
    if particulars.company.registration_number and kind in (DocumentKind.BANK_LETTER, DocumentKind.TAX_CLEARANCE):
        fields[Term.REGISTRATION_NUMBER] = particulars.company.registration_number
    return MadeDocument(f"{stem}.pdf", PDF, sheet.finish(), (Truth(kind, fields),))
