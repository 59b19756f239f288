"""What an invoice number is made of: the pattern that a client's books give it, and the running number in it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NumberPattern:
    """`INV-2026/0012` has the shape `INV-9/9` with runs of four and four digits."""

    shape: str
    lengths: tuple[int, ...]


def pattern_of(number: str) -> NumberPattern:
    """The pattern of a number; case, width and spaces do not count."""
    written = _written(number)
    return NumberPattern(re.sub(r"\d+", "9", written), tuple(len(each) for each in re.findall(r"\d+", written)))


def running_number(number: str) -> tuple[str, int] | None:
    """The series that a number belongs to and its place in it, by its last run of digits; None where it has none.

    A year before it is part of the series, so numbers may start again each year.
    """
    found = re.fullmatch(r"(.*?)(\d{1,12})(\D*)", _written(number))
    return (f"{found[1]}#{found[3]}", int(found[2])) if found else None


def _written(number: str) -> str:
    return "".join(unicodedata.normalize("NFKC", number).upper().split())
