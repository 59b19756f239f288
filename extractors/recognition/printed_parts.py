"""The parts of a page that hold print: half of a usual paper is empty, and costs a network as much as print does.

The page is cut along empty bands, across and down by turns, as long as there is one wide enough (Nagy, Seth, 1984).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import cv2
import numpy

_CELL = 8  # pixels
_STEP = 32  # pixels; sides that the network takes are multiples of it
_CONTRAST = 30  # grey levels within a cell that has print
_LEAST_INK = 5.0  # black pixels of cells that touch; less is a speck
_EMPTY = 8  # cells of a band along which the page is cut
_MARGIN = 4  # cells around a part


@dataclass(frozen=True, slots=True)
class Part:
    """A rectangle of a picture, in pixels."""

    left: int
    top: int
    right: int
    bottom: int


def printed_parts(page: Any) -> list[Part]:
    """The rectangles of a grey picture with white paper outside which nothing is printed; their sides are multiples of 32 pixels, as those
    of the picture must be."""
    height, width = page.shape
    return [_whole_steps(box, width, height) for box in _cut(_cells_with_print(page), 0, 0)]


def _cells_with_print(page: Any) -> Any:
    height, width = page.shape
    cells = page.reshape(height // _CELL, _CELL, width // _CELL, _CELL)
    lightest, darkest = cells.max(axis=(1, 3)), cells.min(axis=(1, 3))
    marked = ((lightest - darkest) >= _CONTRAST).astype(numpy.uint8)
    ink = (_CELL * _CELL) - cells.sum(axis=(1, 3), dtype=numpy.float32) / 255.0
    count, labels = cv2.connectedComponents(marked, connectivity=8)
    enough = numpy.bincount(labels.ravel(), ink.ravel(), count) >= _LEAST_INK
    enough[0] = False
    return enough[labels]


def _cut(cells: Any, top: int, left: int) -> Iterator[tuple[int, int, int, int]]:
    """Left, top, right and bottom of each part, in cells."""
    rows, columns = (numpy.flatnonzero(cells.any(axis=axis)) for axis in (1, 0))
    if not len(rows):
        return
    row, band = _widest_gap(rows)
    column, strip = _widest_gap(columns)
    if max(band, strip) < _EMPTY:
        yield left + int(columns[0]), top + int(rows[0]), left + int(columns[-1]) + 1, top + int(rows[-1]) + 1
    elif band * len(cells[0]) >= strip * len(cells):
        yield from _cut(cells[:row], top, left)
        yield from _cut(cells[row:], top + row, left)
    else:
        yield from _cut(cells[:, :column], top, left)
        yield from _cut(cells[:, column:], top, left + column)


def _widest_gap(places: Any) -> tuple[int, int]:
    """Where the widest gap between two places ends, and how wide it is."""
    if len(places) < 2:
        return 0, 0
    gaps = numpy.diff(places)
    widest = int(gaps.argmax())
    return int(places[widest + 1]), int(gaps[widest]) - 1


def _whole_steps(box: tuple[int, int, int, int], width: int, height: int) -> Part:
    left, top, right, bottom = box
    left, right = _stretched(left, right, width)
    top, bottom = _stretched(top, bottom, height)
    return Part(left, top, right, bottom)


def _stretched(start: int, end: int, most: int) -> tuple[int, int]:
    """A side in pixels with its margin, as many whole steps long as it needs, within the page."""
    length = min(most, -(-(end - start + 2 * _MARGIN) * _CELL // _STEP) * _STEP)
    middle = (start + end) * _CELL // 2
    first = max(0, min(most - length, middle - length // 2))
    return first, first + length
