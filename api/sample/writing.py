"""How a house writes figures and dates: the same amount is `R 1 234,56` on one letterhead and `R1,234.56` on the next."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

_MONTHS = {
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"),
    "af": ("Januarie", "Februarie", "Maart", "April", "Mei", "Junie", "Julie", "Augustus", "September", "Oktober", "November", "Desember"),
}
_SYMBOLS = {"ZAR": "R", "USD": "$", "EUR": "€", "CNY": "¥", "GBP": "£"}


def written_amount(amount: Decimal, style: str, currency: str = "ZAR") -> str:
    """An amount in one of the styles `R 1 234,56`, `R1,234.56`, `1 234.56`, `1,234.56`, `ZAR 1,234.56`, `1234.56`."""
    symbol = _SYMBOLS.get(currency, currency)
    grouped = f"{amount:,.2f}"
    match style:
        case "R 1 234,56":
            return f"{symbol} {grouped.replace(',', ' ').replace('.', ',')}"
        case "R1,234.56":
            return f"{symbol}{grouped}"
        case "1 234.56":
            return grouped.replace(",", " ")
        case "1,234.56":
            return grouped
        case "ZAR 1,234.56":
            return f"{currency} {grouped}"
        case "1234.56":
            return f"{amount:.2f}"
    raise ValueError(f"no house writes amounts like {style!r}")


def written_quantity(quantity: Decimal) -> str:
    """A quantity without idle zeroes: 12, 7.5."""
    plain = f"{quantity:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def written_date(day: date, style: str, language: str = "en") -> str:
    """A date in one of the styles `2026-03-04`, `04 March 2026`, `04/03/2026`, `4 Mar 2026`, `2026/03/04`, `2026年3月4日`."""
    month = _MONTHS.get(language, _MONTHS["en"])[day.month - 1]
    match style:
        case "2026-03-04":
            return day.isoformat()
        case "04 March 2026":
            return f"{day.day:02d} {month} {day.year}"
        case "04/03/2026":
            return f"{day:%d/%m/%Y}"
        case "4 Mar 2026":
            return f"{day.day} {month[:3]} {day.year}"
        case "2026/03/04":
            return f"{day:%Y/%m/%d}"
        case "2026年3月4日":
            return f"{day.year}年{day.month}月{day.day}日"
    raise ValueError(f"no house writes dates like {style!r}")


def plain(amount: Decimal) -> str:
    """The canonical text of an amount."""
    return f"{amount:.2f}"
