"""Reads single cells of a list, exactly or not at all: what could mean two things is a bad cell, never a guess."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from extractors.money import minor_unit_digits

Cell = str | int | float | Decimal | bool | date | datetime | None
Mark = Literal[".", ","]


class BadCell(ValueError):  # noqa: N818  # an answer about the cell, not a fault of ours
    """A cell that cannot be taken in; its sentence says why and what would do."""


_ISO = re.compile(r"(\d{4})[-/](\d{2})[-/](\d{2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
_NUMBER = re.compile(r"\d+|\d{1,3}(?:([ .,'\u2019])\d{3})+|\d+[.,]\d+|\d{1,3}(?:([ .,'\u2019])\d{3})+[.,]\d+")
_CURRENCY = re.compile(r"^(?:R|ZAR|EUR|USD|GBP|CNY|[$€£¥])\s*|\s*(?:ZAR|EUR|USD|GBP|CNY|[$€£¥])$")


def text(cell: Cell) -> str | None:
    """The cell as text with single spaces; a whole number that a spreadsheet keeps as a float loses its `.0`."""
    if cell is None:
        return None
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, datetime | date):
        return cell.isoformat()[:10]
    return " ".join(str(cell).split()) or None


def parts(cell: Cell) -> list[str]:
    """A list written with semicolons."""
    return [" ".join(piece.split()) for piece in str(cell or "").split(";") if piece.strip()]


def day(cell: Cell) -> date | None:
    """A calendar day: a date cell of a spreadsheet, or year, month and day in that order."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    written = text(cell)
    if written is None:
        return None
    found = _ISO.fullmatch(written)
    if found is None:
        raise BadCell(f"{written} is not a clear date. Write it as 2026-03-04 (year, month, day).")
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        raise BadCell(f"{written} is no day of the calendar.") from None


def yes_or_no(cell: Cell) -> bool | None:
    if isinstance(cell, bool):
        return cell
    written = (text(cell) or "").lower()
    if not written:
        return None
    if written in ("yes", "y", "true", "1"):
        return True
    if written in ("no", "n", "false", "0"):
        return False
    raise BadCell(f"{written} is neither yes nor no.")


def whole(cell: Cell) -> int | None:
    written = text(cell)
    if written is None:
        return None
    if not re.fullmatch(r"-?\d{1,9}", written):
        raise BadCell(f"{written} is no whole number.")
    return int(written)


def one_of(*allowed: str) -> Callable[[Cell], str | None]:
    """One of these words, whatever its case."""

    def read(cell: Cell) -> str | None:
        written = (text(cell) or "").lower()
        if not written:
            return None
        if written not in allowed:
            raise BadCell(f"{written} is none of {', '.join(allowed)}.")
        return written

    return read


def matching(pattern: str, what: str, fold: Callable[[str], str] = str) -> Callable[[Cell], str | None]:
    """A text of this pattern; `what` says what it should be."""
    compiled = re.compile(pattern)

    def read(cell: Cell) -> str | None:
        written = text(cell)
        if written is None:
            return None
        written = fold(written)
        if not compiled.fullmatch(written):
            raise BadCell(f"{written} is not {what}.")
        return written

    return read


