"""The issue date and the due date of a paper whose labels nobody knows: by the terms of payment, by standing alone, or by the number.

A clerk who cannot read the label still sees that the second date lies just the 30 days after the first that the terms name, that the head
has no other date, or that one stands next to the number of the paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from extractors.fields.broken_dates import broken_dates
from extractors.fields.date_order import USUAL_TERMS, terms_in_days
from extractors.fields.dates import DateOrder, PrintedDate, dates_of
from extractors.fields.label_places import places_for
from extractors.fields.lookup import DocumentLayout
from extractors.fields.number_shapes import number_in
from extractors.fields.page_zones import in_table, table_zone
from extractors.layout.lines import Cell, PageLayout
from extractors.signs import has_digit, has_letter_or_digit

_LOWEST = 0.6  # share of the page's height
_LONGEST_LABEL = 4  # words before the date in its cell
_NET_DAYS = re.compile(r"(?i)\bnet\w{0,2}\s+(\d{1,3})\b")
_CLOSE = 1.6  # heights of print
_IN_COLUMN = 2.0
_CELLS_OF_FORM = 3


def dates_of_head(layout: DocumentLayout, claimed: Iterable[PrintedDate]) -> list[PrintedDate]:
    """The dates at the head of the first page that end their cell, alone or behind few words, and that no listed label gives to another.

    A narrow column may break one. What stands under the goods is of the head only where no date stands over them: receivers sign there.
    """
    page = layout.pages[0]
    taken = {_place(each) for each in claimed}
    found = []
    for cell in page.cells:
        dates = dates_of(cell)
        if len(dates) != 1 or _place(dates[0]) in taken or not _is_high(layout, page, cell):
            continue
        before, behind = cell.text[: dates[0].start], cell.text[dates[0].end :]
        if len(before.split()) <= _LONGEST_LABEL and not has_digit(before) and not has_letter_or_digit(behind):
            found.append(dates[0])
    found += [each for each in broken_dates(layout, page) if _place(each) not in taken and _is_high(layout, page, each.cell)]
    return [each for each in found if is_over_goods(layout, each.cell)] or found


def is_over_goods(layout: DocumentLayout, cell: Cell) -> bool:
    """Whether a cell stands over the table of goods of its page."""
    zone = table_zone(layout, layout.page(cell.page_number))
    return zone is not None and cell.line_number < zone[0]


def _is_high(layout: DocumentLayout, page: PageLayout, cell: Cell) -> bool:
    return cell.box.top <= _LOWEST * page.page.height and not in_table(layout, cell)


def issued_and_due_by_terms(
    layout: DocumentLayout, dates: Sequence[PrintedDate], due: PrintedDate | None, order: DateOrder | None
) -> tuple[PrintedDate | None, PrintedDate | None]:
    """Two dates of which the later lies just as many days after the other as the terms of payment name; `due` is known by its label."""
    terms = {*terms_in_days(layout.text), *(int(match[1]) for match in _NET_DAYS.finditer(layout.text))} - {0}
    pairs = {
        (first.text, last.text): (first, last)
        for first in dates
        for last in ([due] if due is not None else dates)
        if any(one + timedelta(days=days) == other for one in _days(first, order) for other in _days(last, order) for days in terms)
    }
    return next(iter(pairs.values())) if len(pairs) == 1 else (None, None)


def issued_by_place(
    layout: DocumentLayout, dates: Sequence[PrintedDate], numbers: Iterable[str], due: PrintedDate | None, order: DateOrder | None
) -> PrintedDate | None:
    """The only date of the head, or the only one beside, over or under the paper's own number.

    Nothing is issued after it is due, and of two dates around the number that lie usual terms apart the earlier is its own.
    """
    latest = max(_days(due, order), default=None) if due is not None else None
    possible = [each for each in dates if latest is None or any(day <= latest for day in _days(each, order))]
    if len({each.text for each in possible}) == 1:
        return possible[0]
    near = [each for each in possible if any(_is_next_to(layout, each.cell, cell) for cell in _numbers_of(layout, numbers))]
    if len(near) == 2:
        first, last = sorted(near, key=lambda each: min(_days(each, order), default=date.max))
        spans = {(other - one).days for one in _days(first, order) for other in _days(last, order)}
        return first if spans & USUAL_TERMS else None
    return near[0] if len({each.text for each in near}) == 1 else None


def is_in_form(row: Sequence[Cell], cell: Cell) -> bool:
    """Whether a date stands in a row of values or behind a colon; what stands beside an address or alone dates a letter."""
    left = [other for other in row if other.box.x1 <= cell.box.x0 + 1]
    return len(row) >= _CELLS_OF_FORM or (bool(left) and left[-1].text.rstrip().endswith((":", "：")))


def _numbers_of(layout: DocumentLayout, roles: Iterable[str]) -> list[Cell]:
    """The cells of the numbers that labels of the paper's own announce at the head, with their labels where these share a cell."""
    found = []
    for hit in (hit for role in roles for hit in layout.hits(role) if hit.at_start):
        number = next((place.cell for place in places_for(layout, hit) if number_in(place.cell) is not None), None)
        if number is not None:
            found += [number, hit.cell] if number.words[-1] in hit.cell.words else [number]
    return found


def _is_next_to(layout: DocumentLayout, cell: Cell, number: Cell) -> bool:
    """Whether a date's cell is the neighbour of a number's in its row of values, or stands close over or under it."""
    page = layout.page(cell.page_number)
    if cell.page_number != number.page_number:
        return False
    row = page.lines[cell.line_number].cells
    if cell.line_number == number.line_number:
        at, other = (
            next((index for index, each in enumerate(row) if each.box.x0 <= own.box.x0 < each.box.x1), -9) for own in (cell, number)
        )
        return abs(at - other) == 1
    gap = max(cell.box.top - number.box.bottom, number.box.top - cell.box.bottom)
    in_column = abs(cell.box.x0 - number.box.x0) < _IN_COLUMN * page.height_of_print or abs(cell.box.x1 - number.box.x1) < _IN_COLUMN
    return in_column and gap < _CLOSE * page.height_of_print


def _place(printed: PrintedDate) -> tuple[int, int, float]:
    """Where a date stands, whichever part of its line a label was told to be followed by."""
    word = printed.cell.words_between(printed.start, printed.end)[0]
    return printed.cell.page_number, printed.cell.line_number, word.box.x0


def _days(printed: PrintedDate, order: DateOrder | None) -> list[date]:
    readings = {"day_first": printed.day_first, "month_first": printed.month_first}
    return [day for name, day in readings.items() if day is not None and order in (None, name)]
