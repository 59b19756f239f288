"""What an invoice number is made of: the pattern that a client's books give it, and the running number in it."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

_RUNS = re.compile(r"(\d+)")
_LAST_RUN = re.compile(r"(.*?)(\d{1,12})(\D*)")


@dataclass(frozen=True, slots=True)
class NumberPattern:
    """`INV-2026/0012` has the shape `INV-9/9` with runs of four and four digits."""

    shape: str
    lengths: tuple[int, ...]


def pattern_of(number: str) -> NumberPattern:
    """The pattern of a number; case, width and spaces do not count."""
    parts = _RUNS.split(_written(number))  # runs of digits at the odd places
    return NumberPattern("9".join(parts[::2]), tuple(map(len, parts[1::2])))


def running_number(number: str) -> tuple[str, int] | None:
    """The series that a number belongs to and its place in it, by its last run of digits; None where it has none.

    A year before it is part of the series, so numbers may start again each year.
    """
    found = _LAST_RUN.fullmatch(_written(number))
    return (f"{found[1]}#{found[3]}", int(found[2])) if found else None


def places_by_series(numbers: Iterable[str]) -> Mapping[str, Sequence[int]]:
    """The places that these numbers have in their series, each once, the lowest first."""
    places: dict[str, set[int]] = defaultdict(set)
    for number in numbers:
        placed = running_number(number)
        if placed is not None:
            places[placed[0]].add(placed[1])
    return {series: sorted(each) for series, each in places.items()}


@lru_cache(maxsize=1_024)  # pattern and place of a number are asked for one after the other
def _written(number: str) -> str:
    return "".join(unicodedata.normalize("NFKC", number).upper().split())
