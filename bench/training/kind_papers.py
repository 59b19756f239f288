"""Made papers as the scorer of kinds learns from them: the marks of each first page as printed, under a title of no language, and cut off.

A page that is cut off is like the first of several, whose sums stand on the next: what such a page lacks says nothing.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal
from zlib import crc32

from bench.papers.families import family
from bench.training.made_papers import of_made_papers
from bench.training.phrases import strange_word
from extractors.classify import kind_by_rules
from extractors.fields.lookup import DocumentLayout
from extractors.kind_evidence import signs_of
from extractors.likely_kinds.likelier import marks_of_rules
from extractors.likely_kinds.marks import KindMarks, kind_marks
from extractors.likely_kinds.scorer import KINDS
from extractors.model import Page
from extractors.terms import DocumentKind

_NOT_OF_A_WORD = re.compile(r"\W")
_CUT_ONE_IN = 2
_LEAST_LEFT, _MOST_LEFT = 0.35, 0.65  # shares of the page's height
Form = Literal["printed", "strange", "cut"]
_UNTITLED = DocumentKind.RECEIPT  # a till prints no title that could be another


@dataclass(frozen=True, slots=True)
class ShownKind:
    """One made paper: what its house titles it, what it is, its marks, what rules made of it, and how it is shown."""

    paper: str
    title: str
    kind: DocumentKind
    marks: KindMarks
    by_rules: DocumentKind
    said_by_rules: tuple[str, ...]
    form: Form


def shown_kinds(folders: Sequence[Path], jobs: int, cache: Path | None = None) -> list[ShownKind]:
    """The papers of some folders of training families, each up to three times; `cache` keeps the words of each file."""
    return of_made_papers(_shown, frozenset(map(str, KINDS)), folders, jobs, cache)


def _shown(paper: str, truth: dict[str, Any], pages: list[Page]) -> list[ShownKind]:
    return list(_forms(paper, truth, pages[0]))


def _forms(paper: str, truth: dict[str, Any], page: Page) -> Iterator[ShownKind]:
    kind = DocumentKind(truth["doc_type"])
    part, number, *_ = str(truth["_family"]).split("-")
    if part != "train":
        raise ValueError(f"{paper} is of a family held apart, from which nothing may be learned: give folders of --families train")
    title = family(int(number)).say(f"title_{kind}") if kind is not _UNTITLED else ""
    dice = random.Random(crc32(paper.encode()))
    yield _seen(paper, title, kind, page, "printed")
    other = under_another_title(page, title, dice) if title else None
    if other is not None:
        yield _seen(paper, title, kind, other, "strange")
    if dice.randrange(_CUT_ONE_IN) == 0:
        lowest = page.height * dice.uniform(_LEAST_LEFT, _MOST_LEFT)
        yield _seen(paper, title, kind, replace(page, words=tuple(word for word in page.words if word.box.bottom < lowest)), "cut")


def _seen(paper: str, title: str, kind: DocumentKind, page: Page, form: Form) -> ShownKind:
    layout = DocumentLayout([page])
    laid_out = layout.pages[0]
    found = kind_by_rules(layout, laid_out)
    marks = kind_marks(laid_out, signs_of(layout, laid_out), ())
    return ShownKind(paper, title, kind, marks, found.kind, marks_of_rules(found.kind, is_titled=found.has_title), form)


def under_another_title(page: Page, title: str, dice: random.Random) -> Page | None:
    """The page with words of no language where it says its title in the largest print; None where it says that nowhere in one piece."""
    wanted = [word for word in map(_bare, title.split()) if word]
    words = list(page.words)
    starts = [at for at in range(len(words) - len(wanted) + 1) if [_bare(word.text) for word in words[at : at + len(wanted)]] == wanted]
    if not wanted or not starts:
        return None
    start = max(starts, key=lambda at: (round(words[at].box.height), -words[at].box.top))
    for at in range(start, start + len(wanted)):
        strange = strange_word(dice)
        words[at] = replace(words[at], text=strange.upper() if words[at].text.isupper() else strange)
    return replace(page, words=tuple(words))


def _bare(text: str) -> str:
    return _NOT_OF_A_WORD.sub("", text).casefold()
