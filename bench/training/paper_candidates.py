"""Learns what amounts, dates and numbers of orders, deliveries, lists and receipts are, from made papers of the training families.

    python -m bench.papers FOLDER --seed N --documents 1500 --families train --looks text --kinds delivery_note,purchase_order,...
    python -m bench.training.paper_candidates FOLDER... [--out MODEL.npz] [--cache DIR] [--jobs N] [--seed N] [--show HELD_FOLDER...]

Each candidate is seen several times, as in learning from invoices (`bench.training.candidates`): as it stands, without what listed labels
say, with parts of its words missing, and under a word of no language. Only folders with papers of training families may be given to learn
from. `--show` prints how the model does on papers of other families, by the likeliest candidate of each paper alone.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bench.training.candidate_papers import is_inside
from bench.training.candidates import KEPT_WORD_MARKS, fitted_rows, strange_word
from bench.training.made_papers import of_made_papers
from extractors.candidates.finding import Candidate, CandidateKind
from extractors.candidates.marks import Marks
from extractors.candidates.paper_marks import layout_of_kind, marked_candidates, words_of_kind
from extractors.candidates.paper_scorer import OWN_NUMBERS, PAPER_CLASSES, PAPER_MODEL, class_of, paper_shares
from extractors.candidates.scorer import NOTHING, buckets_of
from extractors.fields.amounts import decimal_mark_of
from extractors.kinds import kind_rules
from extractors.model import Box, Page
from extractors.terms import DocumentKind

_LEAST = (0.5, 0.8, 0.95)


@dataclass(frozen=True, slots=True)
class ShownOnPaper:
    """One candidate of one made paper of a kind, whether words stand before it, and what the truth calls it."""

    paper: str
    of: DocumentKind
    kind: CandidateKind
    marks: Marks
    has_label: bool
    text: str
    name: str


def main() -> int:
    """Learns the weights and writes them, or prints how those that are there do on other papers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", type=Path, nargs="*")
    parser.add_argument("--show", type=Path, nargs="*", default=())
    parser.add_argument("--out", type=Path, default=PAPER_MODEL)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    if asked.train:
        learn(shown_on_papers(asked.train, asked.jobs, asked.cache), asked.out, asked.seed)
    if asked.show:
        show(shown_on_papers(asked.show, asked.jobs, asked.cache))
    return 0


def learn(everything: Sequence[ShownOnPaper], out: Path, seed: int) -> None:
    """Fits the weights of each kind of candidate and writes them."""
    stored: dict[str, np.ndarray] = {}
    for kind, names in PAPER_CLASSES.items():
        dice = random.Random(seed)
        rows: list[list[int]] = []
        right: list[int] = []
        for each in everything:
            for marks in _versions(each, dice) if each.kind == kind else ():
                rows.append(buckets_of(marks))
                right.append(names.index(each.name))
        for name, array in zip(("rows", "scale", "start"), fitted_rows(rows, right, len(names)), strict=True):
            stored[f"{kind}_{name}"] = array
    np.savez_compressed(out, **stored)
    print(f"{out}: {out.stat().st_size / 1024:.0f} KiB")


def shown_on_papers(folders: Sequence[Path], jobs: int, cache: Path | None = None) -> list[ShownOnPaper]:
    """The candidates of all papers of the scored kinds in some folders; `cache` keeps the words of each file."""
    return of_made_papers(_shown, frozenset(map(str, OWN_NUMBERS)), folders, jobs, cache)


def _shown(paper: str, truth: dict[str, Any], pages: list[Page]) -> list[ShownOnPaper]:
    kind = DocumentKind(truth["doc_type"])
    rules = next(each for each in kind_rules() if each.kind is kind)
    if rules.extract is None:
        return []
    layout = layout_of_kind(kind, pages)
    marked = marked_candidates(kind, layout, rules.extract(pages), decimal_mark_of(cell.text for cell in layout.cells_with_digits))
    return list(_named(paper, kind, truth["_boxes"], marked))


def _named(paper: str, kind: DocumentKind, boxes: dict[str, Any], marked: Sequence[tuple[Candidate, Marks]]) -> Iterator[ShownOnPaper]:
    classes = {name for names in PAPER_CLASSES.values() for name in names}
    places = {class_of(kind, term): place for term, place in boxes.items() if class_of(kind, term) in classes}
    printed = {str(place["text"]).replace(" ", "") for place in places.values()}
    for candidate, marks in marked:
        name = _name_of(candidate, places)
        if name == NOTHING and candidate.text.replace(" ", "") in printed:
            continue  # the same value once more: neither wrong nor where the truth shows it
        yield ShownOnPaper(paper, kind, candidate.kind, marks, bool(candidate.label), candidate.text, name)


def _name_of(candidate: Candidate, places: dict[str, Any]) -> str:
    seen = candidate.evidence
    for name in PAPER_CLASSES[candidate.kind]:
        place = places.get(name)
        if place is not None and place["page"] == seen.page_number and is_inside(seen, Box(*place["box"])):
            return name
    return NOTHING


def _versions(each: ShownOnPaper, dice: random.Random) -> Iterator[tuple[str, ...]]:
    """One candidate as learning sees it; of those that are nothing, which are most, fewer versions."""
    marks = each.marks
    side = "left" if each.has_label else "above"
    others = tuple(mark for mark in marks.words if not mark.startswith(side))
    kept = tuple(mark for mark in marks.words if "=" not in mark and dice.random() < KEPT_WORD_MARKS)
    yield (*marks.words, *marks.rest, *(marks.roles if dice.random() < 0.5 else ()))
    if each.name != NOTHING or dice.random() < 0.4:
        yield (*kept, *marks.rest)
    if each.name != NOTHING or (not marks.roles and dice.random() < 0.4):
        yield (*words_of_kind(each.of, side, strange_word(dice)), *others, *marks.rest)


def show(everything: Sequence[ShownOnPaper]) -> None:
    """Prints for each class how often a paper's likeliest candidate is the right one, and how many are wrong from some shares on."""
    by_paper: dict[tuple[str, CandidateKind], list[ShownOnPaper]] = defaultdict(list)
    for each in everything:
        by_paper[each.paper, each.kind].append(each)
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for (_, kind), group in by_paper.items():
        found = paper_shares(kind, [each.marks for each in group])
        for name in PAPER_CLASSES[kind][1:]:
            best = max(range(len(group)), key=lambda index: found[index][name])
            own, share = told[f"{kind} {name}"], found[best][name]
            has_any = any(each.name == name for each in group)
            own["printed"] += has_any
            own["likeliest"] += has_any and group[best].name == name
            for least in _LEAST:
                own[f"taken at {least}"] += share >= least
                own[f"wrong at {least}"] += share >= least and group[best].name != name
    for name, own in told.items():
        print(f"{name:28}", ", ".join(f"{said} {count}" for said, count in own.items()))


if __name__ == "__main__":
    sys.exit(main())
