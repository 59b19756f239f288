"""Made papers as the scorer learns from them: every candidate with its marks, the label that stands by it, and what the truth calls it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from bench.training.readings import kept_reading
from extractors.candidates.finding import Candidate, CandidateKind
from extractors.candidates.marks import Marks, paper_marks
from extractors.candidates.scorer import CLASSES, NOTHING
from extractors.fields.amounts import decimal_mark_of
from extractors.fields.labels import label_key
from extractors.fields.line_items import find_lines
from extractors.fields.lookup import DocumentLayout
from extractors.model import Box, Evidence
from extractors.straightening import straightened


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
    truths = [path for folder in folders for path in sorted(folder.rglob("*.json"))]
    with ProcessPoolExecutor(max_workers=jobs) as processes:
        return [each for part in processes.map(partial(_shown, cache=cache), truths, chunksize=8) for each in part]


def _shown(truth_path: Path, cache: Path | None) -> list[Shown]:
    truth = json.loads(truth_path.read_text(encoding="utf-8"))
    source = next((path for path in truth_path.parent.glob(f"{truth_path.stem}.*") if path.suffix != ".json"), None)
    if source is None or truth.get("doc_type") not in ("invoice", "credit_note"):
        return []
    layout = DocumentLayout([straightened(page) for page in kept_reading(source, cache).pages])
    mark = decimal_mark_of(cell.text for cell in layout.cells)
    lines = find_lines(layout, mark)
    return list(_named(truth_path.stem, truth, paper_marks(layout, mark, lines, is_credit=truth["doc_type"] == "credit_note")))


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
