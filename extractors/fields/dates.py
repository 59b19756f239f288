"""A date on paper can mean two days: 03/04/2026 is 3 April in Pretoria and 4 March in Dallas.

Every printed date is kept with all days it can mean; what decides between them is evidence (extractors.fields.date_order). Where nothing
decides, the date is ambiguous and says so; an impossible date stays unreadable.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from extractors.fields.months import MONTHS, fold_name
from extractors.layout.lines import Cell
from extractors.model import Ambiguous, Box, Reading, Unreadable, Value
from extractors.signs import has_digit, has_letter_or_digit

DateOrder = Literal["day_first", "month_first"]

_CELLS_KEPT = 4096  # those of some ten pages; a cell keeps its words
_D = r"[0-9OoIl]"
_NAMED_DAY = r"(?:(?<![A-Za-zÀ-ž\d])[OoIl][\dOoIl]|\d[OoIl]|\d{1,2})"  # beside the name of a month, where no word is so short
_MONTH_WORD = r"(?!(?i:van|vom|von|dated|from|the|del|per)\b)[A-Za-zÀ-žł]{3,12}"  # "Faktuur 96 van 20 Okt 2024" has no month between
_HAN_DIGIT, _HAN_OR_RING = "[〇零一二三四五六七八九十]", "[〇○◯0Oo零一二三四五六七八九]"  # many type a ring for the nought of a year
_SIGN = "[-/.–—−·|_]"
_ROMAN = "X?I{1,3}|I?[VX]|VI{1,3}"  # a month, as in "12.XI.2024"
_CUES = {
    "separated": re.compile(f"{_SIGN}.+{_SIGN}", re.DOTALL),
    "spaced": re.compile(r"\d\d \d\d(?!\d)"),
    "parted": re.compile(r"[.,].+[.,]\s?(?:19|20)", re.DOTALL),
    "year_sign": re.compile("年"),
    "named": re.compile("[A-Za-zÀ-žł]{3}"),
    "roman": re.compile(r"[IVX][ ./-]"),
}
_ANY_CUE = re.compile("|".join(cue.pattern for cue in _CUES.values()), re.DOTALL)
_PATTERNS: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    (
        "year_first",
        "separated",
        re.compile(rf"(?<![\w/.-])((?:19|20){_D}{{2}})\s?({_SIGN})\s?({_D}{{1,2}})\s?\2\s?({_D}{{1,2}})(?![\d]|[/.-]\d)"),
    ),
    (
        "spaced",
        "spaced",
        re.compile(r"(?:^|(?<=[:：,/|·•=>»…–—-] )|(?<=[^\W\d] ))(\d\d) (\d\d) ((?:19|20)\d\d)(?=\.?$|,| [^\d\s]| \d\d?[:h]\d\d)"),
    ),
    (
        "year_spaced",
        "spaced",
        re.compile(r"(?:^|(?<=[:：,/|·•=>»…–—-] )|(?<=[^\W\d] ))((?:19|20)\d\d) (\d\d) (\d\d)(?=\.?$|,| [^\d\s]| \d\d?[:h]\d\d)"),
    ),
    ("spaced", "spaced", re.compile(r"^[:：]? ?(\d\d) (\d\d) (\d\d)$")),
    ("han", "year_sign", re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?")),
    ("han", "year_sign", re.compile(r"(?<![\d.,/-])(?<![國国])(?<![國国]\s)(\d{2})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")),
    ("han_of_republic", "year_sign", re.compile(r"民[國国]\s*(\d{1,3})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")),
    ("han_of_republic", "year_sign", re.compile(r"(?<![\d.,/-])(?<![國国])(?<![國国]\s)(1[0-2]\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")),
    (
        "han_in_words",
        "year_sign",
        re.compile(rf"({_HAN_OR_RING}{{4}})\s*年\s*({_HAN_DIGIT}{{1,3}})\s*月\s*({_HAN_DIGIT}{{1,3}})\s*[日号]?"),
    ),
    (
        "numeric",
        "separated",
        re.compile(
            rf"(?<![\w/.])({_D}{{1,2}})\s?({_SIGN})\s?({_D}{{1,2}})\s?\2\s?((?:19|2[0Oo]){_D}{{2}}|['’]?{_D}{{2}})(?!\d|/\d|\.\d|-\d(?!\d?[./]\d))"
        ),
    ),
    (
        "day_month_name",
        "named",
        re.compile(
            r"(?<![\d/.,-])(?<!\d:)"  # a colon may be that of a label set in a column of its own
            rf"({_NAMED_DAY})\s?(?:(?:st|nd|rd|th|de|ste|er)(?![a-zà-ÿ])|(?:ST|ND|RD|TH|DE|STE|ER)(?![A-ZÀ-Þ])|\.)?[\s./-]*(?:(?:day\s)?of\s|de\s)?({_MONTH_WORD})\.?,?[\s./'’-]*(?:de\s)?(\d{{4}}|\d{{2}})(?!\d|:\d|\.\d)"
        ),
    ),
    (
        "month_name_day",
        "named",
        re.compile(
            rf"(?<![A-Za-z])({_MONTH_WORD})\.?[\s/-]*({_NAMED_DAY})(?:st|nd|rd|th)?[\s,./-]+['’]?(\d{{4}}|\d{{2}})(?!\d|:\d|[.,]\d)"
        ),
    ),
    ("roman_month", "roman", re.compile(rf"(?<![\w/.,-])(\d{{1,2}})([./-]|\.? )({_ROMAN})(?:[./-]|\.? )((?:19|20)\d\d)(?!\d)")),
    ("dot_misread", "parted", re.compile(rf"(?<![\w/.,])({_D}{{1,2}})([.,])\s?({_D}{{1,2}})\s?[.,]\s?((?:19|20){_D}{{2}})(?![\d.,])")),
    ("year_month_name_day", "named", re.compile(rf"(?<!\d)((?:19|20)\d\d)[\s,/-]+({_MONTH_WORD})\.?[\s/-]+(\d{{1,2}})(?!\d)")),
)
"""What each kind of date is called, what it cannot do without, and how it is written."""
_YEAR_IN_HAN = "年"
NUMERIC_DATE = re.compile(r"(?<![\d.,])\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}(?![\d,])")
"""Three groups of digits as a date has them, without asking whether they are a day of the calendar."""
_COMPACT = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
MONTH_BEHIND_DAY = re.compile(r"(?i)\b\d{1,2}\.?\s*(?:jan|feb|mar|mär|maa|apr|mai|may|mei|jun|jul|aug|sep|oct|okt|nov|dec|des|dez)[a-z]*\b")
"""A day and the name of a month, as in "16 November"."""


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as it stands in a cell: the days it can mean by which part is the day.

    `day_first` and `month_first` are equal where the print leaves no doubt, and None where that reading is no day of the calendar.
    """

    cell: Cell
    start: int
    end: int
    day_first: date | None
    month_first: date | None
    dotted: bool

    @property
    def text(self) -> str:
        return self.cell.text[self.start : self.end]

    @property
    def decides(self) -> DateOrder | None:
        """Which order this date alone proves: only one of its readings is a day of the calendar."""
        if self.day_first and self.month_first is None:
            return "day_first"
        if self.month_first and self.day_first is None:
            return "month_first"
        return None

    @property
    def certain(self) -> date | None:
        """The day meant, where the print leaves no doubt."""
        return self.day_first if self.day_first == self.month_first else None

    def reading(self, order: DateOrder | None) -> Reading:
        """What the date says under the document's order; ambiguous where there is none and both readings are days."""
        if self.day_first is None and self.month_first is None:
            return Unreadable(f"{self.text} is no day of the calendar")
        if self.day_first == self.month_first:
            return Value(str(self.day_first))
        if self.day_first is None or self.month_first is None:
            turned = self.turned if order == "month_first" else None
            return Value(str(turned or self.day_first or self.month_first))
        if order is None:
            return Ambiguous(
                (str(self.day_first), str(self.month_first)),
                f"{self.text}: nothing on the page says whether the day or the month comes first",
            )
        return Value(str(self.day_first if order == "day_first" else self.month_first))

    @property
    def turned(self) -> date | None:
        """What a date with dots says to whoever puts the month first, as a few houses in America do; None where that is no day."""
        parts = re.fullmatch(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})", self.text) if self.dotted else None
        return _day(parts[3], parts[1], parts[2]) if parts is not None else None


