"""Signs of an amount that print of poor quality lets look like others: 10 like IO, a thousands' dot like a hyphen, a comma like a dot.

A word is changed only where its pattern leaves one meaning, and but for letters that stand for figures of an amount only where the engine
doubts one of its signs: numbers of goods and papers have hyphens and dots of their own. What nobody prints is changed at any likelihood.
"""

from __future__ import annotations

import re

_DOUBTED = 0.9  # likelihood of a word's least likely sign
_LIKE_DIGITS = str.maketrans("IlO", "110")
_LOOKS_LIKE_DIGITS = re.compile(r"[Il1-9][IlO\d]{1,2}")
_LED_BY_ONE = re.compile(r"[Il](?:[.,]\d{3})+[.,]\d{2}")
_LAST_GROUP = re.compile(r"\d{3}[.,]\d{2}")
_HYPHENED = re.compile(r"\d{1,3}(?:-\d{3})+([.,])\d{2}")
_DOTTED = re.compile(r"(\d{1,3}(?:\.\d{3})+)\.(\d{2})")
_NUMBER_WITH_O = re.compile(r"O\d{5,}")
_PREFIX_WITH_L = re.compile(r"([A-Z]{1,3})l([-/]?\d{3,})")
_PARTED = re.compile(r"\d{1,3}(?:[.,;]\d{3})+([.,])\d{2}")
_SPECKED = re.compile(r"(\d{3}|\d{1,3}(?:,\d{3})+):(\d{2})")  # a speck over the point before the cents, which nobody prints
_SIGN_LED_BY_ONE = re.compile(r"(R|[€$£])[Il|](\d*(?:[.,]?\d{3})*[.,]\d{2})")  # RI84340.07: a one of old style after the rand
_FIRST_GROUP = re.compile(r"[1-9]\d{0,2}")
_WHOLE_GROUPS = re.compile(r"\d{1,3}(?:[.,]\d{3})*")
_BEFORE_CENTS, _CENTS = re.compile(r"\d+|\d{1,3}(?:[.,]\d{3})+"), re.compile(r"\d\d")
_GROUP_AND_POINT, _GROUPS_AND_POINT = re.compile(r"\d{3}[.,]"), re.compile(r"\d{1,3}(?:(?:,\d{3})+\.|(?:\.\d{3})+,)")
_AMOUNT = re.compile(r"\d{1,3}(?:,\d{3})+\.\d{2}|\d{1,3}(?:\.\d{3})+,\d{2}")
_SPOTTED_GROUP = re.compile(r"[.,'·]([1-9]\d{0,2})")
_SPOTTED_AMOUNT = re.compile(r"[.,'·](\d{1,3}(?:[.,]\d{3})*[.,]\d{2})")


def mended(text: str, likelihood: float, following: str = "", before: str = "") -> str:
    """The word with such signs set right; `before` and `following` are the words beside it on its line, `likelihood` that of its least
    likely sign."""
    if _LOOKS_LIKE_DIGITS.fullmatch(text) and _LAST_GROUP.fullmatch(following):
        return text.translate(_LIKE_DIGITS)
    if _LED_BY_ONE.fullmatch(text):
        return "1" + text[1:]
    if signed := _SIGN_LED_BY_ONE.fullmatch(text):
        return f"{signed[1]}1{signed[2]}"
    if "l" in text and (prefix := _PREFIX_WITH_L.fullmatch(text)):
        return f"{prefix[1]}I{prefix[2]}"
    if ";" in text and (parted := _PARTED.fullmatch(text)):
        return text.replace(";", "." if parted[1] == "," else ",")
    if ":" in text and (specked := _SPECKED.fullmatch(text)) and ("," in text or _FIRST_GROUP.fullmatch(before)):
        return f"{specked[1]}.{specked[2]}"
    if likelihood >= _DOUBTED:
        return text
    if (spotted := _SPOTTED_GROUP.fullmatch(text)) and _LAST_GROUP.fullmatch(following):
        return spotted[1]
    if spotted := _SPOTTED_AMOUNT.fullmatch(text):
        return spotted[1]
    if hyphened := _HYPHENED.fullmatch(text):
        return text.replace("-", "." if hyphened[1] == "," else ",")
    if dotted := _DOTTED.fullmatch(text):
        return f"{dotted[1]},{dotted[2]}"
    if _NUMBER_WITH_O.fullmatch(text):
        return "0" + text[1:]
    return text


def are_around_point(whole: str, point: str, cents: str) -> bool:
    """Whether three words that nearly touch are an amount and the point before its cents: 104 . 68, of grainy print."""
    return point in (".", ",") and _BEFORE_CENTS.fullmatch(whole) is not None and _CENTS.fullmatch(cents) is not None


def is_cut_at_point(thousands: str, rest: str, cents: str) -> bool:
    """Whether words that nearly touch are an amount of several groups cut behind its point: 5 569, 40, of type of one width."""
    is_grouped = _FIRST_GROUP.fullmatch(thousands) is not None and _GROUP_AND_POINT.fullmatch(rest) is not None
    return (is_grouped or _GROUPS_AND_POINT.fullmatch(rest) is not None) and _CENTS.fullmatch(cents) is not None


def is_cut_in_two(text: str, following: str) -> bool:
    """Whether two words that nearly touch are one amount, 138,4 46.13: the first breaks off within a group of thousands."""
    return text[:1].isdigit() and _WHOLE_GROUPS.fullmatch(text) is None and _AMOUNT.fullmatch(text + following) is not None
