"""Arrows that some houses print behind their labels where others print a colon: "Date raised > 6 October", "Nommer »"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.model import Box, Word

_ARROWS = frozenset((">", "»", "→", "►", "▶", "›", ">>", "=>", "->", "::"))
_FEWEST = 2  # on a page: one alone may be "more than"
_CLOSE = 1.5  # heights of print between a label and its mark


def with_marks_as_colons(words: Sequence[Word]) -> Sequence[Word]:
    """The words of a page, an arrow behind a label read as its colon, where the page prints several."""
    if sum(word.text in _ARROWS for word in words) < _FEWEST:
        return words
    kept: list[Word] = []
    for word in words:
        if word.text in _ARROWS and kept and _is_label_before(kept[-1], word):
            kept[-1] = _with_colon(kept[-1], word.box)
        else:
            kept.append(word)
    return kept


def _is_label_before(left: Word, mark: Word) -> bool:
    """Whether a word with letters and no colon stands close before a mark on its line."""
    is_level = min(left.box.bottom, mark.box.bottom) > max(left.box.top, mark.box.top)
    is_close = -1 < mark.box.x0 - left.box.x1 < _CLOSE * left.box.height
    return is_level and is_close and any(ch.isalpha() for ch in left.text) and not left.text.endswith((":", "："))


def _with_colon(word: Word, mark: Box) -> Word:
    box = word.box
    return replace(word, text=f"{word.text}:", box=Box(box.x0, min(box.top, mark.top), mark.x1, max(box.bottom, mark.bottom)))