def is_day_of_month(text: str, start: int, end: int) -> bool:
    """Whether a figure is the day of a date whose year ran on to the next line: "May 20," or "20 May"."""
    before, behind = re.search(r"([^\W\d_]+)\.?\s*$", text[:start]), re.match(r"\s*([^\W\d_]+)", text[end:].lstrip("."))
    return any(found is not None and fold_name(found[1]) in MONTHS for found in (before, behind))


def is_only_a_date(cell: Cell) -> bool:
    """Whether a cell says a day and nothing else."""
    dates = dates_of(cell)
    return len(dates) == 1 and not has_letter_or_digit(cell.text[: dates[0].start] + cell.text[dates[0].end :])


@lru_cache(maxsize=_CELLS_KEPT)
def dates_of(cell: Cell) -> tuple[PrintedDate, ...]:
    """Every date printed in a cell, left to right; an impossible one (month 13) is kept, since it stands where a date belongs.

    Kept for a while, since every rule asks each cell for its dates again.
    """
    if not cell.has_digits and _YEAR_IN_HAN not in cell.text:
        return ()  # one of which every date holds: a look for it spares most cells the patterns
    if _ANY_CUE.search(cell.text) is None:
        return ()
    found: list[PrintedDate] = []
    taken: list[tuple[int, int]] = []
    held = {name for name, cue in _CUES.items() if cue.search(cell.text)}
    for name, cue, pattern in _PATTERNS:
        match = pattern.search(cell.text) if cue in held else None
        while match is not None:
            printed = None if _is_of_another(name, match, cell, taken) else _printed(name, match, cell)
            if printed:
                found.append(printed)
                taken.append((match.start(), match.end()))
            goes_on = match.start() + 1 if printed is None and cue == "named" else match.end()  # "7 days - 13 Aug 2024"
            match = pattern.search(cell.text, goes_on)
    return tuple(sorted(found, key=lambda each: each.start))


