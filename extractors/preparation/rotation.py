"""Which way up a page lies: text lines make the rows of an upright page uneven, and the columns of one that lies on its side."""

from __future__ import annotations

from typing import Any

import cv2
import numpy

_LOOK = 1000
_SHEARS = (-0.05, -0.025, 0.0, 0.025, 0.05)  # as far as a page may be crooked, as a slope


def seems_on_its_side(grey: Any) -> bool:
    """Whether the lines of text seem to run up and down the picture. It is a hint: of upright receipts one in six seems so too."""
    scale = min(1.0, _LOOK / max(grey.shape))
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else grey
    ink = _letters(small)
    if ink.mean() < 0.3:
        return False
    return _unevenness(numpy.ascontiguousarray(ink.T)) > 1.25 * _unevenness(ink)


def busiest_square(grey: Any, side: int) -> Any:
    """The square with the most letters, `side` pixels wide or as wide as the picture: what tells which way up it lies."""
    height, width = grey.shape
    side = min(side, height, width)
    scale = min(1.0, _LOOK / max(grey.shape))
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else grey
    window = max(1, round(side * scale))
    sums = cv2.boxFilter(_letters(small), cv2.CV_32F, (window, window), normalize=False, borderType=cv2.BORDER_CONSTANT)
    row, column = numpy.unravel_index(int(sums.argmax()), sums.shape)
    top = min(max(0, round(int(row) / scale) - side // 2), height - side)
    left = min(max(0, round(int(column) / scale) - side // 2), width - side)
    return grey[top : top + side, left : left + side]


def turn(grey: Any, degrees: int) -> Any:
    """The picture turned clockwise by a multiple of 90 degrees."""
    return numpy.ascontiguousarray(numpy.rot90(grey, -(degrees // 90)))


def _letters(small: Any) -> Any:
    """Marks of the size of letters: rules, pictures and the dark edge of a scan say nothing about the direction of text."""
    paper = cv2.medianBlur(cv2.dilate(small, numpy.ones((7, 7), numpy.uint8)), 21)
    ink = cv2.threshold(cv2.subtract(paper, small), 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)[1]
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    largest = max(12, _LOOK // 25)
    keep = numpy.zeros(count, dtype=bool)
    keep[1:] = (
        (stats[1:, cv2.CC_STAT_AREA] >= 4) & (stats[1:, cv2.CC_STAT_WIDTH] < largest * 3) & (stats[1:, cv2.CC_STAT_HEIGHT] < largest * 3)
    )
    longest = numpy.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT])
    shortest = numpy.minimum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT])
    keep &= longest < 12 * numpy.maximum(1, shortest)
    return (keep[labels] * 255).astype(numpy.uint8)


def _unevenness(ink: Any) -> float:
    height, width = ink.shape
    best = 0.0
    for slope in _SHEARS:
        matrix = numpy.array([[1.0, 0.0, 0.0], [slope, 1.0, -slope * width / 2]])
        rows = cv2.warpAffine(ink, matrix, (width, height), flags=cv2.INTER_NEAREST).sum(axis=1, dtype=numpy.float64) / 255.0
        best = max(best, float(numpy.square(numpy.diff(rows)).sum() / max(1.0, float(numpy.square(rows).sum()))))
    return best
