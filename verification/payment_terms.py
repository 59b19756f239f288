"""Payment terms as invoices print them: so many days, from the invoice or from the end of its month."""

from __future__ import annotations

import calendar
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

_AT_ONCE = re.compile(
    r"\b(?:cod|c\.o\.d\.?|cash on delivery|due on receipt|upon receipt|immediately?|sofort|kontant|strictly cash|à réception)\b"
    r"|货到付款|即期",
    re.IGNORECASE,
)
_DAYS = re.compile(r"(\d{1,3})\s*-?\s*(?:calendar\s+|net\s+)?(?:days?|dae|tage?n?|jours?|dagen|dias|天|日)", re.IGNORECASE)
_NET = re.compile(r"\b(?:net|netto|nett)\s*(\d{1,3})\b", re.IGNORECASE)
_DISCOUNT = re.compile(r"\d+(?:[.,]\d+)?\s*%\s*[^.;,%]*?\d{1,3}\s*(?:days?|dae|tage?n?|jours?|dagen)", re.IGNORECASE)
_MONTH_END = re.compile(
    r"\b(?:eom|end of (?:the )?month|month[- ]end|from (?:date of )?statement|of statement|statement date|vanaf staat|maandeinde|"
    r"monatsende|fin de mois)\b|月结|月底",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Terms:
    """So many days after the invoice, or after the end of the month it is dated in."""

    days: int
    from_month_end: bool

    def __str__(self) -> str:
        return f"{self.days} days" + (" from the end of the month" if self.from_month_end else "")


def terms_of(printed: str) -> Terms | None:
    """The terms a text states, or None where it states none or several.

    The days of a cash discount (`2 % within 10 days, net 30`) are not the terms.
    """
    text = _DISCOUNT.sub(" ", unicodedata.normalize("NFKC", printed))
    stated = {int(each) for each in (*_DAYS.findall(text), *_NET.findall(text))}
    month_end = bool(_MONTH_END.search(text))
    if len(stated) == 1:
        return Terms(stated.pop(), month_end)
    if not stated and month_end:
        return Terms(0, True)
    if not stated and _AT_ONCE.search(text):
        return Terms(0, False)
    return None


def due_dates(issued: date, terms: Terms) -> tuple[date, ...]:
    """The days on which an invoice of these terms may fall due; the plainest first.

    Thirty days are often counted as a month, and months from the end of one run to the end of another.
    """
    start = _month_end(issued) if terms.from_month_end else issued
    dates = [start + timedelta(days=terms.days)]
    if terms.days and terms.days % 30 == 0:
        dates.append(_months_later(start, terms.days // 30))
        if terms.from_month_end:
            dates.append(_month_end(_months_later(issued.replace(day=1), terms.days // 30)))
    return tuple(dates)


def _month_end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
