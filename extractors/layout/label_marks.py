"""Arrows and signs of equality that some houses print behind their labels where others print a colon: "Date raised > 6 October",
"Nommer »", "Business name="."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.model import Box, Word
from extractors.signs import ARROWS, has_letter

_ARROWS = frozenset((*ARROWS, ">>", "=>", "->", "::"))
_FEWEST = 2  # on a page: one alone may be "more than"
_LONGEST_STEP = 3  # words between two arrows of a chain
_CLOSE = 1.5  # heights of print between a label and its mark
_GLUED = re.compile(r"(?P<label>.*[^\W_][.)]{0,2})(?:=>?|->|>{1,2}|»|›|::)")
_LAST_SIGNS = ("=", ">", "»", "›", "::")
_FEWEST_GLUED = 3  # on a page: a formula has one, a link two


def with_marks_as_colons(words: Sequence[Word]) -> Sequence[Word]:
    """The words of a page, an arrow behind a label read as its colon, where the page prints several."""
    words = _with_glued_marks_as_colons(words)
    if sum(word.text in _ARROWS for word in words) < _FEWEST:
        return words
    kept: list[Word] = []
    for at, word in enumerate(words):
        if word.text in _ARROWS and kept and _is_label_before(kept[-1], word) and not _is_in_chain(words, at):
            kept[-1] = _with_colon(kept[-1], word.box)
        else:
            kept.append(word)
    return kept


def _with_glued_marks_as_colons(words: Sequence[Word]) -> Sequence[Word]:
    """The words of a page, a sign that words end in read as their colon, where several end so."""
    glued = {
        at: match["label"] for at, word in enumerate(words) if word.text.endswith(_LAST_SIGNS) and (match := _GLUED.fullmatch(word.text))
    }
    if sum(map(has_letter, glued.values())) < _FEWEST_GLUED:
        return words
    return [replace(word, text=f"{glued[at]}:") if at in glued else word for at, word in enumerate(words)]


def _is_in_chain(words: Sequence[Word], at: int) -> bool:
    """Whether another arrow stands a few close words before or behind one: "Home > Orders > Invoice" leads somewhere."""
    behind, before = words[at + 1 : at + 1 + _LONGEST_STEP], words[max(0, at - _LONGEST_STEP) : at][::-1]
    return _leads_to_arrow([words[at], *behind]) or _leads_to_arrow([words[at], *before])


def _leads_to_arrow(run: Sequence[Word]) -> bool:
    """Whether words that stand close on one line reach another arrow."""
    for here, other in pairwise(run):
        gap = max(other.box.x0 - here.box.x1, here.box.x0 - other.box.x1)
        if gap > _CLOSE * here.box.height or other.box.top > here.box.bottom or here.box.top > other.box.bottom:
            return False
        if other.text in _ARROWS:
            return True
    return False


def _is_label_before(left: Word, mark: Word) -> bool:
    """Whether a word with letters and no colon stands close before a mark on its line."""
    is_level = min(left.box.bottom, mark.box.bottom) > max(left.box.top, mark.box.top)
    is_close = -1 < mark.box.x0 - left.box.x1 < _CLOSE * left.box.height
    return is_level and is_close and has_letter(left.text) and not left.text.endswith((":", "："))


def _with_colon(word: Word, mark: Box) -> Word:
    box = word.box
    return replace(word, text=f"{word.text}:", box=Box(box.x0, min(box.top, mark.top), mark.x1, max(box.bottom, mark.bottom)))
