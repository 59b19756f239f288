"""The square code on the payment part of a Swiss QR-bill: SIX, Swiss Implementation Guidelines QR-bill, version 2.3.

Lines: SPC, version, coding, IBAN of the creditor, creditor's address (7 lines), ultimate creditor (7), amount, currency, debtor (7),
reference type, reference, message, trailer EPD.
"""

from __future__ import annotations

import re

from stdnum import iban
from stdnum.exceptions import ValidationError

from extractors.terms import Term

NAME = "Swiss payment code"
_CREDITOR, _AMOUNT, _CURRENCY, _DEBTOR, _REFERENCE = 5, 18, 19, 21, 28


def parse(text: str) -> dict[Term, str] | None:
    """Creditor, account, amount, debtor and reference of the bill."""
    lines = [line.strip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    if len(lines) <= _REFERENCE or lines[0] != "SPC" or not re.fullmatch(r"02\d\d", lines[1]):
        return None
    try:
        account = iban.validate(lines[3])
    except ValidationError:
        return None
    stated = {Term.IBAN: account, Term.PAYEE_NAME: lines[_CREDITOR], Term.CURRENCY: lines[_CURRENCY], Term.BUYER_NAME: lines[_DEBTOR]}
    if re.fullmatch(r"\d{1,9}\.\d\d", lines[_AMOUNT]):
        stated[Term.AMOUNT_DUE] = lines[_AMOUNT]
    stated[Term.PAYMENT_REFERENCE] = lines[_REFERENCE]
    return {term: value for term, value in stated.items() if value}
