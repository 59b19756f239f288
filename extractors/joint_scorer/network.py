"""A small network with attention that weighs all tokens of a paper together, in plain NumPy.

Each token is the sum of the vectors of its marks (hashed: Weinberger and others, ICML 2009). Two layers of attention (Vaswani and others,
"Attention is all you need", 2017) let it look at the others, by how they lie to it (Shaw and others, "Self-attention with relative position
representations", 2018), so that "order no." in the same block, a day beside or another candidate that fits better all count. What comes out
is a softmax over what a token of its kind may be. It is learned by `python -m bench.training.joint`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import accumulate, chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from extractors.candidates.marks import word_buckets
from extractors.hashed_marks import bucket_of
from extractors.joint_scorer.places import RELATIONS, relations_of
from extractors.joint_scorer.tokens import Token, TokenKind

BUCKETS = 1 << 15
HEADS, LAYERS = 4, 2
MODEL = Path(__file__).with_name("model.npz")
NOTHING = "nothing"
_LARGEST = 60.0  # odds, as exponents
OWN_NUMBER = "own_number"
CLASSES: Mapping[TokenKind, tuple[str, ...]] = {
    "amount": (
        "lines_total", "net_total", "tax_total", "gross_total", "amount_due", "prepaid_total", "allowance_total", "charge_total",
    ),
    "date": ("issue_date", "due_date", "delivery_date", "order_date"),
    "number": (
        OWN_NUMBER, "invoice_number", "po_number", "delivery_note_number", "seller_tax_id", "buyer_tax_id", "registration_number",
    ),
    "name": ("seller_name", "buyer_name"),
    "text": (),
}  # fmt: skip
"""What a token of each kind may be, but for nothing; one class is the paper's own number, whatever its kind calls it."""
_Array = NDArray[np.float32]


def _columns() -> dict[TokenKind, slice]:
    found: dict[TokenKind, slice] = {}
    start = 0
    for kind, names in CLASSES.items():
        found[kind] = slice(start, start + len(names))
        start += len(names)
    return found


COLUMNS = _columns()
"""Which outputs of the network are the classes of each kind."""
OUTPUTS = sum(map(len, CLASSES.values()))


@lru_cache(maxsize=1 << 16)
def _bucket(mark: str) -> int:
    return bucket_of(mark, BUCKETS)


def buckets_of_words(side: str, text: str) -> list[int]:
    """The buckets of the words on one side of a token, each once."""
    return sorted(word_buckets(side, text, BUCKETS))


@lru_cache(maxsize=8192)
def buckets_of(marks: tuple[str, ...]) -> tuple[int, ...]:
    """The buckets of some marks, each once; kept, since the words of a paper hardly differ but in what they say."""
    return tuple(sorted(set(map(_bucket, marks))))


