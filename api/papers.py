"""A page of a document: where its file and its words are kept, how large it is, and its picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from api.context import Context
from api.pictures import rendered
from api.problems import Problem, not_found
from extractors.codec import from_json, to_plain
from extractors.model import Page
from extractors.problems import Unreadable
from storage.blobs.store import BlobStore, key_of_digest
from storage.database.tables import DocumentRow, PageRow, PartRow

_A4 = (595.28, 841.89)


@dataclass(frozen=True, slots=True)
class Paper:
    """One page that a caller may see. `page` is None where nobody could read it; its picture may still be made."""

    document_id: str
    sha256: str
    media_type: str
    page_number: int
    page: Page | None
    in_kyc: bool

    @property
    def rotation(self) -> int:
        """Degrees clockwise that bring the page upright."""
        return self.page.rotation if self.page else 0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the upright page, in points."""
        return (self.page.width, self.page.height) if self.page else _A4


def paper_of(session: Session, blobs: BlobStore, document: DocumentRow, page_number: int) -> Paper:
    """The page, where it is one of this document's; else 404. Pages beside it in the same file may be another's business."""
    if page_number not in document.page_numbers:
        raise not_found("page of this document")
    part = session.get(PartRow, document.part_id)
    assert part is not None  # a foreign key holds it
    row = session.get(PageRow, (part.id, page_number))
    page = from_json(Page, blobs.get(row.page_key)) if row is not None and row.page_key else None
    return Paper(document.id, part.sha256, part.media_type, page_number, page, document.in_kyc)


def picture_of(context: Context, paper: Paper, dpi: int) -> bytes:
    """The page as PNG; 404 with a reason where the file has no picture (a spreadsheet) or cannot be drawn."""
    key = (paper.sha256, paper.page_number, paper.rotation, dpi)
    kept = None if paper.in_kyc else context.pictures.get(key)
    if kept is not None:
        return kept
    content = context.services.blobs.get(key_of_digest(paper.sha256))
    try:
        picture = rendered(content, paper.media_type, paper.page_number, paper.rotation, dpi, context.services.limits)
    except Unreadable as problem:
        raise Problem(404, f"page.{problem.code}", "This page has no picture.", problem.sentence) from problem
    if not paper.in_kyc:
        context.pictures.keep(key, picture)
    return picture


def page_facts(context: Context, paper: Paper) -> dict[str, Any]:
    """Size, rotation and words of a page, as JSON."""
    width, height = paper.size
    return {
        "document": paper.document_id,
        "page": paper.page_number,
        "width": width,
        "height": height,
        "rotation": paper.rotation,
        "problem": paper.page.problem if paper.page else None,
        "words": [
            {"text": word.text, "box": list(to_plain(word.box).values()), "confidence": word.confidence, "seen_by": word.seen_by}
            for word in (paper.page.words if paper.page else ())
        ],
    }
