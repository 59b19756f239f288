"""Lines in Latin print, read by a small copy of the reader that knows no other signs and reckons in eight bits.

It takes four tenths of the reader's time. What it doubts, and what another alphabet may stand in, it leaves to the reader itself; of lines
that it is sure of, the two differ in one of a thousand (`bench/training/quick_reader.py` made it).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy

from extractors.recognition.line_reader import Alphabet, LineReading, asked, decoded

_SURE = 0.95  # likelihood of the least likely sign of a line that need not be read again
_KNOWN = 8.0  # weight of all signs together at a step; Chinese ones leave Latin 7 and less, and print that it knows 10 and more
# Likelihood at a step of a sign that is not read there. Of lines that read right one in a hundred leaves a point so much, one in a hundred
# a digit and one in two hundred another sign; lost ones left 0.45, where the reader saw them with a likelihood of 0.5 and more.
_POINT_OVERLOOKED, _FIGURE_OVERLOOKED, _OVERLOOKED = 0.005, 0.03, 0.05
_UNBROKEN = 0.9  # likelihood in the midst of a sign that is read at three steps; two of the same leave less there
# Whether a nought is an O, a one an I and a gap between figures a space is told by likelihoods of a thousandth (`line_reader.py`), which
# eight bits do not carry.
_NOT_CARRIED = re.compile(r"\d \d|\b[A-Z][01OI][\d/-]|[^\W\d_][0][^\W\d_]|[A-Z]O\d")


@dataclass(frozen=True)
class QuickReader:
    """The network and the signs that it knows, in its order."""

    network: Any
    alphabet: Alphabet

    @cached_property
    def _most(self) -> Any:
        """How likely each sign may be at a step where it is not read; blank may be so everywhere."""
        limits = {**dict.fromkeys("0123456789-", _FIGURE_OVERLOOKED), **dict.fromkeys("., ", _POINT_OVERLOOKED), "": 1.0}
        return numpy.array([limits.get(sign, _OVERLOOKED) for sign in self.alphabet.signs])

    def read(self, line: Any) -> LineReading | None:
        """The words on a grey picture of one line with dark letters; None where it should be read again."""
        weights, small = asked(self.network, line)
        highest = weights.max(axis=1, keepdims=True)
        likely = numpy.exp(weights - highest)
        together = likely.sum(axis=1, keepdims=True)
        if float((highest + numpy.log(together)).min()) < _KNOWN:
            return None
        likely /= together
        if self._may_overlook(likely):
            return None
        reading = decoded(likely, small, self.alphabet)
        if any(word.least < _SURE for word in reading.words) or _NOT_CARRIED.search(reading.text):
            return None
        return reading

    def _may_overlook(self, likely: Any) -> bool:
        """Whether a sign has some likelihood where it is not read: "2,721.14" without its point is money too."""
        best = likely.argmax(axis=1)
        printed = numpy.flatnonzero(best)
        if not len(printed):
            return False
        steps = slice(int(printed[0]), int(printed[-1]) + 1)
        likely, best = likely[steps], best[steps]
        near = numpy.zeros(likely.shape, bool)  # a sign that is read reaches into the steps beside its own
        places = numpy.arange(len(best))
        for beside in (-1, 0, 1):
            near[numpy.clip(places + beside, 0, len(best) - 1), best] = True
        within = (
            (best[1:-1] == best[:-2]) & (best[1:-1] == best[2:]) & (best[1:-1] > 0)
        )  # "dd" may be read as one wide d, less likely midway
        is_doubled = within & (likely[places[1:-1], best[1:-1]] < _UNBROKEN)
        return bool(is_doubled.any() or (~near & (likely > self._most)).any())
