"""The rules of tables and forms: Tesseract takes them for letters and loses the figures that touch them."""

from __future__ import annotations

from typing import Any

import cv2
import numpy


def without_ruled_lines(grey: Any, dpi: float) -> Any:
    """The page with long thin straight lines painted over in the colour of the paper around them."""
    ink = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)[1]
    long_side = max(20, round(dpi * 0.45))  # longer than any letter or dash in it
    thick = max(3, round(dpi * 0.035))
    lines = numpy.zeros_like(ink)
    for kernel_size in ((long_side, 1), (1, long_side)):
        found = cv2.morphologyEx(ink, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, kernel_size))
        # a dark bar or a picture is no line: what stays when lines are eroded across is left alone
        across = (1, thick) if kernel_size[1] == 1 else (thick, 1)
        bars = cv2.morphologyEx(found, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, across))
        lines |= cv2.subtract(found, cv2.dilate(bars, numpy.ones((3, 3), numpy.uint8)))
    if not lines.any():
        return grey
    lines = cv2.dilate(lines, numpy.ones((3, 3), numpy.uint8))
    cleaned = grey.copy()
    cleaned[lines > 0] = 255 if float(numpy.median(grey)) > 245 else int(numpy.percentile(grey, 80))
    return cleaned
