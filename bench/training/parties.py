"""Learns whose name each name on a paper is, from made papers of the training families.

    python -m bench.training.parties TRAIN_FOLDER... [--out MODEL.npz] [--cache DIR] [--jobs N] [--seed N]

So that parties are found under headings nobody listed, learning sees each name several times: as it stands, without what listed labels say
and with parts of the words around it missing, and under or beside a word of no language. Only folders with papers of training families may
be given; on one paper in six, left out of a first learning, is reported how well the likeliest name of each party does.
"""

from __future__ import annotations

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from zlib import crc32

from bench.training.hashed_softmax import Fitted, asked_for, fitted_to, shares_of, table_of, write
from bench.training.party_papers import ShownName, shown_names
from bench.training.phrases import strange_word
from extractors.candidates.marks import word_marks
from extractors.party_names.marks import with_kind
from extractors.party_names.scorer import BUCKETS, BUYER, CLASSES, MODEL, NOTHING, SELLER, buckets_of

_LEFT_OUT = 6
_KEPT_WORD_MARKS, _KEPT_OTHERS, _FEWER, _KNOWN_ELSE = 0.65, 0.9, 0.4, 0.5
_STRENGTH = 0.08
_REPORTED = (0.5, 0.8, 0.95)
_OF_LABELS = (":heading", ":label", ":tax", ":colon")


def main() -> int:
    """Learns the weights, writes them and prints how papers that were left out come out."""
    asked = asked_for(__doc__, MODEL)
    everything = shown_names(asked.train, asked.jobs, asked.cache)
    report(fitted([each for each in everything if not _is_left_out(each)], asked.seed), [each for each in everything if _is_left_out(each)])
    write(fitted(everything, asked.seed), asked.out)
    return 0


def _is_left_out(each: ShownName) -> bool:
    return crc32(each.paper.encode()) % _LEFT_OUT == 0


def fitted(names: Sequence[ShownName], seed: int) -> Fitted:
    """Weights of eight bits, the scale of each class, and its start."""
    dice = random.Random(seed)
    rows: list[list[int]] = []
    right: list[int] = []
    for each in names:
        for marks in _versions(each, dice):
            rows.append(buckets_of(with_kind(each.marks.kind, marks)))
            right.append(CLASSES.index(each.name))
    return fitted_to(table_of(rows, BUCKETS), right, len(CLASSES), strength=_STRENGTH, rounds=100)


def _versions(each: ShownName, dice: random.Random) -> Iterator[tuple[str, ...]]:
    """One name as learning sees it; of those that are nobody's, which are most, fewer versions."""
    marks, is_nothing = each.marks, each.name == NOTHING
    words = {side: word_marks(side, text) for side, text in marks.sides.items()}
    everything = tuple(mark for own in words.values() for mark in own)
    yield (*everything, *marks.rest, *(marks.roles if dice.random() < 0.5 else ()))
    unlabelled = tuple(mark for mark in marks.rest if not (mark.startswith("over:") and mark.endswith(_OF_LABELS)))
    if not is_nothing or dice.random() < _FEWER:
        kept = tuple(mark for mark in everything if "=" not in mark and dice.random() < _KEPT_WORD_MARKS)
        yield (*kept, *(mark for mark in unlabelled if dice.random() < _KEPT_OTHERS))
    side = next((side for side in ("before", "left", "above") if any(role.startswith(f"role_{side}:") for role in marks.roles)), None)
    if side is not None and (not is_nothing or dice.random() < _FEWER):
        others = tuple(mark for other, own in words.items() if other != side for mark in own)
        known = tuple(role for role in marks.roles if not role.startswith(f"role_{side}:")) if dice.random() < _KNOWN_ELSE else ()
        yield (*word_marks(side, strange_word(dice)), *others, *unlabelled, *known)


def report(weights: Fitted, left_out: Sequence[ShownName]) -> None:
    """Of each kind of paper, on how many the likeliest name is the party's, and of those taken at a share how many are not."""
    shares = shares_of(weights, table_of([buckets_of(each.marks.all) for each in left_out], BUCKETS))
    papers: dict[str, list[int]] = defaultdict(list)
    for index, each in enumerate(left_out):
        papers[each.paper].append(index)
    for name in (SELLER, BUYER):
        column = CLASSES.index(name)
        told: Counter[str] = Counter()
        for own in papers.values():
            best = max(own, key=lambda index: shares[index, column])
            is_right = left_out[best].name == name
            told["named"] += any(left_out[index].name == name for index in own)
            told["right"] += is_right
            for least in _REPORTED:
                if shares[best, column] >= least:
                    told[f"taken at {least}"] += 1
                    told[f"wrong at {least}"] += not is_right
        print(f"{name}: {dict(told)}")


if __name__ == "__main__":
    sys.exit(main())
