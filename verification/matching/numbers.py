"""Numbers that people retype: the same invoice or order number is written with other case, spaces, dashes and leading zeroes."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from string import ascii_letters, digits

_RUNS = re.compile(r"\d+|[^\W\d_]+")
LOOK_ALIKES = str.maketrans("OQDILSBZG", "000115826")
"""Capitals that a reader takes for digits, as those digits."""

_PLAIN = {each: each.upper() for each in ascii_letters + digits}


@lru_cache(maxsize=32_768)
def number_key(number: str) -> str:
    """The form in which two writings of one number are equal: `inv-007/26` and `INV 7-26` both give `INV7-26`.

    Case, width, punctuation and spaces go, and zeroes that lead a run of digits; two runs of digits stay apart, since 1-23 and 12-3
    are two numbers. Letters that look like digits are left alone: telling O from 0 is DUP-03's work, not the key's.
    """
    folded = unicodedata.normalize("NFKC", number).upper()
    key = ""
    for run in _RUNS.findall(folded):
        if run.isdigit():
            run = ("-" if key[-1:].isdigit() else "") + (run.lstrip("0") or "0")
        key += run
    return key


def same_number(one: str | None, other: str | None) -> bool | None:
    """Whether two writings are of one number; None where either says nothing.

    A key ends as its number does where that is a plain letter or digit, so that most numbers are told apart without their keys.
    """
    if one and other:
        last, other_last = _PLAIN.get(one[-1]), _PLAIN.get(other[-1])
        if last != other_last and last and other_last:
            return False
    first, second = number_key(one or ""), number_key(other or "")
    return first == second if first and second else None


def look_alike(one: str, other: str) -> bool:
    """Whether two numbers differ by nothing but signs that are read for each other: P0005093 of a scan, and PO005093.

    This proves nothing where a number was made up, as a second invoice's may be; it serves to find a number among those that are known.
    """
    return _look(one) == _look(other)


@lru_cache(maxsize=32_768)
def _look(number: str) -> str:
    folded = unicodedata.normalize("NFKC", number).upper()
    return "".join(each for each in folded if each.isalnum()).translate(LOOK_ALIKES)


def numbers_around(number: str, reach: int = 12) -> tuple[list[str], list[str]]:
    """The keys of the numbers just before one, and of those just after it, counting its last run of digits."""
    key = number_key(number)
    counted = re.search(r"\d+(?=\D*$)", key)
    if counted is None:
        return [], []
    here, start, end = int(counted.group()), key[: counted.start()], key[counted.end() :]
    below = [f"{start}{each}{end}" for each in range(max(here - reach, 0), here)]
    return below, [f"{start}{each}{end}" for each in range(here + 1, here + reach + 1)]
