"""What a PDF says of its own past: how often it was saved with the old state kept, and what print a later save changed.

ISO 32000-1 7.5.6: an incremental save appends to the file and ends it anew, so each earlier state can be opened again. Signing, stamping,
filling in a form and adding pages append too and change no print. A linearised file (annex F) has two ends from the start.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from ctypes import c_uint
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from extractors.model import FileHistory, PrintEdit, Word
from extractors.problems import Unreadable
from extractors.readers.pdf_file import opened
from extractors.readers.pdf_words import text_layer

PAGES_LOOKED_AT = 60
_ENDS_AT_MOST = 1000
_EDITS_AT_MOST = 50
_NEAR = 4.0  # points by which print may move when a page is written anew
_LINEARISED = re.compile(rb"/Linearized\s+\d")
_HEAD_BYTES = 1024
_END = b"%%EOF"
_DAY = re.compile(r"D?:?(\d{4})(\d\d)(\d\d)")


def file_history(content: bytes, document: Any, found: tuple[PrintEdit, ...], *, pages_are_whole: bool) -> FileHistory:
    """The past of an open file; `found` is what its pages showed by themselves."""
    first_end = 1 if _LINEARISED.search(content[:_HEAD_BYTES]) else 0
    ends = _ends(document) if content.count(_END) > 1 + first_end else []
    saves = max(0, len(ends) - 1 - first_end)
    edits, is_whole, first_producer = list(found), pages_are_whole and len(document) <= PAGES_LOOKED_AT, None
    if saves and ends[first_end] < len(content):
        try:
            with opened(content[: ends[first_end]]) as first:
                first_producer = _meta(first, "Producer")
                edits += _changed(first, document)
        except (Unreadable, pypdfium2.PdfiumError):
            is_whole = False
    return FileHistory(
        saves,
        _day(_meta(document, "CreationDate")),
        _day(_meta(document, "ModDate")),
        first_producer is not None and first_producer != _meta(document, "Producer"),
        tuple(edits[:_EDITS_AT_MOST]),
        is_whole,
    )


def _ends(document: Any) -> list[int]:
    count = pdfium.FPDF_GetTrailerEnds(document.raw, None, 0)
    if not 0 < count <= _ENDS_AT_MOST:
        return []
    buffer = (c_uint * count)()
    pdfium.FPDF_GetTrailerEnds(document.raw, buffer, count)
    return sorted(set(buffer))


def _meta(document: Any, key: str) -> str | None:
    found: str = document.get_metadata_value(key)
    return found or None


def _day(stated: str | None) -> str | None:
    """An ISO date, from a date as PDF writes it."""
    found = _DAY.match(stated or "")
    return "-".join(found.groups()) if found else None


def _changed(first: Any, last: Any) -> Iterator[PrintEdit]:
    """Print of the first state that the last one has no more, page by page. A page that stands elsewhere now is the same page."""
    before = [_words(first, number) for number in range(min(len(first), PAGES_LOOKED_AT))]
    after = [_words(last, number) for number in range(min(len(last), PAGES_LOOKED_AT))]
    lost = [index for index, words in enumerate(before) if not any(_is_kept(words, other) for other in _nearest(after, index))]
    new = [index for index, words in enumerate(after) if not any(_is_kept(other, words) for other in _nearest(before, index))]
    for old_index, new_index in zip(lost, new, strict=False):
        yield from _differences(before[old_index], after[new_index], new_index + 1)


def _nearest(pages: list[tuple[Word, ...]], index: int) -> list[tuple[Word, ...]]:
    return [*pages[index : index + 1], *pages[:index], *pages[index + 1 :]]


def _words(document: Any, index: int) -> tuple[Word, ...]:
    page = document[index]
    try:
        return text_layer(page).words
    finally:
        page.close()


def _is_kept(words: tuple[Word, ...], others: tuple[Word, ...]) -> bool:
    """Whether all the print of a page stands on another; a page without any is kept where there is another such."""
    return not others if not words else not _gone(words, others)


def _gone(words: tuple[Word, ...], others: tuple[Word, ...]) -> list[Word]:
    places: dict[tuple[int, int], list[Word]] = {}
    for each in others:
        for column in range(int(each.box.x0 // 50), int(each.box.x1 // 50) + 1):
            places.setdefault((column, int(each.box.top // 50)), []).append(each)
    return [word for word in words if not any(word.text in each.text for each in _near(word, places))]


def _near(word: Word, places: dict[tuple[int, int], list[Word]]) -> Iterator[Word]:
    for column in range(int((word.box.x0 - _NEAR) // 50), int((word.box.x1 + _NEAR) // 50) + 1):
        for row in {int((word.box.top + move) // 50) for move in (-_NEAR, 0.0, _NEAR)}:
            for each in places.get((column, row), ()):
                level = abs(each.box.top - word.box.top) <= _NEAR
                if level and each.box.x0 <= word.box.x0 + _NEAR and word.box.x1 - _NEAR <= each.box.x1:
                    yield each


def _differences(before: tuple[Word, ...], after: tuple[Word, ...], page_number: int) -> Iterator[PrintEdit]:
    """What stood on a page, and what stands there now."""
    for word in _gone(before, after):
        here = [
            each
            for each in after
            if min(each.box.x1, word.box.x1) > max(each.box.x0, word.box.x0)
            and min(each.box.bottom, word.box.bottom) - max(each.box.top, word.box.top) > 0.3 * word.box.height
        ]
        yield PrintEdit("changed_later", page_number, word.box, word.text, " ".join(each.text for each in here))
