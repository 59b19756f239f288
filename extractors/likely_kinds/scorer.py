"""How likely a page is of each kind: by its hashed marks, learned on made papers."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from extractors import hashed_marks
from extractors.hashed_marks import Weights, bucket_of, buckets_of_parts, class_shares, stored_weights
from extractors.likely_kinds.marks import KindMarks, parts_of_word, words_of
from extractors.terms import DocumentKind

BUCKETS = 1 << 14
MODEL = Path(__file__).with_name("model.npz")
KINDS = (
    DocumentKind.INVOICE,
    DocumentKind.CREDIT_NOTE,
    DocumentKind.DELIVERY_NOTE,
    DocumentKind.PURCHASE_ORDER,
    DocumentKind.QUOTATION,
    DocumentKind.RECEIPT,
    DocumentKind.STATEMENT,
    DocumentKind.REMITTANCE_ADVICE,
    DocumentKind.SCHEDULE_OF_ACCOUNTS,
    DocumentKind.TIMESHEET,
    DocumentKind.BILL_OF_LADING,
)


def buckets_of(marks: Iterable[str]) -> list[int]:
    """The buckets of some marks, each once."""
    return hashed_marks.buckets_of(marks, BUCKETS)


@cache
def _weights() -> Weights:
    return stored_weights(MODEL)


@lru_cache(maxsize=32768)
def _buckets_of_word(side: str, word: str) -> tuple[int, ...]:
    """The buckets of a word, which stands on other papers too."""
    parts = parts_of_word(side, word)
    return (bucket_of(f"{side}={word}", BUCKETS), *buckets_of_parts(side, map(str.encode, parts), BUCKETS)) if parts else ()


def kind_shares(marks: KindMarks) -> dict[DocumentKind, float]:
    """The probability of each of `KINDS` for a page; together they are 1."""
    words = {(side, word) for side, texts in marks.sides.items() for text in texts for word in words_of(text)}
    own = set(buckets_of((*marks.known, *marks.rest))).union(*(_buckets_of_word(side, word) for side, word in words))
    return dict(zip(KINDS, class_shares(_weights(), [sorted(own)])[0], strict=True))
