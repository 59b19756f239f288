"""Ink that lies solid over print: a blot, a marker, a hole that the scanner saw black. What stands under it was not read.

A recogniser reads what is left of a word, and is as sure of it as of any other. No stroke of a letter is as wide as half of its height, so
what is left of the ink when every narrower stroke is taken away is no print.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import cv2
import numpy

from extractors.model import Box, Word
from extractors.signs import has_letter_or_digit

_INK = 110  # grey level below which the page is black
_WIDEST_STROKE = 0.5  # share of the height of print
_WIDEST_BLOT = 12.0  # heights of print; a wider patch is a band with light print on it
_REACH = 0.5  # heights of print by which a blot may stand off the word that it hides the rest of
_IN_DOUBT = 0.2


def with_doubt_under_blots(even: Any, words: Sequence[Word], scale: float) -> tuple[Word, ...]:
    """The words of an upright picture on even paper, `scale` pixels a point, those in doubt on or beside which solid ink lies."""
    heights = [word.box.height for word in words if has_letter_or_digit(word.text)]
    if not heights:
        return tuple(words)
    height = statistics.median(heights)
    width = max(5, round(_WIDEST_STROKE * height * scale))
    ink = (even < _INK).astype(numpy.uint8)
    solid = cv2.morphologyEx(ink, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (width, width)))
    outlines, hierarchy = cv2.findContours(solid, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    patches = [cv2.boundingRect(each) for each, (*_, around) in zip(outlines, hierarchy[0] if outlines else (), strict=True) if around < 0]
    blots = [
        Box(left / scale, top / scale, (left + across) / scale, (top + along) / scale)
        for left, top, across, along in patches
        if max(across, along) <= _WIDEST_BLOT * height * scale
    ]
    return tuple(_in_doubt(word) if any(_hides(blot, word.box) for blot in blots) else word for word in words)


def _hides(blot: Box, box: Box) -> bool:
    """Whether a blot lies on a line of print and reaches into a word or stands close at one of its ends."""
    reach = _REACH * box.height
    is_on_line = min(blot.bottom, box.bottom) - max(blot.top, box.top) > 0.5 * box.height
    return is_on_line and blot.x0 < box.x1 + reach and blot.x1 > box.x0 - reach and blot.height < 2.5 * box.height


def _in_doubt(word: Word) -> Word:
    return word if word.confidence is None else replace(word, confidence=min(word.confidence, _IN_DOUBT))
