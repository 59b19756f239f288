"""A factor's target error rate decides what is taken without a hand, never more than was measured to keep it."""

from __future__ import annotations

import pytest

from extractors.confidence.acceptance import NOTHING_PASSES, least_share

STEPS = ((0.01, 0.93), (0.05, 0.8))


@pytest.mark.parametrize(
    ("target", "least"), [(0.01, 0.93), (0.02, 0.93), (0.05, 0.8), (0.5, 0.8), (0.005, NOTHING_PASSES), (0.0, NOTHING_PASSES)]
)
def test_the_stricter_of_two_measured_targets_holds(target: float, least: float) -> None:
    assert least_share(STEPS, target) == least


def test_without_a_measure_nothing_passes() -> None:
    assert least_share((), 0.5) == NOTHING_PASSES
