"""Text that a PDF page holds and may not show: drawn with no ink (ISO 32000-1, 9.3.6), through and through transparent, or in white."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import c_uint
from dataclasses import dataclass
from itertools import islice
from typing import Any

import pypdfium2.raw as pdfium

from extractors.readers.pdf_objects import OBJECTS_LOOKED_AT
from extractors.readers.pdf_usability import FORM_DEPTH

_WHITE = 240
_WITHOUT_INK = frozenset({3, 7})  # rendering modes: neither filled nor stroked, and clipping alone


@dataclass(frozen=True)
class UnseenText:
    """Of the text objects of a page, how many there are, how many are drawn without ink, and how many are white."""

    objects: int
    without_ink: int
    white: int


def unseen_text(page: Any) -> UnseenText:
    """A look at how the text of an open page is drawn, up to a bound."""
    objects = without_ink = white = 0
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    for found in islice(_objects(page.raw, FORM_DEPTH), OBJECTS_LOOKED_AT):
        if found is None:
            continue
        objects += 1
        mode = pdfium.FPDFTextObj_GetTextRenderMode(found)
        told = pdfium.FPDFPageObj_GetFillColor(found, red, green, blue, alpha)
        if mode in _WITHOUT_INK or (told and alpha.value == 0):
            without_ink += 1
        elif told and mode == 0 and min(red.value, green.value, blue.value) >= _WHITE:
            white += 1
    return UnseenText(objects, without_ink, white)


def _objects(holder: Any, depth: int) -> Iterator[Any]:
    """Each text object of a page and of the forms in it, and None for any other object, so that a bound counts them all."""
    is_page = depth == FORM_DEPTH
    count = pdfium.FPDFPage_CountObjects(holder) if is_page else pdfium.FPDFFormObj_CountObjects(holder)
    for index in range(min(count, OBJECTS_LOOKED_AT)):
        found = pdfium.FPDFPage_GetObject(holder, index) if is_page else pdfium.FPDFFormObj_GetObject(holder, index)
        kind = pdfium.FPDFPageObj_GetType(found)
        yield found if kind == pdfium.FPDF_PAGEOBJ_TEXT else None
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth > 0:
            yield from _objects(found, depth - 1)
