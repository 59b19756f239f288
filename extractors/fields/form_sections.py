"""Who a section of a form names: its name stands behind the label for names, or is the company among its first rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from extractors.fields.company_names import (
    has_postcode,
    is_bank,
    is_bare_postcode,
    is_contact_line,
    is_person,
    is_street,
    looks_like_name,
    tidy_name,
)
from extractors.fields.form_rows import FormRow, cells_of_forms, form_rows, labels_of_forms, row_ended_by
from extractors.fields.labelled_addresses import opens_section
from extractors.fields.labels import LabelHit, label_key, roles_of
from extractors.fields.legal_forms import has_legal_form, has_strong_legal_form, is_only_form
from extractors.fields.lookup import DocumentLayout, once_a_layout
from extractors.fields.party_blocks import OF_ADDRESS_LABEL, Party
from extractors.layout.lines import Cell, PageLayout, evidence_of
from extractors.signs import has_digit, has_letter
from extractors.titles import SURE_TITLE, kind_of_title

_MOST_ROWS = 14
_FEWEST_ROWS = 2
_FIRST_ROWS = 3  # in which the name stands where no label says so
_WORDS_BEFORE = 3  # the heading of a section, with its number
_COLONS = (":", "：")
_FLUSH = 3.0  # points
_WIDER_BY = 0.5  # heights of print, between two sections that nothing heads
_MOST_LINES, _CLOSE_UNDER = 2, 0.8  # that a value goes on in, and heights of print to them
_MUCH_FURTHER, _CLOSE = 1.7, 1.2  # times the step from row to row, heights of print
_OF_PLACE = re.compile(
    r"(?i)suburb|voorstad|district|distrik|bezirk|gemeinde|staat|state|provin|region|posbus|postvak|premises|locali|commune"
)
_OF_PERSON = re.compile(r"(?i)contact|kontak|ansprech|person|attention|aandag|interlocut|manager|bestuurder|clerk|known|trad")


def rows_under(layout: DocumentLayout, page: PageLayout, heading: Cell) -> list[FormRow]:
    """The rows of the section of a form that a heading opens: those below it in its column, as far as they go in even steps."""
    itself = labels_of_forms(layout).get(heading)
    level = [cell for cell in page.lines[heading.line_number].cells if cell.box.x0 > heading.box.x1]
    if itself is not None and itself.is_stacked:
        level = [cell for cell in level if any(map(opens_section, layout.labels_in(cell)))]
    around = _CLOSE * page.height_of_print  # by which a heading may be set in from its rows
    end = level[0].box.x0 - around if level else page.page.width
    found: list[FormRow] = []
    bottom, step = heading.box.bottom, 0.0
    rows = (
        row
        for row in form_rows(layout)
        if row.label.page_number == heading.page_number and row.line_number > heading.line_number
        and heading.box.x0 - around <= row.label.box.x0 < end
    )  # fmt: skip
    for row in rows:
        gap = _top(row) - bottom
        if found and not row.is_stacked and _stands_elsewhere(found[0], row):
            continue
        if gap > _CLOSE * page.height_of_print + _MUCH_FURTHER * max(step, page.height_of_print):
            break
        if found and (_is_parted(page, found[-1], row, step) or _is_headed_between(layout, page, found[-1], row, heading)):
            break
        key = label_key(row.label.text)
        if any(label_key(each.label.text) == key for each in found[:-1]) or (len(found) > 1 and "name_field" in roles_of(key)):
            break  # the section of another party, which nothing heads
        if found and row.line_number > found[-1].line_number:
            step = step or row.label.box.top - found[-1].label.box.top - row.label.box.height
        found.append(row)
        bottom = _bottom(row)
        if len(found) == _MOST_ROWS:
            break
    return found if len(found) >= _FEWEST_ROWS else []


def _stands_elsewhere(first: FormRow, row: FormRow) -> bool:
    """Whether a row is of another column than the first of its section."""
    return abs(row.label.box.x0 - first.label.box.x0) > _FLUSH and abs(row.label.box.x1 - first.label.box.x1) > _FLUSH


def _is_parted(page: PageLayout, last: FormRow, row: FormRow, step: float) -> bool:
    """Whether much more lies between two rows than between those over them."""
    gap = _top(row) - _bottom(last)
    return step > 0 and gap > _MUCH_FURTHER * step + page.height_of_print / 2


def _is_headed_between(layout: DocumentLayout, page: PageLayout, last: FormRow, row: FormRow, heading: Cell) -> bool:
    """Whether the heading of another section stands between two rows, where this one's heading stands or in print like its."""
    told = cells_of_forms(layout)
    between = (cell for line in page.lines[last.line_number + 1 : row.line_number] for cell in line.cells if cell not in told)
    return any(abs(cell.box.x0 - heading.box.x0) < _FLUSH and abs(cell.height - heading.height) < 0.5 and len(cell.words) < 6
               and cell.box.top - last.label.box.bottom > page.height_of_print / 3 for cell in between)  # fmt: skip


