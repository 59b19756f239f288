"""Learns what amounts, dates and numbers of an invoice are, from made papers of the training families.

    python -m bench.training.candidates TRAIN_FOLDER... [--out MODEL.npz] [--cache DIR] [--jobs N] [--seed N]

So that papers are understood whose labels nobody listed, learning sees each candidate several times: as it stands, without what listed
labels say, with parts of its words missing, under a word of no language, and beside another phrase that the product's own tables list for
the same field. One label in six is left out of learning whole, and what is reported is how its candidates come out without their listed
roles. Only folders with papers of training families may be given.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from zlib import crc32

import numpy as np
import yaml
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from bench.training.candidate_papers import Shown, shown_candidates
from extractors.candidates.finding import CandidateKind
from extractors.candidates.marks import word_marks
from extractors.candidates.scorer import BUCKETS, CLASSES, MODEL, NOTHING, buckets_of
from extractors.fields import labels

_LEFT_OUT = 6
KEPT_WORD_MARKS = 0.65
_SYLLABLES = ("ba", "ro", "ven", "tim", "gol", "dra", "pes", "kun", "mel", "tor", "fi", "sa", "lun", "ger", "hop", "wil")
_STRENGTH = 0.08
_REPORTED = (0.5, 0.7, 0.8, 0.9)


def main() -> int:
    """Learns the weights, writes them and prints how candidates beside labels that were left out come out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, default=MODEL)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    everything = shown_candidates(asked.train, asked.jobs, asked.cache)
    phrases = listed_phrases()
    stored: dict[str, np.ndarray] = {}
    for kind, names in CLASSES.items():
        own = [each for each in everything if each.kind == kind]
        part = [each for each in own if not _is_left_out(each)]
        report(kind, names, fitted(part, names, phrases, asked.seed), [each for each in own if _is_left_out(each)])
        for name, array in zip(("rows", "scale", "start"), fitted(own, names, phrases, asked.seed), strict=True):
            stored[f"{kind}_{name}"] = array
    np.savez_compressed(asked.out, **stored)
    print(f"{asked.out}: {asked.out.stat().st_size / 1024:.0f} KiB")
    return 0


def listed_phrases() -> dict[str, list[str]]:
    """The phrases that the product lists for each field that candidates may be."""
    found: dict[str, list[str]] = defaultdict(list)
    wanted = {name for names in CLASSES.values() for name in names}
    for path in sorted(Path(labels.__file__).parent.glob("labels*.yaml")):
        for role, text in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            if role in wanted:
                found[role] += [phrase.partition("|")[0].strip() for phrase in str(text).split(";") if phrase.strip()]
    return dict(found)


def _is_left_out(each: Shown) -> bool:
    return bool(each.label) and crc32(each.label.encode()) % _LEFT_OUT == 0


def fitted(
    candidates: Sequence[Shown], names: Sequence[str], phrases: dict[str, list[str]], seed: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Weights of eight bits, the scale of each class, and its start."""
    dice = random.Random(seed)
    rows: list[list[int]] = []
    right: list[int] = []
    for each in candidates:
        for marks in _versions(each, phrases, dice):
            rows.append(buckets_of(marks))
            right.append(names.index(each.name))
    return fitted_rows(rows, right, len(names))


def fitted_rows(rows: Sequence[Sequence[int]], right: Sequence[int], count: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Weights of so many classes from the buckets of each row and the class that is right for it."""
    model = LogisticRegression(C=_STRENGTH, max_iter=70, tol=1e-3).fit(_table(rows), np.array(right))
    whole = np.zeros((BUCKETS, count))
    start = np.full(count, -30.0)
    whole[:, model.classes_] = model.coef_.T
    start[model.classes_] = model.intercept_
    scale = np.maximum(np.abs(whole).max(axis=0), 1e-6) / 127
    return np.round(whole / scale).astype(np.int8), scale.astype(np.float32), start.astype(np.float32)


def _versions(each: Shown, phrases: dict[str, list[str]], dice: random.Random) -> Iterator[tuple[str, ...]]:
    """One candidate as learning sees it; of those that are nothing, which are most, fewer versions."""
    marks = each.marks
    side = "left" if each.label else "above"
    others = tuple(mark for mark in marks.words if not mark.startswith(side))
    yield (*marks.words, *marks.rest, *(marks.roles if dice.random() < 0.5 else ()))
    kept = tuple(mark for mark in marks.words if "=" not in mark and dice.random() < KEPT_WORD_MARKS)
    if each.name == NOTHING:
        if dice.random() < 0.4:
            yield (*kept, *marks.rest)
        if not marks.roles and dice.random() < 0.4:
            yield (*word_marks(side, strange_word(dice)), *others, *marks.rest)
        return
    yield (*kept, *marks.rest)
    yield (*word_marks(side, strange_word(dice)), *others, *marks.rest)
    if each.name in phrases:
        yield (*word_marks(side, dice.choice(phrases[each.name])), *others, *marks.rest)


def strange_word(dice: random.Random) -> str:
    """A word of no language, as a label that nobody knows."""
    return "".join(dice.choice(_SYLLABLES) for _ in range(dice.choice((2, 3)))).capitalize()


def _table(rows: Sequence[Sequence[int]]) -> csr_matrix:
    ends = np.cumsum([0, *map(len, rows)])
    columns = np.fromiter((bucket for row in rows for bucket in row), dtype=np.int32, count=int(ends[-1]))
    return csr_matrix((np.ones(len(columns), dtype=np.float32), columns, ends), shape=(len(rows), BUCKETS))


def report(
    kind: CandidateKind, names: Sequence[str], weights: tuple[np.ndarray, np.ndarray, np.ndarray], left_out: Sequence[Shown]
) -> None:
    """How sure and how right the best class is for candidates beside labels that learning did not see, without their listed roles."""
    rows, scale, start = weights
    table = _table([buckets_of((*each.marks.words, *each.marks.rest)) for each in left_out])
    odds = (table @ rows.astype(np.float32)) * scale + start
    raised = np.exp(odds - odds.max(axis=1, keepdims=True))
    probabilities = raised / raised.sum(axis=1, keepdims=True)
    truth = np.array([names.index(each.name) for each in left_out])
    for index, name in enumerate(names[1:], start=1):
        own = truth == index
        for least in _REPORTED:
            taken = probabilities[:, index] >= least
            said = f"{int((taken & own).sum())} of {int(own.sum())} found, {int((taken & ~own).sum())} others taken"
            print(f"{kind} {name:22} at {least:.1f}: {said}")


if __name__ == "__main__":
    sys.exit(main())
