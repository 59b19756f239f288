"""Numbers that look issued but are not: every one is drawn from a seed and passes the check its kind has."""

from __future__ import annotations

import random
from datetime import date

_MRZ_WEIGHTS = (7, 3, 1)


def luhn_digit(digits: str) -> str:
    """The check digit that ISO/IEC 7812 (Luhn) puts after these digits."""
    total = 0
    for position, character in enumerate(reversed(digits)):
        digit = int(character) * (2 if position % 2 == 0 else 1)
        total += digit - 9 if digit > 9 else digit
    return str(-total % 10)


def vat_number(chance: random.Random) -> str:
    """A South African VAT number: ten digits, the first is 4, the last is Luhn's."""
    stem = f"4{chance.randrange(10**8):08d}"
    return stem + luhn_digit(stem)


def identity_number(born_on: date, chance: random.Random, *, female: bool) -> str:
    """A South African identity number: date of birth, sequence (5000 and up for men), citizenship, 8, Luhn."""
    sequence = chance.randrange(0, 5000) if female else chance.randrange(5000, 10000)
    stem = f"{born_on:%y%m%d}{sequence:04d}08"
    return stem + luhn_digit(stem)


def registration_number(chance: random.Random, kind: str = "07") -> str:
    """A CIPC registration: year, six digits, kind of company (06 public, 07 private, 23 close corporation)."""
    return f"{chance.randrange(1996, 2022)}/{chance.randrange(100000, 999999):06d}/{kind}"


def account_number(chance: random.Random) -> str:
    """A bank account of ten digits that starts with 6; banks print no check digit."""
    return f"6{chance.randrange(10**9):09d}"


def mrz_check_digit(characters: str) -> str:
    """The ICAO 9303 check digit: weights 7, 3, 1 over 0-9, A-Z as 10-35, filler as 0, modulo 10."""
    total = 0
    for position, character in enumerate(characters):
        value = 0 if character == "<" else int(character, 36)
        total += value * _MRZ_WEIGHTS[position % 3]
    return str(total % 10)


def passport_mrz(
    *, country: str, surname: str, given_names: str, number: str, born_on: date, sex: str, expires_on: date, personal_number: str = ""
) -> tuple[str, str]:
    """The two lines of 44 characters of a passport (ICAO 9303 part 4, TD3)."""
    names = f"{_letters(surname)}<<{_letters(given_names)}"
    first = f"P<{country}{names}".ljust(44, "<")[:44]
    document = number.ljust(9, "<")
    personal = personal_number.ljust(14, "<")
    birth, expiry = f"{born_on:%y%m%d}", f"{expires_on:%y%m%d}"
    parts = (
        document + mrz_check_digit(document),
        birth + mrz_check_digit(birth),
        expiry + mrz_check_digit(expiry),
        personal + (mrz_check_digit(personal) if personal_number else "<"),
    )
    second = parts[0] + country + parts[1] + sex + parts[2] + parts[3]
    return first, second + mrz_check_digit("".join(parts))


def _letters(name: str) -> str:
    return "".join("<" if character in " -" else character for character in name.upper() if character.isalpha() or character in " -")
