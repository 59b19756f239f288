"""What an invoice number is made of: the pattern that a client's books give it, and the running number in it."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise

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


def steps_by_series(numbered: Iterable[tuple[str, date | None]]) -> Mapping[str, Sequence[int]]:
    """The steps by which each series went on: from every number that was given out in its turn to the next such.

    An old number that comes out late and a number of last year did not bring their series on, so no step leads from or to them. A number
    without a date is in its turn.
    """
    days: dict[str, dict[int, date | None]] = defaultdict(dict)
    for number, day in numbered:
        placed = running_number(number)
        if placed is not None:
            series, place = placed
            first = days[series].get(place)
            days[series][place] = min(first, day) if first and day else first or day
    return {series: [later - former for former, later in pairwise(_in_turn(each))] for series, each in days.items()}


def _in_turn(days: Mapping[int, date | None]) -> Sequence[int]:
    """The places of a series, lowest first, without those out of turn: the most of which none is dated before a lower one.

    The longest run of dates that never go back, found by the last date of the runs of each length (Fredman 1975).
    """
    dated = [(place, day) for place, day in sorted(days.items()) if day is not None]
    last_days: list[date] = []
    ends: list[int] = []  # of the run of each length, where in `dated` it ends
    before: list[int] = []
    for at, (_, day) in enumerate(dated):
        length = bisect_right(last_days, day)
        before.append(ends[length - 1] if length else -1)
        if length == len(ends):
            last_days.append(day)
            ends.append(at)
        else:
            last_days[length], ends[length] = day, at
    kept = [place for place, day in days.items() if day is None]
    at = ends[-1] if ends else -1
    while at >= 0:
        kept.append(dated[at][0])
        at = before[at]
    return sorted(kept)


@lru_cache(maxsize=1_024)  # pattern and place of a number are asked for one after the other
def _written(number: str) -> str:
    return "".join(unicodedata.normalize("NFKC", number).upper().split())
