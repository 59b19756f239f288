"""A recogniser reads the figures of two narrow columns as one word; the other rows of the table show where it has to be cut.

A cut is made only where letters meet digits, or where an amount with its decimals remains, so that words of a description stay whole.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.layout.lines import Cell, TextLine
from extractors.model import Box, Word
from extractors.signs import has_digit, has_letter_or_digit

_RECOGNISERS = {"paddle", "tesseract"}
_FEWEST_ROWS = 3
_ROWS_HEARD = 40
_FEWEST_FIGURES = 3
_AGREEING = 0.6  # share of the other rows that have a gap there
_APART = 0.8  # heights of print by which the gaps of the rows may lie apart
_COLUMNS_APART = 0.5  # heights of print; a space is a quarter to a third of it
_THOUSANDS_APART = 1.0  # heights of print
_WITHIN = 0.7  # letters from the ends of a word at which it may be cut
_OFF_BY = 1  # letters by which a cut may be off where letters are not equally wide
_MONEY = re.compile(r"\d{1,3}(?:[.,' ]?\d{3})*[.,]\d{2}")
_CURRENCY = re.compile(r"-?(?:R|RM|Rs\.?|[A-Z]{3})")
_LEADING_GROUP, _GROUP = re.compile(r"\d{1,3}"), re.compile(r"\d{3}(?:[.,]\d{2})?")
_MEETING = re.compile(r"(?<=\d)(?=[^\W\d_]{2})|(?<=[^\W\d_])(?=\d)")


def parted_lines(lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """The lines of a table, their words cut where they run over a gap that the other rows have."""
    if not any(word.seen_by in _RECOGNISERS for line in lines for word in line.words):
        return tuple(lines)
    rows = [line for line in lines if sum(has_digit(word.text) for word in line.words) >= _FEWEST_FIGURES]
    if len(rows) < _FEWEST_ROWS:
        return tuple(lines)
    return tuple(_parted(line, rows) if line in rows else line for line in lines)


def _parted(line: TextLine, rows: Sequence[TextLine]) -> TextLine:
    cells = []
    was_cut = False
    for cell in line.cells:
        words: list[Word] = []
        for word in cell.words:
            parts = _parts(word, [row for row in rows[:_ROWS_HEARD] if row is not line])
            was_cut |= len(parts) > 1
            words += parts
        cells.append(Cell(cell.page_number, cell.line_number, tuple(words)) if len(words) > len(cell.words) else cell)
    return TextLine(line.page_number, line.line_number, tuple(cells)) if was_cut else line


def _parts(word: Word, others: Sequence[TextLine]) -> list[Word]:
    if word.seen_by not in _RECOGNISERS or len(word.text) < 3 or word.box.width <= 0 or not has_digit(word.text):
        return [word]
    gaps = [gap for other in others if (gap := _gap_under(word, other)) is not None]
    if len(gaps) < max(_FEWEST_ROWS - 1, _AGREEING * len(others)) or max(gaps) - min(gaps) > _APART * word.box.height:
        return [word]
    at = _place_of_cut(word, statistics.median(gaps))
    if at is None:
        return [word]
    box, cut = word.box, word.box.x0 + word.box.width * at / len(word.text)
    return [
        replace(word, text=word.text[:at], box=Box(box.x0, box.top, cut, box.bottom)),
        replace(word, text=word.text[at:], box=Box(cut, box.top, box.x1, box.bottom)),
    ]


def _gap_under(word: Word, row: TextLine) -> float | None:
    """The middle of the gap between two columns of a row that both stand under one word.

    Behind a sign of currency, the rand's R as well, there is none, nor between the thousands of one figure. The spaces of a description
    are no such gap, though those of two or three others may happen to stand under one word of it.
    """
    margin = _WITHIN * word.box.width / len(word.text)
    for left, right in pairwise(row.words):
        gap, height = right.box.x0 - left.box.x1, min(left.box.height, right.box.height)
        are_thousands = gap < _THOUSANDS_APART * height and _LEADING_GROUP.fullmatch(left.text) and _GROUP.fullmatch(right.text)
        if gap < _COLUMNS_APART * height or are_thousands or _CURRENCY.fullmatch(left.text):
            continue
        middle = (left.box.x1 + right.box.x0) / 2
        if all(has_letter_or_digit(each.text) for each in (left, right)) and word.box.x0 + margin < middle < word.box.x1 - margin:
            return middle
    return None


def _place_of_cut(word: Word, x: float) -> int | None:
    """The letter before which a word is cut, where it makes sense there."""
    guess = (x - word.box.x0) / word.box.width * len(word.text)
    return min((at for at in _places(word.text) if abs(at - guess) <= _OFF_BY), key=lambda at: abs(at - guess), default=None)


def _places(text: str) -> Iterator[int]:
    yield from (match.start() for match in _MEETING.finditer(text))
    for at in range(1, len(text)):
        if text[:at].isdigit() and _MONEY.fullmatch(text[at:]):
            yield at
