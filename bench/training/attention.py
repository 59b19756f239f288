"""The network of the joint scorer (`extractors/joint_scorer/network.py`) as it learns: many papers at once, forward, back, and a step.

Gradients are written out by hand, so that learning needs NumPy and nothing else; `tests/bench/test_attention.py` holds them against
differences. Steps are those of Adam (Kingma and Ba, ICLR 2015).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractors.joint_scorer.network import HEADS, LAYERS, OUTPUTS
from extractors.joint_scorer.places import RELATIONS

Array = NDArray[Any]
Weights = dict[str, Array]
_EPSILON = 1e-5
_GELU, _CUBE = 0.7978845608, 0.044715
_FIRST_MOMENT, _SECOND_MOMENT, _SMALL = 0.9, 0.99, 1e-8
_ELSEWHERE = -1e9  # odds of a token that is none


@dataclass(frozen=True, slots=True)
class Batch:
    """Some papers, filled up to one number of tokens: how these lie to each other, which are tokens, what each may be and is.

    `may_be` are zeros and large negative numbers for each token and class, nothing first; `weight` says how much each token counts.
    """

    relations: Array
    is_token: Array
    may_be: Array
    right: Array
    weight: Array


def first_weights(width: int, dice: np.random.Generator) -> Weights:
    """Weights before learning."""

    def drawn(*shape: int, size: float) -> Array:
        return (dice.standard_normal(shape) * size).astype(np.float32)

    found: Weights = {
        "first": np.ones(width, np.float32),
        "first_bias": np.zeros(width, np.float32),
        "last": np.ones(width, np.float32),
        "outputs": drawn(width, OUTPUTS, size=width**-0.5),
        "outputs_bias": np.full(OUTPUTS, -2.0, np.float32),
    }
    for layer in range(LAYERS):
        found |= {
            f"{layer}.before_attention": np.ones(width, np.float32),
            f"{layer}.attention": drawn(width, 3 * width, size=width**-0.5),
            f"{layer}.places": drawn(HEADS, RELATIONS, width // HEADS, size=0.05),
            f"{layer}.places_bias": np.zeros((HEADS, RELATIONS), np.float32),
            f"{layer}.heard": drawn(width, width, size=0.5 * width**-0.5),
            f"{layer}.before_thought": np.ones(width, np.float32),
            f"{layer}.thought": drawn(width, 2 * width, size=width**-0.5),
            f"{layer}.thought_bias": np.zeros(2 * width, np.float32),
            f"{layer}.said": drawn(2 * width, width, size=0.5 * (2 * width) ** -0.5),
            f"{layer}.said_bias": np.zeros(width, np.float32),
        }
    return found


Blank = Callable[[Array], Array]
"""Factors of zero or a little over one, by which some of what is passed on is left out while learning."""


def gradients(weights: Mapping[str, Array], vectors: Array, batch: Batch, blank: Blank | None = None) -> tuple[float, Weights, Array]:
    """The loss of a batch, its gradient by every weight, and that by the vectors of the tokens."""
    slopes: Weights = {}
    ones = np.eye(RELATIONS, dtype=vectors.dtype)[batch.relations]
    backs: list[Callable[[Array], Array]] = []
    x, back = _normal(vectors, weights["first"], slopes, "first")
    backs.append(back)
    x = x + weights["first_bias"]
    backs.append(_kept("first_bias", slopes))
    for layer in range(LAYERS):
        for part in (_attention, _thought):
            heard, back = part(x, weights, f"{layer}.", batch, ones, slopes)
            if blank is not None:
                left = blank(heard)
                heard, back = heard * left, _blanked(left, back)
            x = x + heard
            backs.append(_beside(back))
    last, back = _normal(x, weights["last"], slopes, "last")
    backs.append(back)
    odds = last @ weights["outputs"] + weights["outputs_bias"]
    loss, slope = _loss(odds, batch)
    slopes["outputs"] = _flat(last).T @ _flat(slope)
    slopes["outputs_bias"] = _flat(slope).sum(axis=0)
    slope = slope @ weights["outputs"].T
    for back in reversed(backs):
        slope = back(slope)
    return loss, slopes, slope


def _loss(odds: Array, batch: Batch) -> tuple[float, Array]:
    whole = np.concatenate([np.zeros((*odds.shape[:2], 1), odds.dtype), odds], axis=2) + batch.may_be
    whole -= whole.max(axis=2, keepdims=True)
    shares = np.exp(whole)
    total = shares.sum(axis=2, keepdims=True)
    shares /= total
    right = np.take_along_axis(whole - np.log(total), batch.right[..., None], axis=2)[..., 0]
    papers = len(odds)
    loss = float(-(right * batch.weight).sum() / papers)
    np.put_along_axis(shares, batch.right[..., None], np.take_along_axis(shares, batch.right[..., None], axis=2) - 1, axis=2)
    return loss, shares[..., 1:] * (batch.weight / papers)[..., None]


def _attention(
    x: Array, weights: Mapping[str, Array], layer: str, batch: Batch, ones: Array, slopes: Weights
) -> tuple[Array, Callable[[Array], Array]]:
    size = x.shape[2] // HEADS
    scale = size**-0.5
    before, back_normal = _normal(x, weights[f"{layer}before_attention"], slopes, f"{layer}before_attention")
    queries, keys, values = (_by_head(each) for each in np.split(before @ weights[f"{layer}attention"], 3, axis=2))
    places = weights[f"{layer}places"]
    by_place = queries @ places.transpose(0, 2, 1) + weights[f"{layer}places_bias"][None, :, None, :]
    odds = queries @ keys.transpose(0, 1, 3, 2)
    odds += np.matmul(by_place.transpose(0, 2, 1, 3), ones.transpose(0, 1, 3, 2)).transpose(0, 2, 1, 3)
    odds *= scale
    odds += np.where(batch.is_token, 0, _ELSEWHERE)[:, None, None, :].astype(x.dtype)
    odds -= odds.max(axis=3, keepdims=True)
    shares = np.exp(odds, out=odds)
    shares /= shares.sum(axis=3, keepdims=True)
    heard = _together(shares @ values)

    def back(slope: Array) -> Array:
        slopes[f"{layer}heard"] = _flat(heard).T @ _flat(slope)
        inner = _by_head(slope @ weights[f"{layer}heard"].T)
        to_values = shares.transpose(0, 1, 3, 2) @ inner
        to_odds = inner @ values.transpose(0, 1, 3, 2)
        to_odds -= (to_odds * shares).sum(axis=3, keepdims=True)
        to_odds *= shares
        to_odds *= scale
        to_places = np.matmul(to_odds.transpose(0, 2, 1, 3), ones).transpose(0, 2, 1, 3)
        slopes[f"{layer}places_bias"] = to_places.sum(axis=(0, 2))
        slopes[f"{layer}places"] = np.einsum("bhtr,bhtd->hrd", to_places, queries, optimize=True)
        to_queries = to_odds @ keys + to_places @ places
        to_keys = to_odds.transpose(0, 1, 3, 2) @ queries
        joined = np.concatenate([_together(to_queries), _together(to_keys), _together(to_values)], axis=2)
        slopes[f"{layer}attention"] = _flat(before).T @ _flat(joined)
        return back_normal(joined @ weights[f"{layer}attention"].T)

    return heard @ weights[f"{layer}heard"], back


def _thought(
    x: Array, weights: Mapping[str, Array], layer: str, batch: Batch, ones: Array, slopes: Weights
) -> tuple[Array, Callable[[Array], Array]]:
    del batch, ones
    before, back_normal = _normal(x, weights[f"{layer}before_thought"], slopes, f"{layer}before_thought")
    inner = before @ weights[f"{layer}thought"] + weights[f"{layer}thought_bias"]
    bent = np.tanh(_GELU * (inner + _CUBE * inner * inner * inner))
    thought = 0.5 * inner * (1 + bent)

    def back(slope: Array) -> Array:
        slopes[f"{layer}said"] = _flat(thought).T @ _flat(slope)
        slopes[f"{layer}said_bias"] = _flat(slope).sum(axis=0)
        steep = 0.5 * (1 + bent) + 0.5 * inner * (1 - bent * bent) * _GELU * (1 + 3 * _CUBE * inner * inner)
        own = (slope @ weights[f"{layer}said"].T) * steep
        slopes[f"{layer}thought"] = _flat(before).T @ _flat(own)
        slopes[f"{layer}thought_bias"] = _flat(own).sum(axis=0)
        return back_normal(own @ weights[f"{layer}thought"].T)

    return thought @ weights[f"{layer}said"] + weights[f"{layer}said_bias"], back


def _normal(x: Array, weight: Array, slopes: Weights, name: str) -> tuple[Array, Callable[[Array], Array]]:
    from_middle = x - x.mean(axis=2, keepdims=True)
    spread = 1 / np.sqrt((from_middle * from_middle).mean(axis=2, keepdims=True) + _EPSILON)
    plain = from_middle * spread

    def back(slope: Array) -> Array:
        slopes[name] = _flat(slope * plain).sum(axis=0)
        own = slope * weight
        middle, along = own.mean(axis=2, keepdims=True), (own * plain).mean(axis=2, keepdims=True)
        return np.asarray((own - middle - plain * along) * spread)

    return plain * weight, back


def _kept(name: str, slopes: Weights) -> Callable[[Array], Array]:
    def back(slope: Array) -> Array:
        slopes[name] = _flat(slope).sum(axis=0)
        return slope

    return back


def _beside(back: Callable[[Array], Array]) -> Callable[[Array], Array]:
    return lambda slope: slope + back(slope)


def _blanked(left: Array, back: Callable[[Array], Array]) -> Callable[[Array], Array]:
    return lambda slope: back(slope * left)


def _by_head(x: Array) -> Array:
    return x.reshape(*x.shape[:2], HEADS, -1).transpose(0, 2, 1, 3)


def _together(x: Array) -> Array:
    papers, _, tokens, _ = x.shape
    return x.transpose(0, 2, 1, 3).reshape(papers, tokens, -1)


def _flat(x: Array) -> Array:
    return x.reshape(-1, x.shape[-1])


@dataclass(slots=True)
class Adam:
    """Steps against gradients, each weight's by how large its own have been."""

    moments: dict[str, tuple[Array, Array]] = field(default_factory=dict)
    steps: int = 0

    def step(self, weights: Weights, slopes: Mapping[str, Array], rate: float) -> None:
        """Changes the weights in place."""
        self.steps += 1
        first_part, second_part = 1 - _FIRST_MOMENT**self.steps, 1 - _SECOND_MOMENT**self.steps
        for name, slope in slopes.items():
            if name not in self.moments:
                self.moments[name] = (np.zeros_like(weights[name]), np.zeros_like(weights[name]))
            first, second = self.moments[name]
            first += (1 - _FIRST_MOMENT) * (slope - first)
            second += (1 - _SECOND_MOMENT) * (slope * slope - second)
            weights[name] -= (rate / first_part) * first / (np.sqrt(second / second_part) + _SMALL)


@dataclass(slots=True)
class Mean:
    """The mean of weights along the way, which does better on papers of other houses than where the last step ends.

    Izmailov and others, "Averaging weights leads to wider optima and better generalization", UAI 2018.
    """

    weights: Weights = field(default_factory=dict)
    seen: int = 0

    def add(self, weights: Mapping[str, Array]) -> None:
        """Takes in weights as they stand now."""
        self.seen += 1
        for name, value in weights.items():
            if name in self.weights:
                self.weights[name] += (value - self.weights[name]) / self.seen
            else:
                self.weights[name] = value.copy()


def rates(steps: int, highest: float, warm: int = 100, least: float = 0.02) -> Iterator[float]:
    """The rate of each step: rising at first, then falling to the least share as half a cosine does."""
    for step in range(steps):
        yield highest * min(1.0, (step + 1) / warm) * (least + (1 - least) * 0.5 * (1 + np.cos(np.pi * step / steps)))
