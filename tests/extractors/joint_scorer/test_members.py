"""The network is the mean of its members: what each says of a paper counts alike, and one alone says what it says by itself."""

from __future__ import annotations

import numpy as np

from bench.training.attention import Mean, first_weights
from extractors.joint_scorer.network import BUCKETS, Network, joined
from extractors.joint_scorer.places import RELATIONS

_WIDTH, _TOKENS = 8, 5


def member(seed: int) -> dict[str, np.ndarray]:
    dice = np.random.default_rng(seed)
    marks = dice.integers(-127, 127, (BUCKETS, _WIDTH)).astype(np.int8)
    return {**first_weights(_WIDTH, dice), "marks": marks, "marks_scale": np.full(_WIDTH, 0.01, np.float32)}


def odds(network: Network, buckets: list[list[int]], relations: np.ndarray) -> np.ndarray:
    return network.outputs(np.stack([network.sum_of(each) for each in buckets]), relations)


def test_the_network_says_the_mean_of_its_members() -> None:
    dice = np.random.default_rng(3)
    relations = dice.integers(0, RELATIONS, (_TOKENS, _TOKENS)).astype(np.int8)
    buckets = [[int(each) for each in dice.integers(0, BUCKETS, 6)] for _ in range(_TOKENS)]
    first, second = (odds(Network(joined([member(seed)])), buckets, relations) for seed in (1, 2))
    both = odds(Network(joined([member(1), member(2)])), buckets, relations)
    assert not np.allclose(first, second)
    assert np.allclose(both, (first + second) / 2, atol=1e-4)


def test_weights_are_averaged_along_the_way() -> None:
    mean = Mean()
    for value in (1.0, 2.0, 6.0):
        mean.add({"first": np.full(3, value, np.float32)})
    assert mean.weights["first"].tolist() == [3.0, 3.0, 3.0]
