"""Made papers as the scorer of party names learns from them: every name with its marks, and whose it is by the truth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.training.made_papers import of_made_papers
from extractors.fields.company_names import name_key
from extractors.fields.lookup import DocumentLayout
from extractors.model import Box, Page
from extractors.party_names.finding import NameCandidate, find_names
from extractors.party_names.marks import NameMarks, name_marks
from extractors.party_names.scorer import BUYER, NOTHING, OTHER, SELLER
from extractors.terms import DocumentKind

_OF_KIND = frozenset({"delivery_note", "bill_of_lading", "schedule_of_accounts"})
_OF_COMPANIES = frozenset({"form:strong", "under0:street", "under0:postcode"})
_SHORTEST_PART, _LEAST_SHARE = 5, 0.4


@dataclass(frozen=True, slots=True)
class ShownName:
    """One name of one made paper."""

    paper: str
    kind: str
    marks: NameMarks
    key: str
    name: str


def shown_names(folders: Sequence[Path], jobs: int, cache: Path | None = None) -> list[ShownName]:
    """The names on all papers of some folders; `cache` keeps the words of each file."""
    return of_made_papers(_shown, frozenset(map(str, DocumentKind)), folders, jobs, cache)


def _shown(paper: str, truth: dict[str, Any], pages: list[Page]) -> list[ShownName]:
    kind = truth["doc_type"]
    layout = DocumentLayout(pages, of_kind=kind in _OF_KIND, gives_back=kind == "credit_note")
    names = find_names(layout)
    marked = name_marks(layout, names, DocumentKind(kind))
    found = []
    for each, marks in zip(names, marked, strict=True):
        name = whose_name(each, truth)
        if name == NOTHING and not _OF_COMPANIES.isdisjoint(marks.rest):
            name = OTHER
        found.append(ShownName(paper, kind, marks, each.key, name))
    return found


def whose_name(candidate: NameCandidate, truth: Mapping[str, Any]) -> str:
    """Whose name it is: the party's in whose place it stands, or whose name it is elsewhere, whole or the better part of it."""
    for name in (SELLER, BUYER):
        place = truth["_boxes"].get(name)
        if place is not None and place["page"] == candidate.cell.page_number and _begins_in(candidate, Box(*place["box"])):
            return name
    for name in (SELLER, BUYER):
        wanted = [name_key(each) for each in (truth.get(name), *(truth.get("_alternates") or {}).get(name, ())) if each]
        if any(_is_same(candidate.key, key) for key in wanted):
            return name
    return NOTHING


def _is_same(key: str, wanted: str) -> bool:
    is_part = wanted.startswith(key) and len(key) >= max(_SHORTEST_PART, _LEAST_SHARE * len(wanted))
    return key == wanted or is_part


def _begins_in(candidate: NameCandidate, place: Box) -> bool:
    """Whether a name begins where the truth has it: its first word within the first line of the place."""
    box = candidate.cell.words[0].box
    middle = (box.top + box.bottom) / 2
    in_first_line = place.top - 1 <= middle <= min(place.bottom + 1, place.top + 1.3 * box.height + 2)
    return in_first_line and abs(box.x0 - place.x0) < max(3.0, box.height)
