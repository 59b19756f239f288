"""Whether a text holds a figure, a letter or either: asked of every word of a page by many rules, so the answers are kept for a while."""

from __future__ import annotations

import re
from functools import lru_cache

_TEXTS_KEPT = 16_384  # words and cells of some twenty pages
_OF_WORDS = re.compile("[\u3400-\u9fff]")
_DIGIT, _LETTER, _EITHER = re.compile("[0-9]"), re.compile("[A-Za-z]"), re.compile("[0-9A-Za-z]")

ARROWS = frozenset(">»→►▶›")
"""What some houses print behind a label where others print a colon."""
COLONS_AND_ARROWS = ":：>»→►▶›"
"""The signs that end a label, none of which means anything else within the brackets of a pattern."""


@lru_cache(_TEXTS_KEPT)
def has_digit(text: str) -> bool:
    """Whether a text holds a digit of any script, a raised one such as in m² too."""
    return _DIGIT.search(text) is not None or (not text.isascii() and any(ch.isdigit() for ch in text))


@lru_cache(_TEXTS_KEPT)
def has_letter(text: str) -> bool:
    """Whether a text holds a letter or a sign of a script without letters."""
    return _LETTER.search(text) is not None or (not text.isascii() and any(ch.isalpha() for ch in text))


@lru_cache(_TEXTS_KEPT)
def letter_count(text: str) -> int:
    """How many letters, or signs of a script without letters, a text holds."""
    return sum(map(str.isalpha, text))


@lru_cache(_TEXTS_KEPT)
def letters_told(text: str) -> int:
    """How many letters a text tells: a sign that is a syllable or a word, as in 安全鞋, counts for two."""
    return letter_count(text) if text.isascii() else letter_count(text) + len(_OF_WORDS.findall(text))


@lru_cache(_TEXTS_KEPT)
def digit_count(text: str) -> int:
    """How many digits of any script a text holds."""
    return sum(map(str.isdigit, text))


@lru_cache(_TEXTS_KEPT)
def has_letter_or_digit(text: str) -> bool:
    """Whether a text holds anything but signs of punctuation and spaces."""
    return _EITHER.search(text) is not None or (not text.isascii() and any(ch.isalnum() for ch in text))
