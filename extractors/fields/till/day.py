"""The day of a purchase: tills print it anywhere, with or without a word before it, and nearly always with the time."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from extractors.fields.date_order import country_of, date_order_of, language_of
from extractors.fields.dates import DateOrder, PrintedDate, dates_of
from extractors.fields.till.slip import Slip
from extractors.fields.till.words import any_of, folded
from extractors.layout.lines import Cell

_TIME = re.compile(r"(?<![\d.,])(?:[01]?\d|2[0-3])\s?[:.]\s?[0-5]\d(?:\s?[:.]\s?[0-5]\d)?\s?(?:[ap]\.?m\b)?(?![\d.,])", re.IGNORECASE)
_COMPACT = re.compile(r"(?<!\d)(20[0-4]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_GLUED = re.compile(r"(?<![\d/.])(\d{1,2})([-/.])(\d{1,2})\2((?:20)?\d\d)(?=(?:[01]?\d|2[0-3]):[0-5]\d)")  # 19-03-201811:12
_LABEL = re.compile(r"\b(?:d[ao]t(?:e|um)|datum|tarikh|bizdate|le|dated|fecha|日期)\b|date")
_FIRST_YEAR, _LAST_YEAR = 1990, 2079
_DAY_FIRST = re.compile(
    r"\b(?:gst|vat|sst|btw|tva|mwst|ust|iva|omzetbelasting|mehrwertsteuer|umsatzsteuer|datum|\d{4} [a-z]{2} [a-z]+$)\b", re.MULTILINE
)
"""Names of taxes and words of countries that print the day first, and how the Dutch write a postcode."""
_SALES_TAX = re.compile(r"\bsales\s?tax\b|\bstate\s?tax\b")


@dataclass(frozen=True, slots=True)
class _Candidate:
    printed: PrintedDate
    score: float


def purchase_day(slip: Slip) -> PrintedDate | None:
    """The printed date that most speaks for: a label, the time beside it, the same day printed again."""
    found: list[_Candidate] = []
    for index, row in enumerate(slip.rows):
        for printed in [*_glued(row), *dates_of(row), *_compact(row)]:
            days = [each for each in (printed.day_first, printed.month_first) if each is not None]
            if not days or not any(_FIRST_YEAR <= each.year <= _LAST_YEAR for each in days):
                continue
            found.append(_Candidate(printed, _score(slip, index, printed)))
    if not found:
        return None
    days_seen = [each.printed.day_first or each.printed.month_first for each in found]
    found = [
        replace(each, score=each.score + 0.3 * (days_seen.count(each.printed.day_first or each.printed.month_first) - 1)) for each in found
    ]
    return max(found, key=lambda each: each.score).printed


def order_of_days(slip: Slip, currency: str | None) -> DateOrder | None:
    """Whether the day or the month comes first, by the dates, the country, the currency and the name of the tax."""
    dates = [each for row in slip.rows for each in dates_of(row)]
    order = date_order_of(dates, currency, country_of(slip.text), language_of(slip.text))
    if order is not None:
        return order
    text = folded(slip.text)
    if _SALES_TAX.search(text):
        return "month_first"
    return "day_first" if _DAY_FIRST.search(text) else None


def _score(slip: Slip, index: int, printed: PrintedDate) -> float:
    row = slip.rows[index]
    before, behind = folded(row.text[: printed.start]), row.text[printed.end :]
    score = 1.0
    if _LABEL.search(before):
        score += 0.6
    if any_of("another_day").search(before):
        score -= 1.0
    elif index and any_of("another_day").search(folded(slip.rows[index - 1].text)) and not before.strip():
        score -= 0.5
    if _TIME.search(behind) or _TIME.search(row.text[: printed.start]):
        score += 0.5
    elif any(0 <= near < len(slip.rows) and _TIME.search(slip.rows[near].text) for near in (index - 1, index + 1)):
        score += 0.25
    return score - 0.2 * (index / max(1, len(slip.rows)))


def _glued(row: Cell) -> list[PrintedDate]:
    """Days that a reader glued to the time behind them, whose first digits would be read as the year's last."""
    found = []
    for match in _GLUED.finditer(row.text):
        day = _day(match[4], match[3], match[1])
        month = None if match[2] == "." else _day(match[4], match[1], match[3])
        if day or month:
            found.append(PrintedDate(row, match.start(), match.end(), day, month, match[2] == "."))
    return found


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))
    except ValueError:
        return None


def _compact(row: Cell) -> list[PrintedDate]:
    """A day as eight digits, which is one only beside a label or a time: "Date/Time 20180428/191204"."""
    found = []
    for match in _COMPACT.finditer(row.text):
        if not _LABEL.search(folded(row.text[: match.start()])) and not _TIME.match(row.text, match.end() + 1):
            continue
        day = _day(match[1], match[2], match[3])
        if day is not None:
            found.append(PrintedDate(row, match.start(), match.end(), day, day, dotted=False))
    return found
