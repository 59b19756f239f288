"""How likely each candidate is each field: a softmax over its marks, with weights that were learned on made papers.

Marks are folded into a fixed number of buckets (Weinberger and others, "Feature hashing for large scale multitask learning", ICML 2009),
so that a mark nobody saw in training costs nothing. The weights are whole numbers of eight bits with a scale for each class.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from extractors.candidates.finding import CandidateKind
from extractors.candidates.marks import Marks
from extractors.fields.totals import TOTAL_ROLES

BUCKETS = 1 << 14
MODEL = Path(__file__).with_name("model.npz")
NOTHING = "nothing"
CLASSES: Mapping[CandidateKind, tuple[str, ...]] = {
    "amount": (NOTHING, *TOTAL_ROLES),
    "date": (NOTHING, "issue_date", "due_date", "delivery_date", "order_date"),
    "number": (NOTHING, "invoice_number", "po_number", "delivery_note_number"),
}


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of one kind of candidate: a row for each bucket and a column for each class, and what each class has from the start."""

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


@lru_cache(maxsize=4096)
def _buckets_of_words(words: tuple[str, ...]) -> frozenset[int]:
    """The buckets of the words around a candidate, which stand around its like on the same paper and the next."""
    return frozenset(map(bucket_of, words))


def stored_weights(model: Path, kinds: Iterable[str]) -> dict[str, Weights]:
    """The weights of some kinds of candidates as a file keeps them."""
    with np.load(model, allow_pickle=False) as stored:
        return {kind: Weights(stored[f"{kind}_rows"], stored[f"{kind}_scale"], stored[f"{kind}_start"]) for kind in kinds}


@cache
def _weights() -> dict[str, Weights]:
    return stored_weights(MODEL, CLASSES)


def shares(kind: CandidateKind, marks: Sequence[Marks]) -> list[dict[str, float]]:
    """The probability of every class for each candidate of one kind."""
    return shares_by(_weights()[kind], CLASSES[kind], marks)


def shares_by(weights: Weights, names: Sequence[str], marks: Sequence[Marks]) -> list[dict[str, float]]:
    """The probability of every class of some weights for each candidate."""
    if not marks:
        return []
    buckets = [sorted({*_buckets_of_words(each.words), *map(bucket_of, each.roles), *map(bucket_of, each.rest)}) for each in marks]
    starts = [0, *accumulate(map(len, buckets[:-1]))]
    summed = np.add.reduceat(weights.rows[list(chain.from_iterable(buckets))], starts, axis=0, dtype=np.int32)
    odds = summed * weights.scale + weights.start
    raised = np.exp(odds - odds.max(axis=1, keepdims=True))
    found = (raised / raised.sum(axis=1, keepdims=True)).tolist()
    return [dict(zip(names, each, strict=True)) for each in found]
