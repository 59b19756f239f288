"""A forest must say what its file says: each tree walked as it was grown, the sum drawn between measured steps."""

from __future__ import annotations

import json
from math import nan
from pathlib import Path

import pytest

from extractors.confidence.trees import Forest, Model, read_model

LEAF = (-1, 0.0, False, 0, 0)
TREE = ((0, 0.5, False, 1, 2, 0.0), (*LEAF, -1.0), (1, 3.0, True, 3, 4, 0.0), (*LEAF, 1.0), (*LEAF, 2.0))
FOREST = Forest(("label", "rivals"), 0.25, (TREE, TREE), ((-2.0, 0.1), (2.0, 0.5), (4.0, 0.9)))


@pytest.mark.parametrize(
    ("counts", "odds"),
    [
        ((0.5, 0.0), -1.75),  # at the threshold goes left, as when it was grown
        ((0.6, 3.0), 2.25),
        ((0.6, 4.0), 4.25),
        ((0.6, nan), 2.25),  # a missing count goes where the tree was told
        ((nan, 4.0), 4.25),
    ],
)
def test_each_tree_is_walked_as_it_was_grown(counts: tuple[float, float], odds: float) -> None:
    assert FOREST.log_odds([counts]) == [odds]


def test_the_share_is_drawn_between_the_steps_and_flat_beyond_them() -> None:
    assert FOREST.shares_right([(0.5, 0.0), (0.6, 4.0)]) == pytest.approx([0.125, 0.9])
    assert Forest((), -9.0, (), FOREST.steps).shares_right([()]) == [0.1]
    assert FOREST.shares_right([]) == []


def test_a_model_comes_back_from_its_file(tmp_path: Path) -> None:
    path = tmp_path / "model.json"
    content = {"names": FOREST.names, "baseline": FOREST.baseline, "trees": FOREST.trees, "steps": FOREST.steps}
    path.write_text(json.dumps({"forests": {"values": content}, "acceptance": [[0.01, 0.93]]}))
    assert read_model(path) == Model({"values": FOREST}, ((0.01, 0.93),))
