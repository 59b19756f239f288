"""A text layer is held against the picture of its page where there is reason to doubt it: a few words are read where they say they stand.

Programs that scan lay their own reading unseen under the picture, an old one full of errors or that of another page; fonts may come with a
table of meanings that is shifted, so that each letter copies as another. A picture does not lie, but reading all of it is dear: a few
words, well spread, tell whether the layer says what a person sees.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from extractors.model import Word
from extractors.problems import Unreadable

if TYPE_CHECKING:
    from extractors.recognition.networks import Networks

PROOF_DPI = 200.0
SAMPLED = 12
_NEEDED = 4  # words read surely, or nothing is proven
_AGREEING = 0.6  # of them, from which the layer is believed
_ALIKE = 0.8  # of its signs; a box of an unseen word is no better than the machine that drew it
_READ_SURELY = 0.9
_LEAST_SIGNS = 4
_ROOM = 0.15  # of its height, around a word
_LATIN = re.compile(r"[A-Za-z0-9]")
_NO_SIGN = re.compile(r"[^a-z0-9]")
_LEAST_CONTRAST = 16  # shades between a letter and its paper that an eye tells


def contradicted(words: Sequence[Word], pixels: Any, dpi: float) -> bool:
    """Whether the picture of the upright page says something else than its words, surely and for many of them."""
    from extractors.recognition.networks import networks  # imported where it is needed: few pages are doubtful

    try:
        return _contradicted(networks(), words, pixels, dpi)
    except (Unreadable, RuntimeError, MemoryError):  # the library's own errors are RuntimeErrors; what cannot be tested stands
        return False


def _contradicted(engine: Networks, words: Sequence[Word], pixels: Any, dpi: float) -> bool:
    from extractors.recognition.line_reader import asked, decoded

    sure = agreeing = 0
    for word in _sample(words):
        cutting = _cut_out(pixels, word, dpi, _ROOM)
        if not _shows(cutting):
            sure += 1
            continue
        if cutting.size == 0:
            continue
        reading = decoded(*asked(engine.reader, cutting), engine.latin)
        if reading.likelihood >= _READ_SURELY:
            sure += 1
            agreeing += _says(reading.text, word.text)
    return sure >= _NEEDED and agreeing < _AGREEING * sure


def seen(words: Sequence[Word], pixels: Any, dpi: float) -> tuple[Word, ...]:
    """The words under which the picture shows something; white print on white paper is none.

    Stamps and watermarks that slant have a box at their middle alone, which may fall between two letters: they stay.
    """
    return tuple(word for word in words if word.slants or _shows(_cut_out(pixels, word, dpi, 0.0)))


def _shows(cutting: Any) -> bool:
    """Whether anything is printed there; what lies off the page is for others to judge."""
    return cutting.size == 0 or int(cutting.max()) - int(cutting.min()) >= _LEAST_CONTRAST


def _sample(words: Sequence[Word]) -> list[Word]:
    """Words of some length that stand level, as far from one another on the page as can be."""
    fit = [word for word in words if len(_LATIN.findall(word.text)) >= _LEAST_SIGNS and word.box.width > 1.2 * word.box.height > 0]
    fit.sort(key=lambda word: (word.box.top, word.box.x0))
    step = max(1.0, len(fit) / SAMPLED)
    return [fit[int(index * step)] for index in range(min(SAMPLED, len(fit)))]


def _cut_out(pixels: Any, word: Word, dpi: float, room: float) -> Any:
    scale = dpi / 72.0
    margin = room * word.box.height
    left, top = max(0, int((word.box.x0 - margin) * scale)), max(0, int((word.box.top - margin) * scale))
    right, bottom = max(0, math.ceil((word.box.x1 + margin) * scale)), max(0, math.ceil((word.box.bottom + margin) * scale))
    return pixels[top:bottom, left:right]


def _says(read: str, stated: str) -> bool:
    one, other = (_NO_SIGN.sub("", each.lower()) for each in (read, stated))
    same = sum(block.size for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks())
    return same >= _ALIKE * max(1, len(other))
