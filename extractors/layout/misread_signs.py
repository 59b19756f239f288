"""What recognisers misread by the sign, set right from what else stands on the page.

One £ is read as an E among many that are read right; the others say what it was. Faces with old-style figures print a one like a small
capital I and a nought like a small o: a page where several numbers hold such letters is set in one, and there they are figures in every
number. A stroke in a column of amounts is a point, letters before the rest of an amount are its thousands, a word of capitals holds
no nought, and none stands before the letters that a number begins with.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.model import Word
from extractors.signs import has_digit

_LIKE = {"£": "EfFtL€", "€": "CcEeG£", "$": "Ss§"}
_MONEY = re.compile(r"\d{1,3}(?:[.,' ]?\d{3})*[.,]\d{2}")
_WITH_POINT = re.compile(r"\d{1,3}(?:[,' ]?\d{3})*\.\d{2}")
_WITH_STROKE = re.compile(r"(?:\d{1,3}(?:,\d{3})*|(?!(?:19|20)\d\d-)\d{4,7})-\d{2}")  # 2026-11 is a month
RECOGNISERS = {"paddle", "tesseract"}
_FEWEST_TRUE = 2
_FIGURES = re.compile(r"[(+-]?[\dIlOo]+(?:[.,/:-][\dIlOo]+)*[.,)%]{0,2}")
_ONLY_FIGURES = re.compile(r"\d[\dIOo]*(?:[.,][\dIOo]{1,2})?")  # 1O, 16oo, 337,3I: no word and no code is so made
_DAY = re.compile(r"(?P<day>\d{2})(?P<part>[./-])(?P<month>\d{2}|II|I\d|\dI)(?P=part)(?P<year>\d{4})")
_OLD_STYLE = 2  # such words on a page
_LETTER_IN_CODE = re.compile(r"[A-Z]{2,}o\d|\dI$")  # DNo01297, PO00122I
_ONE_IN_CODE = re.compile(r"(?<=[A-Z\d])I(?=\d)|(?<=\d)I(?![A-Za-z])")  # DI827/2, G66I
_NOUGHT_IN_CODE = re.compile(r"(?<=[A-Z\d])o(?=\d)|(?<=\d)o(?![A-Za-z])")
_AS_FIGURE = str.maketrans("IlOo", "1100")
_SIGN_AND_THOUSANDS = re.compile(r"(?P<sign>R|ZAR)(?P<thousands>[\dIilOo]{1,3})")
_REST_OF_AMOUNT = re.compile(r"\d{3}[.,]\d{2}")
_NOUGHT_IN_WORD = re.compile(r"[A-Z]{3,}0[A-Z]{2,}")  # INV0ICE
# 0RD/2024/8100, 0C28783, P/0-1679; drawn in 18 faces, one O in five that a number begins with was read as a nought, however surely
_NOUGHT_IN_PREFIX = re.compile(r"^0(?=[A-Z]{1,4}[-/]?\d[\d/-]+$)|(?<=^P/)0(?=[-/]\d[\d/-]+$)")


def with_currency_signs(words: Sequence[Word]) -> Sequence[Word]:
    """The words of a page, with the sign of the page's other amounts where a letter like it was read before an amount."""
    counts = {sign: sum(1 for word in words if word.text[:1] == sign and _MONEY.fullmatch(word.text[1:])) for sign in _LIKE}
    sign = max(counts, key=lambda each: counts[each])
    if counts[sign] < _FEWEST_TRUE:
        return words
    return [
        replace(word, text=sign + word.text[1:])
        if word.seen_by in RECOGNISERS and word.text[:1] in _LIKE[sign] and _MONEY.fullmatch(word.text[1:])
        else word
        for word in words
    ]


def with_points_in_amounts(words: Sequence[Word]) -> Sequence[Word]:
    """The words of a page, with the point back in an amount that a recogniser read with a stroke, "45-74": others end in its column.

    Dates and ranges have no amounts on both sides of their column, nor in their line.
    """
    amounts = [word for word in words if word.seen_by in RECOGNISERS and _WITH_POINT.fullmatch(word.text)]
    return [
        replace(word, text=f"{word.text[:-3]}.{word.text[-2:]}")
        if word.seen_by in RECOGNISERS and _WITH_STROKE.fullmatch(word.text) and _is_among_amounts(word, amounts)
        else word
        for word in words
    ]


def _is_among_amounts(word: Word, amounts: Sequence[Word]) -> bool:
    """Whether one amount stands in a word's line, and another ends where it does in another line."""
    height = word.box.height
    level = [each for each in amounts if abs(each.box.top + each.box.bottom - word.box.top - word.box.bottom) < height]
    flush = [each for each in amounts if each not in level and abs(each.box.x1 - word.box.x1) < height / 2]
    return bool(level) and len(flush) >= _FEWEST_TRUE


def as_figures(text: str) -> str:
    """A text in which the letters that figures are misread as are those figures."""
    return text.translate(_AS_FIGURE)


def with_old_style_figures(words: Sequence[Word]) -> Sequence[Word]:
    """The words of a page, with figures where a face with old-style figures made a recogniser read I for one and o for nought."""
    is_set_so = sum(_has_letters_for_figures(word) for word in words) >= _OLD_STYLE
    days = {match["part"] for word in words if (match := _DAY.fullmatch(word.text)) and match["month"].isdigit()}
    return [_in_figures(word, is_set_so or _is_day_among(word, days)) if word.seen_by in RECOGNISERS else word for word in words]


def with_thousands(words: Sequence[Word]) -> Sequence[Word]:
    """The words of a page, with figures for the letters in a currency's sign and thousands before the rest of an amount: "RI6 065.02".

    An amount never begins with a nought before three figures, so what stands before "065.02" is the rest of it.
    """
    mended = list(words)
    for place, (left, right) in enumerate(pairwise(words)):
        match = _SIGN_AND_THOUSANDS.fullmatch(left.text)
        is_close = 0 <= right.box.x0 - left.box.x1 < right.box.height and abs(right.box.top - left.box.top) < right.box.height / 2
        if match and is_close and left.seen_by in RECOGNISERS and _REST_OF_AMOUNT.fullmatch(right.text):
            mended[place] = replace(left, text=match["sign"] + as_figures(match["thousands"].replace("i", "1")))
    return mended


def _is_day_among(word: Word, parts: Collection[str]) -> bool:
    """Whether a word is a day with letters for its month, 13-II-2026, where another day of the page has figures: nobody writes both."""
    match = _DAY.fullmatch(word.text)
    return match is not None and match["part"] in parts


def _has_letters_for_figures(word: Word) -> bool:
    text = word.text
    if word.seen_by not in RECOGNISERS or not has_digit(text) or not any(each in text for each in "IOo"):
        return False
    is_number = _FIGURES.fullmatch(text) is not None and (text[0].isdigit() or "I" in text)
    return is_number or _LETTER_IN_CODE.search(text) is not None


def _in_figures(word: Word, is_set_so: bool) -> Word:
    text = word.text
    if is_set_so and _FIGURES.fullmatch(text) and any(ch.isdigit() or ch == "I" for ch in text):
        text = as_figures(text)
    elif is_set_so:
        text = _NOUGHT_IN_CODE.sub("0", _ONE_IN_CODE.sub("1", text))
    elif _ONLY_FIGURES.fullmatch(text):
        text = as_figures(text)
    if _NOUGHT_IN_WORD.fullmatch(text):
        text = text.replace("0", "O")
    elif "0" in text[:3]:
        text = _NOUGHT_IN_PREFIX.sub("O", text)
    return replace(word, text=text) if text != word.text else word
