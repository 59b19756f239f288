"""Documents read once and kept, so that a change of the rules is measured in seconds and not in an hour of text recognition."""

from __future__ import annotations

import pickle
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

from bench.truths import LabelledDocument
from extractors.extraction import extract_documents
from extractors.limits import Limits
from extractors.model import ExtractedDocument, FileReading
from extractors.output import file_output
from extractors.reading import read_file


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A labelled document with its reading, what was extracted, and the seconds of both; `was_kept` says that reading took none."""

    labelled: LabelledDocument
    reading: FileReading
    documents: tuple[ExtractedDocument, ...]
    seconds: float
    was_kept: bool

    @property
    def output(self) -> dict[str, Any]:
        return file_output(self.reading, self.documents)


def read_all(labelled: Sequence[LabelledDocument], cache: Path | None, jobs: int) -> Iterator[ReadDocument]:
    """Each document read and extracted, `jobs` side by side, in their order."""

    def read(each: LabelledDocument) -> ReadDocument:
        started = time.perf_counter()
        reading, was_kept = _reading(each, cache)
        documents = extract_documents(reading)
        return ReadDocument(each, reading, documents, time.perf_counter() - started, was_kept)

    with ThreadPoolExecutor(max_workers=max(1, jobs)) as threads:
        yield from threads.map(read, labelled)


def _reading(each: LabelledDocument, cache: Path | None) -> tuple[FileReading, bool]:
    content = each.source.read_bytes()
    kept = cache / each.dataset / f"{each.source.name}.{crc32(content):08x}.pkl" if cache is not None else None  # as drawn anew, read anew
    return read_or_kept(content, each.source.name, kept)


def read_or_kept(content: bytes, filename: str, kept: Path | None) -> tuple[FileReading, bool]:
    """The reading of a file, from where it is kept if it was read before, and whether it was; it is kept there for the next time."""
    if kept is not None and kept.exists():
        found = _as_kept(kept)
        if found is not None:
            return found, True
    reading = read_file(content, filename, Limits())
    if kept is not None:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(reading))
    return reading, False


def _as_kept(path: Path) -> FileReading | None:
    """A reading that was kept, or None where it was kept before the types that it is made of changed."""
    try:
        reading: FileReading = pickle.loads(path.read_bytes())  # noqa: S301  # written above
        repr(reading)  # asks every part of it for every attribute it should have
    except (AttributeError, TypeError, ImportError, pickle.UnpicklingError):
        return None
    return reading
