"""What a factor may set for one facility: thresholds of checks, and what of a book is not counted or is held back.

Each setting reads what a person writes, says it again in one canonical form, and names the checks whose answer follows from it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from decimal import Decimal, InvalidOperation

from verification.deductions import INELIGIBLE, RESERVES
from verification.model import Facility

Plain = str | int | bool | list[str]


class BadSettingError(ValueError):
    """A value that a setting cannot have; the message says what would do."""


@dataclass(frozen=True, slots=True)
class FacilitySetting:
    """One setting: what it decides, in words, how its value is read and shown, and the checks to make again when it changes."""

    name: str
    what: str
    read: Callable[[str], Plain]
    checks: frozenset[str]

    def shown(self, value: object) -> str:
        """A value as pages show it, and as it may be written again: a share in percent."""
        if self.read is _share:
            return f"{format((Decimal(str(value)) * 100).normalize(), 'f')} %"
        return in_words(value)

    @property
    def default(self) -> object:
        """What holds where nobody set anything."""
        return next(each.default for each in fields(Facility) if each.name == self.name)


def _share(written: str) -> str:
    """`20 %` or `0.20`; a bare number above one is in percent."""
    bare = written.replace("%", "").replace(",", ".").strip()
    try:
        value = Decimal(bare)
    except InvalidOperation:
        raise BadSettingError(f"{written} is no share. Write it in percent, such as 20 %.") from None
    if value.is_finite() and ("%" in written or value > 1):
        value /= 100
    if not value.is_finite() or not 0 <= value <= 1:
        raise BadSettingError(f"{written} is no share between 0 % and 100 %.")
    return format(value.normalize(), "f")


def _days(written: str) -> int:
    found = re.fullmatch(r"(\d{1,4})(?:\s*days?)?", written.strip(), re.IGNORECASE)
    if not found:
        raise BadSettingError(f"{written} is no number of days.")
    return int(found[1])


def _amount(written: str) -> str:
    try:
        value = Decimal(written.replace(" ", ""))
    except InvalidOperation:
        raise BadSettingError(f"{written} is no amount. Write it as 25000.00.") from None
    if not value.is_finite() or not 0 <= value < 10**15:
        raise BadSettingError(f"{written} is no amount from nothing upwards.")
    return format(value.quantize(Decimal("0.01")), "f")


def _yes_or_no(written: str) -> bool:
    answers = {"yes": True, "no": False}
    if written.strip().lower() not in answers:
        raise BadSettingError(f"{written} is neither yes nor no.")
    return answers[written.strip().lower()]


def _countries(written: str) -> list[str]:
    codes = [each.strip().upper() for each in re.split(r"[;,]", written) if each.strip()]
    bad = [each for each in codes if not re.fullmatch(r"[A-Z]{2}", each)]
    if bad:
        raise BadSettingError(f"{', '.join(bad)} is no country code of two letters, such as NL.")
    return sorted(dict.fromkeys(codes))


def _deductions(written: str) -> list[str]:
    known = (*INELIGIBLE, *RESERVES)
    names = [each.strip().lower().replace(" ", "_") for each in re.split(r"[;,]", written) if each.strip()]
    bad = [each for each in names if each not in known]
    if bad:
        raise BadSettingError(f"{', '.join(bad)} is no deduction. Known are {', '.join(known)}.")
    return list(dict.fromkeys(names))


_VERIFICATION = frozenset({"VER-01"})
_LEDGER = ("ELG-02", "ELG-03", "ELG-04", "FND-01")
_ALL = (
    FacilitySetting("price_tolerance", "Share by which a unit price may exceed the order", _share, frozenset({"MAT-02"})),
    FacilitySetting("max_age_days", "Days from its date that an invoice may be old", _days, frozenset({"ELG-01", "ELG-02"})),
    FacilitySetting("max_past_due_days", "Days that an invoice may be past due", _days, frozenset({"ELG-01"})),
    FacilitySetting("cross_age_share", "Share of a debtor's balance that may be old", _share, frozenset({"ELG-02"})),
    FacilitySetting("concentration_share", "Share of the client's book that one debtor may owe", _share, frozenset({"ELG-03"})),
    FacilitySetting("accepted_countries", "Countries abroad whose debtors need no look", _countries, frozenset({"ELG-06"})),
    FacilitySetting("government_accepted", "Whether debtors that are public bodies need no look", _yes_or_no, frozenset({"ELG-06"})),
    FacilitySetting("long_terms_days", "Longest payment terms that are usual, in days", _days, frozenset({"ELG-06"})),
    FacilitySetting("exchange_rate_days", "Days for which an exchange rate is good", _days, frozenset(_LEDGER)),
    FacilitySetting("deductions", "What is not counted or is held back, in this order", _deductions, frozenset({"FND-01"})),
    FacilitySetting("dilution_reserve_rate", "Share of the eligible book held back for credits", _share, frozenset({"FND-01"})),
    FacilitySetting("fixed_reserve", "Amount held back at all times, in the facility's currency", _amount, frozenset({"FND-01"})),
    FacilitySetting("verification_from_amount", "Amount from which the debtor is asked; 0 for never by amount", _amount, _VERIFICATION),
    FacilitySetting("verify_new_debtors", "Whether debtors that have not paid us yet are asked", _yes_or_no, _VERIFICATION),
    FacilitySetting("verification_sample_share", "Share of the invoices that is drawn by lot for asking the debtor", _share, _VERIFICATION),
)

FACILITY_SETTINGS: Mapping[str, FacilitySetting] = {each.name: each for each in _ALL}
"""Every setting that a person may change for one facility, by its name."""


def in_words(value: object) -> str:
    """A value as a person reads and writes it again."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple | list):
        return "; ".join(str(each) for each in value)
    return str(value)
