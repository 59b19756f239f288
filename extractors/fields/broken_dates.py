"""A date that a narrow column breaks stands in two lines or three: "21 novembre" over "2026", "14th" over "November" over "2026".

In China the day stands last: "2026年11月" over "18日". Figures break too: "28.06." over "2026", "2026 / 01" over "/ 05".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.fields.dates import PrintedDate, dates_of
from extractors.fields.label_places import Place, places_for
from extractors.fields.labels import LabelHit
from extractors.fields.lookup import DocumentLayout
from extractors.layout.lines import Cell, PageLayout

_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_DAY = re.compile(r"\W*(?:[^\W\d_]{2,10}[,.]? )?\d{1,2}[^\W\d_]{0,2}\.?")  # "Vrydag 3"
_MONTH = re.compile(r"[^\W\d_]{3,12}\.?")
_BEGUN = re.compile(r"(?<![\w.,/-])\d{1,2}(?:\.|st|nd|rd|th|er|de|ste)?(?: [^\W\d_]{3,12}\.?)?$")
_BEGUN_IN_CHINA = re.compile(r"(?:19|20)\d\d\s*年(?:\s*\d{1,2}(?:\s*月)?)?$")
_BEGUN_BY_YEAR = re.compile(r"(?<![\w.,/-])(?:19|20)\d\d ?[/.-] ?(?:\d{1,2} ?[/.-]?)?$")
_REST_BEHIND_YEAR = re.compile(r"[/.-]? ?(?:\d{1,2} ?[/.-] ?)?\d{1,2}(?![\d/.-])")
_BEGUN_BY_FIGURES = re.compile(r"(?<![\w.,/-])\d{1,2} ?([/.-]) ?\d{1,2} ?\1$")
_REST_IN_CHINA = re.compile(r"(?:\d{1,2}\s*)?(?:月\s*\d{1,2}\s*)?[日号]")
_ALL_BEGUN = (_BEGUN, _BEGUN_IN_CHINA, _BEGUN_BY_YEAR, _BEGUN_BY_FIGURES)
_LINES_AHEAD = 2
_PLACES_TRIED = 2
_NEAR = 2.0  # heights of print by which the lines of one column may differ on the left, on the right or in the middle
_SURENESS = 0.9


def broken_places(layout: DocumentLayout, hit: LabelHit) -> Iterator[Place]:
    """A date that runs on to the next line as one cell, beside its label or in a narrow column under it."""
    for place in places_for(layout, hit)[:_PLACES_TRIED]:
        whole = _completed(layout, place.cell) or _behind_stroke(layout, place.cell)
        if whole is not None:
            yield Place(whole, _SURENESS, hit, False)
            return


def broken_dates(layout: DocumentLayout, page: PageLayout) -> Iterator[PrintedDate]:
    """Every date of a page that its cell only begins, whatever stands before it there: "Ausstellungsdatum 16. Februar" over "2026"."""
    for cell in page.cells:
        begun = next((found for pattern in _ALL_BEGUN if (found := pattern.search(cell.text))), None)
        words = cell.words_between(begun.start(), begun.end()) if begun is not None else ()
        own = Cell(cell.page_number, cell.line_number, tuple(words)) if words else None
        whole = (_completed(layout, own) or _completed(layout, cell)) if own is not None else None
        if whole is not None:
            yield from dates_of(whole)[:1]


def _completed(layout: DocumentLayout, cell: Cell) -> Cell | None:
    """A cell with the year, and the month where it has none, from the lines under it in its column; None where no year stands there."""
    page = layout.page(cell.page_number)
    words = list(cell.words)
    if _BEGUN_IN_CHINA.search(cell.text):
        under = [each for line in page.lines[cell.line_number + 1 : cell.line_number + 2] for each in line.cells]
        rest = [each for each in under if _in_one_column(cell, each, _NEAR * page.height_of_print) and _REST_IN_CHINA.match(each.text)]
        whole = [Cell(cell.page_number, cell.line_number, (*words, *each.words)) for each in rest]
        return next((each for each in whole if dates_of(each)), None)
    if _BEGUN_BY_YEAR.search(cell.text) or _BEGUN_BY_FIGURES.search(cell.text):
        return _with_rest(page, cell, _REST_BEHIND_YEAR if _BEGUN_BY_YEAR.search(cell.text) else _YEAR)
    is_open = _DAY.fullmatch(cell.text) is not None  # a month may stand between a day and its year
    for line in page.lines[cell.line_number + 1 : cell.line_number + 1 + (2 if is_open else 1) * _LINES_AHEAD]:
        below = next((each for each in line.cells if _in_one_column(cell, each, _NEAR * page.height_of_print)), None)
        if below is not None and _YEAR.match(below.text):
            return Cell(cell.page_number, cell.line_number, (*words, below.words[0]))
        if below is not None and is_open and _MONTH.fullmatch(below.text):
            words += below.words
            is_open = False
    return None


def _with_rest(page: PageLayout, cell: Cell, rest: re.Pattern[str]) -> Cell | None:
    """A date in figures with its last part, that begins the next line of its column."""
    for line in page.lines[cell.line_number + 1 : cell.line_number + 1 + _LINES_AHEAD]:
        below = next((each for each in line.cells if _in_one_column(cell, each, _NEAR * page.height_of_print)), None)
        found = rest.match(below.text) if below is not None else None
        if below is not None:
            return Cell(cell.page_number, cell.line_number, (*cell.words, *below.words_between(0, found.end()))) if found else None
    return None


def _behind_stroke(layout: DocumentLayout, cell: Cell) -> Cell | None:
    """A number that a stroke parts from its date, with the date, where its column is narrow: "90034871 /" over "14.09.2026"."""
    if not cell.text.endswith("/"):
        return None
    page = layout.page(cell.page_number)
    for line in page.lines[cell.line_number + 1 : cell.line_number + 1 + _LINES_AHEAD]:
        below = next((each for each in line.cells if abs(each.box.x0 - cell.box.x0) < _NEAR), None)
        if below is not None:
            dates = dates_of(below)
            return Cell(cell.page_number, cell.line_number, (*cell.words, *below.words)) if dates and not dates[0].start else None
    return None


def _in_one_column(upper: Cell, lower: Cell, near: float) -> bool:
    a, b = upper.box, lower.box
    return min(abs(a.x0 - b.x0), abs(a.x1 - b.x1), abs(a.x0 + a.x1 - b.x0 - b.x1)) < near
