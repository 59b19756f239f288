"""Plain text: old programs print their invoices so, in columns of a fixed pitch."""

from __future__ import annotations

from itertools import islice

from extractors.limits import Limits
from extractors.media_types import TEXT, decode_text
from extractors.problems import Unreadable
from extractors.readers import FileFacts, Reader, Survey, SurveyedPage
from extractors.readers.text_grid import pages_of_text


def survey(content: bytes, media_type: str, limits: Limits, first_page: int) -> Survey:
    """The lines as they stand, on pages of a typewriter's grid."""
    text = decode_text(content)
    if text is None:
        raise Unreadable("broken", "not text")
    return survey_text(text, "plain_text", limits, first_page)


def survey_text(text: str, seen_by: str, limits: Limits, first_page: int, notes: tuple[str, ...] = ()) -> Survey:
    """Pages of a text, up to the limits."""
    if len(text) > limits.characters_per_file:
        text = text[: limits.characters_per_file]
        notes = (*notes, "The text is longer than the limit; its end was not read.")
    pages = list(islice(pages_of_text(text, seen_by), limits.pages_per_file + 1))
    if len(pages) > limits.pages_per_file:
        raise Unreadable("too_many_pages", "text")
    yield FileFacts(len(pages), notes)
    for page in pages[first_page - 1 :]:
        yield SurveyedPage(page)


READER = Reader("plain text", {TEXT: 50}, survey)
