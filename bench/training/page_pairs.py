"""Made papers as the scorer of beginnings learns from them: the marks of pages of one paper and of pages of two, one behind the other.

Two papers of one house are harder to tell apart than those of two houses, and hardest is the next of a series, which says everything again
but another number, another day and other amounts. Papers of one page come cut in two as well, since further pages of other houses repeat
nothing. A third of the papers comes under a title of no language, as houses never seen do.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal
from zlib import crc32

from bench.papers.families import family
from bench.training.kind_papers import under_another_title
from bench.training.made_papers import of_made_papers
from extractors.likely_kinds.scorer import KINDS
from extractors.model import Page
from extractors.page_starts.facts import PageFacts, facts_of
from extractors.page_starts.marks import PairMarks, pair_marks
from extractors.terms import DocumentKind

_HOUSES_OF_A_GROUP = 4
_STRANGE, _SERIES = 0.35, 0.4  # shares of the papers
_CUT, _CUT_AT = 0.5, (0.25, 0.75)  # share of the papers of one page that come cut in two, and where
_LEFT_OUT = 0.5  # share of the papers of one page, of which there are enough
_NOT_OWN = ("registration", "tax", "account")  # numbers that stay from paper to paper
_AMOUNT = re.compile(r"(\D*)(\d[\d.,'’]*)([.,])(\d\d)(\D*)")
_TIMES = (1, 1, 2, 3, 5, 7)  # what amounts are multiplied by; a subscription costs the same each month
Pair = Literal["goes on", "another house", "same house", "same series"]


@dataclass(frozen=True, slots=True)
class ShownPair:
    """Two pages, one behind the other: the house of the second, what they are to each other, and their marks."""

    house: str
    pair: Pair
    marks: PairMarks


@dataclass(frozen=True, slots=True)
class _Shown:
    paper: str
    house: str
    pages: tuple[Page, ...]
    changing: frozenset[str]


def shown_pairs(folders: Sequence[Path], jobs: int, cache: Path | None = None) -> list[ShownPair]:
    """Pairs of pages of the papers of some folders of training families; `cache` keeps the words of each file."""
    houses: dict[str, list[_Shown]] = defaultdict(list)
    for each in of_made_papers(_shown, frozenset(map(str, KINDS)), folders, jobs, cache):
        houses[each.house].append(each)
    ordered = sorted(houses)
    random.Random(len(ordered)).shuffle(ordered)
    groups = [
        [each for house in ordered[at : at + _HOUSES_OF_A_GROUP] for each in houses[house]]
        for at in range(0, len(ordered), _HOUSES_OF_A_GROUP)
    ]
    with ProcessPoolExecutor(max_workers=jobs) as processes:
        return [each for part in processes.map(_pairs_of_group, groups) for each in part]


def _shown(paper: str, truth: dict[str, Any], pages: list[Page]) -> list[_Shown]:
    part, number, *_ = str(truth["_family"]).split("-")
    if part != "train":
        raise ValueError(f"{paper} is of a family held apart, from which nothing may be learned: give folders of --families train")
    dice = random.Random(crc32(paper.encode()))
    if len(pages) == 1 and dice.random() < _LEFT_OUT:
        return []
    kind = DocumentKind(truth["doc_type"])
    if kind is not DocumentKind.RECEIPT and dice.random() < _STRANGE:  # a till prints no title that could be another
        title = family(int(number)).say(f"title_{kind}")
        pages = [under_another_title(page, title, random.Random(paper)) or page for page in pages]  # the same one on every page
    return [_Shown(paper, truth["_family"], tuple(pages), _changing(truth))]


def _changing(truth: dict[str, Any]) -> frozenset[str]:
    """The words with figures of the numbers and days of a paper, which are others on the next of its house."""
    boxes = [(term, box) for term, box in truth.get("_boxes", {}).items() if "." not in term and term.endswith(("_number", "_date"))]
    words = {word for term, box in boxes if not term.startswith(_NOT_OWN) for word in str(box["text"]).split()}
    return frozenset(word for word in words if any(ch.isdigit() for ch in word))


def _pairs_of_group(papers: Sequence[_Shown]) -> list[ShownPair]:
    facts = {each.paper: [facts_of(page) for page in each.pages] for each in papers}
    return [pair for each in papers for pair in _pairs_of(each, papers, facts)]


def _pairs_of(paper: _Shown, papers: Sequence[_Shown], facts: dict[str, list[PageFacts]]) -> Iterator[ShownPair]:
    own = facts[paper.paper]
    dice = random.Random(crc32(paper.paper.encode()) + 1)
    for last, following in pairwise(own):
        yield ShownPair(paper.house, "goes on", pair_marks(own[0], last, following))
    if len(own) == 1 and dice.random() < _CUT:
        halves = [facts_of(half) for half in cut_in_two(paper.pages[0], dice)]
        if not any(half.is_blank for half in halves):
            yield ShownPair(paper.house, "goes on", pair_marks(halves[0], *halves))
    others = [each for each in papers if each.house != paper.house]
    alike = [each for each in papers if each.house == paper.house and each.paper != paper.paper]
    if others:
        yield ShownPair(paper.house, "another house", _behind(facts[dice.choice(others).paper], own[0]))
    if alike:
        yield ShownPair(paper.house, "same house", _behind(facts[dice.choice(alike).paper], own[0]))
    if dice.random() < _SERIES:
        yield ShownPair(paper.house, "same series", _behind(own, facts_of(next_of_series(paper.pages[0], paper.changing, dice))))


def _behind(before: Sequence[PageFacts], own: PageFacts) -> PairMarks:
    return pair_marks(before[0], before[-1], own)


def cut_in_two(page: Page, dice: random.Random) -> tuple[Page, Page]:
    """A page as two, the second of which repeats nothing of the first and begins where that did."""
    first = min(word.box.top for word in page.words)
    cut = page.height * dice.uniform(*_CUT_AT)
    lower = [word for word in page.words if word.box.top >= cut]
    up = min((word.box.top for word in lower), default=first) - first
    moved = tuple(replace(word, box=replace(word.box, top=word.box.top - up, bottom=word.box.bottom - up)) for word in lower)
    return replace(page, words=tuple(word for word in page.words if word.box.top < cut)), replace(page, words=moved)


def next_of_series(page: Page, changing: Collection[str], dice: random.Random) -> Page:
    """The first page of a paper as it is on the next of the same series: some words have other figures, and the sums add up as well."""
    times = dice.choice(_TIMES)
    others = {word: _with_other_figures(word, dice) for word in sorted(changing)}
    return replace(page, words=tuple(replace(word, text=others.get(word.text) or _multiplied(word.text, times)) for word in page.words))


def _with_other_figures(text: str, dice: random.Random) -> str:
    return "".join(str(dice.randint(1, 9)) if ch in "123456789" else ch for ch in text)


def _multiplied(text: str, times: int) -> str:
    """An amount times a number, in the same writing; any other word as it is."""
    found = _AMOUNT.fullmatch(text)
    if found is None:
        return text
    before, whole, point, cents, behind = found.groups()
    parting = next((ch for ch in whole if not ch.isdigit()), "")
    figures = str(int("".join(ch for ch in whole if ch.isdigit()) + cents) * times).zfill(3)
    grouped = f"{int(figures[:-2]):,}".replace(",", parting)
    return f"{before}{grouped}{point}{figures[-2:]}{behind}"
