"""Money on a till slip is printed small and read badly: `5O.8O`, `$ 8 .20`, `RM 176. 00`, `§.30`, `327 00`.

Only signs that a figure never has are read as the digit they look like; what cannot be told stays unread.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.layout.lines import Cell
from extractors.model import Word
from extractors.signs import has_digit

_LOOKS_LIKE = str.maketrans(
    {"O": "0", "o": "0", "Q": "0", "D": "0", "I": "1", "l": "1", "|": "1", "§": "5", "S": "5", "B": "8", "—": "-", "–": "-", "−": "-"}
)
_D = r"[0-9OoQIl|§SB]"
_DOUBTFUL = frozenset("SB")  # letters that a figure can end in as well as be misread for
_SYMBOL = (  # the last one is RM misread as RN, RH, FM, M
    r"RM|MYR|ZAR|EUR|USD|GBP|SGD|AUD|NZD|CAD|INR|CHF|BWP|NAD|KES|CNY|RMB|HKD|TWD|Rs\.?|R|S\$|US\$|\$|€|£|¥|￥|₹|[A-Z][MNHW](?=[\dO])|M(?=\d)"
)
_MONEY = re.compile(
    rf"""
    (?:(?<![\w.,/:#])|(?<=[A-Za-z)]:)|(?<=[A-Za-z]{{4}})(?=[\d$€£¥]|(?-i:RM)\d))  # a label may be glued to its amount
    (?P<open>\(\s?)?(?P<sign>[-–—−]\s?)?
    (?:(?P<symbol>{_SYMBOL})\s?(?P<sign2>[-–—−]\s?)?)?
    (?P<whole>\d{{1,3}}(?:[,'’][0-9O]{{3}})+|\d{{1,3}}(?:\.\d{{3}})+(?=,)|(?(symbol)\d{{1,3}}(?:\s\d{{3}})+|(?!))|{_D}{{1,7}})
    \s?(?P<mark>[.,])\s?
    (?P<cents>{_D}{{2}})
    (?P<after>\s?[-–—−](?![\w-])|\))?
    (?!\s?[.,:/]\s?\d|\d|\s?%|\s?(?:[ap]\.?m\b|kg\b|hrs?\b))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LOST_POINT = re.compile(rf"(?<![\w.,/:-])(?:(?:{_SYMBOL})\s?)?(?P<whole>\d{{1,5}})(?:\s|\s?[:;]\s?)(?P<cents>\d\d)\s*[A-Z]{{0,3}}$")
_GROUPS_BEFORE = re.compile(r"(?<![\w.,/:%-])([1-9]\d{0,2}(?:\s\d{3})?)\s$")
_WHOLE_GROUP = re.compile(r"\d{3},\d\d")  # with a comma before the cents: where a point stands there, a comma parts thousands
_ANY_GROUP = re.compile(r"\d{3}[.,]\d\d")
_SPACED_GROUP = re.compile(r"\d\s\d{3}[.,]\d\d(?!\d)")
_FEWEST_GROUPED = 3  # rows
_SPACE_IN_HEIGHTS, _SPACE_IN_LETTERS, _THOUSAND = 0.65, 1.2, 1000
_DIGITS_BESIDE_DOUBT = 2
_LARGEST = Decimal(10) ** 7  # what a till can take; more is an article number


@dataclass(frozen=True, slots=True)
class TillFigure:
    """An amount in a row's text from `start` to `end`; `sure` is False where the point or a digit was read only by its likeness."""

    value: Decimal
    start: int
    end: int
    sure: bool = True
    symbol: str | None = None


def till_figures(text: str) -> list[TillFigure]:
    """The amounts in a row, left to right."""
    found = []
    for match in _MONEY.finditer(text):
        whole, cents = match["whole"], match["cents"]
        if not has_digit(whole + cents):
            continue
        doubtful = _DOUBTFUL & set(whole + cents)
        value = _number(whole, cents)
        if value is None or (doubtful and sum(ch.isdigit() for ch in whole + cents) < _DIGITS_BESIDE_DOUBT):
            continue
        minus = match["sign"] or match["sign2"] or (match["after"] or "").strip() in ("-", "–", "—", "−")
        if minus or (match["open"] and match["after"] == ")"):
            value = -value
        found.append(TillFigure(value, match.start(), match.end(), sure=not doubtful, symbol=match["symbol"]))
    return found


def with_thousands(row: Cell, figure: TillFigure, *, spaces_group: bool) -> TillFigure:
    """An amount with the thousands that a mere space parts from it, "15 709,35", in a row of a sum: no count stands so close before one.

    Where a point stands before the cents a comma mostly parts thousands: "8 234.80" is whole only where `spaces_group` on this slip.
    """
    is_group = _WHOLE_GROUP if not spaces_group else _ANY_GROUP
    before = _digits_before(row, figure)
    if before is None or is_group.match(row.text[figure.start :]) is None:
        return figure
    whole = Decimal(re.sub(r"\s", "", before[1])) * _THOUSAND
    return replace(figure, value=figure.value + whole, start=before.start(1))


def do_spaces_group(rows: Sequence[Cell]) -> bool:
    """Whether a slip parts thousands by spaces: several rows end in such amounts, and none in a smaller one with a count as close."""
    grouped = 0
    for row in rows:
        figures = till_figures(row.text)
        if not figures or _digits_before(row, figures[-1]) is None:
            continue
        if _ANY_GROUP.match(row.text[figures[-1].start :]) is None:
            return False
        grouped += 1
    return grouped >= _FEWEST_GROUPED


def may_be_grouped(row: Cell) -> bool:
    """Whether a row ends in an amount of three digits and cents behind a space and other digits."""
    return _SPACED_GROUP.search(row.text) is not None


def _digits_before(row: Cell, figure: TillFigure) -> re.Match[str] | None:
    """Digits that stand as close before an amount as the words of one do, and closer than to what is before them."""
    before = _GROUPS_BEFORE.search(row.text[: figure.start])
    if figure.symbol is not None or before is None:
        return None
    words = row.words_between(before.start(1), figure.end)
    label = row.words_between(0, before.start(1) - 1)[-1:] if before.start(1) else ()
    if not all(map(_is_close, words, words[1:])) or any(_is_close(each, words[0]) for each in label):
        return None  # a count before it, or the rate behind a label
    return before


def _is_close(left: Word, right: Word) -> bool:
    letter = (right.box.x1 - right.box.x0) / max(1, len(right.text))  # where every letter is as wide, so is the space
    return right.box.x0 - left.box.x1 <= max(_SPACE_IN_HEIGHTS * right.box.height, _SPACE_IN_LETTERS * letter)


def figure_without_point(text: str) -> TillFigure | None:
    """The amount that ends a row whose point a reader lost; only for a row that announces an amount."""
    match = _LOST_POINT.search(text)
    if match is None:
        return None
    value = _number(match["whole"], match["cents"])
    return TillFigure(value, match.start(), match.end(), sure=False) if value is not None else None


def _number(whole: str, cents: str) -> Decimal | None:
    digits = re.sub(r"[.,'’\s]", "", whole.translate(_LOOKS_LIKE))
    after = cents.translate(_LOOKS_LIKE)
    if not (digits.isdigit() and after.isdigit()):
        return None
    value = Decimal(f"{digits}.{after}")
    return value if value < _LARGEST else None
