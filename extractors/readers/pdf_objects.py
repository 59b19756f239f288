"""What is drawn on a PDF page and where, asked for once for all who look at it: who looks for patches, for pen strokes, for codes."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from itertools import repeat
from typing import Any, NamedTuple

import numpy
import pypdfium2.raw as pdfium

from extractors.geometry import turned
from extractors.model import Box
from extractors.readers.pdf_characters import by_address

OBJECTS_LOOKED_AT = 20_000
_ENTRIES = 6  # of a matrix, single precision
_EDGES = 4  # left, bottom, right and top, single precision
_SIZE = ctypes.sizeof(ctypes.c_float)
_bounds = by_address(pdfium.FPDFPageObj_GetBounds, ctypes.c_int, *[ctypes.c_void_p] * 5)
_object = by_address(pdfium.FPDFPage_GetObject, pdfium.FPDF_PAGEOBJECT, ctypes.c_void_p, ctypes.c_int)
_matrix = by_address(pdfium.FPDFPageObj_GetMatrix, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
_kind = by_address(pdfium.FPDFPageObj_GetType, ctypes.c_int, ctypes.c_void_p)


class PageObject(NamedTuple):
    """An object of a page in the order of drawing. `box` is where it stands on the page as displayed, in points from its top left, and
    `unturned` the same before the page is turned; None where the library does not tell."""

    place: int
    raw: Any
    kind: int
    box: Box | None
    unturned: Box | None


def page_objects(page: Any) -> list[PageObject]:
    """The objects of an open page, up to a bound; those inside groups are the groups' own."""
    count = max(0, min(pdfium.FPDFPage_CountObjects(page.raw), OBJECTS_LOOKED_AT))
    raws = list(map(_object, repeat(page.raw), range(count)))
    edges = numpy.zeros((count, _EDGES), numpy.float32)
    starts = range(edges.ctypes.data, edges.ctypes.data + _EDGES * _SIZE * count, _EDGES * _SIZE)
    told = [_bounds(raw, at, at + _SIZE, at + 2 * _SIZE, at + 3 * _SIZE) for raw, at in zip(raws, starts, strict=True)]
    left, bottom, right, top = page.get_bbox()
    rotation, width, height = page.get_rotation(), right - left, top - bottom
    unturned = [
        Box(x0 - left, top - high, x1 - left, top - low) if is_told else None
        for is_told, (x0, low, x1, high) in zip(told, edges.tolist(), strict=True)
    ]
    boxes = [box and turned(box, rotation, width, height) for box in unturned] if rotation % 360 else unturned
    return list(map(PageObject, range(count), raws, map(_kind, raws), boxes, unturned))


def is_all_level(objects: Sequence[PageObject]) -> bool:
    """Whether all text of a page is surely set from left to right without a slant, before the page is turned (ISO 32000-1, 9.4.4).

    Text in a group is turned with its group.
    """
    if any(each.kind == pdfium.FPDF_PAGEOBJ_FORM for each in objects):
        return False
    texts = [each.raw for each in objects if each.kind == pdfium.FPDF_PAGEOBJ_TEXT]
    matrices = numpy.zeros((len(texts), _ENTRIES), numpy.float32)
    starts = range(matrices.ctypes.data, matrices.ctypes.data + _ENTRIES * _SIZE * len(texts), _ENTRIES * _SIZE)
    told = list(map(_matrix, texts, starts))
    across, rising, slanting = matrices.T[:3]
    return all(told) and len(objects) < OBJECTS_LOOKED_AT and bool(((across > 0) & (rising == 0) & (slanting == 0)).all())
