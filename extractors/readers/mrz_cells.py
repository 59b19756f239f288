"""Which places of a machine-readable zone hold a filler, seen by shape: the print has one pitch, and a filler looks like every other.

Tesseract takes the filler for K, C, E or S, drops some of a long run, and doubles others; a shape that repeats in one picture is known
without any engine. The last places of a line of names are nearly always fillers, so the picture brings its own pattern with it.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy
from numpy.typing import NDArray

Grey = NDArray[numpy.uint8]
Matrix = NDArray[numpy.float32]
PixelBox = tuple[float, float, float, float]

_GLYPH_SHARE = 0.66  # width of a glyph's ink in pitches: the first place begins and the last ends with ink, not with the gap
_PATTERN_PLACES = 5
_SAME_SHAPE = 0.80  # fillers of one picture correlate above 0.83, other signs with a filler below 0.76 (19 specimens)
_OTHER_SHAPE = 0.64  # clutter of the background takes a filler down this far, and a 2 or a 5 comes up to it
_LEFT_SHIFTS = (0.0, -0.25, 0.25, -0.5, 0.5)  # of a pitch
_SLACK = 0.22  # of a pitch: print on curved paper strays so far from its place


def filler_places(picture: Grey, lines: Sequence[PixelBox], sign_count: int) -> list[list[bool | None]] | None:
    """For each line, which of its places hold a filler (None: the shape leaves it open); None where no pattern of a filler can be had.

    `lines` are the boxes of the lines' ink in pixels of the picture, `sign_count` the signs of a line (30, 36 or 44).
    """
    margin = int(max(line[3] - line[1] for line in lines))
    padded = cv2.copyMakeBorder(picture, margin, margin, margin, margin, cv2.BORDER_REPLICATE).astype(numpy.uint8)
    moved = [(x0 + margin, top + margin, x1 + margin, bottom + margin) for x0, top, x1, bottom in lines]
    pattern = _pattern(padded, [_places(line, sign_count) for line in moved])
    return None if pattern is None else [_fillers_of(padded, line, sign_count, pattern) for line in moved]


def _fillers_of(picture: Grey, line: PixelBox, sign_count: int, pattern: Matrix) -> list[bool | None]:
    """The fillers of a line, its left end moved to where most are seen: a faint first sign makes the box of the ink begin too late."""
    pitch = (line[2] - line[0]) / sign_count
    best: list[bool | None] = []
    for shift in _LEFT_SHIFTS:
        row = _places((line[0] + shift * pitch, *line[1:]), sign_count)
        found = [_is_filler(_likeness(picture, place, pattern)) for place in row]
        if not best or found.count(True) > best.count(True):
            best = found
    return best


def _is_filler(likeness: float) -> bool | None:
    if likeness >= _SAME_SHAPE:
        return True
    return None if likeness > _OTHER_SHAPE else False


def _places(line: PixelBox, sign_count: int) -> list[PixelBox]:
    x0, top, x1, bottom = line
    pitch = (x1 - x0) / (sign_count - 1 + _GLYPH_SHARE)
    first = x0 - (1 - _GLYPH_SHARE) / 2 * pitch
    return [(first + pitch * number, top, first + pitch * (number + 1), bottom) for number in range(sign_count)]


def _pattern(picture: Grey, rows: Sequence[Sequence[PixelBox]]) -> Matrix | None:
    """The mean of five neighbouring places that look alike: the end of a line of names, else the end of a line of numbers."""
    ends = [row[-_PATTERN_PLACES:] for row in (rows[-1], *rows[:-1])] + [row[-_PATTERN_PLACES - 3 : -3] for row in rows]
    best: tuple[float, Matrix] | None = None
    for places in ends:
        cuts = [_cut(picture, place, 0) for place in places]
        height, width = min(cut.shape[0] for cut in cuts), min(cut.shape[1] for cut in cuts)
        if min(height, width) < 1:
            continue  # a line too narrow to hold so many signs, or that runs out of the picture
        mean = numpy.mean([cut[:height, :width] for cut in cuts], axis=0).astype(numpy.float32)
        likeness = min(_likeness(picture, place, mean) for place in places)
        if likeness >= _SAME_SHAPE and (best is None or likeness > best[0]):
            best = (likeness, mean)
    return best[1] if best else None


def _likeness(picture: Grey, place: PixelBox, pattern: Matrix) -> float:
    slack = int(_SLACK * (place[2] - place[0]))
    window = _cut(picture, place, slack)
    if window.shape[0] < pattern.shape[0] or window.shape[1] < pattern.shape[1]:
        return 0.0
    return float(cv2.matchTemplate(window, pattern, cv2.TM_CCOEFF_NORMED).max())


def _cut(picture: Grey, place: PixelBox, slack: int) -> Matrix:
    x0, top, x1, bottom = place
    rows = slice(max(0, int(top) - 3 - slack), int(bottom) + 3 + slack)
    return picture[rows, max(0, int(x0) - slack) : int(x1) + slack].astype(numpy.float32)
