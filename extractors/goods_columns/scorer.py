"""How likely a column plays each part in a table of goods, or that its table is none of goods: by hashed marks, learned on made papers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import repeat
from pathlib import Path

from extractors import hashed_marks
from extractors.fields.column_roles import COLUMN_ROLES
from extractors.goods_columns.marks import ColumnMarks, heading_marks
from extractors.hashed_marks import Weights, class_shares, stored_weights

BUCKETS = 1 << 13
_COUNT = repeat(BUCKETS)  # for each mark of any
MODEL = Path(__file__).with_name("model.npz")
NOTHING, OTHER = "nothing", "other"
"""A column of a table of something else, and one of goods that plays none of the parts."""
CLASSES = (NOTHING, OTHER, *COLUMN_ROLES)


def buckets_of(marks: Iterable[str]) -> list[int]:
    """The buckets of some marks, each once."""
    return hashed_marks.buckets_of(marks, BUCKETS)


@cache
def _weights() -> Weights:
    return stored_weights(MODEL)


def shares(marks: Sequence[ColumnMarks]) -> list[list[float]]:
    """The probability of each of `CLASSES` for each column."""
    if not marks:
        return []
    return class_shares(_weights(), [buckets_of((*heading_marks(each.text), *each.roles, *each.rest)) for each in marks])
