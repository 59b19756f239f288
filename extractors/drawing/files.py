"""Every page of a file with what was read on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors import sandbox
from extractors.drawing.marks import marks_of, notes_of
from extractors.drawing.page import marked_page
from extractors.limits import Limits
from extractors.model import ExtractedDocument, FileReading
from extractors.problems import Unreadable

DPI = 120.0  # an A4 page fits a screen's width beside its margins, and print of six points can be read

_LONGEST_SIDE = 5000  # pixels; a poster is drawn small

NO_PAGE = "There is nothing to draw: the file states its documents as data and has no page."


def drawn_pages(
    content: bytes, reading: FileReading, documents: Sequence[ExtractedDocument], limits: Limits, dpi: float = DPI
) -> Iterator[tuple[int, bytes | str]]:
    """Each page's number with its PNG, or with a sentence that says why it could not be drawn."""
    for page in reading.pages:
        notes = notes_of(documents, page.page_number)
        if page.problem is not None:
            notes = (f"Not read: {page.problem}", *notes)
        try:
            png = sandbox.call(
                marked_page,
                content,
                reading.media_type,
                page.page_number,
                page.rotation,
                (page.width, page.height),
                marks_of(documents, page.page_number),
                notes or ("No document was found on this page.",),
                min(dpi, _LONGEST_SIDE * 72.0 / max(page.width, page.height)),
                limits,
                limits=limits,
                seconds=limits.seconds_per_page,
            )
        except Unreadable as problem:
            yield page.page_number, problem.sentence
        else:
            yield page.page_number, png


def why_nothing_is_drawn(reading: FileReading, documents: Sequence[ExtractedDocument]) -> str | None:
    """The sentence for a file that has no page to draw, else None."""
    if documents and not any(document.page_numbers for document in documents):
        return NO_PAGE
    if not reading.pages:
        return f"There is nothing to draw. {reading.problem or 'The file has no page.'}"
    return None
