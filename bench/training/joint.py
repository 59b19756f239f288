"""Learns what every amount, date, number and name of a paper is, from made papers of the training families.

    python -m bench.papers FOLDER --seed N --documents 3500 --families train --looks text --kinds invoice,credit_note
    python -m bench.training.joint FOLDER... [--out MODEL.npz] [--cache DIR] [--jobs N] [--seeds N N] [--rounds N] [--show HELD_FOLDER...]

So that papers are understood whose labels nobody listed, learning sees each paper otherwise every time: without what listed labels say,
with parts of words missing, with half of the labels under words of no language or other listed phrases, names without their form of law,
and always with some marks missing. Half of the papers are cut to a strip or have holes, so that scraps are not read with the certainty of
whole papers. Of each seed a member is learned, side by side where there are jobs for it, and the network is their mean. Only folders with
papers of training families may be given to learn from. `--show` prints how the network does on other papers by the likeliest token of each
alone, and how sure it is where it is right and where it is wrong.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from bench.training.attention import Adam, Array, Batch, Mean, first_weights, gradients, rates
from bench.training.cut_papers import part_of
from bench.training.hashed_softmax import table_of
from bench.training.joint_papers import ShownPaper, ShownToken, shown_papers
from bench.training.phrases import listed_phrases, strange_word
from extractors.joint_scorer.network import (
    BUCKETS,
    CLASSES,
    COLUMNS,
    MODEL,
    NOTHING,
    OUTPUTS,
    OWN_NUMBER,
    Network,
    buckets_of_words,
    joined,
    network,
)
from extractors.joint_scorer.tokens import MOST_TOKENS

_WIDTH = 64
_RATE, _LAST_RATE = 3e-3, 0.25  # the highest, and the share of it at which learning ends
_MEAN_FROM, _MEAN_OF_EVERY = 0.65, 10  # from what share of the rounds on weights are averaged, and of every how many steps
_FIRST_SIZE = 0.05
_SIZES = {48: 32, 64: 24, 96: 16, 160: 8, MOST_TOKENS: 3}  # tokens to which papers are filled up, and how many go together
_LEFT_OUT = 0.1  # of what is passed on within the network
_WITHOUT_LISTED, _AS_IT_IS, _IN_PARTS = 0.55, 0.3, 0.2  # shares of the papers
_REPLACED, _BY_LISTED = 0.5, 0.12  # of the labels of a paper
_KEPT_PARTS, _MISSING_MARKS = 0.65, (0.0, 0.2)
_WITHOUT_FORM = 0.15  # of the names
_NOTHING_COUNTS = 0.5
_STRANGE_WORDS = 1500
_REPORTED = (0.5, 0.8, 0.9, 0.95)


def main() -> int:
    """Learns the weights and writes them, or prints how those that are there do on other papers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", type=Path, nargs="*")
    parser.add_argument("--show", type=Path, nargs="*", default=())
    parser.add_argument("--out", type=Path, default=MODEL)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--seeds", type=int, nargs="+", default=(1, 2))
    parser.add_argument("--rounds", type=int, default=10)
    asked = parser.parse_args()
    if asked.train:
        papers = shown_papers(asked.train, asked.jobs, asked.cache)
        with ProcessPoolExecutor(max_workers=asked.jobs) as processes:
            members = list(processes.map(partial(learn, papers, asked.rounds), asked.seeds))
        np.savez_compressed(asked.out, **joined(members))  # type: ignore[arg-type]
        print(f"{asked.out}: {asked.out.stat().st_size / 1024:.0f} KiB")
    if asked.show:
        with np.load(asked.out, allow_pickle=False) as stored:
            show(shown_papers(asked.show, asked.jobs, asked.cache), Network({name: stored[name] for name in stored.files}))
    return 0


