"""The characters of a PDF page as pdfium tells them, asked for in one sweep.

A page has thousands of characters and pdfium tells of each by five functions. Most of the time goes to ctypes, which checks what is passed
and lets other threads in, so the functions are called here by their addresses, with plain numbers, and what comes back is counted on at
once for all characters.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy
import pypdfium2.raw as pdfium

from extractors.geometry import turned
from extractors.model import Box

CHARACTERS_PER_PAGE = 200_000
_NAME_BYTES = 256
_SPACE, _SURROGATES, _NO_CHARACTER = 0x20, (0xD800, 0xE000), 0xFFFE
_EDGES = 4  # left, top, right and bottom of FS_RECTF, single precision
_SIZE = ctypes.sizeof(pdfium.FS_RECTF)


def by_address(function: Any, result: Any, *parameters: Any) -> Callable[..., Any]:
    """A function of the library called without the checks of ctypes, and without letting other threads in."""
    return ctypes.PYFUNCTYPE(result, *parameters)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_unicode = by_address(pdfium.FPDFText_GetUnicode, ctypes.c_uint, ctypes.c_void_p, ctypes.c_int)
_text = by_address(pdfium.FPDFText_GetText, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_int, ctypes.c_void_p)
_loose_box = by_address(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_angle = by_address(pdfium.FPDFText_GetCharAngle, ctypes.c_float, ctypes.c_void_p, ctypes.c_int)
_is_generated = by_address(pdfium.FPDFText_IsGenerated, ctypes.c_int, ctypes.c_void_p, ctypes.c_int)
_has_error = by_address(pdfium.FPDFText_HasUnicodeMapError, ctypes.c_int, ctypes.c_void_p, ctypes.c_int)
_text_object = by_address(pdfium.FPDFText_GetTextObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)


@dataclass(frozen=True)
class TextSweep:
    """Of each character its code, whether it has a box, its angle in radians, and whether the font does not tell which character it is;
    `edges` are the left, upper, right and lower edges of all boxes on the page as displayed, as columns of double precision."""

    text_page: Any
    handle: int
    codes: Sequence[int]
    has_box: Sequence[int]
    angles: Sequence[float]
    has_error: Sequence[int]
    edges: Any

    def guessed_spaces(self) -> frozenset[int]:
        """Which of the spaces and ends of lines the library guessed, where the file has none."""
        blank = [index for index, code in enumerate(self.codes) if code <= _SPACE]
        guessed = map(_is_generated, repeat(self.handle), blank)
        return frozenset(index for index, is_guessed in zip(blank, guessed, strict=True) if is_guessed == 1)

    def text_object(self, index: int) -> int | None:
        """Which object of the page draws the character; all characters of one are of one font."""
        found: int | None = _text_object(self.handle, index)
        return found

    def font_name(self, index: int) -> str:
        """What the font of a character is called; empty where it has no name or an endless one."""
        name, flags = ctypes.create_string_buffer(_NAME_BYTES), ctypes.c_int()
        length = pdfium.FPDFText_GetFontInfo(self.text_page.raw, index, name, _NAME_BYTES, flags)
        return name.value.decode("utf-8", errors="replace") if length <= _NAME_BYTES else ""


@contextmanager
def swept(page: Any, *, is_level: bool = False) -> Iterator[TextSweep]:
    """The first characters of an open page; more can be asked of them inside the block. Of one whose text `is_level` no angle is asked."""
    text_page = page.get_textpage()
    try:
        yield _swept(page, text_page, is_level=is_level)
    finally:
        text_page.close()


def _swept(page: Any, text_page: Any, *, is_level: bool) -> TextSweep:
    raw = text_page.raw
    count = max(0, min(pdfium.FPDFText_CountChars(raw), CHARACTERS_PER_PAGE))
    handle = ctypes.cast(raw, ctypes.c_void_p).value or 0
    rectangles = numpy.zeros((count, _EDGES), numpy.float32)
    first = rectangles.ctypes.data
    indices = range(count)
    return TextSweep(
        text_page,
        handle,
        _codes(handle, count),
        list(map(_loose_box, repeat(handle), indices, range(first, first + _SIZE * count, _SIZE))),
        [0.0] * count if is_level else list(map(_angle, repeat(handle), indices)),
        list(map(_has_error, repeat(handle), indices)),
        _displayed(rectangles.astype(float).T, page),
    )


def _codes(handle: int, count: int) -> list[int]:
    """The codes of the first characters of a page, at once where its text has as many characters, each a code by itself.

    A character without a code, or one of a control, is none of the text; one beyond the first plane is two, and the hyphen that ends a line
    is another code there.
    """
    text = numpy.zeros(count + 1, numpy.uint16)
    if count and _text(handle, 0, count, text.ctypes.data) == count + 1:
        codes = text[:count]
        if not (((codes >= _SURROGATES[0]) & (codes < _SURROGATES[1])) | (codes >= _NO_CHARACTER) | (codes == 0)).any():
            told: list[int] = codes.tolist()
            return told
    return list(map(_unicode, repeat(handle), range(count)))


def _displayed(edges: Any, page: Any) -> tuple[Any, Any, Any, Any]:
    """From user space to the page as displayed, all boxes at once."""
    left, bottom, right, top = page.get_bbox()
    x0, high, x1, low = edges
    box: Any = turned(Box(x0 - left, top - high, x1 - left, top - low), page.get_rotation(), right - left, top - bottom)
    return box.x0, box.top, box.x1, box.bottom
