"""Reads made papers and keeps, for every kind and reading that is measured, what spoke for it and whether it was right."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Literal
from zlib import crc32

from bench.training.rightness import is_printed, is_right, right_lines
from extractors.candidates.second_reading import read_again
from extractors.confidence.goods import line_counts
from extractors.confidence.kinds import MEASURED_KINDS, kind_counts
from extractors.confidence.measured import MEASURED_LINES, MEASURED_TERMS
from extractors.confidence.paper import Paper, judged
from extractors.confidence.readings import absence_counts, value_counts
from extractors.kinds import ExtractedParts, kind_rules
from extractors.limits import Limits
from extractors.model import FileReading, Value
from extractors.reading import read_file
from extractors.split import split_documents
from extractors.straightening import straightened

ForestName = Literal["values", "absences", "kinds", "lines"]


@dataclass(frozen=True, slots=True)
class Judged:
    """One reading of one made paper: the forest that judges it, the term (or the kind), its counts, and whether it was right."""

    family: str
    document: str
    kind: str
    forest: ForestName
    term: str
    counts: tuple[float, ...]
    right: bool


def judged_readings(folders: Sequence[Path], jobs: int, cache: Path | None = None) -> list[Judged]:
    """Every reading of the papers of some folders, each with `<stem>.json` as its truth beside it.

    `cache` keeps the words of each file, since recognition takes most of the time and does not change with the rules.
    """
    files = [
        path for folder in folders for path in sorted(folder.rglob("*")) if path.suffix != ".json" and path.with_suffix(".json").exists()
    ]
    found: list[Judged] = []
    with ProcessPoolExecutor(max_workers=jobs) as processes:
        for each in processes.map(partial(_judge, cache=cache), files, chunksize=4):
            found += each
    return found


def _judge(path: Path, cache: Path | None) -> list[Judged]:
    truth = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    paper = _richest(kept_reading(path, cache))
    if paper is None:
        return []
    family = str(truth.get("_family", path.parent.name))
    kind = str(paper.kind)
    found = [Judged(family, path.stem, kind, *each) for each in _readings(paper, truth)] if kind == truth["doc_type"] else []
    if paper.kind in MEASURED_KINDS:
        found.append(Judged(family, path.stem, kind, "kinds", kind, tuple(kind_counts(paper)), kind == truth["doc_type"]))
    return found


def _readings(paper: Paper, truth: dict[str, Any]) -> Iterator[tuple[ForestName, str, tuple[float, ...], bool]]:
    found = {field.term: field for field in paper.fields}
    for term in MEASURED_TERMS.get(paper.kind, ()):
        field = found.get(term)
        if field is None:
            yield "absences", str(term), tuple(absence_counts(paper, term)), not is_printed(term, truth)
        elif isinstance(field.reading, Value):
            yield "values", str(term), tuple(value_counts(paper, field)), is_right(term, field.reading.text, truth)
    if paper.kind in MEASURED_LINES:
        for counts, right in zip(line_counts(paper), right_lines(paper.lines, truth.get("lines") or []), strict=True):
            yield "lines", "line", tuple(counts), right


def kept_reading(path: Path, cache: Path | None) -> FileReading:
    """What was read of a file, from the cache where it was read before."""
    content = path.read_bytes()
    kept = cache / path.parent.name / f"{path.name}.{crc32(content):08x}.pickle" if cache is not None else None
    if kept is not None and kept.exists():
        reading: FileReading = pickle.loads(kept.read_bytes())  # noqa: S301  # our own file, written below
        return reading
    reading = read_file(content, path.name, Limits())
    if kept is not None:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(reading))
    return reading


def _richest(reading: FileReading) -> Paper | None:
    """The document of a file with most fields."""
    papers = []
    for span in split_documents(reading):
        rules = next((each for each in kind_rules() if each.kind is span.kind), None)
        pages = [straightened(page) for page in reading.pages if page.page_number in span.page_numbers]
        parts = read_again(span.kind, pages, rules.extract(pages)) if rules is not None and rules.extract is not None else ExtractedParts()
        papers.append(judged(span.kind, pages, parts.fields, parts.lines, whole=parts.lines_are_whole))
    return max(papers, key=lambda paper: len(paper.fields), default=None)
