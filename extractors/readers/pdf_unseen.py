"""Text that a PDF page holds and may not show: drawn with no ink (ISO 32000-1, 9.3.6), through and through transparent, or in white."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from ctypes import addressof, c_int, c_uint, c_void_p
from dataclasses import dataclass
from itertools import islice
from typing import Any

import pypdfium2.raw as pdfium

from extractors.readers.pdf_characters import by_address
from extractors.readers.pdf_objects import OBJECTS_LOOKED_AT, PageObject
from extractors.readers.pdf_usability import FORM_DEPTH

_WHITE = 240
_mode_of = by_address(pdfium.FPDFTextObj_GetTextRenderMode, c_int, c_void_p)
_fill_color = by_address(pdfium.FPDFPageObj_GetFillColor, c_int, *[c_void_p] * 5)
_WITHOUT_INK = frozenset({3, 7})  # rendering modes: neither filled nor stroked, and clipping alone


@dataclass(frozen=True)
class UnseenText:
    """Of the text objects of a page, how many there are, how many are drawn without ink, and how many are white."""

    objects: int
    without_ink: int
    white: int


def unseen_text(drawn: Sequence[PageObject]) -> UnseenText:
    """A look at how the text among the objects of an open page is drawn, up to a bound."""
    objects = without_ink = white = 0
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    addresses = tuple(map(addressof, (red, green, blue, alpha)))
    for found in islice(_texts(drawn), OBJECTS_LOOKED_AT):
        if found is None:
            continue
        objects += 1
        mode = _mode_of(found)
        told = _fill_color(found, *addresses)
        if mode in _WITHOUT_INK or (told and alpha.value == 0):
            without_ink += 1
        elif told and mode == 0 and min(red.value, green.value, blue.value) >= _WHITE:
            white += 1
    return UnseenText(objects, without_ink, white)


def _texts(drawn: Sequence[PageObject]) -> Iterator[Any]:
    """Each text object of a page and of the forms in it, and None for any other object, so that a bound counts them all."""
    for each in drawn:
        yield each.raw if each.kind == pdfium.FPDF_PAGEOBJ_TEXT else None
        if each.kind == pdfium.FPDF_PAGEOBJ_FORM:
            yield from _texts_inside(each.raw, FORM_DEPTH - 1)


def _texts_inside(form: Any, depth: int) -> Iterator[Any]:
    for index in range(min(pdfium.FPDFFormObj_CountObjects(form), OBJECTS_LOOKED_AT)):
        found = pdfium.FPDFFormObj_GetObject(form, index)
        kind = pdfium.FPDFPageObj_GetType(found)
        yield found if kind == pdfium.FPDF_PAGEOBJ_TEXT else None
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth > 0:
            yield from _texts_inside(found, depth - 1)
