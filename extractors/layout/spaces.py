"""Typewriter print sets every letter and every space as wide as the widest letter, so its spaces are gaps that part columns elsewhere."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from itertools import pairwise

from extractors.model import Word

_COLUMN_GAP = 1.05  # in heights: a space is about a third of the print's height; columns of a table stand wider than its height
_GAP_IN_SPACES = 1.55
_WIDEST_GAP = 1.9
_FEWEST_SPACES = 12


def column_gap(words: Sequence[Word], height_of_print: float) -> float:
    """The gap from which on two words of a page stand in two columns, in heights of print.

    Taken from the usual space of the page where that is wide: a scan of typewriter print has boxes of the letters' ink, low and far apart.
    """
    spaces = []
    for left, right in pairwise(words):
        one, other = left.box, right.box
        gap = other.x0 - one.x1
        if not 0 < gap < 3 * height_of_print:
            continue
        overlap = min(one.bottom, other.bottom) - max(one.top, other.top)
        if overlap > 0.5 * min(one.bottom - one.top, other.bottom - other.top):
            spaces.append(gap / height_of_print)
    if len(spaces) < _FEWEST_SPACES:
        return _COLUMN_GAP
    return min(max(_COLUMN_GAP, _GAP_IN_SPACES * statistics.median(spaces)), _WIDEST_GAP)
