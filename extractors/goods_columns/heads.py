"""Rows of words that may be the headings of a table of goods, whatever they say: figures stand under them in columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from extractors.fields.column_roles import COLUMN_ROLES
from extractors.fields.lookup import DocumentLayout
from extractors.fields.table_rows import named_ending
from extractors.layout.glued_words import parted_lines
from extractors.layout.gutters import columns_between_gutters, columns_without_headings
from extractors.layout.headings import Heading, columns_of_headings
from extractors.layout.lines import PageLayout, TextLine
from extractors.layout.tables import Column, TableRow, is_figure, row_of
from extractors.signs import has_digit

_FEWEST_WORDS, _MOST_WORDS, _MOST_IN_CELL = 2, 30, 6
_MOST_STACKED = 4  # lines
_STACKED_GAP = 0.9  # heights of print
_BEFORE_FIRST_ROW = 3  # lines of words
_ROWS_HEARD = 16
_NARROWEST = 0.3  # share of the page's width that some row of goods takes
_FARTHEST = 6.0  # heights of print
_FEWEST_COLUMNS, _FEWEST_BARE = 2, 3
_FEWEST_ROWS, _FEWEST_FIGURES = 2, 2
_APART = 4  # lines


@dataclass(frozen=True, eq=False)
class Head:
    """Lines that may head a table: the columns as rows part them, those of the rows under them that fill several, and rows of words alone.

    Of a table without headings `last_line` is the one over its first.
    """

    page: PageLayout
    first_line: int
    last_line: int
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    worded: tuple[TextLine, ...]


_Body = tuple[tuple[TextLine, ...], tuple[TextLine, ...]]


class _Bodies:
    """What stands under the lines of a page, found once for all heads that end with the same line."""

    def __init__(self, layout: DocumentLayout, page: PageLayout) -> None:
        self.layout, self.page = layout, page
        self._known: dict[int, _Body] = {}

    def under(self, last: int) -> _Body:
        """The body of a table whose headings end with a line."""
        if last not in self._known:
            self._known[last] = _body(self.layout, self.page, last + 1)
        return self._known[last]


def find_heads(layout: DocumentLayout, page: PageLayout) -> list[Head]:
    """Every row of words, or few of them close under each other, that may head a table on a page."""
    bodies = _Bodies(layout, page)
    return [head for first, line in enumerate(page.lines) if _may_head(line) for head in _heads_from(bodies, first)]


def _may_head(line: TextLine) -> bool:
    if not _FEWEST_WORDS <= len(line.words) <= _MOST_WORDS:
        return False
    if any(cell.text.endswith((":", "：")) for cell in line.cells):
        return False
    figured = sum(has_digit(cell.text) for cell in line.cells)
    return figured * 3 < len(line.cells) and all(len(cell.words) <= _MOST_IN_CELL or len(line.cells) == 1 for cell in line.cells)


def _heads_from(bodies: _Bodies, first: int) -> Iterator[Head]:
    """The heads that begin with a line, of one line up to several."""
    page = bodies.page
    for last in range(first, min(first + _MOST_STACKED, len(page.lines))):
        if last > first and not _goes_on(page.lines[first:last], page.lines[last], page.height_of_print):
            return
        head = _head_of(bodies, first, last)
        if head is not None:
            yield head


def _goes_on(above: Sequence[TextLine], line: TextLine, height: float) -> bool:
    """Whether a line may be more of the headings over it: words close under them, of which each stands under one or over none."""
    if has_digit(line.text) or line.box.top - above[-1].box.bottom > _STACKED_GAP * height:
        return False
    return all(len(cell.words) <= _MOST_IN_CELL for cell in line.cells)


def _head_of(bodies: _Bodies, first: int, last: int) -> Head | None:
    page = bodies.page
    lines = page.lines[first : last + 1]
    if sum(len(line.cells) for line in lines) < _FEWEST_COLUMNS:
        return None
    body, worded = bodies.under(last)
    if not body:
        return None
    named = columns_of_headings(bodies.layout, lines, COLUMN_ROLES)
    if not named:
        return None
    columns = columns_between_gutters(Heading(page, first, last, named, COLUMN_ROLES), body)
    if sum(bool(column.text) for column in columns) < _FEWEST_COLUMNS:
        return None
    rows = _filled_rows(body, columns)
    return Head(page, first, last, columns, rows, worded) if rows else None


def _filled_rows(body: Sequence[TextLine], columns: Sequence[Column]) -> tuple[TableRow, ...]:
    return tuple(row for line in body if len((row := row_of(line, columns)).words) >= _FEWEST_COLUMNS)


def tables_without_heads(layout: DocumentLayout, page: PageLayout) -> Iterator[Head]:
    """Tables that no words head: the rows of figures that begin where none stands close over them."""
    above = -_APART
    for number, line in enumerate(page.lines):
        if not _is_of_figures(line):
            continue
        starts, above = number - above >= _APART, number
        body, worded = _body(layout, page, number) if starts else ((), ())
        rows = [each for each in body if len(each.cells) >= _FEWEST_COLUMNS]
        if len(rows) < _FEWEST_ROWS:
            continue
        columns = columns_without_headings(rows, page.height_of_print)
        if len(columns) >= _FEWEST_BARE and (filled := _filled_rows(rows, columns)):
            first = number - (2 * len(worded) > len(rows) and number > 0 and not has_digit(page.lines[number - 1].text))
            yield Head(page, first, first - 1, columns, filled, worded)


def _is_of_figures(line: TextLine) -> bool:
    return len(line.cells) >= _FEWEST_COLUMNS and sum(is_figure(word) for word in line.words) >= _FEWEST_FIGURES


def _body(layout: DocumentLayout, page: PageLayout, start: int) -> _Body:
    """The lines under a head that may be rows of its table, and those of words alone: down to a total, or to a wide strip."""
    found: list[TextLine] = []
    worded: list[TextLine] = []
    for line in islice(page.lines, start, start + 2 * _ROWS_HEARD):
        above = page.lines[line.line_number - 1]
        if line.box.top - above.box.bottom > _FARTHEST * page.height_of_print and (found or worded):
            break
        if not has_digit(line.text):
            worded.append(line)
            if not found and len(worded) > _BEFORE_FIRST_ROW:
                break
            continue
        if named_ending(layout, line) in ("total", "close"):
            break
        found.append(line)
        if len(found) >= _ROWS_HEARD:
            break
    if not any(line.box.width > _NARROWEST * page.page.width for line in found):
        return (), ()
    last = found[-1].line_number
    return parted_lines(tuple(found)), tuple(line for line in worded if line.line_number < last)