@dataclass
class _Words:
    """Words of no language and listed phrases, for each side on which a label may stand."""

    dice: random.Random
    strange: dict[str, list[tuple[int, ...]]] = field(default_factory=dict)
    listed: dict[tuple[str, str], list[tuple[int, ...]]] = field(default_factory=dict)
    phrases: Mapping[str, Sequence[str]] = field(default_factory=listed_phrases)

    def instead(self, side: str, name: str, chosen: float) -> tuple[int, ...]:
        """The buckets of other words for a label; `chosen`, from 0 to 1, is the same wherever a paper shows the label."""
        if chosen < _BY_LISTED and name in self.phrases:
            if (side, name) not in self.listed:
                self.listed[side, name] = [tuple(buckets_of_words(side, phrase)) for phrase in self.phrases[name]]
            return _at(self.listed[side, name], chosen / _BY_LISTED)
        if side not in self.strange:
            words = (" ".join(strange_word(self.dice) for _ in range(self.dice.choice((1, 1, 2)))) for _ in range(_STRANGE_WORDS))
            self.strange[side] = [tuple(buckets_of_words(side, word)) for word in words]
        return _at(self.strange[side], chosen)


def _at(words: Sequence[tuple[int, ...]], chosen: float) -> tuple[int, ...]:
    return words[min(len(words) - 1, int(chosen * len(words)))]


def learn(papers: Sequence[ShownPaper], rounds: int, seed: int) -> dict[str, NDArray[np.generic]]:
    """One member's weights as a file keeps them, learned from papers in so many rounds."""
    dice, numbers = random.Random(seed), np.random.default_rng(seed)
    words = _Words(dice)
    marks = (numbers.standard_normal((BUCKETS, _WIDTH)) * _FIRST_SIZE).astype(np.float32)
    weights = first_weights(_WIDTH, numbers)
    adam, adam_of_marks, mean = Adam(), Adam(), Mean()
    groups = list(_grouped(papers))
    rate = rates(rounds * len(groups), _RATE, least=_LAST_RATE)
    began = time.monotonic()
    for turn in range(rounds):
        lost = 0.0
        for size, group in dice.sample(list(_grouped(papers, dice)), len(groups)):
            table, rows, batch = _batch(group, size, words, dice)
            vectors = np.zeros((*batch.right.shape, _WIDTH), np.float32)
            vectors[rows] = table @ marks
            loss, slopes, by_vectors = gradients(weights, vectors, batch, lambda x: _blank(x, numbers))
            now = next(rate)
            adam.step(weights, slopes, now)
            adam_of_marks.step({"marks": marks}, {"marks": table.T @ by_vectors[rows]}, now)
            lost += loss
            if turn >= _MEAN_FROM * rounds and adam.steps % _MEAN_OF_EVERY == 0:
                mean.add({"marks": marks, **weights})
        print(f"seed {seed}, round {turn + 1}: loss {lost / len(groups):.3f}, {time.monotonic() - began:.0f} s", flush=True)
    weights = mean.weights
    marks = weights.pop("marks")
    scale = np.maximum(np.abs(marks).max(axis=0), 1e-6) / 127
    stored = {name: value.astype(np.float16) for name, value in weights.items()}
    return stored | {"marks": np.round(marks / scale).astype(np.int8), "marks_scale": scale.astype(np.float32)}


def _blank(x: Array, numbers: np.random.Generator) -> Array:
    return (numbers.random(x.shape, dtype=np.float32) >= _LEFT_OUT).astype(np.float32) / np.float32(1 - _LEFT_OUT)


def _grouped(papers: Sequence[ShownPaper], dice: random.Random | None = None) -> Iterator[tuple[int, list[ShownPaper]]]:
    """Papers of about one size together, each group with the number of tokens to which its papers are filled up."""
    by_size: dict[int, list[ShownPaper]] = defaultdict(list)
    for paper in papers:
        by_size[next(size for size in _SIZES if len(paper.tokens) <= size)].append(paper)
    for size, group in by_size.items():
        ordered = dice.sample(group, len(group)) if dice is not None else group
        for at in range(0, len(ordered), _SIZES[size]):
            yield size, ordered[at : at + _SIZES[size]]


