"""A made document is a file and what it truly says, in the terms that the extract output uses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from extractors.model import Line, ScheduleEntry
from extractors.terms import DocumentKind, Term


@dataclass(frozen=True, slots=True)
class Truth:
    """What one document says: canonical texts as in `extractors.model.Value`. A term that is not here is not on the paper."""

    kind: DocumentKind
    fields: Mapping[Term, str]
    lines: tuple[Line, ...] = ()
    schedule: tuple[ScheduleEntry, ...] = ()
    page_count: int = 1


@dataclass(frozen=True, slots=True)
class MadeDocument:
    """A file of ours; `truth` lists its documents in the order of their pages, most often one."""

    filename: str
    media_type: str
    content: bytes
    truths: tuple[Truth, ...]

    @property
    def truth(self) -> Truth:
        """What the one document in this file says; ValueError where the file holds several."""
        (only,) = self.truths
        return only

    def named(self, filename: str) -> MadeDocument:
        """The same file under another name."""
        return replace(self, filename=filename)


PDF = "application/pdf"
PNG = "image/png"
JPEG = "image/jpeg"
CSV = "text/csv"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
