"""How fine the picture is that a scanner put on a page of a PDF: its own dots on the paper that it covers."""

from __future__ import annotations

from ctypes import c_uint
from typing import Any

import pypdfium2.raw as pdfium

from extractors.readers.pdf_objects import OBJECTS_LOOKED_AT
from extractors.readers.pdf_usability import SCAN_COVERAGE

_STRIP = 0.02  # of the page; scanners cut a page into strips, and smaller pictures are stamps


def scan_dpi(page: Any) -> float | None:
    """Dots to the inch in the coarser direction, of the finest of the pictures that make up a scanned page; None where none covers it.

    Some scanners lay the letters in fine dots over a coarse picture of the paper, and it is the letters that are read.
    """
    width, height = page.get_size()
    covered, finest = 0.0, 0.0
    for index in range(min(pdfium.FPDFPage_CountObjects(page.raw), OBJECTS_LOOKED_AT)):
        found = pdfium.FPDFPage_GetObject(page.raw, index)
        if pdfium.FPDFPageObj_GetType(found) != pdfium.FPDF_PAGEOBJ_IMAGE:
            continue
        share, dpi = _laid(found, width * height)
        covered += share
        if share >= _STRIP:
            finest = max(finest, dpi)
    return finest if covered >= SCAN_COVERAGE and finest > 0 else None


def _laid(image: Any, page_area: float) -> tuple[float, float]:
    """The share of the page that a picture covers, and its resolution there."""
    across, along = c_uint(), c_uint()
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFImageObj_GetImagePixelSize(image, across, along) or not pdfium.FPDFPageObj_GetMatrix(image, matrix):
        return 0.0, 0.0
    wide, high = (matrix.a**2 + matrix.b**2) ** 0.5, (matrix.c**2 + matrix.d**2) ** 0.5  # a picture is a unit square, stretched and turned
    if wide <= 0 or high <= 0:
        return 0.0, 0.0
    return wide * high / max(1.0, page_area), min(across.value * 72.0 / wide, along.value * 72.0 / high)
