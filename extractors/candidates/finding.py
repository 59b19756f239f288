"""What may be a field of an invoice: each amount, date and number outside of the rows of goods, with the words that stand by it.

A clerk who does not know the word for "amount payable" in a language still sees which figure is meant: the words beside it have parts he
knows, it is the last of its column, and the sums lead to it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from extractors.fields.amounts import DecimalMark, Figure, figures_of
from extractors.fields.dates import PrintedDate, dates_of
from extractors.fields.lookup import DocumentLayout
from extractors.fields.number_shapes import number_in
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
_LABEL_ENDS = re.compile(r"[:：#]$")


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
        if has_digit(cell.text)
        for candidate in candidates_in(page, cell, mark)
    ]


def candidates_in(page: PageLayout, cell: Cell, mark: DecimalMark) -> Iterator[Candidate]:
    """The dates, amounts and the number of a cell."""
    left, between = _left_of(page, cell)
    above = _above(page, cell)
    dates = dates_of(cell)
    for printed in dates:
        yield Candidate(
            "date", cell, printed.start, printed.end, printed.text, cell.text[: printed.start], left, between, above, printed=printed
        )
    taken = [(each.start, each.end) for each in dates]
    money = [each for each in figures_of(cell, mark) if each.looks_like_money and not _touches(each.start, each.end, taken)]
    for figure in money:
        before = cell.text[: figure.start]
        yield Candidate("amount", cell, figure.start, figure.end, figure.text, before, left, between, above, figure=figure)
    if not money and len(cell.words) <= _LONGEST_CELL_IN_WORDS:
        yield from _numbers(cell, left, between, above, taken)


def _numbers(cell: Cell, left: Cell | None, between: int, above: Cell | None, taken: Collection[tuple[int, int]]) -> Iterator[Candidate]:
    """The number of a cell: from its beginning, behind a colon, or from its first word with a digit on."""
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
        if number is None or _touches(number.start, number.end, taken) or not 3 <= len(number.text) <= _LONGEST_NUMBER:
            continue
        yield Candidate("number", cell, number.start, number.end, number.text, cell.text[: number.start], left, between, above)
        return


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
    for line in reversed(page.lines[max(0, cell.line_number - _LINES_UP) : cell.line_number]):
        for other in line.cells:
            across = min(cell.box.x1, other.box.x1) - max(cell.box.x0, other.box.x0)
            if across > 0 and _is_words(other):
                return other
    return None
