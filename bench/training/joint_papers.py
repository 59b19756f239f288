"""Made papers as the joint scorer learns from them: every token with its marks, hashed, its place, and what the truth calls it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from bench.training.made_papers import of_made_papers
from bench.training.party_papers import whose_name
from extractors.candidates.finding import Candidate
from extractors.candidates.marks import Marks, paper_marks
from extractors.candidates.paper_marks import layout_of_kind, marked_candidates, rows_of
from extractors.fields.amounts import decimal_mark_of
from extractors.fields.line_items import find_lines
from extractors.fields.lookup import DocumentLayout
from extractors.joint_scorer.network import CLASSES, NOTHING, buckets_of, buckets_of_words
from extractors.joint_scorer.places import relations_of
from extractors.joint_scorer.tokens import Token, TokenKind, tokens_of
from extractors.joint_scorer.weighed import OWN_NUMBERS, class_of
from extractors.kinds import kind_rules
from extractors.model import Box, Page
from extractors.party_names.finding import find_names
from extractors.party_names.marks import name_marks
from extractors.terms import RECEIVABLE_KINDS, DocumentKind

_OF_FORMS = ("form:", "form_print:", "formed:", "is:company")


@dataclass(frozen=True, slots=True)
class ShownToken:
    """One token of a made paper: its words by side (a key of the text, and its buckets), its other buckets, and what it is.

    `formless` are its other buckets as they would be if no form of law stood in any name; `said` is a key of what it reads.
    """

    kind: TokenKind
    sides: tuple[tuple[str, int, tuple[int, ...]], ...]
    roles: tuple[int, ...]
    rest: tuple[int, ...]
    formless: tuple[int, ...]
    said: int
    name: str
    text: str
    counts: bool


@dataclass(frozen=True, slots=True)
class ShownPaper:
    """The tokens of a made paper, how each lies to every other, and their places in the order in which one reads."""

    paper: str
    tokens: tuple[ShownToken, ...]
    relations: NDArray[np.int8]
    order: NDArray[np.int16]


def shown_papers(folders: Sequence[Path], jobs: int, cache: Path | None = None) -> list[ShownPaper]:
    """The tokens of all papers of some folders of the kinds that are scored; `cache` keeps the words of each file."""
    return of_made_papers(_shown, frozenset(map(str, OWN_NUMBERS)), folders, jobs, cache)


def _shown(paper: str, truth: dict[str, Any], pages: list[Page]) -> list[ShownPaper]:
    kind = DocumentKind(truth["doc_type"])
    layout, candidates, rows = _marked(kind, pages)
    names = find_names(layout)
    tokens = tokens_of(layout, kind, candidates, list(zip(names, name_marks(layout, names, kind), strict=True)), rows)
    if not tokens:
        return []
    places = {class_of(kind, term): place for term, place in truth["_boxes"].items() if "." not in term}
    printed = {str(place["text"]).replace(" ", "") for place in places.values()}
    called: list[tuple[str, str]] = [(_name_of(candidate, places), candidate.text) for candidate, _ in candidates]
    called += [(whose_name(each, truth), each.key) for each in names]
    called += [(NOTHING, "")] * (len(tokens) - len(called))
    shown = []
    for token, (name, text) in zip(tokens, called, strict=False):
        is_again = token.kind != "name" and name == NOTHING and text.replace(" ", "") in printed
        sides = tuple((side, crc32(said.encode()), tuple(buckets_of_words(side, said))) for side, said in token.sides)
        rest, formless = tuple(buckets_of(token.rest)), tuple(buckets_of(_formless(token)))
        counts = token.kind != "text" and not is_again  # the same value once more is neither wrong nor where the truth shows it
        shown.append(
            ShownToken(token.kind, sides, tuple(buckets_of(token.roles)), rest, formless, crc32(text.encode()), name, text, counts)
        )
    return [ShownPaper(paper, tuple(shown), relations_of(tokens), _order(tokens))]


def _formless(token: Token) -> tuple[str, ...]:
    """The marks of a token as they would be if no name had a form of law."""
    kept = (mark for mark in token.rest if not mark.startswith(_OF_FORMS))
    forms = [mark.split(":") for mark in token.rest if mark.startswith(_OF_FORMS)]
    bare = {"form": ["none"], "form_print": ["none"], "formed": ["-1", "0"]}
    return (*kept, *(":".join([name, *bare[name], *told[len(bare[name]) :]]) for name, *told in forms if name in bare))


def _order(tokens: Sequence[Token]) -> NDArray[np.int16]:
    """The place of each token in the order in which one reads: by page, line and from the left."""
    places = [(each.cell.page_number, each.cell.line_number, each.box.x0) for each in tokens]
    order = np.zeros(len(tokens), np.int16)
    order[sorted(range(len(tokens)), key=places.__getitem__)] = np.arange(len(tokens))
    return order


def _marked(kind: DocumentKind, pages: Sequence[Page]) -> tuple[DocumentLayout, list[tuple[Candidate, Marks]], set[tuple[int, int]]]:
    """The layout of a paper, its candidates with their marks and the lines of its goods, as the rules of its kind have them."""
    if kind in RECEIVABLE_KINDS:
        layout = DocumentLayout(pages, gives_back=kind is DocumentKind.CREDIT_NOTE)
        mark = decimal_mark_of(cell.text for cell in layout.cells)
        lines = find_lines(layout, mark)
        return layout, paper_marks(layout, mark, lines, is_credit=kind is DocumentKind.CREDIT_NOTE), set(lines.table_lines)
    rules = next(each for each in kind_rules() if each.kind is kind)
    layout = layout_of_kind(kind, pages)
    if rules.extract is None:
        return layout, [], set()
    parts = rules.extract(pages)
    mark = decimal_mark_of(cell.text for cell in layout.cells_with_digits)
    return layout, marked_candidates(kind, layout, parts, mark), rows_of(layout, parts)


def _name_of(candidate: Candidate, places: Mapping[str, Any]) -> str:
    seen = candidate.evidence
    for name in CLASSES[candidate.kind]:
        place = places.get(name)
        if place is not None and place["page"] == seen.page_number and _is_there(seen.box, Box(*place["box"])):
            return name
    return NOTHING


def _is_there(seen: Box | None, place: Box) -> bool:
    """Whether the middle of a place lies within what was seen, or that of this within the place: "Monday, 3 May" holds a day."""
    return seen is not None and (_holds_middle_of(seen, place) or _holds_middle_of(place, seen))


def _holds_middle_of(box: Box, other: Box) -> bool:
    middle_x, middle_y = (other.x0 + other.x1) / 2, (other.top + other.bottom) / 2
    return box.x0 - 1 <= middle_x <= box.x1 + 1 and box.top - 1 <= middle_y <= box.bottom + 1
