"""Some papers print a line's quantity and price in its words: "Paint 20 L (4 @ R 450.00)"; the amount beside them proves them."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from extractors.fields.amounts import DecimalMark, figures_in
from extractors.model import Line

_TIMES = re.compile(r"\s*(?P<unit>[^\W\d_]{1,12}[²³23]?\.?)??\s*(?:@|[x×*]|à|á|at|zu je|je|per)\s*", re.IGNORECASE)
_CLOCK = re.compile(r"(?P<hours>\d{1,3}):(?P<minutes>[0-5]\d)(?:\s*(?:h|hrs?|std\.?|uur|uren|ure))?", re.IGNORECASE)
_ROUNDING = Decimal("0.02")


def with_told_figures(line: Line, mark: DecimalMark) -> Line:
    """The line with the quantity and the price that its words name, where they make its total and it has no others."""
    if line.quantity is not None or line.unit_price is not None or not line.line_total:
        return line
    figures = [each for each in figures_in(line.description, mark) if not each.percent]
    for first, second in pairwise(figures):
        between = _TIMES.fullmatch(line.description[first.end : second.start])
        if between is None or abs(abs(first.value * second.value) - abs(line.line_total)) > _ROUNDING:
            continue
        is_price_first = first.looks_like_money and not second.looks_like_money
        quantity, price = (second, first) if is_price_first else (first, second)
        return replace(line, quantity=quantity.value, unit_price=price.value, unit=line.unit or between["unit"])
    return line


def told_unit(between: str) -> str | None:
    """The unit that stands between a quantity and the sign before its price: "12 months @ 8.50" counts months."""
    match = _TIMES.fullmatch(between)
    return match["unit"] if match else None


def clock_hours(text: str) -> Decimal | None:
    """The hours that a cell prints as a clock does: 7:30 is seven and a half."""
    match = _CLOCK.fullmatch(text.strip())
    return Decimal(match["hours"]) + Decimal(match["minutes"]) / 60 if match else None
