"""What was read from a part is kept as blobs: each page by itself, and beside them the rest of the reading without its pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from extractors.codec import from_json, to_json
from extractors.model import FileReading, Page
from storage.blobs import BlobStore
from storage.database.tables import PageRow, PartRow


@dataclass(frozen=True, slots=True)
class KeptReading:
    """Where the reading of a part is kept: `page_keys` are the pages that were read, `lost` the page numbers that nobody could read."""

    part_id: str
    receipt_id: str
    sha256: str
    media_type: str
    filename: str
    reading_key: str
    page_keys: tuple[tuple[int, str], ...]
    lost: tuple[tuple[int, str], ...]


def kept_reading(session: Session, part: PartRow) -> KeptReading | None:
    """Where the reading of this part is kept; None where it was not read."""
    if part.reading_key is None:
        return None
    pages = session.scalars(select(PageRow).where(PageRow.part_id == part.id).order_by(PageRow.page_number)).all()
    return KeptReading(
        part.id,
        part.receipt_id,
        part.sha256,
        part.media_type,
        part.filename,
        part.reading_key,
        tuple((page.page_number, page.page_key) for page in pages if page.state == "read" and page.page_key),
        tuple((page.page_number, page.reason or "") for page in pages if page.state == "parked"),
    )


def keep_reading(blobs: BlobStore, reading: FileReading) -> str:
    """Store the reading without its pages; returns its key."""
    return blobs.put(to_json(replace(reading, pages=())))


def keep_page(blobs: BlobStore, page: Page) -> str:
    """Store one page with its words; returns its key."""
    return blobs.put(to_json(page))


def survey_languages(blobs: BlobStore, reading_key: str) -> tuple[str, ...]:
    """The languages that the words of the file's own text layer speak."""
    return from_json(FileReading, blobs.get(reading_key)).languages


def fetch_page(blobs: BlobStore, page_key: str) -> Page:
    """A page as it was read."""
    return from_json(Page, blobs.get(page_key))


def fetch_reading(blobs: BlobStore, kept: KeptReading, only: Iterable[int] | None = None) -> FileReading:
    """The reading put together again, with every page or only these."""
    wanted = None if only is None else set(only)
    pages = tuple(fetch_page(blobs, key) for number, key in kept.page_keys if wanted is None or number in wanted)
    reading = from_json(FileReading, blobs.get(kept.reading_key))
    return replace(reading, pages=pages, unread_page_numbers=())
