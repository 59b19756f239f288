"""The characters of a PDF page as pdfium tells them, asked for in one sweep.

A page has thousands of characters and pdfium tells of each by five functions. Most of the time goes to ctypes, which checks what is passed
and lets other threads in, so the functions are called here by their addresses, with plain numbers, and what comes back is counted on at
once for all characters.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy
import pypdfium2.raw as pdfium

_EDGES = 4  # left, top, right and bottom of FS_RECTF, single precision
_SIZE = ctypes.sizeof(pdfium.FS_RECTF)


def _by_address(function: Any, result: Any, *parameters: Any) -> Callable[..., Any]:
    return ctypes.PYFUNCTYPE(result, *parameters)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_unicode = _by_address(pdfium.FPDFText_GetUnicode, ctypes.c_uint, ctypes.c_void_p, ctypes.c_int)
_loose_box = _by_address(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_angle = _by_address(pdfium.FPDFText_GetCharAngle, ctypes.c_float, ctypes.c_void_p, ctypes.c_int)
_is_generated = _by_address(pdfium.FPDFText_IsGenerated, ctypes.c_int, ctypes.c_void_p, ctypes.c_int)
_has_error = _by_address(pdfium.FPDFText_HasUnicodeMapError, ctypes.c_int, ctypes.c_void_p, ctypes.c_int)


@dataclass(frozen=True)
class TextSweep:
    """Of each character its code, whether it has a box, and its angle in radians; `edges` are the left, top, right and bottom edges of
    all boxes in user space, as columns of double precision."""

    handle: int
    codes: Sequence[int]
    has_box: Sequence[int]
    angles: Sequence[float]
    edges: Any

    def is_generated(self, index: int) -> bool:
        """Whether the library guessed the character, and the file has none."""
        return bool(_is_generated(self.handle, index) == 1)

    def has_error(self, index: int) -> bool:
        """Whether the font does not tell which character it is."""
        return bool(_has_error(self.handle, index) == 1)


def swept(raw: Any, most: int) -> TextSweep:
    """The first characters of an open text page, which must stay open as long as more is asked."""
    count = max(0, min(pdfium.FPDFText_CountChars(raw), most))
    handle = ctypes.cast(raw, ctypes.c_void_p).value or 0
    rectangles = numpy.zeros((count, _EDGES), numpy.float32)
    first = rectangles.ctypes.data
    indices = range(count)
    return TextSweep(
        handle,
        list(map(_unicode, repeat(handle), indices)),
        list(map(_loose_box, repeat(handle), indices, range(first, first + _SIZE * count, _SIZE))),
        list(map(_angle, repeat(handle), indices)),
        rectangles.astype(float).T,
    )
