"""Who owes each invoice of a schedule: the words of its row that are no number, no day and no amount, and those that run on below them.

A factor buys what single debtors owe, and a name in a narrow column breaks over two or three lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.fields.amounts import DecimalMark
from extractors.fields.company_names import has_legal_form
from extractors.fields.dates import dates_of
from extractors.fields.listed_rows import ListedRow, figures_on
from extractors.layout.lines import PageLayout, TextLine, box_of
from extractors.model import Word
from extractors.money import CURRENCY_CODES
from extractors.signs import has_digit

_FLUSH = 4.0  # points
_CLOSE = 0.8  # heights of print between the lines of one name
_MOST_LINES = 2  # below the first
_AMONG_NUMBERS = ",;:-–|/"


def debtor_of_row(
    page: PageLayout, line: TextLine, under_heading: Sequence[Word], row: ListedRow | None, number: str, mark: DecimalMark
) -> str | None:
    """Who owes the invoice `number` of a row: what stands under the heading of debtors, else what in the row looks like a name.

    Of several names it is the one with a form of law; several words, or as many signs of Chinese, are one too.
    """
    words = _without_number(under_heading, number)
    if words:
        return _whole(page, line, words, mark)
    parts = [_without_number([word for word in cell.words if word in row.rest], number) for cell in line.cells] if row is not None else []
    names = [name for part in parts if part and ((name := _whole(page, line, part, mark)) and (has_legal_form(name) or _is_phrase(name)))]
    return max(names, key=lambda name: (has_legal_form(name), sum(map(str.isalpha, name))), default=None)


def _whole(page: PageLayout, line: TextLine, words: Sequence[Word], mark: DecimalMark) -> str:
    return _text([*words, *_run_on(page, line, words, mark)])


def _is_phrase(text: str) -> bool:
    return not has_digit(text) and (len(re.findall(r"[^\W\d_]{2,}", text)) > 1 or re.search("[\u4e00-\u9fff]{4}", text) is not None)


def _run_on(page: PageLayout, line: TextLine, words: Sequence[Word], mark: DecimalMark) -> Iterator[Word]:
    left, right = box_of(words).x0, min((word.box.x0 for word in line.words if word.box.x0 > box_of(words).x1), default=page.page.width)
    above = line
    for below in page.lines[line.line_number + 1 : line.line_number + 1 + _MOST_LINES]:
        is_close = below.box.top - above.box.bottom < _CLOSE * page.height_of_print
        is_under = abs(below.box.x0 - left) <= _FLUSH and below.box.x1 <= right and len(below.cells) == 1
        if not (is_close and is_under) or below.text.endswith((":", "：")) or dates_of(below.cells[0]) or figures_on(below, mark):
            return
        yield from below.words
        above = below


def _without_number(words: Sequence[Word], number: str) -> tuple[Word, ...]:
    """The words of a cell without the invoice's number and the currency before or behind them."""
    first, last = 0, len(words)
    while first < last and _is_of_number(words[first], number):
        first += 1
    while last > first and _is_of_number(words[last - 1], number):
        last -= 1
    return tuple(words[first:last])


def _is_of_number(word: Word, number: str) -> bool:
    text = word.text.strip(_AMONG_NUMBERS)
    return text in CURRENCY_CODES or text in number.split() or not text


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)
