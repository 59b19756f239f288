"""What may be a field of an invoice: each amount, date and number outside of the rows of goods, with the words that stand by it.

A clerk who does not know the word for "amount payable" in a language still sees which figure is meant: the words beside it have parts he
knows, it is the last of its column, and the sums lead to it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from extractors.fields.amounts import DecimalMark, Figure, figures_of
from extractors.fields.dates import PrintedDate, compact_dates, dates_of
from extractors.fields.lookup import DocumentLayout
from extractors.fields.number_shapes import PrintedNumber, number_in
from extractors.kept import kept
from extractors.layout.lines import Cell, PageLayout
from extractors.model import Evidence
from extractors.signs import digit_count, has_digit, letter_count

CandidateKind = Literal["amount", "date", "number"]
_CELLS_KEPT = 4096  # of some ten pages, each beside or over many candidates
_LINES_UP = 6
_LONGEST_CELL_IN_WORDS = 16  # a number within a sentence is seldom the paper's own
_LONGEST_NUMBER = 26
_BEHIND_SIGN = re.compile(r"(?i)[a-z.]+\s(?:no|nr|number|nummer|nommer)\b[.:]?\s+(?=\S)")
_YEAR_IN_HAN = "年"  # a day in Chinese numerals has no digit
_LABEL_ENDS = re.compile(r"[:：#]$")
_LONGEST_SENTENCE, _FEWEST_WORDS_OF_SENTENCE, _FEWEST_DIGITS = 40, 2, 3
_MAY_BE_A_NUMBER = re.compile(r"[A-Z]{1,2}\d{4,}")  # "R89912", five digits of a number or so many rand
_EIGHT_DIGITS = re.compile(r"(?<![^\W_])(?:19|20)\d{6}$")
_BROKEN_OFF = re.compile(r"(?:\d ?[/.-]?|[/.-] ?\d{1,2} ?[/.-]|[年月]|\d(?:\.|st|nd|rd|th|de|ste|er)? ?(?:of |de )?[^\W\d_]{3,9}[.,]?)$")
_REST_OF_DAY = re.compile(r"(?:(?:19|20)?\d\d(?!\d)|\d{1,2} ?[月日/.-]|[^\W\d_]{3,9}[.,]? (?:19|20)\d\d)")


@dataclass(frozen=True, eq=False)
class Candidate:
    """One amount, date or number: where it stands, and the cells whose words may say what it is."""

    kind: CandidateKind
    cell: Cell
    start: int
    end: int
    text: str
    before: str
    left: Cell | None
    between: int
    above: Cell | None
    figure: Figure | None = None
    printed: PrintedDate | None = None

    @kept
    def evidence(self) -> Evidence:
        """Where the candidate stands."""
        return self.cell.evidence(self.start, self.end)

    @kept
    def label(self) -> str:
        """The words before it in its cell or else to its left."""
        if _has_letters(self.before):
            return self.before
        return self.left.text if self.left is not None else ""

    @property
    def amount(self) -> Decimal:
        """The magnitude of an amount."""
        return abs(self.figure.value) if self.figure is not None else Decimal(0)


def find_candidates(layout: DocumentLayout, mark: DecimalMark, table_lines: Collection[tuple[int, int]]) -> list[Candidate]:
    """The candidates of a paper in the order of its lines; `table_lines` are the (page, line) pairs that hold its goods."""
    return [
        candidate
        for page in layout.pages
        for line in page.lines
        if (page.page_number, line.line_number) not in table_lines
        for cell in line.cells
        if has_digit(cell.text) or _YEAR_IN_HAN in cell.text
        for candidate in candidates_in(page, cell, mark)
    ]


def candidates_in(page: PageLayout, cell: Cell, mark: DecimalMark) -> Iterator[Candidate]:
    """The dates, amounts and numbers of a cell."""
    left, between = _left_of(page, cell)
    above = _above(page, cell)
    dates = dates_of(cell)
    wrapped = _wrapped_date(page, cell) if not dates else None
    for printed in (*dates, *((wrapped,) if wrapped is not None else ()), *(_compact_dates(cell) if not dates else ())):
        before = printed.cell.text[: printed.start]
        yield Candidate("date", printed.cell, printed.start, printed.end, printed.text, before, left, between, above, printed=printed)
    taken = [(each.start, each.end) for each in (*dates, *((wrapped,) if wrapped is not None else ()))]
    money = [each for each in figures_of(cell, mark) if each.looks_like_money and not _touches(each.start, each.end, taken)]
    for figure in money:
        before = cell.text[: figure.start]
        yield Candidate("amount", cell, figure.start, figure.end, figure.text, before, left, between, above, figure=figure)
    for start, number in _numbers(cell, taken) if all(_MAY_BE_A_NUMBER.fullmatch(each.text) for each in money) else ():
        before = cell.text[start : number.start]
        yield Candidate("number", cell, number.start, number.end, number.text, before, left, between, above)


def _compact_dates(cell: Cell) -> Sequence[PrintedDate]:
    """A day as eight digits, alone or at the end of a cell, where it may as well be a number."""
    digits = _EIGHT_DIGITS.search(cell.text)
    part = cell.part(len(cell.words) - 1) if digits is not None and cell.words[-1].text == digits.group() else None
    found = compact_dates(part) if part is not None else []
    at = len(cell.text) - 8
    return [replace(each, cell=cell, start=at, end=at + 8) for each in found]


def _wrapped_date(page: PageLayout, cell: Cell) -> PrintedDate | None:
    """A day whose year, or month and year, a narrow column broke off to the line below; its cell is made of both."""
    if not _BROKEN_OFF.search(cell.text):
        return None
    for line in page.lines[cell.line_number + 1 : cell.line_number + 3]:
        for other in line.cells:
            if abs(other.box.x0 - cell.box.x0) > cell.height and abs(other.box.x1 - cell.box.x1) > cell.height:
                continue
            if not _REST_OF_DAY.match(other.text):
                return None
            joined = Cell(cell.page_number, cell.line_number, (*cell.words, *other.words[: 2 if len(other.words) == 2 else 1]))
            return next((each for each in dates_of(joined) if each.start < len(cell.text) < each.end), None)
    return None


def _numbers(cell: Cell, taken: Collection[tuple[int, int]]) -> Iterator[tuple[int, PrintedNumber]]:
    """The numbers of a cell, each with where the words before it begin."""
    first = _first_number(cell, taken) if len(cell.words) <= _LONGEST_CELL_IN_WORDS else None
    end = 0
    if first is not None:
        yield 0, first
        end = first.end
    elif len(cell.words) <= _FEWEST_WORDS_OF_SENTENCE:
        return
    if len(cell.words) > _LONGEST_SENTENCE:
        return
    offset = 0
    for word in cell.words:
        begins, offset = offset, offset + len(word.text) + 1
        if begins < end or digit_count(word.text) < _FEWEST_DIGITS or _touches(begins, begins + len(word.text), taken):
            continue
        number = number_in(cell, begins)
        if number is None or number.start != begins or _touches(number.start, number.end, taken):
            continue
        if 3 <= len(number.text) <= _LONGEST_NUMBER and letter_count(cell.text[end:begins]) > 1:
            yield end, number
            end = number.end


def _first_number(cell: Cell, taken: Collection[tuple[int, int]]) -> PrintedNumber | None:
    """The number with which a cell begins, or that behind a colon, or from its first word with a digit on."""
    starts = [0]
    offset = 0
    for word in cell.words:
        if _LABEL_ENDS.search(word.text):
            starts.append(offset + len(word.text))
        elif has_digit(word.text):
            starts.append(offset)
            break
        offset += len(word.text) + 1
    for start in starts:
        number = number_in(cell, start)
        behind = _BEHIND_SIGN.match(number.text) if number is not None else None
        if number is not None and behind is not None:
            number = number_in(cell, number.start + behind.end())
        if number is not None and not _touches(number.start, number.end, taken) and 3 <= len(number.text) <= _LONGEST_NUMBER:
            return number
    return None


def _touches(start: int, end: int, taken: Collection[tuple[int, int]]) -> bool:
    return any(first < end and start < last for first, last in taken)


def _has_letters(text: str) -> bool:
    return letter_count(text) >= 2 or any("\u4e00" <= ch <= "\u9fff" for ch in text)


@lru_cache(_CELLS_KEPT)
def _is_words(cell: Cell) -> bool:
    return letter_count(cell.text) > digit_count(cell.text)


def _left_of(page: PageLayout, cell: Cell) -> tuple[Cell | None, int]:
    """The nearest cell of words to the left in the same line, and how many others stand between."""
    between = 0
    for other in reversed(page.lines[cell.line_number].cells):
        if other is cell or other.box.x1 > cell.box.x0 + 1:
            continue
        if _is_words(other):
            return other, between
        between += 1
    return None, between


def _above(page: PageLayout, cell: Cell) -> Cell | None:
    """The nearest cell of words above in the same column."""
    x0, x1 = cell.box.x0, cell.box.x1
    for line in reversed(page.lines[max(0, cell.line_number - _LINES_UP) : cell.line_number]):
        for other in line.cells:
            if min(x1, other.box.x1) > max(x0, other.box.x0) and _is_words(other):
                return other
    return None