def section_with(layout: DocumentLayout, value: Cell) -> tuple[FormRow, ...]:
    """The rows that stand together with the one whose value is in a cell, whatever heads them; none where no form says the value."""
    return next((rows for rows in _sections(layout) if any(value in (row.value, row.stands_in) for row in rows)), ())


@once_a_layout
def _sections(layout: DocumentLayout) -> tuple[tuple[FormRow, ...], ...]:
    """Rows of forms that follow each other closely, in one column or in one grid, parted where clearly more lies between than elsewhere."""
    columns: list[list[FormRow]] = []
    for row in form_rows(layout):
        own = next((column for column in columns if _is_of_column(column[0], row)), None)
        if own is None:
            columns.append([row])
        else:
            own.append(row)
    found: list[tuple[FormRow, ...]] = []
    for rows in columns:
        gaps = [_top(lower) - _bottom(upper) for upper, lower in pairwise(rows)]
        height = layout.page(rows[0].label.page_number).height_of_print
        usual = median([gap for gap in gaps if gap > -height / 2] or [0.0])  # in a grid the next row may stand beside
        widest = usual + height * _WIDER_BY
        cuts = [0, *(at for at, gap in enumerate(gaps, 1) if gap > widest), len(rows)]
        found += [tuple(rows[begin:end]) for begin, end in pairwise(cuts)]
    return tuple(found)


def _is_of_column(first: FormRow, row: FormRow) -> bool:
    """Whether a row is of the column, or the grid, that another begins."""
    if first.label.page_number != row.label.page_number or first.is_stacked != row.is_stacked:
        return False
    return row.is_stacked or not _stands_elsewhere(first, row)


def _top(row: FormRow) -> float:
    return min(row.label.box.top, row.value.box.top)


def _bottom(row: FormRow) -> float:
    return max(row.label.box.bottom, row.value.box.bottom)


def party_of_section(layout: DocumentLayout, page: PageLayout, hit: LabelHit) -> Party | None:
    """The party that the rows under a heading name, with its address; None where they are no rows of a form, or name nobody."""
    own = labels_of_forms(layout).get(hit.cell) or row_ended_by(layout, page, hit.cell)
    rows = rows_under(layout, page, hit.cell) if own is not None or _heads_section(hit) else []
    if own is not None:
        rows = [own, *rows] if _is_told(own, hit) and any(map(_is_of_address, rows[:_FIRST_ROWS])) else []
    if own is None and (beside := _name_beside(layout, page, hit.cell, rows)) is not None:
        rows, own = [beside, *rows], beside
    at = 0 if own is not None and rows else _row_of_name(rows)
    if at is None:
        return None
    name = _whole_name(layout, page, rows, at)
    address = [cell for index in range(at + 1, len(rows)) if _is_of_address(rows[index]) for cell in _lines_of(layout, page, rows, index)]
    text = ", ".join(cell.text.strip(" ,") for cell in address)
    where = evidence_of(page.page_number, [word for cell in address for word in cell.words]) if address else None
    own_cells = (cell for row in rows for cell in (row.stands_in, row.value))
    return Party(tidy_name(name.text), name.evidence(), text, where, 0.0, (name, *own_cells))


def _name_beside(layout: DocumentLayout, page: PageLayout, heading: Cell, rows: Sequence[FormRow]) -> FormRow | None:
    """The row that names the party, where a section goes over the whole line and its first column names nobody: "Contact | Name"."""
    if not rows or heading is not page.lines[heading.line_number].cells[-1] or any(map(_is_named, rows)):
        return None
    beside = (
        row for row in form_rows(layout)
        if row.label.page_number == page.page.page_number and rows[0].line_number <= row.line_number <= rows[-1].line_number
        and row.label.box.x0 > rows[0].value.box.x0
    )  # fmt: skip
    return next((row for row in beside if _is_named(row) and _may_be_party(row.value)), None)


