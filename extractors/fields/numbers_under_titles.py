"""The number that stands by itself under the title of a paper, whatever the paper is called: in large print, with a word of its kind.

A title that no table lists is known by its print and by such a word: "Bestelling aan Verskaffer" over "4537210114".
"""

from __future__ import annotations

from collections.abc import Iterator

from extractors.fields.dates import dates_of
from extractors.fields.head_pairs import DIALLED, says_number
from extractors.fields.lookup import DocumentLayout
from extractors.fields.number_shapes import PrintedNumber, is_year, number_in
from extractors.fields.number_words import says
from extractors.fields.page_zones import in_table
from extractors.layout.lines import Cell, PageLayout
from extractors.signs import has_digit
from extractors.terms import DocumentKind
from extractors.titles import kind_of_title

_LOWEST = 0.4  # share of the page's height
_LARGE = 1.2  # times the height of print
_CLOSE = 2.0  # heights of a title
_LINES_UP = 4
_FEWEST_DIGITS = 3


def numbers_under_titles(layout: DocumentLayout, kind: DocumentKind) -> Iterator[tuple[PrintedNumber, Cell]]:
    """The numbers at the head of the first page that fill their cell right under a title of a kind of paper."""
    page = layout.pages[0]
    for cell in page.cells:
        if cell.box.top > _LOWEST * page.page.height or not has_digit(cell.text) or in_table(layout, cell) or dates_of(cell):
            continue
        number = number_in(cell)
        if number is None or number.text != cell.text.strip() or sum(map(str.isdigit, number.text)) < _FEWEST_DIGITS:
            continue
        if _has_label_or_row(layout, page, cell):
            continue
        if not is_year(number.text) and not DIALLED.search(cell.text) and _is_under_title(page, cell, kind):
            yield number, cell


def _has_label_or_row(layout: DocumentLayout, page: PageLayout, cell: Cell) -> bool:
    """Whether a label stands before a number on its line, or another number in a row of values."""
    others = [other for other in page.lines[cell.line_number].cells if other is not cell]
    before = [other for other in others if other.box.x1 <= cell.box.x0][-1:]
    return any(has_digit(other.text) and not dates_of(other) for other in others) or any(
        layout.begins_with_label(other) or says_number(other.text) or other.text.endswith((":", "：")) for other in before
    )


def _is_under_title(page: PageLayout, cell: Cell, kind: DocumentKind) -> bool:
    """Whether the next words over a cell and over its width, of one line or two alike, are large and name a kind of paper."""
    over: list[Cell] = []
    for line in reversed(page.lines[max(0, cell.line_number - _LINES_UP) : cell.line_number]):
        under = over[-1] if over else cell
        upper = next((each for each in line.cells if each.box.x0 < under.box.x1 and under.box.x0 < each.box.x1), None)
        if upper is None:
            continue
        is_close = under.box.top - upper.box.bottom < _CLOSE * upper.height
        if not is_close or upper.height < _LARGE * page.height_of_print or has_digit(upper.text):
            break
        over.append(upper)
    titles = [" ".join(each.text for each in reversed(over[:count])) for count in (1, 2) if len(over) >= count]
    return any(says(title, kind.value) or _titles(title, kind) for title in titles)


def _titles(text: str, kind: DocumentKind) -> bool:
    titled = kind_of_title(text)
    return titled is not None and titled[0] is kind
