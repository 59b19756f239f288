"""Which amounts add up, and how likely that is to come about by chance."""

from __future__ import annotations

import pytest

from verification.matching.sums import grain, parts_of, sums_by_chance, sums_of


@pytest.mark.parametrize(
    ("total", "amounts", "count", "slack", "places"),
    [
        (300, [100, 200, 700], 2, 0, [(0, 1)]),
        (300, [200, 100, 100], 2, 0, [(0, 1), (0, 2)]),
        (300, [150, 150], 2, 0, [(0, 1)]),
        (300, [150], 2, 0, []),
        (300, [100, 201], 2, 0, []),
        (300, [100, 201], 2, 1, [(0, 1)]),
        (600, [100, 200, 300, 400], 3, 0, [(0, 1, 2)]),
        (300, [400, 300], 1, 0, [(1,)]),
        (300, [], 2, 0, []),
    ],
)
def test_every_set_that_adds_up_is_found_once(
    total: int, amounts: list[int], count: int, slack: int, places: list[tuple[int, ...]]
) -> None:
    assert sorted(parts_of(total, amounts, count, slack)) == places


def test_rounder_amounts_have_a_coarser_grain() -> None:
    assert [grain([12345, 67891]), grain([500000, 700000]), grain([115000, 230000, 99])] == [1, 100000, 5000]


def test_more_amounts_and_rounder_ones_make_more_sums_by_chance() -> None:
    assert sums_of(4, 2) == 10
    few, many = sums_by_chance(1_000_000, sums_of(10, 2), 1, 0), sums_by_chance(1_000_000, sums_of(100, 2), 1, 0)
    assert few < many < sums_by_chance(1_000_000, sums_of(100, 2), 5000, 0)
