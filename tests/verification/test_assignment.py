"""Lines are paired so that all of them together fit best, not one after the other."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from verification.matching.assignment import best_pairs


def test_the_first_line_does_not_take_what_the_second_needs() -> None:
    assert best_pairs({(0, 0): 90, (0, 1): 80, (1, 0): 85}) == {0: 1, 1: 0}


def test_a_line_that_nothing_fits_stays_alone() -> None:
    assert best_pairs({(0, 0): 90, (1, 0): 85}) == {0: 0}
    assert best_pairs({}) == {}


@given(st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(1, 50), max_size=14))
def test_no_other_pairing_is_better(scores: dict[tuple[int, int], int]) -> None:
    found = best_pairs(scores)
    assert len(set(found.values())) == len(found)
    assert all(pair in scores for pair in found.items())
    best = max(sum(scores.get((left, right), 0) for left, right in enumerate(order)) for order in itertools.permutations(range(5)))
    assert sum(scores[pair] for pair in found.items()) == best
