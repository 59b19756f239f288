"""Learns which part each column of a table of goods plays, from made papers of the training families.

    python -m bench.training.columns TRAIN_FOLDER... [--out MODEL.npz] [--cache DIR] [--jobs N] [--seed N]

So that tables are read under headings nobody listed, learning sees each table as it stands, without what listed headings say and with parts
of their words missing, with most headings replaced by words of no language, and without them. Only folders with papers of training families
may be given; on one paper in six, left out of a first learning, is reported how well the parts of strange columns come out.
"""

from __future__ import annotations

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from zlib import crc32

from bench.training.column_papers import ShownColumn, shown_columns
from bench.training.hashed_softmax import Fitted, asked_for, fitted_to, shares_of, table_of, write
from extractors.goods_columns.marks import heading_marks
from extractors.goods_columns.scorer import BUCKETS, CLASSES, MODEL, NOTHING, buckets_of

_LEFT_OUT = 6
_KEPT_WORD_MARKS, _KEPT_OTHERS, _WITH_ROLES = 0.6, 0.95, 0.5
_STRENGTH = 0.1


def main() -> int:
    """Learns the weights, writes them and prints how papers that were left out come out."""
    asked = asked_for(__doc__, MODEL)
    everything = shown_columns(asked.train, asked.jobs, asked.cache)
    print(f"{len(everything)} columns: {dict(Counter(each.name for each in everything))}", flush=True)
    report(fitted([each for each in everything if not _is_left_out(each)], asked.seed), [each for each in everything if _is_left_out(each)])
    write(fitted(everything, asked.seed), asked.out)
    return 0


def _is_left_out(each: ShownColumn) -> bool:
    return crc32(each.paper.encode()) % _LEFT_OUT == 0


def fitted(columns: Sequence[ShownColumn], seed: int) -> Fitted:
    """Weights of eight bits, the scale of each class, and its start."""
    dice = random.Random(seed)
    rows: list[list[int]] = []
    right: list[int] = []
    for each in columns:
        for marks in _versions(each, dice):
            rows.append(buckets_of(marks))
            right.append(CLASSES.index(each.name))
    return fitted_to(table_of(rows, BUCKETS), right, len(CLASSES), strength=_STRENGTH, rounds=80, tolerance=2e-3)


def _versions(each: ShownColumn, dice: random.Random) -> Iterator[tuple[str, ...]]:
    """One column as learning sees it: with what listed headings say half of the time, and once more with some of its marks missing."""
    words, marks = heading_marks(each.marks.text), each.marks
    yield (*words, *marks.rest, *(marks.roles if dice.random() < _WITH_ROLES else ()))
    if each.way == "plain" and each.name != NOTHING:
        kept = tuple(mark for mark in words if "=" not in mark and dice.random() < _KEPT_WORD_MARKS)
        yield (*kept, *(mark for mark in marks.rest if dice.random() < _KEPT_OTHERS))


def report(weights: Fitted, left_out: Sequence[ShownColumn]) -> None:
    """Of the columns of each part, how many are likeliest that part, on papers as they are and on those with strange headings."""
    table = table_of([buckets_of((*heading_marks(each.marks.text), *each.marks.rest)) for each in left_out], BUCKETS)
    likeliest = shares_of(weights, table).argmax(axis=1)
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for each, best in zip(left_out, likeliest, strict=True):
        told[each.name][each.way] += 1
        told[each.name][f"{each.way} right"] += CLASSES[best] == each.name
    for name, counts in told.items():
        print(f"{name}: {dict(counts)}")


if __name__ == "__main__":
    sys.exit(main())
