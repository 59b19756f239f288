"""Narrow columns break labels over two or three lines, and the value stands under the last of them or beside any one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from extractors.fields.dates import dates_of
from extractors.fields.label_phrases import composed_role
from extractors.fields.label_places import beside
from extractors.fields.labels import LabelHit, Role, roles_of
from extractors.fields.lookup import DocumentLayout, once_a_layout
from extractors.layout.lines import Cell, PageLayout
from extractors.layout.next_lines import OVERLAP, next_lines
from extractors.signs import has_digit, has_letter_or_digit

_CELLS_KEPT = 4096  # of some ten pages, since each way to break a label asks what is below a cell
_LONGEST_LINE_OF_LABEL = 3  # words
_MOST_LINES = 3
_CLOSE_UNDER = 0.8  # heights of print
_CLEARLY_CLOSER = 0.15
_SAME_PRINT = 1.33  # times the height of print
_IN_REACH = 0.4  # width of the page
_FLUSH = 2.0  # points
_COLONS = (":", "：")
_LEADS_ON = frozenset(["of", "and", "de", "du", "des", "der", "ihrer", "unserer", "van", "&", "/", "-"])


def broken_labels(layout: DocumentLayout, role: Role) -> Iterator[LabelHit]:
    """The labels of a role that more than one line makes, wherever their value stands."""
    for hit in (*labels_in_two_lines(layout), *headings_in_two_lines(layout), *labels_beside_a_value(layout)):
        if role in hit.roles:
            yield hit


@once_a_layout
def labels_in_two_lines(layout: DocumentLayout) -> tuple[LabelHit, ...]:
    """Labels that run on to the next line, "Purchase" over "Order:", where their first line says nothing by itself."""
    return tuple(
        LabelHit(cell, 0, len(cell.words), roles, at_start=True, closed=True)
        for page in layout.pages
        for cell in page.cells
        if cell.text[0].isalpha() and len(cell.words) <= _LONGEST_LINE_OF_LABEL
        if (below := text_below(page, cell)) is not None
        if not any(hit.at_start for hit in layout.labels_in(cell)) or (below.endswith(":") and not cell.text.endswith(":"))
        if (roles := roles_of(f"{cell.text} {below}"))
    )


@once_a_layout
def headings_in_two_lines(layout: DocumentLayout) -> tuple[LabelHit, ...]:
    """Headings that are broken between two words of which each is a label too: "VAT" over "Registration No", over its number.

    Such a heading stands on its lower line, since its value is under that; where a value stands beside one half, they are two labels
    unless they are closer to each other than to their neighbours (`labels_beside_a_value`).
    """
    found = []
    for page in layout.pages:
        for cell in page.cells:
            below = _heading_below(layout, page, cell) if _is_bare_label(layout, cell) else None
            if below is not None and (roles := roles_of(f"{cell.text} {below.text}")):
                both = Cell(page.page_number, below.line_number, (*cell.words, *below.words))
                found.append(LabelHit(both, 0, len(both.words), roles, at_start=True, closed=True))
    return tuple(found)


@once_a_layout
def labels_beside_a_value(layout: DocumentLayout) -> tuple[LabelHit, ...]:
    """Labels in two or three lines with their one value beside any of these, or between two: "TERMS OF" over "PAYMENT", and "30 days".

    Such a label counts as a cell of the line that its value stands in. Lines that are as far from each other as from their neighbours
    are labels of their own, one of which was left empty.
    """
    found = []
    for page in layout.pages:
        for cell in page.cells:
            hit = _beside_a_value(layout, page, cell) if _may_begin(cell) else None
            if hit is not None:
                found.append(hit)
    return tuple(found)


def ends_other_heading(layout: DocumentLayout, cell: Cell, role: Role) -> bool:
    """Whether a cell is the lower line of a broken label that has not this role: a "Registration No" under "VAT" is no company's."""
    headings = (hit for hit in (*headings_in_two_lines(layout), *labels_beside_a_value(layout)) if role not in hit.roles)
    return any(hit.cell is not cell and hit.cell.words[-len(cell.words) :] == cell.words for hit in headings)


def text_below(page: PageLayout, cell: Cell) -> str | None:
    """The text of a cell that stands close below another, flush with it, and holds no figure."""
    below = _below(page, cell)
    return below.text if below is not None else None


def are_two_rows(page: PageLayout, cell: Cell) -> bool:
    """Whether a date stands right beside a cell and another beside the one close below it: "Tax point" and "Due date" are two labels."""
    below = _below(page, cell)
    return below is not None and all(_has_date_beside(page, each) for each in (cell, below))


def _has_date_beside(page: PageLayout, cell: Cell) -> bool:
    beside = next((other for other in page.lines[cell.line_number].cells if other.box.x0 > cell.box.x0), None)
    return beside is not None and bool(dates_of(beside))


@lru_cache(_CELLS_KEPT)
def _below(page: PageLayout, cell: Cell) -> Cell | None:
    return next((other for other in next_lines(page, cell) if not has_digit(other.text) and _is_in_same_print(cell, other)), None)


