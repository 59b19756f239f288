"""Made papers as the scorer learns from them: every candidate with its marks, the label that stands by it, and what the truth calls it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.training.made_papers import of_made_papers
from extractors.candidates.finding import Candidate, CandidateKind
from extractors.candidates.marks import Marks, paper_marks
from extractors.candidates.scorer import CLASSES, NOTHING
from extractors.fields.amounts import decimal_mark_of
from extractors.fields.labels import label_key
from extractors.fields.line_items import find_lines
from extractors.fields.lookup import DocumentLayout
from extractors.model import Box, Evidence, Page


@dataclass(frozen=True, slots=True)
class Shown:
    """One candidate of one made paper; `label` is the key of the words by it, by which whole phrases are left out of learning."""

    paper: str
    kind: CandidateKind
    marks: Marks
    label: str
    name: str


def shown_candidates(folders: Sequence[Path], jobs: int, cache: Path | None = None) -> list[Shown]:
    """The candidates of all invoices and credit notes of some folders; `cache` keeps the words of each file."""
    return of_made_papers(_shown, frozenset({"invoice", "credit_note"}), folders, jobs, cache)


def _shown(paper: str, truth: dict[str, Any], pages: list[Page]) -> list[Shown]:
    layout = DocumentLayout(pages)
    mark = decimal_mark_of(cell.text for cell in layout.cells)
    lines = find_lines(layout, mark)
    return list(_named(paper, truth, paper_marks(layout, mark, lines, is_credit=truth["doc_type"] == "credit_note")))


def _named(paper: str, truth: dict[str, Any], marked: Sequence[tuple[Candidate, Marks]]) -> Iterator[Shown]:
    printed = {
        str(each["text"]).replace(" ", "") for term, each in truth["_boxes"].items() if any(term in names for names in CLASSES.values())
    }
    for candidate, marks in marked:
        name = _name_of(candidate, truth["_boxes"])
        if name == NOTHING and candidate.text.replace(" ", "") in printed:
            continue  # the same value once more: neither wrong nor where the truth shows it
        yield Shown(paper, candidate.kind, marks, label_key(candidate.label), name)


def _name_of(candidate: Candidate, boxes: dict[str, Any]) -> str:
    evidence = candidate.evidence
    for name in CLASSES[candidate.kind]:
        place = boxes.get(name)
        if place is not None and place["page"] == evidence.page_number and is_inside(evidence, Box(*place["box"])):
            return name
    return NOTHING


def is_inside(evidence: Evidence, place: Box) -> bool:
    """Whether the middle of a place lies within what was seen."""
    box = evidence.box
    if box is None:
        return False
    middle_x, middle_y = (place.x0 + place.x1) / 2, (place.top + place.bottom) / 2
    return box.x0 - 1 <= middle_x <= box.x1 + 1 and box.top - 1 <= middle_y <= box.bottom + 1
