"""Grows boosted trees on judged readings, and the isotonic steps that make their log-odds the share that was right.

The steps are learned on families of layouts that the trees did not see and that choose words and places which no family of the training
part chooses, so that a share holds for layouts unlike any seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.isotonic import IsotonicRegression

Floats = NDArray[np.float64]
_MOST_STEPS = 40


@dataclass(frozen=True, slots=True)
class Counted:
    """Readings as a table: a row of counts for each, and whether it was right."""

    counts: Floats
    right: NDArray[np.bool_]


def grow(seen: Counted, unseen: Counted, names: Sequence[str], seed: int) -> dict[str, Any]:
    """A forest grown on `seen` readings with its steps learned on `unseen` ones, as the model file holds it."""
    forest = HistGradientBoostingClassifier(
        max_iter=120, learning_rate=0.08, max_leaf_nodes=12, min_samples_leaf=25, l2_regularization=2.0, random_state=seed
    )
    forest.fit(seen.counts, seen.right)
    trees = [[_node(node) for node in predictors[0].nodes] for predictors in forest._predictors]
    steps = _steps(forest.decision_function(unseen.counts), unseen.right)
    return {"names": list(names), "baseline": float(forest._baseline_prediction[0, 0]), "trees": trees, "steps": steps}


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
