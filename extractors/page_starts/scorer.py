"""How likely a page begins a paper: by the hashed marks of it and of the pages before it, learned on made papers."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from extractors import hashed_marks
from extractors.hashed_marks import Weights, bucket_of, buckets_of_parts, class_shares, stored_weights
from extractors.likely_kinds.marks import parts_of_word
from extractors.page_starts.facts import PageFacts
from extractors.page_starts.marks import PairMarks, pair_marks

BUCKETS = 1 << 13
MODEL = Path(__file__).with_name("model.npz")
GOES_ON, BEGINS = 0, 1


def buckets_of(marks: Iterable[str]) -> list[int]:
    """The buckets of some marks, each once."""
    return hashed_marks.buckets_of(marks, BUCKETS)


@cache
def _weights() -> Weights:
    return stored_weights(MODEL)


@lru_cache(maxsize=16384)
def _buckets_of_word(side: str, word: str) -> tuple[int, ...]:
    """The buckets of a word, which stands on other pages too."""
    parts = map(str.encode, parts_of_word(side, word))
    return bucket_of(f"{side}={word}", BUCKETS), *buckets_of_parts(side, parts, BUCKETS)


def share_of_beginning(marks: PairMarks) -> float:
    """The probability that the second of two pages begins a paper."""
    words = (_buckets_of_word(side, word) for side, texts in marks.sides.items() for word in texts)
    own = set(buckets_of((*marks.known, *marks.rest))).union(*words)
    return class_shares(_weights(), [sorted(own)])[0][BEGINS]


def begins(first: PageFacts, last: PageFacts, own: PageFacts) -> float:
    """How likely a page behind some pages of a paper, of which the first and the last are given, begins another."""
    return share_of_beginning(pair_marks(first, last, own))
