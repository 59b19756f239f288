"""Text without a layout of its own is laid out as a typewriter would: every character has its cell, so columns stay columns."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from extractors.model import Box, Page, Word
from extractors.readers.characters import clean

CHARACTER_WIDTH = 6.0  # points
LINE_HEIGHT = 12.0
MARGIN = 36.0
COLUMNS_AT_MOST = 240
LINES_PER_PAGE = 66
LINES_ON_A_LONG_PAGE = 130  # so much still goes on one page: a letter printed on listing paper
COLUMN_GAP = 3  # cells between two columns of a table
CELL_WIDTH_AT_MOST = 80
_WORD = re.compile(r"\S+")


def cell_width(text: str) -> int:
    """How many cells a text takes: two for each Chinese, Japanese or Korean sign (Unicode annex 11)."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(each) else 2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


def pages_of_text(text: str, seen_by: str, first_page_number: int = 1) -> Iterator[Page]:
    """Pages of words, cut at form feeds and, where there are none, when the sheet is full."""
    page_number = first_page_number
    for sheet in text.split("\f"):
        lines = [part for line in sheet.splitlines() for part in _wrapped(line.expandtabs(8).rstrip())]
        while lines and not lines[-1]:
            lines.pop()
        if not lines and page_number > first_page_number:
            continue
        size = LINES_ON_A_LONG_PAGE if len(lines) <= LINES_ON_A_LONG_PAGE else LINES_PER_PAGE
        for start in range(0, max(1, len(lines)), size):
            yield page_of_lines(lines[start : start + size], seen_by, page_number)
            page_number += 1


def _wrapped(line: str) -> list[str]:
    if len(line) <= COLUMNS_AT_MOST:
        return [line]
    parts: list[str] = []
    while len(line) > COLUMNS_AT_MOST:
        cut = line.rfind(" ", COLUMNS_AT_MOST // 2, COLUMNS_AT_MOST)
        cut = cut if cut > 0 else COLUMNS_AT_MOST
        parts.append(line[:cut])
        line = line[cut:].lstrip()
    return [*parts, line]


def page_of_lines(lines: Sequence[str], seen_by: str, page_number: int) -> Page:
    """One page with each line of text on its line of the grid."""
    words: list[Word] = []
    widest = 0
    for row, line in enumerate(lines):
        words.extend(_words_of_line(line, 0, row, seen_by))
        widest = max(widest, cell_width(line))
    width = max(595.0, 2 * MARGIN + widest * CHARACTER_WIDTH)
    height = max(842.0, 2 * MARGIN + len(lines) * LINE_HEIGHT)
    return Page(page_number, width, height, 0, tuple(words))


def _words_of_line(line: str, column: int, row: int, seen_by: str) -> Iterator[Word]:
    top = MARGIN + row * LINE_HEIGHT
    for match in _WORD.finditer(line):
        text = clean(match.group())
        if not text:
            continue
        x0 = MARGIN + (column + cell_width(line[: match.start()])) * CHARACTER_WIDTH
        box = Box(x0, top + 1.0, x0 + cell_width(match.group()) * CHARACTER_WIDTH, top + LINE_HEIGHT - 1.0)
        yield Word(text, box, None, seen_by)


def page_of_rows(rows: Iterable[Sequence[str]], seen_by: str, page_number: int) -> Page:
    """One page with a table: every cell starts where its column starts."""
    table = [[" ".join(cell.split()) for cell in row] for row in rows]
    column_count = max((len(row) for row in table), default=0)
    widths = [0] * column_count
    for row in table:
        filled = sum(1 for cell in row if cell)
        for column, cell in enumerate(row):
            if filled > 1 or column_count == 1:  # a title alone in its row may run over its neighbours
                widths[column] = max(widths[column], min(cell_width(cell), CELL_WIDTH_AT_MOST))
    starts = [0]
    for width in widths:
        starts.append(starts[-1] + (width + COLUMN_GAP if width else 0))
    words = [
        word
        for row_index, row in enumerate(table)
        for column, cell in enumerate(row)
        if cell
        for word in _words_of_line(cell, starts[column], row_index, seen_by)
    ]
    right = max((word.box.x1 for word in words), default=0.0)
    return Page(page_number, max(595.0, right + MARGIN), max(842.0, 2 * MARGIN + len(table) * LINE_HEIGHT), 0, tuple(words))