class Network:
    """The weights as a file keeps them, and what they say of a paper.

    There are several members, each learned from another seed; every array has one of each in its first axis. What one is wrongly sure of,
    the others mostly are not, so that their mean is right more often and says better how sure it is (Lakshminarayanan and others, "Simple
    and scalable predictive uncertainty estimation using deep ensembles", 2017).
    """

    def __init__(self, stored: Mapping[str, NDArray[np.generic]]) -> None:
        marks = stored["marks"].astype(np.float32) * stored["marks_scale"].astype(np.float32)[:, None, :]
        self._members = len(marks)
        self._marks: _Array = np.concatenate(marks, axis=1)  # those of all members beside each other, as they are looked up
        weights = {name: stored[name].astype(np.float32) for name in stored if not name.startswith("marks")}
        self._weights: dict[str, _Array] = {name: value for name, value in weights.items() if "." not in name}
        self._layers: list[dict[str, _Array]] = [
            {name.partition(".")[2]: value for name, value in weights.items() if name.startswith(f"{layer}.")} for layer in range(LAYERS)
        ]
        self._sum_of_words = lru_cache(maxsize=8192)(lambda side, text: self.sum_of(buckets_of_words(side, text)))

    @property
    def width(self) -> int:
        """How many numbers stand for a token, those of all members together."""
        return int(self._marks.shape[1])

    def shares(self, tokens: Sequence[Token]) -> list[dict[str, float]]:
        """The probability of every class for each token of a paper."""
        if not tokens:
            return []
        return self.shares_by([each.kind for each in tokens], self.outputs(self.vectors(tokens), relations_of(tokens)))

    @staticmethod
    def shares_by(kinds: Sequence[TokenKind], outputs: _Array) -> list[dict[str, float]]:
        """The probability of every class that a token of its kind may be, from the odds of all."""
        odds = np.minimum(outputs, _LARGEST)
        raised = np.exp(odds)
        found = []
        for kind, row in zip(kinds, raised.tolist(), strict=True):
            own = row[COLUMNS[kind]]
            whole = 1.0 + sum(own)
            found.append({name: each / whole for name, each in zip(CLASSES[kind], own, strict=True)})
        return found

    def vectors(self, tokens: Sequence[Token]) -> _Array:
        """The sum of the vectors of each token's marks."""
        own = [buckets_of(each.roles) + buckets_of(each.rest) for each in tokens]
        starts = list(accumulate(map(len, own[:-1]), initial=0))
        summed: _Array = np.add.reduceat(self._marks.take(np.fromiter(chain.from_iterable(own), np.intp), axis=0), starts, axis=0)
        for row, each in zip(summed, tokens, strict=True):
            for side, text in each.sides:
                row += self._sum_of_words(side, text)
        return summed

    def sum_of(self, buckets: Sequence[int]) -> _Array:
        """The sum of the vectors of some buckets."""
        summed: _Array = np.add.reduce(self._marks.take(np.fromiter(buckets, np.intp), axis=0), axis=0)
        return summed

    def outputs(self, vectors: _Array, relations: NDArray[np.int8]) -> _Array:
        """The odds of every class against nothing for each token, its vector and how all lie to each other; of all members the mean."""
        count = len(vectors)
        own = vectors.reshape(count, self._members, -1).transpose(1, 0, 2)
        x = _normal(own, self._weights["first"]) + self._weights["first_bias"][:, None]
        places = relations + np.arange(0, RELATIONS * count, RELATIONS)[:, None]  # among those of all tokens, one row after the other
        for layer in self._layers:
            x = x + _heard(_normal(x, layer["before_attention"]) @ layer["attention"], places, layer) @ layer["heard"]
            inner = _bent(_normal(x, layer["before_thought"]) @ layer["thought"] + layer["thought_bias"][:, None])
            x = x + inner @ layer["said"] + layer["said_bias"][:, None]
        odds = _normal(x, self._weights["last"]) @ self._weights["outputs"] + self._weights["outputs_bias"][:, None]
        return np.asarray(odds.mean(axis=0), dtype=np.float32)


def _heard(joined: _Array, places: NDArray[np.intp], layer: Mapping[str, _Array]) -> _Array:
    """What each token takes from the others, by what it asks for, what they are and how they lie to it."""
    members, count, width = joined.shape
    size = width // 3 // HEADS
    queries, keys, values = joined.reshape(members, count, 3, HEADS, size).transpose(2, 0, 3, 1, 4)
    by_place = queries @ layer["places"].transpose(0, 1, 3, 2) + layer["places_bias"][:, :, None, :]
    weight: _Array = queries @ keys.transpose(0, 1, 3, 2)
    weight += by_place.reshape(members, HEADS, -1).take(places, axis=2)
    weight *= np.float32(size**-0.5)
    weight -= weight.max(axis=3, keepdims=True)
    np.exp(weight, out=weight)
    weight /= weight.sum(axis=3, keepdims=True)
    heard: _Array = (weight @ values).transpose(0, 2, 1, 3).reshape(members, count, -1)
    return heard


def _normal(x: _Array, weight: _Array) -> _Array:
    x = x - x.mean(axis=2, keepdims=True)
    return np.asarray(x / np.sqrt((x * x).mean(axis=2, keepdims=True) + 1e-5) * weight[:, None], dtype=np.float32)


def _bent(x: _Array) -> _Array:
    """The Gaussian error linear unit, by the usual approximation with a hyperbolic tangent."""
    return np.asarray(0.5 * x * (1 + np.tanh(np.float32(0.7978845608) * (x + np.float32(0.044715) * x * x * x))), dtype=np.float32)


def joined(members: Sequence[Mapping[str, NDArray[np.generic]]]) -> dict[str, NDArray[np.generic]]:
    """Networks as one whose members they are."""
    return {name: np.stack([each[name] for each in members]) for name in members[0]}


@cache
def network() -> Network:
    """The network that was learned."""
    with np.load(MODEL, allow_pickle=False) as stored:
        return Network({name: stored[name] for name in stored.files})
