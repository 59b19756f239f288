"""Print that the first look passed over: faint rows, text on dark bars, a table that was taken for a picture.

What was read is painted over; if marks of the size and company of letters remain, they are put on white paper with their contrast
stretched, each block for itself, for a second look.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import cv2
import numpy

_LEAST_LETTERS = 4  # in a block; fewer are specks, ticks and punctuation
_MARGIN = 6  # pixels around a block
BLOCKS_AT_MOST = 150


def unread_print(grey: Any, boxes: Iterable[tuple[float, float, float, float]], dpi: float) -> Any | None:
    """White paper with only the blocks of print that lie outside the boxes (left, top, right, bottom), or None where there are none."""
    local = cv2.GaussianBlur(grey, (0, 0), dpi * 0.08)
    covered = _covered(grey.shape, boxes)
    dark_on_light = cv2.subtract(local, grey)
    light_on_dark = cv2.subtract(grey, local)
    light_on_dark[local > 170] = 0  # the rim of black letters on white is no white print
    result = numpy.full_like(grey, 255)
    found = 0
    for strength, inverted in ((dark_on_light, False), (light_on_dark, True)):
        ink = ((strength > (8 if not inverted else 25)) & ~covered).astype(numpy.uint8) * 255
        for left, top, right, bottom in _blocks(ink, dpi):
            if found >= BLOCKS_AT_MOST:
                break
            part = grey[top:bottom, left:right]
            hidden = covered[top:bottom, left:right]
            spread = _spread(255 - part if inverted else part, hidden)
            if spread is not None:
                result[top:bottom, left:right] = numpy.minimum(result[top:bottom, left:right], spread)
                found += 1
    return result if found else None


def _covered(shape: tuple[int, int], boxes: Iterable[tuple[float, float, float, float]]) -> Any:
    covered = numpy.zeros(shape, dtype=bool)
    for left, top, right, bottom in boxes:
        reach = max(3, int((bottom - top) * 0.25))
        covered[max(0, int(top) - reach) : int(bottom) + reach, max(0, int(left) - reach) : int(right) + reach] = True
    return covered


def _blocks(ink: Any, dpi: float) -> list[tuple[int, int, int, int]]:
    """Lines of letter-sized marks, as rectangles with a margin."""
    ink = cv2.morphologyEx(ink, cv2.MORPH_OPEN, numpy.ones((2, 1), numpy.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    width, height = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    letters = (
        (height >= dpi * 0.035) & (height <= dpi * 0.35) & (width >= 2) & (width <= dpi * 0.6) & (stats[:, cv2.CC_STAT_AREA] >= dpi * 0.05)
    )
    letters &= stats[:, cv2.CC_STAT_AREA] >= 0.12 * width * height
    letters[0] = False
    kept = (letters[labels] * 255).astype(numpy.uint8)
    reach = max(3, round(dpi * 0.07))
    lines = cv2.morphologyEx(kept, cv2.MORPH_CLOSE, numpy.ones((1, 2 * reach + 1), numpy.uint8))
    line_count, line_labels, line_stats, _ = cv2.connectedComponentsWithStats(lines, connectivity=8)
    if line_count <= 1:
        return []
    middles = [
        (int(stats[index, 0] + stats[index, 2] // 2), int(stats[index, 1] + stats[index, 3] // 2)) for index in numpy.flatnonzero(letters)
    ]
    members = numpy.zeros(line_count, dtype=int)
    for x, y in middles:
        members[line_labels[y, x]] += 1
    rows, columns = ink.shape
    blocks = []
    for index in range(1, line_count):
        left, top, across, along, _area = (int(each) for each in line_stats[index])
        if members[index] < _LEAST_LETTERS or across < 1.5 * along:
            continue
        blocks.append(
            (max(0, left - _MARGIN), max(0, top - _MARGIN), min(columns, left + across + _MARGIN), min(rows, top + along + _MARGIN))
        )
    return blocks


def _spread(part: Any, hidden: Any) -> Any | None:
    """A block with its print at black and its ground at white, what was read already left white; None where it is of one grey."""
    seen = part[~hidden]
    if seen.size < 20:
        return None
    dark, light = (float(each) for each in numpy.percentile(seen, [2, 70]))
    if light - dark < 12:
        return None
    spread = numpy.clip((part.astype(numpy.float32) - dark) * (255.0 / (light - dark)), 0, 255).astype(numpy.uint8)
    spread[hidden] = 255
    return spread