def _is_named(row: FormRow) -> bool:
    """Whether the label of a row asks for a name."""
    return "name_field" in roles_of(label_key(row.label.text))


def _whole_name(layout: DocumentLayout, page: PageLayout, rows: Sequence[FormRow], at: int) -> Cell:
    """The name of a row with the line that it runs on to, or began in beside the first line of its label, where either is a form of law."""
    own, *rest = _lines_of(layout, page, rows, at)
    if is_only_form(own.text) and (begins := _line_over(page, own)) is not None:
        return Cell(own.page_number, own.line_number, (*begins.words, *own.words))
    if has_strong_legal_form(own.text) or not rest or not has_legal_form(rest[0].text):
        return own
    return Cell(own.page_number, own.line_number, (*own.words, *rest[0].words))


def _line_over(page: PageLayout, cell: Cell) -> Cell | None:
    """The line close over a value and flush with it: "Name" is the second line of its label, and "& Co." that of its value."""
    over = (each for each in page.lines[cell.line_number - 1].cells if abs(each.box.x0 - cell.box.x0) < _FLUSH) if cell.line_number else ()
    return next((each for each in over if cell.box.top - each.box.bottom < page.height_of_print * _CLOSE_UNDER), None)


def _lines_of(layout: DocumentLayout, page: PageLayout, rows: Sequence[FormRow], at: int) -> list[Cell]:
    """The value of a row with the lines that go on under it, up to the next row."""
    value = rows[at].value
    lines = [value]
    taken = cells_of_forms(layout)
    for line in page.lines[value.line_number + 1 : value.line_number + 1 + _MOST_LINES]:
        under = next((cell for cell in line.cells if abs(cell.box.x0 - value.box.x0) < _FLUSH), None)
        if under is None or under in taken or under.box.top - lines[-1].box.bottom > page.height_of_print * _CLOSE_UNDER:
            break
        if any(cell in taken or abs(cell.box.x0 - rows[at].label.box.x0) < _FLUSH for cell in line.cells if cell.box.x1 < under.box.x0):
            break
        lines.append(under)
    return lines


def _is_told(row: FormRow, hit: LabelHit) -> bool:
    """Whether a row's label says whom it names: it is a heading or ends in one, "Organisation (Customer)"; a person only works there."""
    if hit.last != len((row.label if hit.cell is row.stands_in else hit.cell).words) or not _may_be_party(row.value):
        return False
    return not hit.first or has_legal_form(row.value.text) or not is_person(row.value.text)


def _may_be_party(value: Cell) -> bool:
    text = value.text
    is_titled = (titled := kind_of_title(text)) is not None and titled[1] >= SURE_TITLE
    return looks_like_name(text) and not is_contact_line(text) and not is_bank(text) and not is_titled


def _heads_section(hit: LabelHit) -> bool:
    """Whether a heading fills its line with few words before it, "2. Vendor", "Details of the customer"."""
    words = hit.cell.words
    is_alone = hit.last == len(words) or hit.cell.text.endswith(_COLONS) or not any(map(has_letter, (w.text for w in words[hit.last :])))
    return is_alone and hit.first <= _WORDS_BEFORE


def _row_of_name(rows: Sequence[FormRow]) -> int | None:
    may_be = [at for at, row in enumerate(rows) if _may_be_party(row.value)]
    named = (at for at in may_be if _is_named(rows[at]))
    company = (at for at in may_be if has_strong_legal_form(rows[at].value.text))
    first = (
        at for at in may_be[:_FIRST_ROWS]
        if at < _FIRST_ROWS and not has_digit(rows[at].value.text) and not _OF_PERSON.search(rows[at].label.text)
        and not _is_of_address(rows[at])
    )  # fmt: skip
    return next(named, next(company, next(first, None)))


def _is_of_address(row: FormRow) -> bool:
    """Whether a row says where its party is."""
    text, label = row.value.text, row.label.text
    if is_contact_line(text) or "@" in text or has_legal_form(text):
        return False
    is_place = OF_ADDRESS_LABEL.search(label) is not None or _OF_PLACE.search(label) is not None
    return is_place or is_street(text) or has_postcode(text) or is_bare_postcode(text)
