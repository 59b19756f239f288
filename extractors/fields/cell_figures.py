"""What stands in a cell of figures: one number, with its unit, its currency, or a note that it is for a hundred."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from extractors.fields.amounts import DecimalMark, Figure, figures_in
from extractors.fields.dates import MONTH_BEHIND_DAY, NUMERIC_DATE
from extractors.signs import has_digit, letter_count

_TEXTS_KEPT = 4096  # cells of some ten pages
# What a scan makes of the two cells of a quantity and its unit that stand close (114M), and how many programs print them.
_JOINED_QUANTITY = re.compile(r"(?P<quantity>[-(]?\d{1,7}(?:[.,]\d{1,3})?\)?)(?P<unit>[^\W\d_]{1,8}\.?[23²³]?)")
_PARTED_CENTS = re.compile(r"(?<=[\dO])\s+(?=[.,][\dO]{2}\b)|(?<=[\dO][.,])\s+(?=[\dO]{2}\b)")
_PER_UNIT = re.compile(r"(?<=\d)\s*(?:/|per|je|par|p\.)\s*(?P<base>\d{1,4})?\s*(?P<unit>[^\W\d]{0,6}[23²³]?\.?)\s*$", re.IGNORECASE)
_MOST_RATE = 40  # per cent
_WORDS_BEHIND = re.compile(r"(?P<quantity>[-(]?\d{1,7}(?:[.,]\d{1,3})?\)?)\s+(?P<words>[^\W\d].*)")
_WORDS_BEFORE = re.compile(r"(?P<words>[^\W\d].*?)\s+(?P<quantity>[-(]?\d{1,7}(?:[.,]\d{1,3})?\)?)")
_LONGEST_UNIT = 16  # signs
_FEWEST_LETTERS = 3  # of a word for goods


def is_code(text: str) -> bool:
    """Whether a cell is a code or a figure and no words: one word with digits."""
    return has_digit(text) and len(text.split()) == 1


@lru_cache(maxsize=_TEXTS_KEPT)
def lone_figure(text: str, mark: DecimalMark) -> Figure | None:
    """The figure of a cell that holds little else: a unit, a currency, a tax code; None for words, dates and sentences."""
    if not has_digit(text) or NUMERIC_DATE.search(text):
        return None
    text = _PER_UNIT.sub("", _PARTED_CENTS.sub("", text))
    figures = [each for each in figures_in(text, mark) if not each.percent]
    if not figures:
        return None
    letters = letter_count(text)
    return figures[-1] if letters <= 14 and len(text) <= 34 else None


def quantity_in(text: str, mark: DecimalMark) -> Figure | None:
    """The quantity of a cell: its first figure, with nothing behind but a unit."""
    if not has_digit(text) or NUMERIC_DATE.search(text) or MONTH_BEHIND_DAY.search(text):
        return None
    figures = figures_in(text, mark)
    if not figures or figures[0].percent or figures[0].start > 4 or len(text) - figures[0].end > _LONGEST_UNIT:
        return None
    digits = sum(ch.isdigit() for ch in figures[0].text)
    return figures[0] if digits <= 7 or figures[0].decimals else None


def parted_quantity(text: str) -> tuple[str, str] | None:
    """A quantity and its unit printed or read without a space between them."""
    match = _JOINED_QUANTITY.fullmatch(text.strip())
    return (match["quantity"], match["unit"]) if match else None


def quantity_beside_words(text: str, *, has_unit: bool) -> tuple[str, str]:
    """The quantity of a cell and the words beside it that name the goods, as where no column does: "13.00 Hydraulic hose 10 mm, two".

    Fewer words than a unit may have are the quantity's own, unless its unit stands elsewhere.
    """
    match = _WORDS_BEHIND.fullmatch(text) or _WORDS_BEFORE.fullmatch(text)
    if match is None:
        return (text, "") if has_digit(text) else ("", text)
    words = match["words"]
    is_unit = letter_count(words) < _FEWEST_LETTERS if has_unit else len(words) <= _LONGEST_UNIT
    return (text, "") if is_unit else (match["quantity"], words)


def unit_behind(text: str, end: int) -> str | None:
    """The unit that stands behind a quantity in its cell."""
    behind = text[end:].strip(" /()")
    return behind if behind and len(behind) <= 12 and not has_digit(behind.rstrip("23")) else None


def unit_of_price(text: str) -> str | None:
    """The unit that a price is for: 21.35/l."""
    match = _PER_UNIT.search(text)
    return match["unit"] or None if match and match["unit"] else None


def rate_in(text: str, mark: DecimalMark, *, needs_percent: bool) -> Decimal | None:
    """A tax rate in per cent."""
    return next(
        (each.value for each in figures_in(text, mark) if (each.percent or not needs_percent) and 0 <= each.value <= _MOST_RATE), None
    )
