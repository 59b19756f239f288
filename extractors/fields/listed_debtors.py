"""Who owes each invoice of a schedule: the words of its row that are no number, no day and no amount, and those that run on below them.

A factor buys what single debtors owe, and a name in a narrow column breaks over two or three lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.fields.amounts import DecimalMark
from extractors.fields.dates import dates_of
from extractors.fields.legal_forms import has_legal_form
from extractors.fields.listed_rows import ListedRow, figures_on
from extractors.layout.lines import PageLayout, TextLine, box_of
from extractors.model import Word
from extractors.money import CURRENCY_CODES
from extractors.signs import has_digit

_FLUSH = 4.0  # points
_CLOSE = 0.8  # heights of print between the lines of one name
_MOST_LINES = 2  # below the first
_AMONG_NUMBERS = ",;:-–|/"


@dataclass(frozen=True, slots=True)
class SoldInvoice:
    """The row of an invoice on a schedule: its line, its number, the words under a heading of debtors and what its form tells."""

    page: PageLayout
    line: TextLine
    number: str
    under_heading: Sequence[Word]
    row: ListedRow | None


def debtors_of(sold: Sequence[SoldInvoice], mark: DecimalMark) -> list[str | None]:
    """Who owes each invoice: what stands under the heading of debtors, else what in the rows looks like a name.

    Of several names in a row it is the one with a form of law; several words, or as many signs of Chinese, are one too. A single word is
    one where the names of other rows begin.
    """
    found = [_name_in(each, mark) for each in sold]
    edges = Counter(round(words[0].box.x0) for words in found if words)
    edge = edges.most_common(1)[0][0] if edges else None
    names = []
    for each, words in zip(sold, found, strict=True):
        own = words or (next((part for part in _parts(each, mark) if abs(part[0].box.x0 - edge) <= _FLUSH), ()) if edge is not None else ())
        names.append(_whole(each, own, mark) if any(map(str.isalpha, _text(own))) else None)
    return names


def _name_in(sold: SoldInvoice, mark: DecimalMark) -> Sequence[Word]:
    words = _without_number(sold.under_heading, sold.number)
    if words:
        return words
    names = [(part, name) for part in _parts(sold, mark) if has_legal_form(name := _whole(sold, part, mark)) or _is_phrase(name)]
    best = max(names, key=lambda each: (has_legal_form(each[1]), sum(map(str.isalpha, each[1]))), default=None)
    return best[0] if best is not None else ()


def _parts(sold: SoldInvoice, mark: DecimalMark) -> list[Sequence[Word]]:
    """The cells of a row without its days, amounts and number."""
    taken = [figure.box for figure in figures_on(sold.line, mark)] if sold.row is None else []
    rest = [word for word in sold.line.words if not any(box.x0 <= word.box.x0 <= box.x1 for box in taken)]
    rest = list(sold.row.rest) if sold.row is not None else rest
    parts = [_without_number([word for word in cell.words if word in rest], sold.number) for cell in sold.line.cells]
    return [part for part in parts if part]


def _whole(sold: SoldInvoice, words: Sequence[Word], mark: DecimalMark) -> str:
    return _text([*words, *_run_on(sold.page, sold.line, words, mark)])


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
