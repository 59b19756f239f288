"""INV-05: the tax and registration numbers on an invoice can be such numbers, and are those on file."""

from __future__ import annotations

from datetime import date

from extractors.terms import Term
from verification.kyc.numbers import cipc_registration_number
from verification.matching.tax_numbers import differs, tax_number
from verification.model import Client, Debtor, Outcome
from verification.registry import Warn, check
from verification.results import CheckAnswer, Inconclusive, NotApplicable, Passed


@check(
    "INV-05",
    title="Tax or registration number fails its format or differs from the file",
    reference="python-stdnum; South African VAT: ten digits, begins with 4, Luhn (no primary source, so it only warns)",
    severity=Warn,
    uses=(Term.SELLER_TAX_ID, Term.BUYER_TAX_ID, Term.REGISTRATION_NUMBER),
)
def party_numbers_agree(
    seller_number: str | None, buyer_number: str | None, registration: str | None, client: Client, debtor: Debtor | None, today: date
) -> CheckAnswer:
    """Every tax or registration number that an invoice prints has the form of its country and is the one in our books.

    A number on file of another kind (an income tax number beside a VAT number) is not compared, and a number whose kind nobody can tell
    fails nothing. What a stolen identity gets wrong first is a number.
    """
    faults: list[str] = []
    unsure: list[str] = []
    compared = 0
    parties = (
        ("seller's tax number", seller_number, client.country, (client.tax_id, client.registration_number), client.client_code),
        (
            "buyer's tax number",
            buyer_number,
            debtor.country if debtor else None,
            (debtor.tax_id, debtor.registration_number) if debtor else (),
            debtor.debtor_code if debtor else "",
        ),
    )
    for name, number, country, known, code in parties:
        if not number:
            continue
        compared += 1
        verdict = tax_number(number, country)
        if verdict.outcome is Outcome.FAILED:
            faults.append(f"The {name} {number} cannot be right: {verdict.explanation}")
        elif verdict.outcome is Outcome.INCONCLUSIVE:
            unsure.append(f"The {name} {number} cannot be judged: {verdict.explanation}")
        if differs(number, known):
            faults.append(f"The {name} {number} is not the one on file for {code}")
    if registration:
        compared += 1
        if client.country == "ZA" and cipc_registration_number(registration, today).outcome is Outcome.FAILED:
            faults.append(f"The registration number {registration} cannot be right: the form is 2015/123456/07")
        if differs(registration, (client.registration_number,)):
            faults.append(f"The registration number {registration} is not the one on file for {client.client_code}")
    if faults:
        return "; ".join(faults)
    if unsure:
        return Inconclusive("; ".join(unsure))
    return Passed("The numbers have their form and are those on file") if compared else NotApplicable("The invoice prints no such number")
