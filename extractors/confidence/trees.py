"""A forest of small decision trees read from a file, and the share of right readings that it says for a row of counts.

Boosted trees: Friedman, "Greedy function approximation: a gradient boosting machine", Annals of Statistics 29 (2001). The sum of the
leaves is a log-odds, which isotonic steps turn into the share that was right on papers the trees had not seen: Zadrozny and Elkan,
"Transforming classifier scores into accurate multiclass probability estimates", KDD 2002.
"""

from __future__ import annotations

import bisect
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Node = tuple[int, float, bool, int, int, float]
"""Feature, threshold, whether a missing count goes left, left node, right node, leaf value; the feature of a leaf is -1."""


@dataclass(frozen=True, slots=True)
class _Tables:
    """The nodes of all trees behind one another, each at two places, with the first place of each tree; a leaf leads to itself.

    `following` holds at the two places of a node where the one to the right begins and where the one to the left does. `count` says
    where a row has the count that is asked for: each count stands twice, the first time as very small where it is unknown, for the nodes
    that send such a row to the left, the second time as very large.
    """

    starts: NDArray[np.intp]
    count: NDArray[np.intp]
    threshold: NDArray[np.float64]
    following: NDArray[np.intp]
    value: NDArray[np.float64]
    depth: int


@dataclass(frozen=True)
class Forest:
    """Trees over named counts; `steps` are (log-odds, share that was right) points between which the share is drawn straight."""

    names: tuple[str, ...]
    baseline: float
    trees: tuple[tuple[Node, ...], ...]
    steps: tuple[tuple[float, float], ...]

    def shares_right(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """For each row the share of readings with such counts that are right, 0 to 1; counts stand in the order of `names`, NaN unknown."""
        return [drawn_between(self.steps, odds) for odds in self.log_odds(rows)]

    def log_odds(self, rows: Sequence[Sequence[float]]) -> list[float]:
        """What the trees say of each row before the steps; all rows go down all trees at once, which is ten times quicker."""
        if not rows or not self.trees:
            return [self.baseline] * len(rows)
        tables = self._tables
        known = np.array(rows, dtype=np.float64)
        unknown = np.isnan(known)
        counts = np.concatenate([np.where(unknown, -np.inf, known), np.where(unknown, np.inf, known)], axis=1)
        first = np.arange(0, counts.size, counts.shape[1])[:, None]
        node = np.broadcast_to(tables.starts, (len(rows), len(tables.starts)))
        for _ in range(tables.depth):
            goes_left = counts.take(first + tables.count.take(node)) <= tables.threshold.take(node)
            node = tables.following.take(node + goes_left)
        return [self.baseline + float(total) for total in tables.value.take(node).sum(axis=1)]

    @cached_property
    def _tables(self) -> _Tables:
        nodes = [node for tree in self.trees for node in tree]
        starts = np.cumsum([0, *map(len, self.trees[:-1])])
        following: list[int] = []
        for start, tree in zip(starts.tolist(), self.trees, strict=True):
            for place, (feature, _, _, left, right, _) in enumerate(tree):
                following += [start + place] * 2 if feature < 0 else [start + right, start + left]
        counts = [max(0, feature) + (0 if missing_left else len(self.names)) for feature, _, missing_left, *_ in nodes]
        return _Tables(
            2 * starts,
            np.repeat(np.array(counts, dtype=np.intp), 2),
            np.repeat(np.minimum([node[1] for node in nodes], np.finfo(np.float64).max), 2),  # beyond every count but an unknown one
            2 * np.array(following, dtype=np.intp),
            np.repeat(np.array([node[5] for node in nodes]), 2),
            max(map(_depth, self.trees)),
        )


def _depth(nodes: Sequence[Node], place: int = 0) -> int:
    feature, _, _, left, right, _ = nodes[place]
    return 0 if feature < 0 else 1 + max(_depth(nodes, left), _depth(nodes, right))


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