def _is_in_same_print(one: Cell, other: Cell) -> bool:
    """Whether two lines may be one label: a large title goes on to none of the labels under it."""
    return one.is_as_large_as(other, _SAME_PRINT)


def _may_begin(cell: Cell) -> bool:
    """Whether a short cell holds words alone, and is not closed as a label by its own colon."""
    is_short = len(cell.words) <= _LONGEST_LINE_OF_LABEL and cell.text[0].isalpha() and not cell.text.endswith(_COLONS)
    return is_short and not has_digit(cell.text)


def _beside_a_value(layout: DocumentLayout, page: PageLayout, first: Cell) -> LabelHit | None:
    """The longest label that begins in a cell and goes on in the lines under it, where one value stands beside these lines."""
    lines, found = [first], None
    while len(lines) < _MOST_LINES and (below := _below(page, lines[-1])) is not None and len(below.words) <= _LONGEST_LINE_OF_LABEL:
        lines.append(below)
        roles = roles_in_all(lines)
        valued = [number for number in range(first.line_number, below.line_number + 1) if _has_value(layout, page, lines, number)]
        if roles and len(valued) == 1 and _is_one(layout, page, lines):
            whole = Cell(page.page_number, valued[0], tuple(word for each in lines for word in each.words))
            found = LabelHit(whole, 0, len(whole.words), roles, at_start=True, closed=True)
    return found


def roles_in_all(lines: list[Cell]) -> Mapping[Role, float]:
    """What lines say together, by the table of labels or by their words."""
    text = " ".join(each.text for each in lines)
    composed = composed_role(text)
    return roles_of(text) or ({composed[0]: composed[1]} if composed else {})


def _has_value(layout: DocumentLayout, page: PageLayout, lines: list[Cell], line_number: int) -> bool:
    """Whether the nearest cell of a line to the right of a stack of words, level with it, is no label: the value of the stack."""
    top, bottom, end = lines[0].box.top, lines[-1].box.bottom, max(each.box.x1 for each in lines)
    for cell in page.lines[line_number].cells:
        is_level = top <= (cell.box.top + cell.box.bottom) / 2 <= bottom
        if cell.box.x0 > end and is_level and has_letter_or_digit(cell.text):
            near = cell.box.x0 - end < _IN_REACH * page.page.width
            return near and not any(hit.at_start and (hit.closed or hit.rest is None) for hit in layout.labels_in(cell))
    return False


def _is_one(layout: DocumentLayout, page: PageLayout, lines: list[Cell]) -> bool:
    """Whether lines are one label: the upper says nothing or leads on, or they are closer to each other than to what is around them.

    What only heads a column of a table says nothing outside of one: "U" is a unit there, and "your" before the next line.
    """
    first, last = lines[0], lines[-1]
    whole = [hit for hit in layout.labels_in(first) if hit.last == len(first.words)]
    says_nothing = all(role.startswith("column_") for hit in whole for role in hit.roles)
    leads_on = any(each.words[-1].text.lower() in _LEADS_ON or each.text.endswith("-") for each in lines[:-1])
    if says_nothing or leads_on or last.text[0].islower():
        return True
    column = [
        cell for cell in page.cells if cell not in lines and min(abs(cell.box.x0 - first.box.x0), abs(cell.box.x1 - first.box.x1)) < _FLUSH
    ]
    overlap = OVERLAP * first.height
    apart = [first.box.top - cell.box.bottom for cell in column if cell.box.bottom <= first.box.top + overlap]
    apart += [cell.box.top - last.box.bottom for cell in column if cell.box.top >= last.box.bottom - overlap]
    within = max(under.box.top - over.box.bottom for over, under in pairwise(lines))
    return bool(apart) and min(apart) - within > _CLEARLY_CLOSER * first.height


def _is_bare_label(layout: DocumentLayout, cell: Cell) -> bool:
    """Whether a short cell is one label without a colon, and nothing beside it can be its value."""
    if len(cell.words) > _LONGEST_LINE_OF_LABEL or cell.text.endswith(_COLONS):
        return False
    return any(hit.at_start and hit.rest is None and not _has_value_beside(layout, hit) for hit in layout.labels_in(cell))


def _has_value_beside(layout: DocumentLayout, hit: LabelHit) -> bool:
    """Whether the next cell of the line may be a label's value: of a tax or an amount only a figure is."""
    value = next(beside(layout, hit), None)
    return value is not None and (
        has_digit(value.cell.text) or not all(role.endswith("_total") or role == "column_tax" for role in hit.roles)
    )


def _heading_below(layout: DocumentLayout, page: PageLayout, cell: Cell) -> Cell | None:
    """The bare label that stands close under another, flush with it or centred under it."""
    for line in page.lines[cell.line_number + 1 : cell.line_number + 3]:
        for other in line.cells:
            near = -1 <= other.box.top - cell.box.bottom < _CLOSE_UNDER * cell.height
            aside = min(abs(other.box.x0 - cell.box.x0), abs(other.box.x0 + other.box.x1 - cell.box.x0 - cell.box.x1) / 2)
            if near and aside < _FLUSH and _is_bare_label(layout, other):
                return other
    return None
