"""How likely things are by the marks seen of them: marks are folded into buckets, and a softmax over learned weights says the rest.

The fixed number of buckets (Weinberger and others, "Feature hashing for large scale multitask learning", ICML 2009) makes a mark that
nobody saw in training cost nothing. Weights are whole numbers of eight bits with a scale for each class. Scorers of party
names (`extractors/party_names`), of kinds (`extractors/likely_kinds`), of columns (`extractors/goods_columns`) and of where papers begin
(`extractors/page_starts`) keep theirs beside them.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain, repeat
from pathlib import Path

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Weights:
    """A row of whole numbers for each bucket and a column for each class, the scale of each class, and what each has from the start."""

    rows: NDArray[np.int8]
    scale: NDArray[np.float32]
    start: NDArray[np.float32]


@lru_cache(maxsize=65536)
def bucket_of(mark: str, count: int) -> int:
    """The bucket of so many that a mark falls into."""
    return zlib.crc32(mark.encode()) % count


def buckets_of_parts(side: str, parts: Iterable[bytes], count: int) -> Iterator[int]:
    """The buckets of the marks of parts of a word, "side~part", of which the beginning is hashed once."""
    begun = zlib.crc32(f"{side}~".encode())
    return (zlib.crc32(part, begun) % count for part in parts)


def buckets_of(marks: Iterable[str], count: int) -> list[int]:
    """The buckets of some marks, each once."""
    return sorted(set(map(bucket_of, marks, repeat(count))))


def stored_weights(model: Path) -> Weights:
    """The weights as a file keeps them."""
    with np.load(model, allow_pickle=False) as stored:
        return Weights(stored["rows"], stored["scale"], stored["start"])


def class_shares(weights: Weights, buckets: Sequence[Sequence[int]]) -> list[list[float]]:
    """The probability of every class for each thing, of which the buckets are given; there must be one thing at least."""
    starts = [0, *accumulate(map(len, buckets[:-1]))]
    every = np.fromiter(chain.from_iterable(buckets), np.intp)
    summed = np.add.reduceat(weights.rows.take(every, axis=0), starts, axis=0, dtype=np.int32)
    odds = summed * weights.scale + weights.start
    raised = np.exp(odds - odds.max(axis=1, keepdims=True))
    shares: list[list[float]] = (raised / raised.sum(axis=1, keepdims=True)).tolist()
    return shares
