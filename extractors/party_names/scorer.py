"""How likely each name is the seller's, the buyer's, another company's or nobody's: a softmax over its marks, learned on made papers.

Marks are folded into buckets as those of amounts, dates and numbers are (`extractors/candidates/scorer.py`).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from extractors.candidates.marks import word_marks
from extractors.party_names.marks import NameMarks, with_kind

BUCKETS = 1 << 15
MODEL = Path(__file__).with_name("model.npz")
NOTHING, SELLER, BUYER, OTHER = "nothing", "seller_name", "buyer_name", "other_party"
CLASSES = (NOTHING, SELLER, BUYER, OTHER)


@dataclass(frozen=True, slots=True)
class Weights:
    """A row of whole numbers for each bucket and a column for each class, the scale of each, and what each class has from the start."""

    rows: NDArray[np.int8]
    scale: NDArray[np.float32]
    start: NDArray[np.float32]


@lru_cache(maxsize=65536)
def bucket_of(mark: str) -> int:
    """The bucket that a mark falls into."""
    return zlib.crc32(mark.encode()) % BUCKETS


def buckets_of(marks: Iterable[str]) -> list[int]:
    """The buckets of some marks, each once."""
    return sorted(set(map(bucket_of, marks)))


@cache
def _weights() -> Weights:
    with np.load(MODEL, allow_pickle=False) as stored:
        return Weights(stored["rows"], stored["scale"], stored["start"])


@lru_cache(maxsize=8192)
def _buckets_of_words(side: str, text: str, kind: str) -> frozenset[int]:
    """The buckets of the words on one side of a name, which stand around its like on the same paper and the next."""
    return frozenset(map(bucket_of, with_kind(kind, word_marks(side, text))))


def shares(marks: Sequence[NameMarks]) -> list[tuple[float, ...]]:
    """The probability of each of `CLASSES` for each name."""
    if not marks:
        return []
    weights = _weights()
    buckets = [
        sorted(
            set(map(bucket_of, with_kind(each.kind, (*each.roles, *each.rest)))).union(
                *(_buckets_of_words(side, text, each.kind) for side, text in each.sides.items())
            )
        )
        for each in marks
    ]
    starts = [0, *accumulate(map(len, buckets[:-1]))]
    summed = np.add.reduceat(weights.rows[list(chain.from_iterable(buckets))], starts, axis=0, dtype=np.int32)
    odds = summed * weights.scale + weights.start
    raised = np.exp(odds - odds.max(axis=1, keepdims=True))
    return list(map(tuple, (raised / raised.sum(axis=1, keepdims=True)).tolist()))
