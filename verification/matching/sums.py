"""Amounts that add up to another, and how likely it is that they do so by chance.

All amounts are whole numbers of the smallest coin. Of many amounts some add up to some other anyway, the sooner the rounder they are, so a
sum is a sign only where few such sums were to be expected.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from math import comb

_STEPS: tuple[int, ...] = tuple(step * 10**power for power in range(7) for step in (1, 5))


def parts_of(total: int, amounts: Sequence[int], count: int, slack: int) -> Iterator[tuple[int, ...]]:
    """The places of `count` amounts that add up to the total, give or take `slack`; each set of places once."""
    order = sorted(range(len(amounts)), key=lambda place: amounts[place])
    ordered = [amounts[place] for place in order]
    for chosen in combinations(range(len(order)), count - 1):
        rest = total - sum(ordered[each] for each in chosen)
        if rest <= 0:
            continue
        start = chosen[-1] + 1 if chosen else 0
        for last in range(bisect_left(ordered, rest - slack, start), bisect_right(ordered, rest + slack, start)):
            yield tuple(sorted(order[each] for each in (*chosen, last)))


def grain(amounts: Sequence[int]) -> int:
    """The coarsest round step that most amounts are multiples of: whole cents, or hundreds of rand."""
    coarsest, fitting = 1, list(amounts)
    for step in _STEPS:  # each divides the next, so that what does not fit one fits none after it
        fitting = [each for each in fitting if each % step == 0]
        if len(fitting) * 2 <= len(amounts):
            break
        coarsest = step
    return coarsest


def sums_by_chance(total: int, tried: int, step: int, slack: int) -> float:
    """How many of the sums that were tried would hit the total by chance, were they spread evenly below and above it by as much again."""
    return tried * max(step, 2 * slack + 1) / max(total, 1)


@lru_cache(maxsize=1_024)
def sums_of(amount_count: int, count: int) -> int:
    """How many sums of up to `count` amounts there are."""
    return sum(comb(amount_count, each) for each in range(1, count + 1))
