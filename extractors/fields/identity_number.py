"""Personal identity numbers as they stand on paper: South African (13 digits) and Chinese (18 characters).

Here they are recognised in running text, so shape, date and check digit must all hold: thirteen digits in a row are more often an
account or a barcode. Whether a number that was stated as one is valid is judged in `verification.kyc`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """An identity number in a text: its bare form, and where it stands as `text[start:end]`."""

    number: str
    start: int
    end: int


_SOUTH_AFRICAN = re.compile(r"(?<![\dA-Za-z])(\d{6})[ -]?(\d{4})[ -]?([012])[ -]?(\d)[ -]?(\d)(?![\dA-Za-z])")
_CHINESE = re.compile(r"(?<![\dA-Za-z])(\d{6})[ ]?(\d{8})[ ]?(\d{3}[\dXx])(?![\dA-Za-z])")
_CHINESE_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def south_african_numbers(text: str) -> tuple[FoundNumber, ...]:
    """Every South African identity number in a text whose date and check digit hold."""
    found = []
    for match in _SOUTH_AFRICAN.finditer(text):
        number = "".join(match.groups())
        if luhn_holds(number) and possible_birth_dates(number[:6]):
            found.append(FoundNumber(number, match.start(), match.end()))
    return tuple(found)


def chinese_numbers(text: str) -> tuple[FoundNumber, ...]:
    """Every Chinese resident identity number in a text whose date and check character hold (GB 11643)."""
    found = []
    for match in _CHINESE.finditer(text):
        number = "".join(match.groups()).upper()
        if chinese_check_character(number[:17]) == number[17] and _day(int(number[6:10]), int(number[10:12]), int(number[12:14])):
            found.append(FoundNumber(number, match.start(), match.end()))
    return tuple(found)


def luhn_holds(digits: str) -> bool:
    """Whether the last digit checks the others (ISO/IEC 7812-1, annex B). ValueError for anything but digits."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def chinese_check_character(first_seventeen: str) -> str:
    """The eighteenth character of a resident identity number (GB 11643: ISO 7064 mod 11-2)."""
    total = sum(int(digit) * weight for digit, weight in zip(first_seventeen, _CHINESE_WEIGHTS, strict=True))
    return "10X98765432"[total % 11]


def possible_birth_dates(six_digits: str) -> tuple[date, ...]:
    """The days that YYMMDD can mean, this century's first: the number does not say which century."""
    year, month, day = int(six_digits[:2]), int(six_digits[2:4]), int(six_digits[4:6])
    days = (_day(2000 + year, month, day), _day(1900 + year, month, day))
    return tuple(each for each in days if each is not None)


def birth_date_of_south_african(number: str, today: date) -> date | None:
    """The birth date in an identity number: identity cards are issued from sixteen, so the latest day that long ago."""
    grown_up = today.year - 16
    fitting = [day for day in possible_birth_dates(number[:6]) if day.year <= grown_up]
    return fitting[0] if fitting else None


def sex_of_south_african(number: str) -> str:
    """M or F, as the seventh digit says: 5 to 9 stand for men."""
    return "M" if number[6] >= "5" else "F"


def birth_date_of_chinese(number: str) -> date | None:
    """The birth date in a resident identity number."""
    return _day(int(number[6:10]), int(number[10:12]), int(number[12:14]))


def sex_of_chinese(number: str) -> str:
    """M or F, as the seventeenth digit says: odd ones stand for men."""
    return "M" if int(number[16]) % 2 else "F"


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