def _batch(
    papers: Sequence[ShownPaper], size: int, words: _Words, dice: random.Random
) -> tuple[csr_matrix, tuple[NDArray[np.int64], NDArray[np.int64]], Batch]:
    """The marks of some papers as learning sees them this time, where their tokens stand in the batch, and the batch."""
    shape = (len(papers), size)
    relations = np.zeros((*shape, size), np.int8)
    is_token = np.zeros(shape, bool)
    may_be = np.full((*shape, OUTPUTS + 1), -1e9, np.float32)
    may_be[..., 0] = 0
    right = np.zeros(shape, np.int64)
    weight = np.zeros(shape, np.float32)
    seen: list[Sequence[int]] = []
    rows: list[tuple[int, int]] = []
    for at, whole in enumerate(papers):
        paper = part_of(whole, dice)
        count = len(paper.tokens)
        relations[at, :count, :count] = paper.relations
        is_token[at, :count] = True
        for index, (token, buckets) in enumerate(zip(paper.tokens, _seen(paper, words, dice), strict=True)):
            columns = COLUMNS[token.kind]
            may_be[at, index, columns.start + 1 : columns.stop + 1] = 0
            right[at, index] = 0 if token.name == NOTHING else columns.start + 1 + CLASSES[token.kind].index(token.name)
            weight[at, index] = 0.0 if not token.counts else _NOTHING_COUNTS if token.name == NOTHING else 1.0
            seen.append(buckets)
            rows.append((at, index))
    places = np.array(rows)
    return table_of(seen, BUCKETS), (places[:, 0], places[:, 1]), Batch(relations, is_token, may_be, right, weight)


def _seen(paper: ShownPaper, words: _Words, dice: random.Random) -> Iterator[list[int]]:
    """The buckets of each token of a paper as learning sees it this time."""
    way = dice.random()
    salt = dice.random()
    listed = dice.random() >= _WITHOUT_LISTED
    missing = dice.uniform(*_MISSING_MARKS)
    for token in paper.tokens:
        found: list[int] = []
        for side, key, buckets in token.sides:
            if way < _AS_IT_IS:
                found += buckets
            elif way < _AS_IT_IS + _IN_PARTS:
                found += [bucket for bucket in buckets if dice.random() < _KEPT_PARTS]
            else:
                found += _otherwise(token, side, key, buckets, salt, words)
        if listed:
            found += token.roles
        rest = token.formless if (token.said / (1 << 32) + salt) % 1 < _WITHOUT_FORM else token.rest
        found += [bucket for bucket in rest if dice.random() >= missing]
        yield found


def _otherwise(token: ShownToken, side: str, key: int, buckets: Sequence[int], salt: float, words: _Words) -> Sequence[int]:
    """The words on one side, or others for them: the same wherever they stand on the paper."""
    chosen = (key / (1 << 32) + salt) % 1
    return words.instead(side, _term(token), chosen / _REPLACED) if chosen < _REPLACED else buckets


def _term(token: ShownToken) -> str:
    return "invoice_number" if token.name == OWN_NUMBER else token.name


def show(papers: Sequence[ShownPaper], weighs: Network | None = None) -> None:
    """Prints for each class how often a paper's likeliest token is the right one, and how many are wrong from some shares on."""
    weighs = weighs or network()
    told: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for paper in papers:
        vectors = np.zeros((len(paper.tokens), weighs.width), np.float32)
        for row, token in zip(vectors, paper.tokens, strict=True):
            buckets = [*token.roles, *token.rest, *(bucket for _, _, side in token.sides for bucket in side)]
            row += weighs.sum_of(buckets)
        shares = weighs.shares_by([token.kind for token in paper.tokens], weighs.outputs(vectors, paper.relations))
        for kind, names in CLASSES.items():
            own = [(token, share) for token, share in zip(paper.tokens, shares, strict=True) if token.kind == kind]
            for name in names if own else ():
                best, share = max(own, key=lambda each: each[1][name])
                printed = {token.text.replace(" ", "") for token, _ in own if token.name == name}
                is_right = best.text.replace(" ", "") in printed
                count = told[kind, name]
                count["printed"] += bool(printed)
                count["likeliest"] += is_right
                for least in _REPORTED:
                    count[f"at {least}"] += share[name] >= least
                    count[f"at {least} wrong"] += share[name] >= least and not is_right
    for (kind, name), count in told.items():
        sure = ", ".join(f"{count[f'at {least}']} at {least} ({count[f'at {least} wrong']} wrong)" for least in _REPORTED)
        print(f"{kind:7}{name:22} {count['likeliest']} of {count['printed']}; {sure}")


if __name__ == "__main__":
    sys.exit(main())
