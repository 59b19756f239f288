"""How likely each name is the seller's, the buyer's, another company's or nobody's: by its hashed marks, learned on made papers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import repeat
from pathlib import Path

from extractors import hashed_marks
from extractors.candidates.marks import word_buckets, words_and_pairs
from extractors.hashed_marks import Weights, bucket_of, class_shares, stored_weights
from extractors.party_names.marks import NameMarks, with_kind

BUCKETS = 1 << 15
_COUNT = repeat(BUCKETS)  # for each mark of any
MODEL = Path(__file__).with_name("model.npz")
NOTHING, SELLER, BUYER, OTHER = "nothing", "seller_name", "buyer_name", "other_party"
CLASSES = (NOTHING, SELLER, BUYER, OTHER)


def buckets_of(marks: Iterable[str]) -> list[int]:
    """The buckets of some marks, each once."""
    return hashed_marks.buckets_of(marks, BUCKETS)


@cache
def _weights() -> Weights:
    return stored_weights(MODEL)


@lru_cache(maxsize=8192)
def _buckets_of_words(side: str, text: str, kind: str) -> frozenset[int]:
    """The buckets of the words on one side of a name, which stand around its like on the same paper and the next."""
    own = word_buckets(side, text, BUCKETS)
    return frozenset(own.union(map(bucket_of, with_kind(kind, words_and_pairs(side, text)), _COUNT)) if kind else own)


def shares(marks: Sequence[NameMarks]) -> list[tuple[float, ...]]:
    """The probability of each of `CLASSES` for each name."""
    if not marks:
        return []
    buckets = [
        sorted(
            set(map(bucket_of, with_kind(each.kind, (*each.roles, *each.rest)), _COUNT)).union(
                *(_buckets_of_words(side, text, each.kind) for side, text in each.sides.items())
            )
        )
        for each in marks
    ]
    return list(map(tuple, class_shares(_weights(), buckets)))
