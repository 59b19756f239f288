"""Dots lead the eye from what was done to what it costs: "Filing fee......220.00" is two words, and the dots between them are none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from extractors.model import Box, Word
from extractors.signs import has_letter_or_digit

_LEADER = re.compile(r"(?P<left>.*?)(?:\.{5,}|·{5,}|…{2,})[.·…]*(?P<right>.*)")
_DOTS = re.compile(r"[.·…]{1,3}")
_MAY_LEAD = re.compile(r"(?m)^[.·…]{1,3}$|\.{5}|·{5}|…{2}")  # without which a page has neither
_FEWEST_DOTS = 5
_WIDTH_OF_LETTER = 0.55  # of the height of its print; no wider, so that a part stays on its own side of the dots


def with_leaders_parted(words: Sequence[Word]) -> list[Word]:
    """The words of a page without the dots that lead from one to the next; a line of dots alone is there to be written on."""
    if _MAY_LEAD.search("\n".join([word.text for word in words])) is None:
        return list(words)
    parted: list[Word] = []
    for is_dot, run in groupby(words, key=lambda word: _DOTS.fullmatch(word.text) is not None):
        several = list(run)
        if not is_dot:
            parted += [part for word in several for part in _around_leader(word)]
        elif len(several) < _FEWEST_DOTS:
            parted += several
    return parted


def _around_leader(word: Word) -> list[Word]:
    """What stands before and behind the dots in a word, each at its own end of the word's box."""
    match = _LEADER.fullmatch(word.text)
    if match is None or not has_letter_or_digit(word.text):
        return [word]
    box, letter = word.box, min(word.box.width / len(word.text) * 2, _WIDTH_OF_LETTER * word.box.height)
    left, right = match["left"], match["right"]
    found = []
    if left:
        found.append(replace(word, text=left, box=Box(box.x0, box.top, min(box.x1, box.x0 + letter * len(left)), box.bottom)))
    if right:
        found.append(replace(word, text=right, box=Box(max(box.x0, box.x1 - letter * len(right)), box.top, box.x1, box.bottom)))
    return found
