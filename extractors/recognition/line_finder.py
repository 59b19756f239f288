"""Where print stands on a page: a network (PP-OCRv6, DBNet) marks what looks like text, and each mark is a line or a part of one.

Liao et al., Real-time Scene Text Detection with Differentiable Binarization, 2020. The network sees the page reduced and says for each
pixel how likely it belongs to text; it shrinks lines so that neighbours stay apart, and the boxes are grown back. Empty paper it is
not shown.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import cv2
import numpy

from extractors.recognition.printed_parts import printed_parts

_INK = 0.3  # from which likelihood a pixel is text
_SURE = 0.5  # mean likelihood from which a mark is believed
_GROWTH = 1.6  # of area to outline, by how much the network was trained to shrink
_MARGIN = 0.3  # of its height by which a line is taken longer, so that no first letter is cut
_LEAST_SIDE = 3  # pixels of the reduced page
_MOST_LINES = 1000
_MOST_PIXELS = 1_600_000  # 0.35 GB
_LONG_ENOUGH_TO_SLOPE = 3.0  # the same for how it slopes
_STEEP = 20.0  # degrees
_LONG_ENOUGH_TO_BEND = 6.0  # lengths in heights
_BOWED = 0.25  # of its height by which a line must leave the straight
BOW_POINTS = 9


@dataclass(frozen=True, slots=True)
class FoundLine:
    """A rectangle around a line of print in pixels: its middle, its size along and across the line, and how it slopes (degrees, down to
    the right).

    `bow` is by how many pixels a line on bent paper lies below the middle of its rectangle, at even distances from its start to its end;
    a straight line has none.
    """

    x: float
    y: float
    length: float
    height: float
    slope: float
    bow: tuple[float, ...] = ()

    def point(self, share: float) -> tuple[float, float]:
        """The middle of the print at a share of the line's length."""
        along = (share - 0.5) * self.length
        below = float(numpy.interp(share * (len(self.bow) - 1), range(len(self.bow)), self.bow)) if self.bow else 0.0
        slope = math.radians(self.slope)
        return self.x + along * math.cos(slope) - below * math.sin(slope), self.y + along * math.sin(slope) + below * math.cos(slope)


def find_lines(network: Any, grey: Any, scale: float) -> list[FoundLine]:
    """The lines of a grey picture, which the network sees scaled by `scale` and never larger than its memory allows."""
    height, width = grey.shape
    scale = min(scale, (_MOST_PIXELS / grey.size) ** 0.5)
    across, along = (max(32, round(side * scale / 32) * 32) for side in (width, height))
    small = cv2.resize(grey, (across, along), interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    likely = numpy.zeros(small.shape, numpy.float32)
    for part in printed_parts(small):
        within = slice(part.top, part.bottom), slice(part.left, part.right)
        plane = (small[within].astype(numpy.float32) - 127.5) / 127.5
        answer = network.run(None, {network.get_inputs()[0].name: numpy.broadcast_to(plane, (1, 3, *plane.shape)).copy()})[0][0, 0]
        numpy.maximum(likely[within], answer, out=likely[within])
    return list(_lines(likely, width / across, height / along))


def _lines(likely: Any, scale_x: float, scale_y: float) -> Iterator[FoundLine]:
    marks = cv2.dilate((likely > _INK).astype(numpy.uint8), numpy.ones((2, 2), numpy.uint8))
    contours, _ = cv2.findContours(marks, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    for contour in contours[:_MOST_LINES]:
        (x, y), (length, height), slope = cv2.minAreaRect(contour)
        if min(length, height) < _LEAST_SIDE:
            continue
        left, top, across, along = cv2.boundingRect(contour)
        mask = numpy.zeros((along, across), numpy.uint8)
        cv2.fillPoly(mask, [contour - (left, top)], (1,))
        if float(cv2.mean(likely[top : top + along, left : left + across], mask)[0]) < _SURE:
            continue
        if length < height:
            length, height, slope = height, length, slope - 90.0
        slope = (slope + 90.0) % 180.0 - 90.0
        if abs(slope) > 45.0:  # a mark taller than wide is a short word or a line that runs up; it is cut out upright
            length, height, slope = height, length, slope - 90.0 if slope > 0 else slope + 90.0
        bow: tuple[float, ...] = ()
        if length > _LONG_ENOUGH_TO_SLOPE * height and abs(slope) < _STEEP:
            slope = _slope(mask, slope)
        if length > _LONG_ENOUGH_TO_BEND * height:
            bow, height = _bow(mask, x - left, y - top, slope, height)
        growth = _GROWTH * length * height / (2 * (length + height))
        yield FoundLine(
            x * scale_x,
            y * scale_y,
            (length + 2 * growth + _MARGIN * height) * scale_x,
            (height + 2 * growth) * scale_y,
            slope,
            tuple(each * scale_y for each in bow),
        )


def _middles(mask: Any) -> tuple[Any, Any, Any]:
    """The columns of a mark, the middle of the mark in each of them, and how thick it is there."""
    rows = numpy.arange(mask.shape[0], dtype=numpy.float32)
    thickness = mask.sum(axis=0)
    columns = numpy.flatnonzero(thickness)
    return columns, (mask * rows[:, None]).sum(axis=0)[columns] / thickness[columns], thickness[columns]


def _slope(mask: Any, rough: float) -> float:
    """How a mark slopes, by the middles of its columns: the smallest rectangle around it snaps to the level or to a corner."""
    columns, middles, thickness = _middles(mask)
    thick = float(numpy.median(thickness))
    inner = (columns > thick / 2) & (columns < mask.shape[1] - thick / 2)  # the ends are round
    if inner.sum() < BOW_POINTS:
        return rough
    return math.degrees(math.atan(float(numpy.polynomial.polynomial.polyfit(columns[inner], middles[inner], 1)[1])))


def _bow(mask: Any, x: float, y: float, slope: float, height: float) -> tuple[tuple[float, ...], float]:
    """How the middle of a mark leaves the straight line, and how high the mark is along it; nothing where it hardly does."""
    columns, middles, thickness = _middles(mask)
    thick = float(numpy.median(thickness))
    inner = (columns > thick / 2) & (columns < mask.shape[1] - thick / 2)  # the ends are round
    if inner.sum() < BOW_POINTS:
        return (), height
    below = middles - (y + (columns - x) * math.tan(math.radians(slope)))
    places = (columns - x) / mask.shape[1]
    curve = numpy.polynomial.polynomial.polyfit(places[inner], below[inner], 3)
    bow = numpy.polynomial.polynomial.polyval(numpy.linspace(-0.5, 0.5, BOW_POINTS), curve)
    if float(bow.max() - bow.min()) < _BOWED * thick:
        return (), height
    return tuple(float(each) for each in bow), min(height, thick)
