"""A recogniser sees a space within a code where two figures stand a little apart: "DN008 419" is DN008419."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.layout.misread_signs import RECOGNISERS
from extractors.model import Box, Word

_HEAD = re.compile(r"[A-Z]{1,6}[-/]?\d{2,}")
_TAIL = re.compile(r"\d{2,}")
_LETTERS_APART = 0.35  # a space takes more than half of a letter


def with_whole_codes(words: Sequence[Word]) -> list[Word]:
    """The words of a page, those of one code joined that stand closer than any space; what a file says itself has the spaces it has."""
    whole: list[Word] = []
    for word in words:
        if whole and word.seen_by in RECOGNISERS and _TAIL.fullmatch(word.text) and _goes_on(whole[-1], word):
            whole[-1] = _joined(whole[-1], word)
        else:
            whole.append(word)
    return whole


def _goes_on(left: Word, right: Word) -> bool:
    if not _HEAD.fullmatch(left.text) or min(left.box.bottom, right.box.bottom) <= max(left.box.top, right.box.top):
        return False
    letter = (left.box.width + right.box.width) / (len(left.text) + len(right.text))
    return abs(right.box.x0 - left.box.x1) < _LETTERS_APART * letter


def _joined(left: Word, right: Word) -> Word:
    box = Box(left.box.x0, min(left.box.top, right.box.top), right.box.x1, max(left.box.bottom, right.box.bottom))
    confidences = [each.confidence for each in (left, right) if each.confidence is not None]
    return replace(left, text=left.text + right.text, box=box, confidence=min(confidences, default=None))
