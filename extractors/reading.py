"""From the bytes of a file to its pages of words, whatever the file is and however broken it is.

Every parser runs in a child process with limits. What cannot be read gives a `FileReading` or `Page` with a problem that says what to do
next; nothing here raises because of what a file holds.
"""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from extractors import sandbox
from extractors.limits import Limits
from extractors.media_types import media_type_of
from extractors.model import FileHistory, FileReading, Page
from extractors.problems import Unreadable
from extractors.readers import FileFacts, StructuredPart, Survey
from extractors.readers.languages import languages_for
from extractors.readers.surveying import page_by_ocr, page_png, survey_pages

DEATHS_PER_FILE = 3  # a child lost on so many pages of one file says that the file is to blame, and the rest is not tried

__all__ = ["read_file", "read_page", "render_page", "survey_file"]


def survey_file(content: bytes, filename: str, limits: Limits) -> FileReading:
    """The file with every word that it states itself; `unread_page_numbers` are the pages that need OCR."""
    sha256 = hashlib.sha256(content).hexdigest()
    media_type = media_type_of(content)
    blank = FileReading(sha256, media_type, filename, ())
    try:
        _refuse_at_once(content, limits)
        return _surveyed(blank, content, limits)
    except Unreadable as problem:
        return replace(blank, problem=problem.sentence, problem_code=problem.code)


def _refuse_at_once(content: bytes, limits: Limits) -> None:
    if not content.strip(b"\0 \t\r\n"):
        raise Unreadable("empty")
    if len(content) > limits.bytes_per_file:
        raise Unreadable("too_many_bytes", f"{len(content)} bytes")


def _surveyed(blank: FileReading, content: bytes, limits: Limits) -> FileReading:
    facts: FileFacts | None = None
    pages: dict[int, Page] = {}
    unread: list[int] = []
    structured: StructuredPart = StructuredPart(())
    history: FileHistory | None = None
    notes: list[str] = []
    deaths = 0
    next_page = 1
    while True:
        try:
            for found in _survey_from(content, blank.media_type, limits, next_page):
                if isinstance(found, FileFacts):
                    facts = found
                elif isinstance(found, StructuredPart):
                    structured = found
                elif isinstance(found, FileHistory):
                    history = found
                else:
                    pages[found.page.page_number] = found.page
                    next_page = found.page.page_number + 1
                    if found.needs_ocr:
                        unread.append(found.page.page_number)
            break
        except Unreadable as problem:
            if facts is None:
                raise
            if next_page > facts.page_count:
                notes.append(f"The attachments could not be read: {problem.sentence}")
                break
            deaths += 1
            last = next_page if deaths < DEATHS_PER_FILE else facts.page_count
            for page_number in range(next_page, last + 1):
                pages[page_number] = _parked(page_number, problem)
            next_page = last + 1
            if next_page > facts.page_count:
                break
    stated = [word.text for page in pages.values() if page.page_number not in unread for word in page.words]
    return replace(
        blank,
        pages=tuple(pages[page_number] for page_number in sorted(pages)),
        structured=structured.documents,
        unread_page_numbers=tuple(unread),
        notes=(*(facts.notes if facts else ()), *structured.notes, *notes),
        producer=facts.producer if facts else None,
        languages=languages_for(stated, (), readable_share=1.0) if unread else (),
        history=history,
    )


def _survey_from(content: bytes, media_type: str, limits: Limits, page_number: int) -> Survey:
    return sandbox.each(
        survey_pages,
        content,
        media_type,
        limits,
        page_number,
        limits=limits,
        seconds=limits.seconds_per_file,
        seconds_each=limits.seconds_per_page,
    )


def _parked(page_number: int, problem: Unreadable) -> Page:
    return Page(page_number, 595.0, 842.0, 0, (), problem=problem.sentence, problem_code=problem.code)


def read_page(content: bytes, media_type: str, page_number: int, limits: Limits, languages: tuple[str, ...] = ("eng",)) -> Page:
    """One page read from its picture."""
    try:
        return sandbox.call(
            page_by_ocr, content, media_type, page_number, limits, languages, limits=limits, seconds=limits.seconds_per_page
        )
    except Unreadable as problem:
        return _parked(page_number, problem)


def read_file(content: bytes, filename: str, limits: Limits, jobs: int = 1) -> FileReading:
    """The whole file: its survey, and OCR of the pages that need it, in `jobs` processes side by side.

    The pages of one file speak one language: its text layer or else the first page that is read tells it, and spares the others a second
    reading.
    """
    reading = survey_file(content, filename, limits)
    if not reading.unread_page_numbers:
        return reading
    first, *others = reading.unread_page_numbers
    told = ("eng", *reading.languages)
    found = {first: read_page(content, reading.media_type, first, limits, told)}
    languages = languages_for([word.text for word in found[first].words], told, readable_share=1.0)

    def read(page_number: int) -> Page:
        return read_page(content, reading.media_type, page_number, limits, languages)

    with ThreadPoolExecutor(max_workers=max(1, jobs)) as threads:
        found.update((page.page_number, page) for page in threads.map(read, others))
    return replace(reading, pages=tuple(found.get(page.page_number, page) for page in reading.pages), unread_page_numbers=())


def render_page(content: bytes, media_type: str, page_number: int, rotation: int, dpi: float, limits: Limits) -> bytes:
    """The page as a PNG, turned by `rotation` degrees clockwise as `Page.rotation` says; Unreadable where it cannot be drawn."""
    return sandbox.call(page_png, content, media_type, page_number, rotation, dpi, limits, limits=limits, seconds=limits.seconds_per_page)
