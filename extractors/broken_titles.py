"""A title of one long word goes on in the next line where the column is too narrow for it: "Rechnungsberichtigun" over "g".

Its first part names no paper, and its rest is none of a title by itself; put together they are one.
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.layout.lines import Cell, PageLayout
from extractors.title_headings import heads_rows
from extractors.titles import kind_of_title

_LINES_APART = 0.5  # heights of print between the two parts
_SHORTEST = 6  # letters before the break: a column that is narrower holds no title


def broken_titles(page: PageLayout, lowest: float) -> Iterator[tuple[Cell, str]]:
    """The first part of every title above a height of the page whose one word breaks at the end of its line, and the whole word."""
    for cell in page.cells:
        if cell.box.top > lowest or not _may_break(cell) or kind_of_title(cell.text) is not None:
            continue
        for rest in page.lines[cell.line_number + 1].cells if cell.line_number + 1 < len(page.lines) else ():
            whole = cell.text.rstrip("-‐") + rest.text
            if _goes_on(cell, rest) and kind_of_title(whole) is not None and not heads_rows(page, rest):
                yield cell, whole


def _may_break(cell: Cell) -> bool:
    return len(cell.words) == 1 and len(cell.text) >= _SHORTEST and cell.text.rstrip("-‐").isalpha()


def _goes_on(cell: Cell, rest: Cell) -> bool:
    """Whether a cell under another holds no more than the end of its last word, in print of its size."""
    if len(rest.words) != 1 or not rest.text.isalpha() or rest.text.islower() == cell.text.isupper():
        return False
    is_under = rest.box.x0 < cell.box.x1 and cell.box.x0 < rest.box.x1
    return is_under and rest.box.top - cell.box.bottom < _LINES_APART * cell.height and rest.is_as_large_as(cell, 1.33)
