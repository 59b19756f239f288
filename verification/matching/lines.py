"""How alike two descriptions of goods are."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz import fuzz

from verification.matching.company_names import fold


@lru_cache(maxsize=65536)
def likeness(one: str, other: str) -> float:
    """From 0 to 100. Figures make goods differ: `bolt 10 mm` and `bolt 12 mm` are two things however alike they are written."""
    ours, theirs = fold(one), fold(other)
    if not ours or not theirs:
        return 0.0
    digits_one = [each for each in ours.split() if any(letter.isdigit() for letter in each)]
    digits_other = [each for each in theirs.split() if any(letter.isdigit() for letter in each)]
    if digits_one and digits_other and not (set(digits_one) <= set(digits_other) or set(digits_other) <= set(digits_one)):
        return 0.0
    return max(fuzz.ratio(ours, theirs), fuzz.token_sort_ratio(ours, theirs), min(fuzz.token_set_ratio(ours, theirs), 95.0))
