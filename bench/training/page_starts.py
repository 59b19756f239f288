"""Learns whether a page begins a paper or goes on with the one before it, from made papers of the training families.

    python -m bench.training.page_starts TRAIN_FOLDER... [--out MODEL.npz] [--cache DIR] [--jobs N] [--seed N]

So that papers of houses never seen are told, learning sees each pair of pages several times: as it is, without what rules and lists know,
without most of its words, and without whole groups of marks. One in six houses is left out of a first learning, and on these is reported
how many pairs come out over several bounds. Only folders with papers of training families may be given.
"""

from __future__ import annotations

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from zlib import crc32

import numpy as np

from bench.training.hashed_softmax import Fitted, asked_for, fitted_to, shares_of, table_of, write
from bench.training.page_pairs import ShownPair, shown_pairs
from extractors.page_starts.marks import PairMarks, marks_of_sides
from extractors.page_starts.scorer import BEGINS, BUCKETS, GOES_ON, MODEL, buckets_of

_LEFT_OUT = 6
_KEPT_WORDS, _KEPT_KNOWN, _KEPT_OTHERS = 0.5, 0.5, 0.85
_STRENGTH = 0.05
_BOUNDS = (0.02, 0.05, 0.1, 0.3, 0.5, 0.7, 0.9, 0.95, 0.98)


def main() -> int:
    """Learns the weights, writes them and prints how pairs of pages of houses that were left out come out."""
    asked = asked_for(__doc__, MODEL)
    everything = shown_pairs(asked.train, asked.jobs, asked.cache)
    left_out = [each for each in everything if _is_left_out(each)]
    report(fitted([each for each in everything if not _is_left_out(each)], asked.seed), left_out)
    write(fitted(everything, asked.seed), asked.out)
    return 0


def _is_left_out(each: ShownPair) -> bool:
    return crc32(each.house.encode()) % _LEFT_OUT == 0


def fitted(pairs: Sequence[ShownPair], seed: int) -> Fitted:
    """Weights of eight bits, the scale of each class, and its start; pages that go on count as much as those that begin."""
    dice = random.Random(seed)
    rows: list[list[int]] = []
    right: list[int] = []
    for each in pairs:
        for marks in _versions(each.marks, dice):
            rows.append(buckets_of(marks))
            right.append(GOES_ON if each.pair == "goes on" else BEGINS)
    often = Counter(right)
    weights = np.array([len(right) / 2 / often[index] for index in right])
    return fitted_to(table_of(rows, BUCKETS), right, 2, strength=_STRENGTH, rounds=100, weights=weights)


def _versions(marks: PairMarks, dice: random.Random) -> Iterator[tuple[str, ...]]:
    """A pair of pages as learning sees it."""
    words = marks_of_sides(marks.sides)
    yield (*words, *marks.known, *marks.rest)
    yield (*_some(words, _KEPT_WORDS, dice), *marks.rest)
    yield (*_some(words, _KEPT_WORDS, dice), *_some(marks.known, _KEPT_KNOWN, dice), *_some(marks.rest, _KEPT_OTHERS, dice))
    yield tuple(mark for group in _groups(marks) if dice.random() < 0.5 for mark in group)


def _groups(marks: PairMarks) -> list[Sequence[str]]:
    """Marks that other houses' papers may lack together."""
    named: dict[str, list[str]] = defaultdict(list)
    for mark in (*marks.known, *marks.rest):
        named[mark.partition(":")[0]].append(mark)
    return [*named.values(), *(marks_of_sides({side: texts}) for side, texts in marks.sides.items())]


def _some(marks: Sequence[str], share: float, dice: random.Random) -> tuple[str, ...]:
    return tuple(mark for mark in marks if dice.random() < share)


def report(weights: Fitted, pairs: Sequence[ShownPair]) -> None:
    """How many pairs of each sort have at least so high a probability that the second page begins a paper."""
    seen = [buckets_of((*marks_of_sides(each.marks.sides), *each.marks.known, *each.marks.rest)) for each in pairs]
    shares = shares_of(weights, table_of(seen, BUCKETS))[:, BEGINS]
    for sort in sorted({each.pair for each in pairs}):
        own = [share for each, share in zip(pairs, shares, strict=True) if each.pair == sort]
        counts = ", ".join(f"{bound}: {sum(share >= bound for share in own)}" for bound in _BOUNDS)
        print(f"{sort}: {len(own)} pairs; begin at {counts}")


if __name__ == "__main__":
    sys.exit(main())
