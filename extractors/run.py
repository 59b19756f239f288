"""Reads files with no database and no services and writes one JSON for each: `bordereau extract` and `python -m extractors`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from extractors.extraction import extract_documents
from extractors.limits import Limits
from extractors.media_types import JSON, media_type_of
from extractors.model import ExtractedDocument, FileReading
from extractors.output import file_output
from extractors.reading import read_file

_SNIFFED_BYTES = 64 * 1024
_DEFECT = "The file was read, but making sense of it failed through a fault of the program. Report it with the file."


@dataclass(slots=True)
class ExtractRun:
    """What became of each input: the JSON files written, what was skipped and why, and which files had a problem and which.

    `drawn` are the pictures of pages that were asked for, `not_drawn` what has no picture and why.
    """

    written: list[Path] = field(default_factory=list)
    skipped: list[tuple[Path, str]] = field(default_factory=list)
    problems: list[tuple[Path, str]] = field(default_factory=list)
    drawn: list[Path] = field(default_factory=list)
    not_drawn: list[tuple[Path, str]] = field(default_factory=list)


def extract_paths(
    paths: Sequence[Path], out_dir: Path, limits: Limits | None = None, jobs: int = 1, draw_dir: Path | None = None
) -> ExtractRun:
    """Reads files, and every document in folders, into one JSON each; a file that fails gives a JSON with no documents and its problem.

    With `draw_dir` each page is written there as a picture with what was read on it. OSError where a folder cannot be written.
    """
    run = ExtractRun()
    sources = _sources(paths, run)
    for folder in (out_dir, draw_dir):
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
    targets = _targets(sources, out_dir)
    bounds = limits or Limits()
    pages_side_by_side = jobs if len(sources) == 1 else 1

    def work(source: Path) -> _Outcome:
        return _extract_one(source, targets[source], bounds, pages_side_by_side, draw_dir)

    with ThreadPoolExecutor(max_workers=max(1, jobs)) as threads:
        for source, outcome in zip(sources, threads.map(work, sources), strict=True):
            run.written.append(targets[source])
            run.drawn += outcome.drawn
            run.not_drawn += [(source, reason) for reason in outcome.not_drawn]
            if outcome.problem is not None:
                run.problems.append((source, outcome.problem))
    return run


@dataclass(slots=True)
class _Outcome:
    problem: str | None = None
    drawn: list[Path] = field(default_factory=list)
    not_drawn: list[str] = field(default_factory=list)


def read_documents(content: bytes, filename: str, limits: Limits, jobs: int = 1) -> tuple[FileReading, tuple[ExtractedDocument, ...]]:
    """The reading of a file and the documents in it."""
    reading = read_file(content, filename, limits, jobs)
    return reading, extract_documents(reading)


def _extract_one(source: Path, target: Path, limits: Limits, jobs: int, draw_dir: Path | None) -> _Outcome:
    reading: FileReading | None = None
    outcome = _Outcome()
    try:
        content = source.read_bytes()
        reading, documents = read_documents(content, source.name, limits, jobs)
        output = file_output(reading, documents)
        if draw_dir is not None:
            _draw(content, reading, documents, limits, draw_dir / target.stem, outcome)
    except OSError as error:
        output = {"source": source.name, "documents": [], "problem": f"The file could not be opened: {error.strerror}."}
    except Exception as error:  # noqa: BLE001  # one file must never stop the others; the fault is named in its output
        output = {
            "source": source.name,
            "sha256": reading.sha256 if reading else "",
            "documents": [],
            "problem": _DEFECT,
            "problem_code": "defect",
            "detail": type(error).__name__,
        }
    target.write_text(json.dumps(output, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    parked = output.get("parked_pages") or []
    outcome.problem = output.get("problem") or (f"{len(parked)} pages could not be read" if parked else None)
    return outcome


def _draw(
    content: bytes, reading: FileReading, documents: Sequence[ExtractedDocument], limits: Limits, stem: Path, outcome: _Outcome
) -> None:
    from extractors.drawing.files import drawn_pages, why_nothing_is_drawn  # Pillow is loaded only where pictures are asked for

    nothing = why_nothing_is_drawn(reading, documents)
    if nothing is not None:
        outcome.not_drawn.append(nothing)
        return
    for page_number, png in drawn_pages(content, reading, documents, limits):
        if isinstance(png, str):
            outcome.not_drawn.append(f"page {page_number}: {png}")
            continue
        picture = stem.with_name(f"{stem.name}-{page_number}.png")
        picture.write_bytes(png)
        outcome.drawn.append(picture)


def _sources(paths: Sequence[Path], run: ExtractRun) -> list[Path]:
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += list(_documents_in(path, run))
        else:
            found.append(path)
    return list(dict.fromkeys(found))


def _documents_in(folder: Path, run: ExtractRun) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        if path.name.startswith("."):
            run.skipped.append((path, "a hidden file"))
        elif path.suffix.lower() == ".json" or _sniffed(path) == JSON:
            run.skipped.append((path, "no document: JSON"))
        else:
            yield path


def _sniffed(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return media_type_of(file.read(_SNIFFED_BYTES))
    except OSError:
        return None  # the run itself will say that it cannot be opened


def _targets(sources: Sequence[Path], out_dir: Path) -> dict[Path, Path]:
    """Where each output goes: by stem, with the extension where two inputs share a stem, with the folder where even that is not enough."""
    stems = Counter(source.stem.lower() for source in sources)
    names = Counter(source.name.lower() for source in sources)
    targets: dict[Path, Path] = {}
    used: set[str] = set()
    for source in sources:
        name = source.stem if stems[source.stem.lower()] == 1 else source.name
        if names[source.name.lower()] > 1:
            name = f"{source.parent.name}_{source.name}"
        unique, number = name, 2
        while unique.lower() in used:
            unique, number = f"{name}_{number}", number + 1
        used.add(unique.lower())
        targets[source] = out_dir / f"{unique}.json"
    return targets
