"""What is drawn on a page of a PDF and may be a hand's: curves, small pictures, stamps that were put on it as annotations.

Whether it is a signature or a logo is told by where it stands, which is not asked here.
"""

from __future__ import annotations

from collections.abc import Sequence
from ctypes import c_float
from typing import Any

import pypdfium2.raw as pdfium

from extractors.geometry import turned
from extractors.model import Box, Mark
from extractors.readers.pdf_objects import OBJECTS_LOOKED_AT, PageObject
from extractors.readers.pdf_usability import FORM_DEPTH

MARKS_AT_MOST = 200
_LEAST_WIDTH, _LEAST_HEIGHT = 12.0, 5.0  # points
_LARGEST_SHARE = 0.2  # of the page: a picture that large is no signature
_STROKE_POINTS = 6  # a frame or an arrow has fewer
_POINTS_LOOKED_AT = 400
_SLANTED = 0.03  # of a piece's longer side, by which it must leave the level and the plumb line


def pdf_marks(page: Any, objects: Sequence[PageObject], turn: int) -> tuple[Mark, ...]:
    """The marks of an open page with its annotations flattened, turned clockwise by `turn` as its words are."""
    width, height = page.get_size()
    found: list[Mark] = []
    for each in objects:
        kind, box = each.kind, each.box
        if kind == pdfium.FPDF_PAGEOBJ_TEXT or len(found) >= MARKS_AT_MOST:
            continue
        if box is None or not _of_a_hand(box, width * height):
            continue
        if kind == pdfium.FPDF_PAGEOBJ_PATH and _is_stroke(each.raw):
            found.append(Mark("strokes", turned(box, turn, width, height)))
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE or (kind == pdfium.FPDF_PAGEOBJ_FORM and _draws(each.raw)):
            found.append(Mark("picture", turned(box, turn, width, height)))
    return tuple(found)


def _of_a_hand(box: Box, page_area: float) -> bool:
    across, along = box.x1 - box.x0, box.bottom - box.top
    return across >= _LEAST_WIDTH and along >= _LEAST_HEIGHT and across * along <= _LARGEST_SHARE * page_area


def _is_stroke(path: Any) -> bool:
    """Whether a line is drawn with many bends, as no rule, frame or bar is."""
    count = min(pdfium.FPDFPath_CountSegments(path), _POINTS_LOOKED_AT)
    if count < _STROKE_POINTS:
        return False
    bends: int = 0
    before: tuple[float, float] | None = None
    x, y = c_float(), c_float()
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        if not pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        if before is not None and pdfium.FPDFPathSegment_GetType(segment) != pdfium.FPDF_SEGMENT_MOVETO:
            short, long = sorted((abs(x.value - before[0]), abs(y.value - before[1])))
            bends += short > _SLANTED * long
        before = (x.value, y.value)
    return bool(2 * bends > count)


def _draws(form: Any, depth: int = FORM_DEPTH) -> bool:
    """Whether a group of objects holds more than text, as the appearance of a stamp or a drawn signature does."""
    for index in range(min(pdfium.FPDFFormObj_CountObjects(form), OBJECTS_LOOKED_AT)):
        part = pdfium.FPDFFormObj_GetObject(form, index)
        kind = pdfium.FPDFPageObj_GetType(part)
        is_stroke = kind == pdfium.FPDF_PAGEOBJ_PATH and _is_stroke(part)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE or is_stroke or (depth > 0 and kind == pdfium.FPDF_PAGEOBJ_FORM and _draws(part, depth - 1)):
            return True
    return False
