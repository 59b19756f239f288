"""Which word follows a word on its line: all pairs on a few lines are measured at once."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy

from extractors.model import Word

SAME_LINE_OVERLAP = 0.5  # share of the smaller word's height that must lie beside the other
_TALLEST = 2.5  # heights of print up to which larger letters have wider spaces
_OTHER_SIZE, _STEP, _TOUCHING = 1.15, 0.2, 0.1  # of the lesser height: a long name that runs up to the title in other print beside it
_MUCH_OTHER_SIZE = 1.3  # the same with a space between, where a program set both words
_ANY_OTHER_SIZE, _WIDE, _SHORT = 1.03, 0.75, 2  # the same where one is hardly larger, and a wide gap is between words of some letters
_TALL = re.compile(r"[A-Z\dÀ-ÖØ-Þbdfhkl]")  # letters that reach the top of the print; "was" is lower than "hereby" beside it
_AT_ONCE = 128  # words, which stand on a few lines: only those lines hold what follows them


def nearest_behind(words: Sequence[Word], height_of_print: float, reached: float) -> list[tuple[int, float]]:
    """Of each word the index of the nearest one that follows it with no column gap between, and the gap in points; -1 where none does.

    `reached` is the widest gap within a column, in heights of print. Print of another size is another cell: a name and the title beside it.
    """
    x0, top, x1, bottom = numpy.array([(word.box.x0, word.box.top, word.box.x1, word.box.bottom) for word in words]).T
    width, height, middle = x1 - x0, bottom - top, x0 + x1
    is_layer = numpy.array([word.seen_by == "text_layer" for word in words])
    length = numpy.array([len(word.text) for word in words])
    found = [(-1, 0.0)] * len(words)
    widest = reached * max(_TALLEST * height_of_print, 0.8 * height_of_print)
    downwards = numpy.argsort(top)
    for first in range(0, len(words), _AT_ONCE):
        own = downwards[first : first + _AT_ONCE]
        others = numpy.flatnonzero((top <= bottom[own].max()) & (bottom >= top[own].min()))
        gaps = x0[others] - x1[own][:, None]
        is_behind = (middle[others] > middle[own][:, None]) & (gaps <= widest)
        is_level = (bottom[others] >= top[own][:, None]) & (top[others] <= bottom[own][:, None])
        at, behind = numpy.nonzero(is_behind & is_level)  # few of all pairs: only these are measured
        left, right, gap = own[at], others[behind], gaps[at, behind]
        smaller, taller = numpy.minimum(height[right], height[left]), numpy.maximum(height[right], height[left])
        shorter = numpy.minimum(length[right], length[left])
        overlap = numpy.minimum(bottom[right], bottom[left]) - numpy.maximum(top[right], top[left])
        reach = reached * numpy.maximum(numpy.minimum(taller, _TALLEST * height_of_print), 0.8 * height_of_print)
        follows = (gap >= -0.5 * numpy.minimum(width[right], width[left])) & (gap <= reach)
        follows &= (overlap >= SAME_LINE_OVERLAP * smaller) & ((taller <= 3 * smaller) | (shorter <= 1))
        follows &= (taller <= 1.3 * smaller) | (gap <= 0.35 * taller) | (shorter <= 2)
        stepped = numpy.abs(bottom[right] - bottom[left]) > _STEP * smaller
        follows &= (taller <= _OTHER_SIZE * smaller) | ~stepped | (gap > _TOUCHING * smaller) | (shorter <= 1)
        set_by_program = is_layer[right] & is_layer[left]
        follows &= (taller <= _MUCH_OTHER_SIZE * smaller) | ~stepped | ~set_by_program | (shorter <= 1)
        is_wide = (gap > _WIDE * smaller) & (taller > _ANY_OTHER_SIZE * smaller) & (shorter > _SHORT) & set_by_program
        for pair in numpy.flatnonzero(follows & is_wide).tolist():
            follows[pair] = not all(_TALL.search(words[each].text) for each in (left[pair], right[pair]))
        for index, other, each in zip(left[follows].tolist(), right[follows].tolist(), gap[follows].tolist(), strict=True):
            distance = max(each, 0.0)
            if found[index][0] < 0 or distance < found[index][1]:
                found[index] = other, distance
    return found
