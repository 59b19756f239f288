"""Amounts are printed in a dozen styles, and the same figure means a thousand times more in one than in another.

`1.234,56` `1 234,56` `1'234.56` `12,34,567.00` `(1,200.00)` `1,200.00 CR` `5.00-`: whether a comma or a point divides the cents is
decided from all the figures of a document together, then each figure is read exactly, as a Decimal. South Africans part rand and cents by a
dash too, `R1 250-00`; `R10-20` is from ten to twenty.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from extractors.fields.southern_money import LETTER_BEFORE_CENTS
from extractors.layout.lines import Cell
from extractors.money import CURRENCY_CODES

DecimalMark = Literal[".", ","]

_TEXTS_KEPT = 8192  # cells of some ten pages
_SPACES = "    "
_CODES = "|".join(sorted(CURRENCY_CODES | {"RMB", "KSH", "TSH", "USH"}))
_SYMBOLS = rf"R\$|RM|Rs\.?|R|(?:US|AU|A|CA|C|NZ|N|S|HK)\$|\$|€|£|¥|￥|₹|₦|zł|Kč|kr\.?|Fr\.|SFr\.?|Euro|(?:{_CODES})(?![A-Za-z])"
_UNITS = rf"€|£|¥|￥|₹|zł|Kč|kr\b|元|\$|(?:{_CODES}|Euro|EURO)\b"

_LARGEST_AMOUNT = Decimal(10) ** 11  # thirteen digits are a location or article number

_CENTS_BY_DASH = re.compile(r"-(\d\d)$")
_IBAN = re.compile(r"(?<![A-Z0-9])[A-Z]{2}\d{2}(?:[ \u00a0][A-Z0-9]{4}){3,7}(?:[ \u00a0][A-Z0-9]{1,3})?(?![A-Z0-9])")
_SHORTEST_IBAN = 19  # signs, in groups
_MINUS = frozenset("-–−")
_PER_CENT = re.compile(r"\s?%")
_FIGURE_WITH_CENTS = re.compile(r"(?<![\w.,])\d[\d.,' ]*[.,]\d+(?![\w.,]*\d)")
_DAY_AND_MONTH = re.compile(r"(?<![\w.,])[0-3]?\d\.[01]?\d\.(?!\d)")  # "01.02.-28.02.", which says nothing of cents
_GROUP, _MOST_CENTS = 3, 3  # digits between two marks of thousands; a mark and the digits behind it
_PLAIN_DIGITS = re.compile(r"[0-9.,]*")
_ONLY_DIGITS = re.compile(r"\d*")
_TRUE_DIGIT = re.compile(r"\d")
_FIGURE = re.compile(
    rf"""
    (?<![\w.,/:'-])                                  # not inside a word, a date or a longer figure
    (?P<open>\()?\s?
    (?P<sign>[-–−+])?\s?
    (?:(?P<symbol>{_SYMBOLS}|{LETTER_BEFORE_CENTS})
       [{_SPACES}]?(?P<open2>\()?(?P<sign2>(?<=[^A-Z])[-–−]|[-–−](?=\d[\d .,']*[.,]\d\d(?!\d)))?[{_SPACES}]?)?
    (?P<digits>
        (?:(?<=R)|(?<=R[{_SPACES}]))(?:[1-9]\d{{0,2}}(?:[{_SPACES},]?\d{{3}})+-\d\d|[1-9]\d\d-\d\d|\d{{1,2}}-00)(?![\d-])
      | [1-9]\d{{0,2}}(?:[{_SPACES}]\d{{3}})+-00(?![\d-])
      | \d{{1,3}}(?:[{_SPACES}][\dO]{{3}})+(?:[.,][\dOo]{{1,4}})?(?![\d])
      | \d[\d,]*\s\.\d\d(?!\d)
      | \d[\d.]*\s,\d\d(?!\d)
      | [IlO][\dOoQIl]{{0,2}}(?:[.,'’]\s?[\dOoQIl]{{3}})*[.,]\d\d(?!\d)
      | \d[\dOoQIl]*(?:[.,'’]\s?[\dOoQIl]+)*
      | [.,]\d{{2,4}}
    )
    (?P<dash>,--?|\.--?|,—|,–|/-|/=)?
    (?P<close>\s?\))?
    [{_SPACES}]?(?P<unit>{_UNITS})?
    [{_SPACES}]?(?P<after>-(?![\w-])|(?:CR|DR|Cr|Dr)\b)?
    (?:(?<=[.,]\d\d)(?=[A-Z](?![\w.,/-]))             # a letter that says how the amount is taxed: 750.00T
      |(?<=[.,]\d\d)(?=/[^\W\d_])                       # a price with what it is of: 120.00/hr
      |(?![\w/:]|[.,'-]\d))
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as printed in a cell: `start` and `end` count characters of the cell's text.

    `decimals` is how many digits stand after the decimal mark; `symbol` is the currency sign or code printed with it; `percent` says
    that a per cent sign follows.
    """

    value: Decimal
    decimals: int
    start: int
    end: int
    symbol: str | None
    percent: bool
    text: str

    @property
    def looks_like_money(self) -> bool:
        """Two decimals or a currency sign: what tells a price from a count."""
        return not self.percent and (self.decimals == 2 or self.symbol is not None) and abs(self.value) < _LARGEST_AMOUNT


_MOST_DIGITS = 24  # a longer run of digits counts nothing, and could no longer be reckoned with exactly


def decimal_mark_of(texts: Iterable[str]) -> DecimalMark:
    """Which mark divides the cents in a document, by the vote of its unmistakable figures; a point where nothing speaks."""
    votes = [mark for text in texts for mark in _votes_of(text)]
    return "," if 2 * votes.count(",") > len(votes) else "."


@lru_cache(maxsize=_TEXTS_KEPT)
def _votes_of(text: str) -> tuple[DecimalMark, ...]:
    """The mark of each unmistakable figure of a text."""
    if _TRUE_DIGIT.search(text) is None:
        return ()
    figures = (match.group() for match in _FIGURE_WITH_CENTS.finditer(_DAY_AND_MONTH.sub("", text)))
    marks = (_own_mark(figure) for figure in figures if len(figure) - max(figure.rfind(","), figure.rfind(".")) <= _MOST_CENTS)
    return tuple(mark for mark in marks if mark is not None)


def _own_mark(digits: str) -> DecimalMark | None:
    """The decimal mark of a figure where the figure itself leaves no doubt."""
    comma, point = digits.rfind(","), digits.rfind(".")
    if comma >= 0 and point >= 0:
        return "," if comma > point else "."  # every mark before the last one parts thousands, whichever it was read as
    mark: DecimalMark = "," if comma >= 0 else "."
    last = max(comma, point)
    if last < 0 or digits.count(mark) > 1:
        return None
    behind = len(digits) - last - 1
    return mark if behind not in (0, _GROUP) or " " in digits.strip() or "'" in digits else None


def to_decimal(digits: str, mark: DecimalMark) -> tuple[Decimal, int] | None:
    """The exact number that a run of digits and marks says, and how many decimals it prints; None where it is no number.

    A figure that leaves no doubt is read by its own marks, any other by the document's `mark`.
    """
    if digits.isdecimal():
        return (Decimal(digits), 0) if len(digits) <= _MOST_DIGITS else None
    if _PLAIN_DIGITS.fullmatch(digits) is None:
        digits = re.sub(r"[Oo]", "0", re.sub(r"[Il]", "1", digits.replace("Q", "0")))
        digits = re.sub(rf"[{_SPACES}'’]", " ", digits).strip()
        digits = re.sub(r"([.,])\s+", r"\1", digits)
    own = _own_mark(digits)
    compact = digits.replace(" ", "")
    decimal: str = own or mark
    other = "," if decimal == "." else "."
    if own is None and compact.count(decimal) > 1:
        decimal, other = other, decimal  # 1.234.567 under a point: those points part thousands
    if compact.count(decimal) > 1 and re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+[.,]\d{2}", compact):
        compact = re.sub(r"[.,]", "", compact[:-3]) + decimal + compact[-2:]  # 2.978,666.00: a scan took one mark for the other
    if compact.count(decimal) > 1:
        return None
    whole, _, cents = compact.replace(other, "").partition(decimal)
    if own is None and decimal in compact and len(cents) == 3 and mark != decimal:
        whole, cents = whole + cents, ""
    if not _ONLY_DIGITS.fullmatch(whole) or not _ONLY_DIGITS.fullmatch(cents) or not 0 < len(whole) + len(cents) <= _MOST_DIGITS:
        return None
    return Decimal(f"{whole or '0'}.{cents}") if cents else Decimal(whole), len(cents)


@lru_cache(maxsize=_TEXTS_KEPT)
def figures_in(text: str, mark: DecimalMark) -> tuple[Figure, ...]:
    """Every number printed in a text, left to right; kept for a while, since every rule asks each cell for its figures again."""
    if _TRUE_DIGIT.search(text) is None:
        return ()
    found = []
    accounts = [each.span() for each in _IBAN.finditer(text)] if len(text) >= _SHORTEST_IBAN else []
    for match in _FIGURE.finditer(text):
        if accounts and any(first < match.end() and match.start() < last for first, last in accounts):
            continue  # the groups of an account's number count nothing
        digits = _CENTS_BY_DASH.sub(r".\1", match["digits"])
        parsed = to_decimal(digits, mark)
        if parsed is None:
            continue
        value, decimals = parsed
        if match["dash"]:
            decimals = 2
        minus = match["sign"] in _MINUS or match["sign2"] in _MINUS
        after = (match["after"] or "").upper()
        if ((match["open"] or match["open2"]) and match["close"]) or minus or after in ("-", "CR"):
            value = -value
        percent = _PER_CENT.match(text, match.end()) is not None
        start, end = match.end() - len(match.group().lstrip()), match.end()  # the space before it is another word's end
        found.append(Figure(value, decimals, start, end, match["symbol"] or match["unit"], percent, text[start:end].strip()))
    return tuple(found)


def figures_of(cell: Cell, mark: DecimalMark) -> tuple[Figure, ...]:
    """Every number printed in a cell."""
    return figures_in(cell.text, mark) if cell.has_digits else ()


def canonical(value: Decimal) -> str:
    """The plain decimal text of an amount: no exponent, at least two decimals, none of the printed ones lost."""
    exponent = value.as_tuple().exponent
    shown = value.quantize(Decimal("0.01")) if isinstance(exponent, int) and exponent > -2 else value
    return format(shown, "f")
