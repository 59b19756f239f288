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
    columns = _added_up(ink)
    coarse = _sharpest(columns, numpy.arange(-LARGEST_SKEW, LARGEST_SKEW + 0.1, 1.0))
    middle = _sharpest(columns, numpy.arange(coarse - 0.8, coarse + 0.81, 0.2))
    fine = _sharpest(columns, numpy.arange(middle - 0.15, middle + 0.16, 0.05))
    return fine if _sharpness(columns, fine) > 1.03 * _sharpness(columns, 0.0) else 0.0


def _ink(small: Any) -> Any:
    paper = cv2.medianBlur(cv2.dilate(small, numpy.ones((7, 7), numpy.uint8)), 21)
    difference = cv2.subtract(paper, small)
    _, ink = cv2.threshold(difference, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    margin_y, margin_x = ink.shape[0] // 40, ink.shape[1] // 40  # the scanner's black edge is straight whatever the page is
    return ink[margin_y : ink.shape[0] - margin_y, margin_x : ink.shape[1] - margin_x]


def _added_up(ink: Any) -> Any:
    """For each column of a picture, and one beyond, the sum of all columns before it, row by row."""
    sums = numpy.zeros((ink.shape[1] + 1, ink.shape[0]), numpy.int32)
    numpy.cumsum(numpy.ascontiguousarray(ink.T), axis=0, dtype=numpy.int32, out=sums[1:])
    return sums


def _sharpness(columns: Any, degrees: float) -> float:
    """How uneven the rows are once the picture is sheared: that moves columns up or down, which is all that a small turn does to rows of
    text. Neighbours that move alike are moved as one."""
    width, height = columns.shape[0] - 1, columns.shape[1]
    moves = numpy.rint(numpy.tan(numpy.radians(degrees)) * (numpy.arange(width) - width / 2)).astype(int)
    edges = numpy.concatenate(([0], numpy.flatnonzero(numpy.diff(moves)) + 1, [width]))
    rows = numpy.zeros(height, numpy.int32)
    for part, move in zip(columns[edges[1:]] - columns[edges[:-1]], moves[edges[:-1]].tolist(), strict=True):
        rows[max(0, -move) : height - max(0, move)] += part[max(0, move) : height - max(0, -move)]
    return float(numpy.square(numpy.diff(rows).astype(numpy.float64)).sum())


def _sharpest(columns: Any, angles: Any) -> float:
    return float(max(angles, key=lambda angle: _sharpness(columns, float(angle))))


def straighten(grey: Any, degrees: float) -> tuple[Any, Any]:
    """The picture turned back by its skew, and the 2 x 3 matrix that takes its pixels back to the crooked one."""
    height, width = grey.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    paper = int(numpy.percentile(grey, 90))
    straight = cv2.warpAffine(grey, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_CONSTANT, borderValue=(paper,))
    return straight, cv2.invertAffineTransform(matrix)
