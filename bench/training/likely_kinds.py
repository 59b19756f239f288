"""Learns what kind a page is, from made papers of the training families.

    python -m bench.training.likely_kinds TRAIN_FOLDER... [--out MODEL.npz] [--cache DIR] [--jobs N] [--seed N]

So that papers are told whose titles and labels nobody listed, learning sees each page several times: as printed, with parts of its words
and of what is listed missing, under titles and beside labels of no language, without whole groups of marks, half of the time without what
rules made of it, and some cut off like the first of several pages. Papers whose titles are one in six of all are left out of a first
learning, and on these is reported what the scorer puts right and wrong at several bounds. Only folders with papers of training families
may be given.
"""

from __future__ import annotations

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from zlib import crc32

import numpy as np

from bench.training.hashed_softmax import Fitted, asked_for, fitted_to, shares_of, table_of, write
from bench.training.kind_papers import ShownKind, shown_kinds
from bench.training.phrases import strange_word
from extractors.fields.labels import label_key
from extractors.likely_kinds.marks import SENTENCE, KindMarks, marks_of_sides
from extractors.likely_kinds.scorer import BUCKETS, KINDS, MODEL, buckets_of
from extractors.terms import DocumentKind

_LEFT_OUT = 6
_KEPT_WORD_MARKS, _KEPT_OTHERS, _KEPT_LISTED, _SELDOM_LISTED = 0.6, 0.9, 0.5, 0.3
_STRANGE_TITLES, _STRANGE_LABELS, _KEPT_SENTENCES = 0.85, 0.5, 0.5
_WORDS_OF_A_TITLE = 3
_TITLES = frozenset({"large", "larger", "alone", "beside", "foot"})
_LABELS = frozenset({"label", "column"})
_STRENGTH = 0.05
_OFTENER = {DocumentKind.INVOICE: 4.0, DocumentKind.CREDIT_NOTE: 2.0}
"""How many times as often as another kind one comes in than among the papers to learn from."""
_REPORTED = ((0.5, 0.02), (0.7, 0.02), (0.7, 0.05), (0.8, 0.02), (0.8, 0.1), (0.9, 0.1))


def main() -> int:
    """Learns the weights, writes them and prints how papers under titles that were left out come out."""
    asked = asked_for(__doc__, MODEL)
    everything = shown_kinds(asked.train, asked.jobs, asked.cache)
    left_out = [each for each in everything if _is_left_out(each)]
    weights = fitted([each for each in everything if not _is_left_out(each)], asked.seed)
    for form in ("printed", "strange", "cut"):
        report(form, weights, [each for each in left_out if each.form == form])
    write(fitted(everything, asked.seed), asked.out)
    return 0


def _is_left_out(each: ShownKind) -> bool:
    return bool(each.title) and crc32(label_key(each.title).encode()) % _LEFT_OUT == 0


def fitted(papers: Sequence[ShownKind], seed: int) -> Fitted:
    """Weights of eight bits, the scale of each class, and its start."""
    dice = random.Random(seed)
    rows: list[list[int]] = []
    right: list[int] = []
    for each in papers:
        for marks in _versions(each, dice):
            rows.append(buckets_of(marks))
            right.append(KINDS.index(each.kind))
    weights = np.array([_OFTENER.get(KINDS[index], 1.0) for index in right])
    return fitted_to(table_of(rows, BUCKETS), right, len(KINDS), strength=_STRENGTH, rounds=60, weights=weights)


def _versions(each: ShownKind, dice: random.Random) -> Iterator[tuple[str, ...]]:
    """One page as learning sees it; one that is strange already, or cut off, is seen once."""
    marks = each.marks
    words = marks_of_sides(marks.sides)
    yield (*words, *marks.known, *marks.rest, *(each.said_by_rules if dice.random() < 0.5 else ()))
    if each.form != "printed":
        return
    yield (*_some(words, _KEPT_WORD_MARKS, dice), *_some(marks.rest, _KEPT_OTHERS, dice), *_some(marks.known, _KEPT_LISTED, dice))
    titles = _with_strange(marks.sides, _TITLES, _STRANGE_TITLES, dice)
    yield (*marks_of_sides(titles), *marks.rest, *(marks.known if dice.random() < 0.5 else ()))
    labels = _with_strange(marks.sides, _LABELS, _STRANGE_LABELS, dice)
    labels[SENTENCE] = _some(labels.get(SENTENCE, ()), _KEPT_SENTENCES, dice)
    yield (*marks_of_sides(labels), *marks.rest, *_some(marks.known, _SELDOM_LISTED, dice))
    yield tuple(mark for group in _groups(marks) if dice.random() < 0.5 for mark in group)


def _groups(marks: KindMarks) -> list[Sequence[str]]:
    """Marks that other houses' papers may lack together: what is said by labels, by phrases, by figures, and the words in each place."""
    named: dict[str, list[str]] = defaultdict(list)
    for mark in (*marks.known, *(mark for mark in marks.rest if mark.startswith("looks:"))):
        named[mark.partition(":")[0]].append(mark)
    figures = [mark for mark in marks.rest if not mark.startswith("looks:")]
    return [*named.values(), figures, *(marks_of_sides({side: texts}) for side, texts in marks.sides.items())]


def _some(marks: Sequence[str], share: float, dice: random.Random) -> tuple[str, ...]:
    return tuple(mark for mark in marks if dice.random() < share)


def _with_strange(
    sides: Mapping[str, Sequence[str]], changed: frozenset[str], share: float, dice: random.Random
) -> dict[str, tuple[str, ...]]:
    """The texts of a page with words of no language for some of those that stand in some places."""
    return {
        side: tuple(_strange(text, dice) if side in changed and dice.random() < share else text for text in texts)
        for side, texts in sides.items()
    }


def _strange(text: str, dice: random.Random) -> str:
    return " ".join(strange_word(dice) for _ in text.split()[:_WORDS_OF_A_TITLE])


def report(name: str, weights: Fitted, papers: Sequence[ShownKind]) -> None:
    """How many kinds rules, the scorer alone and both together tell, by the bounds at which the scorer is followed."""
    seen = (buckets_of((*marks_of_sides(each.marks.sides), *each.marks.known, *each.marks.rest, *each.said_by_rules)) for each in papers)
    shares = shares_of(weights, table_of(list(seen), BUCKETS))
    ruled = sum(each.by_rules is each.kind for each in papers)
    alone = sum(KINDS[int(own.argmax())] is each.kind for each, own in zip(papers, shares, strict=True))
    print(f"{name}: of {len(papers)} rules tell {ruled}, the scorer alone {alone}")
    for least, hardly in _REPORTED:
        told: Counter[str] = Counter()
        for each, own in zip(papers, shares, strict=True):
            best = KINDS[int(own.argmax())]
            of_rules = own[KINDS.index(each.by_rules)] if each.by_rules in KINDS else 0.0
            if best is not each.by_rules and own.max() >= least and of_rules <= hardly:
                told["put right" if best is each.kind else "put wrong" if each.by_rules is each.kind else "wrong both times"] += 1
        print(f"  from {least} where rules' kind has at most {hardly}: {dict(told)}")


if __name__ == "__main__":
    sys.exit(main())
