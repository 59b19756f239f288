"""Ink on a picture that is neither print nor ruling: pen strokes, scrawls and stamps, each as a rectangle.

What was read as words is painted over and rules are taken out; of the rest, marks that lie together and are too large for specks and too
bent for the remains of a rule are kept. Words that the engine itself doubts are not painted over, since a scrawl is read as a word too.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import cv2
import numpy

from extractors.model import Box, Mark, Word
from extractors.signs import has_letter_or_digit

MARKS_AT_MOST = 200
_DOUBTED = 0.6
_INK = 170  # of 255, where paper is white
_RULE = 40.0  # points that print and pens rarely run dead level or plumb
_TOGETHER = 5.0  # points between the strokes of one mark
_LEAST_WIDTH, _LEAST_HEIGHT = 14.0, 6.0  # points
_LARGEST_SHARE = 0.1  # of the page
_BENT = 1.1  # points by which a mark must leave its own straight line, as the root mean square
_FULLEST = 0.55  # share of its rectangle that is ink; more is a bar or a black edge


def pen_strokes(even: Any, words: Sequence[Word], scale: float) -> tuple[Mark, ...]:
    """The marks on an upright picture on even paper, with `scale` pixels to a point; `words` are those read there."""
    ink = (even < _INK).astype(numpy.uint8)
    _without_rules(ink, max(8, round(_RULE * scale)))
    for word in words:
        if _is_print(word):
            rim = 0.12 * word.box.height
            top, bottom = (max(0, round(each * scale)) for each in (word.box.top - rim, word.box.bottom + rim))
            left, right = (max(0, round(each * scale)) for each in (word.box.x0 - rim, word.box.x1 + rim))
            ink[top:bottom, left:right] = 0
    reach = max(3, round(_TOGETHER * scale)) | 1
    blocks = cv2.dilate(ink, numpy.ones((reach, reach), numpy.uint8))
    outlines, hierarchy = cv2.findContours(blocks, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    found = []
    for index, outline in enumerate(outlines):
        left, top, across, along = cv2.boundingRect(outline)
        is_hole = hierarchy[0][index][3] >= 0
        if is_hole or across < _LEAST_WIDTH * scale or along < _LEAST_HEIGHT * scale or across * along > _LARGEST_SHARE * even.size:
            continue
        block = numpy.zeros((along, across), numpy.uint8)
        cv2.drawContours(block, outlines, index, (1,), cv2.FILLED, hierarchy=hierarchy, maxLevel=1, offset=(-left, -top))
        part = ink[top : top + along, left : left + across] & block
        mark = _mark(part, left, top, scale)
        if mark is not None:
            found.append(mark)
    found.sort(key=lambda each: -each.box.width * each.box.height)
    return tuple(found[:MARKS_AT_MOST])


def _is_print(word: Word) -> bool:
    return (word.confidence is None or word.confidence >= _DOUBTED) and has_letter_or_digit(word.text)


def _without_rules(ink: Any, length: int) -> None:
    for shape, rim in (((1, length), (3, 1)), ((length, 1), (1, 3))):
        rules = cv2.morphologyEx(ink, cv2.MORPH_OPEN, numpy.ones(shape, numpy.uint8))
        ink[cv2.dilate(rules, numpy.ones(rim, numpy.uint8)) > 0] = 0


def _mark(part: Any, left: int, top: int, scale: float) -> Mark | None:
    """The ink of one block as a mark, or None where it is a speck, a straight line or a filled bar."""
    rows, columns = numpy.nonzero(part)
    if rows.size < 2 * scale * scale * _LEAST_WIDTH * 0.3:
        return None
    across, along = int(columns.max() - columns.min()) + 1, int(rows.max() - rows.min()) + 1
    if across < _LEAST_WIDTH * scale or along < _LEAST_HEIGHT * scale or rows.size > _FULLEST * across * along:
        return None
    points = numpy.stack([columns, rows]).astype(numpy.float64)
    thinnest = float(numpy.linalg.eigvalsh(numpy.cov(points))[0])
    if thinnest**0.5 < _BENT * scale:
        return None
    x0, y0 = left + int(columns.min()), top + int(rows.min())
    return Mark("strokes", Box(x0 / scale, y0 / scale, (x0 + across) / scale, (y0 + along) / scale))
