"""Lines in Latin print, read by a small copy of the reader that knows no other signs and reckons in eight bits.

It takes four tenths of the reader's time. What it doubts, and what another alphabet may stand in, it leaves to the reader itself; of lines
that it is sure of, the two differ in five of a thousand, most of them in a space (`bench/training/quick_reader.py` made it).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import numpy

from extractors.recognition.line_reader import Alphabet, LineReading, asked, decoded

_SURE = 0.95  # likelihood of the least likely sign of a line that need not be read again
_KNOWN = 8.0  # weight of all signs together at a step; Chinese ones leave Latin 7 and less, and print that it knows 10 and more
# Whether a nought is an O and a one an I is told by likelihoods of a thousandth (`line_reader.py`), which eight bits do not carry.
_NOUGHT_OR_LETTER = re.compile(r"\b[A-Z][01OI][\d/-]|[^\W\d_][0][^\W\d_]|[A-Z]O\d")


@dataclass(frozen=True)
class QuickReader:
    """The network and the signs that it knows, in its order."""

    network: Any
    alphabet: Alphabet

    def read(self, line: Any) -> LineReading | None:
        """The words on a grey picture of one line with dark letters; None where it should be read again."""
        weights, small = asked(self.network, line)
        highest = weights.max(axis=1, keepdims=True)
        likely = numpy.exp(weights - highest)
        together = likely.sum(axis=1, keepdims=True)
        if float((highest + numpy.log(together)).min()) < _KNOWN:
            return None
        reading = decoded(likely / together, small, self.alphabet)
        if any(word.least < _SURE for word in reading.words) or _NOUGHT_OR_LETTER.search(reading.text):
            return None
        return reading
