"""The square code for a SEPA credit transfer ("Girocode"): European Payments Council EPC069-12, version 2.1.

Twelve lines: service tag BCD, version, character set, identification SCT, BIC, beneficiary, IBAN, amount, purpose, structured reference,
unstructured remittance text, information. The amount is in euro.
"""

from __future__ import annotations

import re
from decimal import Decimal

from stdnum import iban
from stdnum.exceptions import ValidationError

from extractors.terms import Term

NAME = "SEPA payment code"
_AMOUNT = re.compile(r"EUR(\d{1,9}(?:\.\d{1,2})?)")


def parse(text: str) -> dict[Term, str] | None:
    """Payee, account, amount and reference of the transfer."""
    lines = [line.strip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    if len(lines) < 7 or lines[0] != "BCD" or lines[1] not in ("001", "002") or lines[3] != "SCT":
        return None
    lines += [""] * (12 - len(lines))
    try:
        account = iban.validate(lines[6])
    except ValidationError:
        return None
    stated = {Term.IBAN: account, Term.PAYEE_NAME: lines[5]}
    if lines[4]:
        stated[Term.BIC] = lines[4]
    if amount := _AMOUNT.fullmatch(lines[7]):
        stated |= {Term.AMOUNT_DUE: format(Decimal(amount[1]).quantize(Decimal("0.01")), "f"), Term.CURRENCY: "EUR"}
    if lines[9]:
        stated[Term.PAYMENT_REFERENCE] = lines[9]
    return {term: value for term, value in stated.items() if value}
