"""Whether a printed tax or registration number can be one, and whether it is the one on file.

A valid number called invalid turns away an honest client, so only a form that leaves no doubt what the number is can fail: a VAT number
that names its country, a South African VAT number, a number of a country whose form no other number has. Two numbers are compared only
where they are of one kind: a German Steuernummer says nothing against a VAT number on file.
"""

from __future__ import annotations

import re

from stdnum import get_cc_module
from stdnum.eu import vat as union_vat
from stdnum.exceptions import InvalidChecksum, ValidationError

from verification.kyc.numbers import NumberVerdict, sa_income_tax_number, sa_vat_number
from verification.matching.parties import identifier_key
from verification.model import Outcome

_UNION = frozenset(each.upper() for each in union_vat.MEMBER_STATES) | {"EL"}
_PREFIXED = re.compile(r"(CHE|[A-Z]{2})[0-9A-Z]*\d[0-9A-Z]*")
_OF_ONE_FORM = frozenset({"CN", "IN", "KE", "CH", "GB", "AU", "KR", "TR"})
"""Countries whose tax number has a form that no other number on an invoice has: a failed check digit is then a wrong number."""


def tax_number(number: str, country: str | None) -> NumberVerdict:
    """The verdict on a tax number printed for a party of this country (ISO 3166-1 alpha-2; None where it is not known)."""
    compact = re.sub(r"[^0-9A-Z]", "", number.upper())
    prefixed = _PREFIXED.match(compact)
    if prefixed is not None and prefixed[1] in _UNION:
        return _by_module(compact, prefixed[1], is_named=True)
    if country == "ZA":
        return _south_african(compact)
    if country is None:
        return NumberVerdict(Outcome.INCONCLUSIVE, "its country is not known")
    return _by_module(compact, country, is_named=False)


def _south_african(compact: str) -> NumberVerdict:
    verdict = sa_vat_number(compact)
    if verdict.outcome is Outcome.FAILED and sa_income_tax_number(compact).outcome is Outcome.PASSED:
        return NumberVerdict(Outcome.INCONCLUSIVE, "it is an income tax number")
    return verdict


def _by_module(compact: str, country: str, *, is_named: bool) -> NumberVerdict:
    module = get_cc_module(country.lower().replace("el", "gr").replace("xi", "gb"), "vat")
    if module is None:
        return NumberVerdict(Outcome.INCONCLUSIVE, f"no rule for the tax numbers of {country} is held")
    try:
        module.validate(compact)
    except InvalidChecksum:
        outcome = Outcome.FAILED if is_named or country in _OF_ONE_FORM else Outcome.INCONCLUSIVE
        return NumberVerdict(outcome, "its check digit does not hold")
    except ValidationError:
        outcome = Outcome.FAILED if is_named else Outcome.INCONCLUSIVE
        return NumberVerdict(outcome, f"it has not the form of a tax number of {country}")
    return NumberVerdict(Outcome.PASSED, "its form and check digit hold")


def differs(printed: str, known: tuple[str | None, ...]) -> bool:
    """Whether a printed number is none of those on file, and one of these is of its kind, so that the two can be compared."""
    key = identifier_key(printed)
    keys = {identifier_key(each) for each in known} - {""}
    return bool(key) and key not in keys and any(_form(key) == _form(each) for each in keys)


def _form(key: str) -> str:
    """Digits and letters by their places: numbers of one kind have one form. The first digit of a South African number tells its kind."""
    return re.sub(r"\d", "9", re.sub(r"[A-Z]", "A", key[1:])) + (key[0] if len(key) == 10 and key.isdigit() else "")
