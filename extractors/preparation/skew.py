"""A page that went crooked through the scanner: by how much, and set straight.

The lines of text of a straight page give the sharpest profile when its rows are added up (Postl 1986).
"""

from __future__ import annotations

from typing import Any

import cv2
import numpy

LARGEST_SKEW = 8.0  # degrees
LEAST_SKEW = 0.25  # less than this Tesseract follows by itself
_LOOK = 900


def skew_of(grey: Any) -> float:
    """By how many degrees the text runs down towards the right; 0 where no direction stands out."""
    scale = min(1.0, _LOOK / max(grey.shape))
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else grey
    ink = _ink(small)
    if ink.mean() < 0.5:
        return 0.0
    coarse = _sharpest(ink, numpy.arange(-LARGEST_SKEW, LARGEST_SKEW + 0.1, 1.0))
    middle = _sharpest(ink, numpy.arange(coarse - 0.8, coarse + 0.81, 0.2))
    fine = _sharpest(ink, numpy.arange(middle - 0.15, middle + 0.16, 0.05))
    return fine if _sharpness(ink, fine) > 1.03 * _sharpness(ink, 0.0) else 0.0


def _ink(small: Any) -> Any:
    paper = cv2.medianBlur(cv2.dilate(small, numpy.ones((7, 7), numpy.uint8)), 21)
    difference = cv2.subtract(paper, small)
    _, ink = cv2.threshold(difference, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    margin_y, margin_x = ink.shape[0] // 40, ink.shape[1] // 40  # the scanner's black edge is straight whatever the page is
    return ink[margin_y : ink.shape[0] - margin_y, margin_x : ink.shape[1] - margin_x]


def _sharpness(ink: Any, degrees: float) -> float:
    rows = _sheared(ink, degrees).sum(axis=1, dtype=numpy.float64)
    return float(numpy.square(numpy.diff(rows)).sum())


def _sheared(ink: Any, degrees: float) -> Any:
    """A shear moves columns up or down, which is all that a small turn does to rows of text, and costs a third of a rotation."""
    height, width = ink.shape
    slope = numpy.tan(numpy.radians(degrees))
    matrix = numpy.array([[1.0, 0.0, 0.0], [-slope, 1.0, slope * width / 2]])
    return cv2.warpAffine(ink, matrix, (width, height), flags=cv2.INTER_NEAREST)


def _sharpest(ink: Any, angles: Any) -> float:
    return float(max(angles, key=lambda angle: _sharpness(ink, float(angle))))


def straighten(grey: Any, degrees: float) -> tuple[Any, Any]:
    """The picture turned back by its skew, and the 2 x 3 matrix that takes its pixels back to the crooked one."""
    height, width = grey.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    paper = int(numpy.percentile(grey, 90))
    straight = cv2.warpAffine(grey, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_CONSTANT, borderValue=(paper,))
    return straight, cv2.invertAffineTransform(matrix)
