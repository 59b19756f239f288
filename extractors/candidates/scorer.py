"""How likely each candidate is each field, by its hashed marks (`extractors/hashed_marks.py`), as was learned on made papers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import repeat
from pathlib import Path

import numpy as np

from extractors.candidates.finding import CandidateKind
from extractors.candidates.marks import Marks
from extractors.fields.totals import TOTAL_ROLES
from extractors.hashed_marks import Weights, bucket_of, class_shares

BUCKETS = 1 << 14
_COUNT = repeat(BUCKETS)  # for each mark of any
MODEL = Path(__file__).with_name("model.npz")
NOTHING = "nothing"
CLASSES: Mapping[CandidateKind, tuple[str, ...]] = {
    "amount": (NOTHING, *TOTAL_ROLES),
    "date": (NOTHING, "issue_date", "due_date", "delivery_date", "order_date"),
    "number": (NOTHING, "invoice_number", "po_number", "delivery_note_number"),
}


def buckets_of(marks: Iterable[str]) -> list[int]:
    """The buckets of some marks, each once."""
    return sorted(set(map(bucket_of, marks, _COUNT)))


@lru_cache(maxsize=4096)
def _buckets_of_words(words: tuple[str, ...]) -> frozenset[int]:
    """The buckets of the words around a candidate, which stand around its like on the same paper and the next."""
    return frozenset(map(bucket_of, words, _COUNT))


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
    buckets = [
        sorted({*_buckets_of_words(each.words), *map(bucket_of, each.roles, _COUNT), *map(bucket_of, each.rest, _COUNT)}) for each in marks
    ]
    return [dict(zip(names, each, strict=True)) for each in class_shares(weights, buckets)]
