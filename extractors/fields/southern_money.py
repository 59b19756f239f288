"""Money that one letter stands for, as in Botswana, Nigeria and Zambia, or that a paper spells out: "P4,924.80", "N 850,000.00", "in Pula".

A letter before a figure is as often the row of a list or a part of a code, so that it is money only on a paper from its country.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from extractors.held_phrases import folded, may_be_found

_LETTERS = "PNKE"
_TEXTS_KEPT = 4096  # cells of some pages, many of which say the same
LETTER_BEFORE_CENTS = r"(?:P(?=\s?-?\d[\d, ]*\.\d\d(?!\d))|[NKE](?=\s-?\d[\d, ]*\.\d\d(?!\d)|-?\d{1,3}(?:,\d{3})+\.\d\d(?!\d)))"
"""The letters that one land or another prints before an amount, where cents follow; "N626.50" numbers a paper as well."""
_LANDS: dict[str, tuple[str, re.Pattern[str]]] = {
    "P": ("BWP", re.compile(r"(?i)\b(?:botswana|gaborone|francistown|pula|thebe)\b|\bBURS\b")),
    "N": ("NGN", re.compile(r"(?i)\b(?:nigeria|lagos|abuja|port harcourt|ibadan|kano|naira|kobo)\b")),
    "K": ("ZMW", re.compile(r"(?i)\b(?:zambia|lusaka|ndola|kitwe|zambian kwacha|ngwee)\b|\bZRA\b")),
    "E": ("SZL", re.compile(r"(?i)\b(?:swaziland|eswatini|mbabane|manzini|matsapha|emalangeni)\b")),
}
_LETTER = re.compile(rf"(?<![\w./-])(?:{LETTER_BEFORE_CENTS}|(?<=\()[{_LETTERS}](?=\)))|^[{_LETTERS}]$")
_WORDS = {
    "pula": "BWP",
    "naira": "NGN",
    "emalangeni": "SZL",
    "maloti": "LSL",
    "zambian kwacha": "ZMW",
    "ghana cedis": "GHS",
    "uae dirhams": "AED",
    "singapore dollars": "SGD",
    "australian dollars": "AUD",
    "canadian dollars": "CAD",
    "indian rupees": "INR",
    "ugandan shillings": "UGX",
    "tanzanian shillings": "TZS",
}
_NAMES = "|".join(sorted(_WORDS, key=len, reverse=True))
_SPELT = re.compile(rf"(?i)(?:(?<=\bin )|(?<=\())(?:{_NAMES})\b|\b(?:{_NAMES})\.?(?=\s?\d|\s+only\b|\s+and\b)")
_ABROAD = re.compile("|".join(land.pattern.replace("(?i)", "") for _, land in _LANDS.values()), re.IGNORECASE)


@lru_cache(_TEXTS_KEPT)
def spelt_currencies(text: str) -> tuple[tuple[str, int, int], ...]:
    """The currencies that a text spells out beside figures or behind "in", and where."""
    return tuple((_WORDS[match.group().lower().rstrip(".")], match.start(), match.end()) for match in _SPELT.finditer(text))


@lru_cache(64)
def letters_of(text: str) -> frozenset[str]:
    """The letters that stand for money on a paper, by the land it names."""
    if not may_be_found(_ABROAD.pattern, folded(text)) or _ABROAD.search(text) is None:
        return frozenset()
    return frozenset(letter for letter, (_, land) in _LANDS.items() if land.search(text))


def lettered_currencies(text: str, letters: frozenset[str]) -> Iterator[tuple[str, int, int]]:
    """The currencies that single letters of a cell stand for, and where, on a paper where these letters do."""
    for match in _LETTER.finditer(text):
        if match.group() in letters:
            yield _LANDS[match.group()][0], match.start(), match.end()
