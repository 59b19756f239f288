"""Which readings may stand without a hand when a factor accepts that a given share of them is wrong.

Of all readings that are taken, the factor's target says how many may be wrong; so the least share is not one less the target, at which the
worst reading taken would be as good as the target asks of all of them together, but lower: the readings above it make up for it. How low is
measured on papers held apart and stands in the model file.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

NOTHING_PASSES = 1.01


def least_share(steps: Sequence[tuple[float, float]], target_error: float) -> float:
    """The least share at which a reading is taken, for a target error rate; `steps` are (target, least share), targets rising.

    Between two measured targets the stricter holds. A target below all of them lets nothing pass.
    """
    index = bisect_right([target for target, _ in steps], target_error + 1e-9)
    return steps[index - 1][1] if index else NOTHING_PASSES