def _is_of_another(name: str, match: re.Match[str], cell: Cell, taken: Sequence[tuple[int, int]]) -> bool:
    """Whether figures are of a date that was found before, or of another number."""
    if any(match.start() < end and start < match.end() for start, end in taken):
        return True
    if name != "numeric":
        return False
    if match[2] == "-" and cell.text[: match.start()].endswith("-"):
        return True  # the tail of a telephone or account number
    # the letters of an order number, which a scan could have made of digits
    return not all(has_digit(group) for group in (match[1], match[3]))


def _printed(name: str, match: re.Match[str], cell: Cell) -> PrintedDate | None:
    groups = [group for group in match.groups() if group]
    dotted = (name == "numeric" and groups[1] == ".") or name == "dot_misread"
    if name == "year_first":
        day = month = _day(groups[0], groups[2], groups[3])
    elif name == "han":
        day = month = _day(*groups)
    elif name == "han_of_republic":
        day = month = _day(str(int(groups[0]) + _YEARS_BEFORE_REPUBLIC), groups[1], groups[2])
    elif name == "han_in_words":
        day = month = _day(
            "".join(str(_HAN_NUMBERS[digit]) for digit in groups[0]), str(_han_number(groups[1])), str(_han_number(groups[2]))
        )
    elif name == "spaced":
        day, month = _day(groups[2], groups[1], groups[0]), _day(groups[2], groups[0], groups[1])
    elif name == "year_spaced":
        day = month = _day(*groups)
    elif name == "roman_month":
        if groups[1] == " " and len(groups[2]) == 1:
            return None  # "12 X 2024" says how many of what
        day = month = _day(groups[3], str(_ROMAN_MONTHS.index(groups[2]) + 1), groups[0])
    elif name in ("numeric", "dot_misread"):
        year = groups[3].lstrip("'’")
        day = _day(year, groups[2], groups[0])
        month = None if dotted and day is not None else _day(year, groups[0], groups[2])
        if dotted and len(groups[3]) == 2 and day is None and match.group() != cell.text.strip():
            return None  # 1.23.45 is a section or version number
    else:
        where = {"day_month_name": (2, 1, 0), "month_name_day": (2, 0, 1), "year_month_name_day": (0, 1, 2)}[name]
        number = MONTHS.get(fold_name(groups[where[1]]))
        if number is None:
            return None
        day = month = _day(groups[where[0]], str(number), groups[where[2]])
    return PrintedDate(cell, match.start(), match.end(), day, month, dotted)


_MISREAD = str.maketrans("OoIl", "0011")
_YEARS_BEFORE_REPUBLIC = 1911  # Taiwan counts from 1912: its year 113 is 2024
_ROMAN_MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_HAN_NUMBERS = {digit: value for value, digit in enumerate("〇一二三四五六七八九十")} | dict.fromkeys("零○◯0Oo", 0)


def _han_number(text: str) -> int:
    """A number below a hundred in Chinese numerals: 十二 is 12, 二十三 is 23."""
    tens, ten, ones = text.rpartition("十")
    high = (_HAN_NUMBERS[tens[-1]] if tens else 1) if ten else 0
    return 10 * high + (_HAN_NUMBERS[ones[-1]] if ones else 0)


def _day(year: str, month: str, day: str) -> date | None:
    try:
        number = int(year.translate(_MISREAD))
        if len(year) == 2:
            number += 2000 if number < 80 else 1900
        return date(number, int(month.translate(_MISREAD)), int(day.translate(_MISREAD)))
    except ValueError:
        return None


def all_dates(cells: Sequence[Cell]) -> list[PrintedDate]:
    """Every date printed in some cells."""
    return [each for cell in cells for each in dates_of(cell)]


def nearest_under(dates: Sequence[PrintedDate], label: Box) -> PrintedDate:
    """Of the dates in one cell the one nearest under a label, since the values of two narrow columns may stand close to each other."""

    def distance(printed: PrintedDate) -> float:
        box = printed.cell.evidence(printed.start, printed.end).box
        return abs(box.x0 - label.x0) if box is not None else 0.0

    return min(dates, key=distance)


def compact_dates(cell: Cell) -> list[PrintedDate]:
    """A date printed as eight digits alone or before a comma, 20260304, which only a label tells from a number."""
    match = _COMPACT.fullmatch(re.split(r"[,;](?=\s|$)", cell.text, maxsplit=1)[0].strip(" :"))
    if match is None:
        return []
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return []
    start = cell.text.index(match.group())
    return [PrintedDate(cell, start, start + 8, day, day, False)]


def days_meant(printed: PrintedDate, order: DateOrder | None) -> list[date]:
    """Every day that a date can mean under an order."""
    readings = {"day_first": printed.day_first, "month_first": printed.month_first}
    return [day for name, day in readings.items() if day is not None and order in (None, name)]
