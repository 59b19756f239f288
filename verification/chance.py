"""How likely a count is by chance alone. Probabilities are floats: they decide whether to warn, never an amount."""

from __future__ import annotations

import math
from functools import lru_cache


@lru_cache(maxsize=64)  # every receivable of a batch asks the same
def at_least_binomial(count: int, tries: int, share: float) -> float:
    """The probability of `count` or more hits in `tries`, each a hit with the probability `share`."""
    return min(1.0, sum(math.comb(tries, each) * share**each * (1 - share) ** (tries - each) for each in range(count, tries + 1)))


@lru_cache(maxsize=64)
def at_least_poisson(count: int, expected: float) -> float:
    """The probability of `count` or more events where `expected` are expected."""
    below = sum(math.exp(each * math.log(expected) - expected - math.lgamma(each + 1)) for each in range(count)) if expected > 0 else 1.0
    return max(0.0, 1.0 - below)


def gap_as_long(gap: int, mean: float) -> float:
    """The probability of a step of `gap` or more where steps of whole numbers from 1 have this mean and are otherwise random."""
    return 1.0 if mean <= 1 and gap <= 1 else (1 - 1 / max(mean, 1.0)) ** (gap - 1)
