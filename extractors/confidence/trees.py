"""A forest of small decision trees read from a file, and the share of right readings that it says for a row of counts.

Boosted trees: Friedman, "Greedy function approximation: a gradient boosting machine", Annals of Statistics 29 (2001). The sum of the
leaves is a log-odds, which isotonic steps turn into the share that was right on papers the trees had not seen: Zadrozny and Elkan,
"Transforming classifier scores into accurate multiclass probability estimates", KDD 2002.
"""

from __future__ import annotations

import bisect
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Node = tuple[int, float, bool, int, int, float]
"""Feature, threshold, whether a missing count goes left, left node, right node, leaf value; the feature of a leaf is -1."""


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees over named counts; `steps` are (log-odds, share that was right) points between which the share is drawn straight."""

    names: tuple[str, ...]
    baseline: float
    trees: tuple[tuple[Node, ...], ...]
    steps: tuple[tuple[float, float], ...]

    def share_right(self, counts: Sequence[float]) -> float:
        """The share of readings with such counts that are right, 0 to 1; counts stand in the order of `names`, NaN where unknown."""
        return drawn_between(self.steps, self.log_odds(counts))

    def log_odds(self, counts: Sequence[float]) -> float:
        """What the trees say before the steps."""
        total = self.baseline
        for tree in self.trees:
            node = tree[0]
            while node[0] >= 0:
                count = counts[node[0]]
                goes_left = node[2] if math.isnan(count) else count <= node[1]
                node = tree[node[3] if goes_left else node[4]]
            total += node[5]
        return total


@dataclass(frozen=True, slots=True)
class Model:
    """What a model file holds: its forests by name, and from which share on a reading is taken at a target error rate."""

    forests: Mapping[str, Forest]
    acceptance: tuple[tuple[float, float], ...]


def read_model(path: Path) -> Model:
    """The model of a file."""
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    forests = {name: _forest(each) for name, each in content["forests"].items()}
    return Model(forests, tuple((float(target), float(share)) for target, share in content["acceptance"]))


def _forest(content: Mapping[str, Any]) -> Forest:
    trees = tuple(
        tuple(
            (int(feature), float(threshold), bool(missing_left), int(left), int(right), float(value))
            for feature, threshold, missing_left, left, right, value in tree
        )
        for tree in content["trees"]
    )
    return Forest(tuple(content["names"]), float(content["baseline"]), trees, tuple((float(x), float(y)) for x, y in content["steps"]))


def drawn_between(steps: Sequence[tuple[float, float]], x: float) -> float:
    """The height at `x` of a line drawn straight between points, flat beyond the first and the last."""
    index = bisect.bisect_right([step[0] for step in steps], x)
    if index == 0:
        return steps[0][1]
    if index == len(steps):
        return steps[-1][1]
    (x0, y0), (x1, y1) = steps[index - 1], steps[index]
    return y0 if x1 == x0 else y0 + (y1 - y0) * (x - x0) / (x1 - x0)
