"""Which line of an order or delivery note an invoice line bills: by the code of the goods, else by their description."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from rapidfuzz import fuzz

from verification.matching.company_names import fold
from verification.matching.numbers import number_key

Candidate = TypeVar("Candidate")
_ALIKE = 85


def line_for(
    item_code: str | None,
    description: str,
    candidates: Sequence[Candidate],
    code_of: Callable[[Candidate], str | None],
    description_of: Callable[[Candidate], str],
) -> Candidate | None:
    """The candidate that means the same goods, or None where none does or two do equally."""
    if item_code:
        same = [each for each in candidates if number_key(code_of(each) or "") == number_key(item_code)]
        if len(same) == 1:
            return same[0]
    wanted = fold(description)
    if not wanted:
        return None
    scored = sorted(((_likeness(wanted, fold(description_of(each))), place) for place, each in enumerate(candidates)), reverse=True)
    if not scored or scored[0][0] < _ALIKE:
        return None
    if len(scored) > 1 and scored[0][0] - scored[1][0] < 1:
        return None
    return candidates[scored[0][1]]


def _likeness(one: str, other: str) -> float:
    """Figures make goods differ: `bolt 10 mm` and `bolt 12 mm` are two things however alike they are written."""
    digits_one = [each for each in one.split() if any(letter.isdigit() for letter in each)]
    digits_other = [each for each in other.split() if any(letter.isdigit() for letter in each)]
    if digits_one and digits_other and not (set(digits_one) <= set(digits_other) or set(digits_other) <= set(digits_one)):
        return 0.0
    return max(fuzz.ratio(one, other), fuzz.token_sort_ratio(one, other), min(fuzz.token_set_ratio(one, other), 95.0))
