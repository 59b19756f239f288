"""Check digits of the numbers that identify people and companies.

A valid number called invalid turns away an honest client, an invalid one let pass is still looked at by a person: so whatever a rule
does not cover is inconclusive, not failed. The South African VAT rule has no primary source and only ever warns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from stdnum import iban as stdnum_iban
from stdnum.cn import uscc
from stdnum.exceptions import ValidationError

from extractors.fields.identity_number import chinese_check_character, luhn_holds, possible_birth_dates
from extractors.fields.mrz import parse_zone
from verification.model import Outcome

_CIPC_ENDINGS = {"06", "07", "08", "10", "12", "21", "22", "23", "24", "25", "26", "30"}
_FIRST_COMPANY_YEAR = 1800


@dataclass(frozen=True, slots=True)
class NumberVerdict:
    """Whether a number can be what it says it is. `explanation` is a sentence part that never repeats the number itself."""

    outcome: Outcome
    explanation: str


def _passed(explanation: str) -> NumberVerdict:
    return NumberVerdict(Outcome.PASSED, explanation)


def _failed(explanation: str) -> NumberVerdict:
    return NumberVerdict(Outcome.FAILED, explanation)


def _unsure(explanation: str) -> NumberVerdict:
    return NumberVerdict(Outcome.INCONCLUSIVE, explanation)


def _compact(number: str) -> str:
    return re.sub(r"[\s.\-]", "", number).upper()


def sa_identity_number(number: str, today: date) -> NumberVerdict:
    """A South African identity number: date, sequence, citizenship, Luhn (Identification Act 68 of 1997). The century is not stated."""
    digits = _compact(number)
    if not digits:
        return _unsure("no identity number was given")
    if not re.fullmatch(r"\d{13}", digits):
        return _failed("a South African identity number has 13 digits")
    days = possible_birth_dates(digits[:6])
    if not days:
        return _failed("its first six digits are no date of birth")
    if all(day > today for day in days):
        return _failed("its date of birth is in the future")
    if not luhn_holds(digits):
        return _failed("its check digit does not hold")
    if digits[10] not in "012":
        return _unsure("its citizenship digit is none that is known")
    return _passed("its date of birth and check digit hold")


def sa_vat_number(number: str) -> NumberVerdict:
    """A South African VAT number: ten digits, the first a 4, Luhn. There is no primary source for the check digit."""
    digits = _compact(number).removeprefix("ZA")
    if not digits:
        return _unsure("no VAT number was given")
    if not re.fullmatch(r"4\d{9}", digits):
        return _failed("a South African VAT number has ten digits and begins with 4")
    if not luhn_holds(digits):
        return _failed("its check digit does not hold")
    return _passed("its form and check digit hold")


def sa_income_tax_number(number: str) -> NumberVerdict:
    """A South African income tax number: ten digits, the first 0, 1, 2, 3 or 9, Luhn (SARS, PAYE BRS appendix)."""
    digits = re.sub(r"/", "", _compact(number))
    if not digits:
        return _unsure("no tax number was given")
    if not re.fullmatch(r"[01239]\d{9}", digits):
        return _failed("a South African income tax number has ten digits and begins with 0, 1, 2, 3 or 9")
    if not luhn_holds(digits):
        return _failed("its check digit does not hold")
    return _passed("its form and check digit hold")


def cipc_registration_number(number: str, today: date) -> NumberVerdict:
    """A registration with the South African companies commission: YYYY/NNNNNN/NN. It has no check digit, so only its form is judged."""
    compact = re.sub(r"\s", "", number)
    if not compact:
        return _unsure("no registration number was given")
    parts = re.fullmatch(r"(\d{4})[/-](\d{6})[/-](\d{2})", compact)
    if parts is None:
        older = re.fullmatch(r"(CK|K)?\d{2}(\d{2})?[/-]?\d{5,6}([/-]\d{2})?", compact.upper())
        return _unsure("it has an older or shortened form") if older else _failed("a registration number has the form 2015/123456/07")
    if not _FIRST_COMPANY_YEAR <= int(parts[1]) <= today.year:
        return _failed("its year is in the future" if int(parts[1]) > today.year else "its year lies before any company")
    if parts[3] not in _CIPC_ENDINGS:
        return _unsure("its ending stands for no kind of company that is known")
    return _passed("its form holds")


def social_credit_code(number: str) -> NumberVerdict:
    """A Chinese unified social credit code: 18 characters, modulo 31 (GB 32100-2015)."""
    compact = _compact(number)
    if not compact:
        return _unsure("no social credit code was given")
    if re.fullmatch(r"\d{15}", compact):
        return _unsure("it is a registration number from before 2015")
    if not re.fullmatch(r"[0-9A-Z]{18}", compact):
        return _failed("a social credit code has 18 characters")
    try:
        uscc.validate(compact)
    except ValidationError:
        return _failed("its check character does not hold")
    return _passed("its check character holds")


def chinese_identity_number(number: str, today: date) -> NumberVerdict:
    """A Chinese resident identity number: region, date, sequence, check character modulo 11-2 (GB 11643-1999)."""
    compact = _compact(number)
    if not compact:
        return _unsure("no identity number was given")
    if re.fullmatch(r"\d{15}", compact):
        return _unsure("it is of the first generation, which has no check digit")
    if not re.fullmatch(r"\d{17}[\dX]", compact):
        return _failed("a resident identity number has 17 digits and a check character")
    try:
        born_on = date(int(compact[6:10]), int(compact[10:12]), int(compact[12:14]))
    except ValueError:
        return _failed("its date of birth is no day of the calendar")
    if born_on > today:
        return _failed("its date of birth is in the future")
    if chinese_check_character(compact[:17]) != compact[17]:
        return _failed("its check character does not hold")
    return _passed("its date of birth and check character hold")


def machine_readable_zone(lines: Sequence[str]) -> NumberVerdict:
    """The check digits of a machine-readable zone; lines of no known length are inconclusive, since OCR may have lost signs (ICAO 9303)."""
    zone = parse_zone([re.sub(r"\s", "", line).upper() for line in lines])
    if zone is None:
        return _unsure("its lines have the length of no known layout")
    if zone.failed_checks:
        names = ", ".join(name.replace("_", " ") for name in zone.failed_checks)
        return _failed(f"the check digit of the {names} does not hold")
    return _passed("every check digit holds; the names have none")


def iban(number: str) -> NumberVerdict:
    """An international bank account number: length by country and modulo 97 (ISO 13616)."""
    if not _compact(number):
        return _unsure("no account was given")
    try:
        stdnum_iban.validate(number)
    except ValidationError:
        return _failed("its length or check digits do not hold")
    return _passed("its check digits hold")
