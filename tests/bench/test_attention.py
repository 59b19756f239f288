"""The gradients by which the joint scorer learns are those that differences show, and what it learns is what the program applies."""

from __future__ import annotations

import numpy as np

from bench.training.attention import Adam, Batch, first_weights, gradients
from extractors.joint_scorer.network import BUCKETS, OUTPUTS, Network, joined
from extractors.joint_scorer.places import RELATIONS

_WIDTH, _PAPERS, _TOKENS = 8, 2, 5


def _batch(dice: np.random.Generator) -> Batch:
    is_token = np.ones((_PAPERS, _TOKENS), bool)
    is_token[1, 3:] = False
    may_be = np.zeros((_PAPERS, _TOKENS, OUTPUTS + 1))
    may_be[..., 4:9] = -1e9
    relations = dice.integers(0, RELATIONS, (_PAPERS, _TOKENS, _TOKENS)).astype(np.int8)
    right = dice.integers(0, 4, (_PAPERS, _TOKENS))
    return Batch(relations, is_token, may_be, right, is_token.astype(float))


def _drawn() -> tuple[dict[str, np.ndarray], np.ndarray, Batch]:
    dice = np.random.default_rng(5)
    weights = {
        name: value.astype(np.float64) + 0.1 * dice.standard_normal(value.shape) for name, value in first_weights(_WIDTH, dice).items()
    }
    return weights, dice.standard_normal((_PAPERS, _TOKENS, _WIDTH)), _batch(dice)


def test_every_gradient_is_what_a_small_difference_makes() -> None:
    weights, vectors, batch = _drawn()
    _, slopes, by_vectors = gradients(weights, vectors, batch)
    assert slopes.keys() == weights.keys()
    dice = np.random.default_rng(7)
    for name, value in [*weights.items(), ("vectors", vectors)]:
        slope = by_vectors if name == "vectors" else slopes[name]
        for _ in range(4):
            at = tuple(int(dice.integers(size)) for size in value.shape)
            before = value[at]
            value[at] = before + 1e-5
            more = gradients(weights, vectors, batch)[0]
            value[at] = before - 1e-5
            less = gradients(weights, vectors, batch)[0]
            value[at] = before
            assert abs((more - less) / 2e-5 - slope[at]) < 1e-6, (name, at)


def test_steps_make_the_loss_smaller() -> None:
    weights, vectors, batch = _drawn()
    first, adam = gradients(weights, vectors, batch)[0], Adam()
    for _ in range(30):
        _, slopes, _ = gradients(weights, vectors, batch)
        adam.step(weights, slopes, 0.01)
    assert gradients(weights, vectors, batch)[0] < 0.5 * first


def test_the_program_applies_what_was_learned() -> None:
    weights, vectors, batch = _drawn()
    marks = {"marks": np.zeros((BUCKETS, _WIDTH), np.int8), "marks_scale": np.ones(_WIDTH, np.float32)}
    network = Network(joined([{**weights, **marks}]))
    for paper, tokens in ((0, _TOKENS), (1, 3)):
        odds = network.outputs(vectors[paper, :tokens].astype(np.float32), batch.relations[paper, :tokens, :tokens])
        whole = np.concatenate([np.zeros((tokens, 1)), odds], axis=1) + batch.may_be[paper, :tokens]
        shares = np.exp(whole) / np.exp(whole).sum(axis=1, keepdims=True)
        right = batch.right[paper, :tokens]
        alone = Batch(
            *(getattr(batch, name)[paper : paper + 1, :tokens] for name in ("relations", "is_token", "may_be", "right", "weight"))
        )
        alone = Batch(alone.relations[:, :, :tokens], alone.is_token, alone.may_be, alone.right, alone.weight)
        expected = gradients(weights, vectors[paper : paper + 1, :tokens], alone)[0]
        assert abs(-np.log(shares[range(tokens), right]).sum() - expected) < 1e-3
