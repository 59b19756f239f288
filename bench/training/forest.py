"""Grows boosted trees on judged readings, and the isotonic steps that make their log-odds the share that was right.

The trees grow on every family of layouts that is given. The steps are learned on the teaching families, each judged by trees that grew
without it (cross-fitting), so that a share holds for layouts never seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.isotonic import IsotonicRegression
from threadpoolctl import threadpool_limits

Floats = NDArray[np.float64]
_MOST_STEPS = 60
_FOLDS = 4


@dataclass(frozen=True, slots=True)
class Counted:
    """Readings as a table: a row of counts for each, whether it was right, and the family of its paper."""

    counts: Floats
    right: NDArray[np.bool_]
    families: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grown:
    """A forest as the model file holds it, and the log-odds it gives each teaching reading without having seen its family."""

    forest: dict[str, Any]
    odds: Floats


def grow(seen: Counted, teaching: Counted, names: Sequence[str], seed: int) -> Grown:
    """A forest grown on both parts, with its steps learned on the teaching part."""
    odds = np.zeros(len(teaching.right))
    fold_of = {family: index % _FOLDS for index, family in enumerate(sorted(set(teaching.families)))}
    folds = np.array([fold_of[family] for family in teaching.families])
    for fold in range(_FOLDS):
        inside = folds == fold
        if inside.any():
            odds[inside] = _fitted(seen, _only(teaching, ~inside), seed).decision_function(teaching.counts[inside])
    whole = _fitted(seen, teaching, seed)
    trees = [[_node(node) for node in predictors[0].nodes] for predictors in whole._predictors]
    steps = _steps(odds, teaching.right)
    return Grown({"names": list(names), "baseline": float(whole._baseline_prediction[0, 0]), "trees": trees, "steps": steps}, odds)


def _fitted(seen: Counted, teaching: Counted, seed: int) -> HistGradientBoostingClassifier:
    forest = HistGradientBoostingClassifier(
        max_iter=180, learning_rate=0.06, max_leaf_nodes=16, min_samples_leaf=25, l2_regularization=2.0, random_state=seed
    )
    with threadpool_limits(1):  # on a busy machine its threads wait for each other a hundred times longer than they work
        return forest.fit(np.vstack([seen.counts, teaching.counts]), np.concatenate([seen.right, teaching.right]))


def _only(readings: Counted, wanted: NDArray[np.bool_]) -> Counted:
    families = tuple(family for family, keep in zip(readings.families, wanted, strict=True) if keep)
    return Counted(readings.counts[wanted], readings.right[wanted], families)


def _steps(odds: Floats, right: NDArray[np.bool_]) -> list[tuple[float, float]]:
    """Points of the isotonic curve, thinned to what a model file need hold."""
    isotonic = IsotonicRegression(y_min=0.0, y_max=1.0, out_of_bounds="clip").fit(odds, right)
    xs, ys = isotonic.X_thresholds_, isotonic.y_thresholds_
    wanted = np.unique(np.linspace(0, len(xs) - 1, min(len(xs), _MOST_STEPS)).round().astype(int))
    return [(round(float(xs[index]), 4), round(float(ys[index]), 5)) for index in wanted]


def _node(node: Any) -> list[float]:
    if node["is_leaf"]:
        return [-1, 0.0, 0, 0, 0, round(float(node["value"]), 5)]
    return [
        int(node["feature_idx"]),
        float(node["num_threshold"]),
        int(node["missing_go_to_left"]),
        int(node["left"]),
        int(node["right"]),
        0.0,
    ]
