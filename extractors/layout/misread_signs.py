"""A recogniser reads one £ as an E among many that it reads right; the others on the page say what it was."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.model import Word

_LIKE = {"£": "EfFtL€", "€": "CcEeG£", "$": "Ss§"}
_MONEY = re.compile(r"\d{1,3}(?:[.,' ]?\d{3})*[.,]\d{2}")
_RECOGNISERS = {"paddle", "tesseract"}
_FEWEST_TRUE = 2


def with_currency_signs(words: Sequence[Word]) -> Sequence[Word]:
    """The words of a page, with the sign of the page's other amounts where a letter like it was read before an amount."""
    counts = {sign: sum(1 for word in words if word.text[:1] == sign and _MONEY.fullmatch(word.text[1:])) for sign in _LIKE}
    sign = max(counts, key=lambda each: counts[each])
    if counts[sign] < _FEWEST_TRUE:
        return words
    return [
        replace(word, text=sign + word.text[1:])
        if word.seen_by in _RECOGNISERS and word.text[:1] in _LIKE[sign] and _MONEY.fullmatch(word.text[1:])
        else word
        for word in words
    ]