@dataclass(frozen=True, slots=True)
class Numbers:
    """Reads the figures of one column. `mark` divides the decimals where a figure by itself could be read in two ways."""

    mark: Mark | None

    @classmethod
    def of_column(cls, cells: Iterable[Cell]) -> Numbers:
        """The column's own habit, told by its unmistakable figures; None where none is, or where two habits are mixed."""
        marks = {mark for cell in cells if isinstance(cell, str) and (mark := _mark_of(cell)) is not None}
        return cls(marks.pop() if len(marks) == 1 else None)

    def read(self, cell: Cell) -> Decimal | None:
        """The number exactly; a figure such as 1.234 in a column that never says which mark it uses is a bad cell."""
        if cell is None or isinstance(cell, bool):
            return None
        if isinstance(cell, Decimal):
            return cell
        if isinstance(cell, int):
            return Decimal(cell)
        if isinstance(cell, float):
            return _from_spreadsheet(cell)
        if isinstance(cell, date):
            raise BadCell(f"{cell.isoformat()[:10]} is a date and no number.")
        negative, digits = _unsigned(cell)
        if not digits:
            return None
        value = Decimal(digits) if digits.isascii() and digits.isdigit() else self._punctuated(digits, cell.strip())
        return -value if negative else value

    def _punctuated(self, digits: str, written: str) -> Decimal:
        if _NUMBER.fullmatch(digits) is None:
            raise BadCell(f"{written} is no clear number. Write it as 1234.56.")
        mark = _own_mark(digits)
        if mark is None and _is_doubtful(digits):
            mark = self.mark
            if mark is None:
                raise BadCell(f"{written} can be read in two ways. Write it without a mark for thousands, as 1234.56.")
        whole_part, _, decimals = digits.rpartition(mark) if mark and mark in digits else (digits, "", "")
        return Decimal(re.sub(r"[ .,'\u2019]", "", whole_part) + ("." + decimals if decimals else ""))


def _unsigned(written: str) -> tuple[bool, str]:
    """Takes the sign, brackets and currency off a figure."""
    bare = written.replace("\u00a0", " ").replace("\u202f", " ").strip()
    negative = bare.startswith("(") and bare.endswith(")")
    bare = bare[1:-1].strip() if negative else bare
    bare = _CURRENCY.sub("", bare).strip()
    if bare[:1] in ("-", "\u2212", "+"):
        negative = negative or bare[0] != "+"
        bare = _CURRENCY.sub("", bare[1:].strip()).strip()
    elif bare.endswith("-"):
        negative, bare = True, bare[:-1].strip()
    return negative, bare


def _mark_of(written: str) -> Mark | None:
    if written.isdigit():
        return None
    digits = _unsigned(written)[1]
    return _own_mark(digits) if _NUMBER.fullmatch(digits) else None


def _own_mark(digits: str) -> Mark | None:
    """The decimal mark where the figure itself leaves no doubt: two kinds of mark, or a last group that is not of three digits."""
    comma, point = digits.rfind(","), digits.rfind(".")
    if comma >= 0 and point >= 0:
        return "," if comma > point else "."
    mark: Mark = "," if comma >= 0 else "."
    last = max(comma, point)
    if last < 0 or digits.count(mark) > 1:
        return None
    grouped = any(each in digits for each in " '\u2019")
    if len(digits) - last - 1 != 3 or grouped or digits.startswith("0") or last > 3:
        return mark
    return None


def _is_doubtful(digits: str) -> bool:
    """One mark, three digits behind it, and nothing else that speaks: 1.234 or 12,500."""
    return sum(digits.count(mark) for mark in ".,") == 1 and not any(each in digits for each in " '\u2019")


def _from_spreadsheet(value: float) -> Decimal:
    """A spreadsheet keeps 1234.56 as the nearest binary fraction, whose shortest decimal is 1234.56 again; computed ones lose dust."""
    if value != value or value in (float("inf"), float("-inf")):
        raise BadCell("The cell holds no number.")
    exact = Decimal(repr(value))
    exponent = exact.as_tuple().exponent
    return round(exact, 8).normalize() + 0 if isinstance(exponent, int) and exponent < -8 else exact


def minor_units(amount: Decimal, currency: str) -> int:
    """The amount in the smallest coin of its currency; a bad cell where it does not come out even."""
    scaled = amount.scaleb(minor_unit_digits(currency))
    if scaled != scaled.to_integral_value():
        raise BadCell(f"{amount} has more decimals than {currency} has.")
    if abs(scaled) >= 10**18:
        raise BadCell(f"{amount} is too large for an amount.")
    return int(scaled)


def share(cell: Cell) -> Cell:
    """A share may be written with its sign: 80%."""
    return cell.strip().removesuffix("%").rstrip() if isinstance(cell, str) else cell


def rate(value: Decimal) -> Decimal:
    """A share: 0.80, or 80 for per cent."""
    part = value / 100 if value > 1 else value
    if not 0 <= part <= 1:
        raise BadCell(f"{value} is no share between 0 and 1.")
    return part


Reader = Callable[[Cell], Any]
