"""Forms, and views of e-invoices, are filled in row by row: labels stand in one column and what they say in another.

What a form calls its labels is its maker's to choose. That they are labels shows in how they stand: row after row begins at the same place
and is answered at the same place, and the labels end in one sign, or some are listed, or both parties' sections ask for the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.fields.labels import label_key, roles_of
from extractors.fields.legal_forms import has_strong_legal_form
from extractors.fields.lookup import DocumentLayout, once_a_layout
from extractors.fields.page_zones import in_table
from extractors.layout.lines import Cell, PageLayout
from extractors.layout.running_text import is_running_text
from extractors.signs import has_digit, has_letter

_COLONS = (":", "：")
_ENDING_SIGNS = (*_COLONS, "…", "...", ">", "»", "=")  # behind which a value may go on in the same cell, or in the next line
_SIGNS = (*_ENDING_SIGNS, "|", ".")
_FEWEST_ROWS, _FEWEST_LISTED, _FEWEST_AGAIN = 4, 2, 2
_SHARE_TOLD, _SHARE_LISTED = 0.75, 0.25  # of a column's labels that end in one sign, or that lists know
_FEWEST_ASKING, _SHARE_ASKING = 2, 0.4  # of what should be values, and are labels themselves
_MOST_LINES, _MOST_SIGNED = 3, 6  # from one row to the next, and to one whose label has its sign: columns beside it have lines between
_FARTHEST = 5.0  # heights of print, from one row to the next
_LONGEST_LABEL = 5  # words
_FEWEST_LINES, _FEWEST_IN_LINE, _MOST_IN_LINE = 2, 2, 5  # of a grid
_ONE_SIGN = frozenset(":：….|>»=")
_FLUSH = 2.0  # points
_CLOSE_UNDER = 0.6  # heights of print
_REACH = 0.9  # share of the page's width from the beginning of a label to its value


@dataclass(frozen=True, eq=False)
class FormRow:
    """A label and what it says, both as cells; where they run together `stands_in` holds both, and from word `first` on is the value.

    `is_stacked` says that the value stands over or under its label, in a grid of such pairs.
    """

    label: Cell
    value: Cell
    stands_in: Cell
    first: int
    is_stacked: bool = False

    @property
    def line_number(self) -> int:
        return self.label.line_number


@once_a_layout
def form_rows(layout: DocumentLayout) -> tuple[FormRow, ...]:
    """The rows of forms on all pages, from top to bottom and left to right."""
    return tuple(row for page in layout.pages for row in _on_page(layout, page))


@once_a_layout
def labels_of_forms(layout: DocumentLayout) -> Mapping[Cell, FormRow]:
    """The cells of the page that are, or begin with, a label of such a row, each with its row."""
    return {row.stands_in: row for row in form_rows(layout)}


@once_a_layout
def values_of_forms(layout: DocumentLayout) -> Mapping[Cell, FormRow]:
    """The cells that are the value of such a row, each with its row."""
    return {row.value: row for row in form_rows(layout)}


@once_a_layout
def cells_of_forms(layout: DocumentLayout) -> frozenset[Cell]:
    """The cells of all labels and values of forms."""
    return frozenset(cell for row in form_rows(layout) for cell in (row.stands_in, row.value))


def is_bare_label(layout: DocumentLayout, cell: Cell) -> bool:
    """Whether a cell is a label of a form and nothing else."""
    row = labels_of_forms(layout).get(cell)
    return row is not None and not row.first


def ends_label(layout: DocumentLayout, page: PageLayout, cell: Cell) -> bool:
    """Whether a cell is the last line of a form's label, "Date of original" over "invoice", and no label itself."""
    return row_ended_by(layout, page, cell) is not None


def row_ended_by(layout: DocumentLayout, page: PageLayout, cell: Cell) -> FormRow | None:
    """The row whose label ends in a cell under its first line, which is no label itself."""
    if cell in cells_of_forms(layout):
        return None
    over = (each for line in page.lines[max(0, cell.line_number - 2) : cell.line_number] for each in line.cells)
    rows = (labels_of_forms(layout)[each] for each in over if is_bare_label(layout, each) and not each.text.endswith(_SIGNS))
    return next((row for row in rows if not row.is_stacked and _is_under(row.label, cell)), None)


def _is_under(label: Cell, cell: Cell) -> bool:
    begins_or_ends = min(abs(label.box.x0 - cell.box.x0), abs(label.box.x1 - cell.box.x1)) < _FLUSH
    return begins_or_ends and cell.box.top - label.box.bottom < cell.height


def _on_page(layout: DocumentLayout, page: PageLayout) -> list[FormRow]:
    stacked = list(_stacked_rows(layout, page))
    lines = {cell.line_number for row in stacked for cell in (row.label, row.value)}
    rows = [row for row in _rows_that_may_be(layout, page) if row.line_number not in lines]
    columns = [column for group in _aligned(rows) for column in _near_each_other(page, group) if len(column) >= _FEWEST_ROWS]
    texts = Counter(label_key(row.label.text) for row in {row.stands_in: row for column in columns for row in column}.values())
    best: dict[Cell, tuple[int, FormRow]] = {}
    for column in columns:
        if not _are_labels(layout, column, texts):
            continue
        for row in column:
            if row.stands_in not in best or len(column) > best[row.stands_in][0]:
                best[row.stands_in] = (len(column), row)
    values = {row.value for _, row in best.values()}
    found = [*stacked, *(row for _, row in best.values() if row.stands_in not in values)]
    return sorted(found, key=lambda row: (row.line_number, row.label.box.x0))


def _stacked_rows(layout: DocumentLayout, page: PageLayout) -> Iterator[FormRow]:
    """The pairs of grids, in which a line of labels stands over or under the line of what they say, flush with it."""
    for labels, values in _pairs_of_lines(layout, page):
        for label in page.lines[labels].cells:
            value = next((cell for cell in page.lines[values].cells if abs(cell.box.x0 - label.box.x0) < _FLUSH), None)
            if value is not None:
                yield FormRow(label, value, label, 0, is_stacked=True)


def _pairs_of_lines(layout: DocumentLayout, page: PageLayout) -> list[tuple[int, int]]:
    """The numbers of lines of labels and of those of their values, where there are several such pairs and all stand the same way."""
    labels = _lines_of_labels(layout, page)
    ways: list[list[tuple[int, int]]] = []
    for step in (1, -1):
        pairs = ((at, at + step) for at in sorted(labels))
        ways.append([(at, to) for at, to in pairs if 0 <= to < len(page.lines) and to not in labels and _are_flush(page, at, to)])
    best = min(ways, key=lambda way: (-len(way), sum(_distance(page, *pair) for pair in way)))
    signed = [pair for pair in best if any(cell.text[-1] in _ONE_SIGN for cell in page.lines[pair[0]].cells)]
    best = signed if len(signed) >= _SHARE_TOLD * len(best) else best  # "Goods and services" over the goods is no label of the form
    return best if sum(len(page.lines[at].cells) >= _FEWEST_IN_LINE for at, _ in best) >= _FEWEST_LINES else []


def _lines_of_labels(layout: DocumentLayout, page: PageLayout) -> set[int]:
    """The lines of nothing but labels: all their cells stand in columns in which some surely are labels, and most are or stand again."""
    lines = [line for line in page.lines if _may_be_line_of_labels(layout, line.cells)]
    again = Counter(key for line in lines for key in {label_key(cell.text) for cell in line.cells})
    places = _places([cell.box.x0 for line in lines for cell in line.cells])
    told: dict[int, list[bool]] = defaultdict(list)
    for line in lines:
        signs = {cell.text[-1] for cell in line.cells}
        is_signed = len(signs) == 1 and signs <= _ONE_SIGN
        for cell in line.cells:
            told[places[cell.box.x0]].append(is_signed or _is_all_label(layout, cell, len(cell.words)))
    columns = {place for place, each in told.items() if sum(each) >= _SHARE_LISTED * len(each)}
    return {
        line.line_number
        for line in lines
        if all(places[cell.box.x0] in columns for cell in line.cells)
        and 2 * sum(_is_all_label(layout, cell, len(cell.words)) or again[label_key(cell.text)] > 1 or cell.text[-1] in _ONE_SIGN
                    for cell in line.cells) > len(line.cells)
    }  # fmt: skip


def _may_be_line_of_labels(layout: DocumentLayout, cells: Sequence[Cell]) -> bool:
    if len(cells) > _MOST_IN_LINE or any(in_table(layout, cell) for cell in cells):
        return False
    return all(has_letter(cell.text) and _may_be_label(cell) for cell in cells)


def _are_flush(page: PageLayout, labels: int, values: int) -> bool:
    """Whether every cell of a line of values begins where a label of the line close over or under it does."""
    begins = [cell.box.x0 for cell in page.lines[labels].cells]
    flush = [min(abs(cell.box.x0 - begin) for begin in begins) < _FLUSH for cell in page.lines[values].cells]
    return all(flush) and _distance(page, labels, values) < page.height_of_print


def _distance(page: PageLayout, labels: int, values: int) -> float:
    upper, lower = sorted((page.lines[labels].box, page.lines[values].box), key=lambda box: box.top)
    return lower.top - upper.bottom


def _rows_that_may_be(layout: DocumentLayout, page: PageLayout) -> Iterator[FormRow]:
    """Every cell with the next one of its line, and every cell cut behind one of its first words."""
    for line in page.lines:
        for at, cell in enumerate(line.cells):
            if in_table(layout, cell) or not has_letter(cell.words[0].text):
                continue
            if at + 1 < len(line.cells) and _may_be_label(cell):
                value = line.cells[at + 1]
                if value.box.x0 - cell.box.x0 < _REACH * page.page.width and (bare := _without_colon(value)) is not None:
                    yield FormRow(cell, bare, cell, 0)
            if (under := _value_under(page, line.cells, at)) is not None:
                yield FormRow(cell, under, cell, 0)
            for first in range(1, min(len(cell.words), _LONGEST_LABEL + 1)):
                label, rest = cell.part(0, first), cell.part(first)
                if label is not None and rest is not None and _may_be_label(label) and (bare := _without_colon(rest)) is not None:
                    yield FormRow(label, bare, cell, first)
                if cell.words[first - 1].text.endswith(_ENDING_SIGNS):
                    break


def _value_under(page: PageLayout, cells: Sequence[Cell], at: int) -> Cell | None:
    """What stands right under a label that ends in its sign, where the column is too narrow for both: no row of the form itself."""
    cell = cells[at]
    if not cell.text.endswith(_ENDING_SIGNS) or not _may_be_label(cell):
        return None
    lower = (each for line in page.lines[cell.line_number + 1 : cell.line_number + 3] for each in line.cells)
    under = next((each for each in lower if abs(each.box.x0 - cell.box.x0) < _FLUSH), None)
    if under is None or under.box.top - cell.box.bottom > _CLOSE_UNDER * page.height_of_print:
        return None
    return None if any(word.text.endswith(_ENDING_SIGNS) for word in under.words[:_LONGEST_LABEL]) else under


def _without_colon(value: Cell) -> Cell | None:
    """A value without the colon that stands before it, in a column of colons; None where it is a label itself."""
    if value.text.endswith(_COLONS):
        return None
    return value.part(1) if value.words[0].text in _COLONS else value


def _may_be_label(cell: Cell) -> bool:
    words = cell.words[:-1] if len(cell.words) > 1 and len(cell.words[-1].text.rstrip(":.…")) == 1 else cell.words  # "Address line 2"
    is_firm = has_strong_legal_form(cell.text) and not (cell.text.endswith(_COLONS) or roles_of(cell.text))  # 公司 heads rows of names
    few = len(cell.words) <= _LONGEST_LABEL and not is_firm and not any(has_digit(word.text) for word in words)
    return few and not is_running_text(cell.text.rstrip("."))  # which may part it from its value


def _aligned(rows: Sequence[FormRow]) -> Iterator[list[FormRow]]:
    """The rows whose labels begin or end at the same place and whose values begin, or end, at the same place."""
    groups: dict[tuple[str, int, int], list[FormRow]] = defaultdict(list)
    left, right = _places([row.label.box.x0 for row in rows]), _places([row.label.box.x1 for row in rows])
    begins, ends = _places([row.value.box.x0 for row in rows]), _places([row.value.box.x1 for row in rows])
    for row in rows:
        own, value = row.label.box, row.value.box
        groups["left", left[own.x0], begins[value.x0]].append(row)
        groups["right", right[own.x1], begins[value.x0]].append(row)
        if not row.first:
            groups["far", left[own.x0], ends[value.x1]].append(row)
        if (row.first or row.value.line_number > row.line_number) and row.label.text.endswith(_ENDING_SIGNS):
            groups["told", left[own.x0], 0].append(row)
    return iter(groups.values())


def _places(numbers: Sequence[float]) -> dict[float, int]:
    """Each of some places with the number of those that are one place, since they follow each other closely."""
    found: dict[float, int] = {}
    ordered = sorted(set(numbers))
    begin = 0.0
    for at, number in enumerate(ordered):
        if not at or number - begin > _FLUSH:
            begin = number
        found[number] = round(begin * 8)
    return found


def _near_each_other(page: PageLayout, rows: Sequence[FormRow]) -> list[list[FormRow]]:
    """The rows of one column, parted where the next is far from the last; of one line one."""
    found: list[list[FormRow]] = []
    for row in sorted(rows, key=lambda each: each.line_number):
        last = found[-1][-1] if found else None
        if last is not None and row.line_number == last.line_number:
            continue
        gap = row.label.box.top - last.label.box.bottom if last is not None else 0.0
        most = _MOST_SIGNED if row.label.text.endswith(_ENDING_SIGNS) else _MOST_LINES
        if last is not None and row.line_number - last.line_number <= most and gap < _FARTHEST * page.height_of_print:
            found[-1].append(row)
        else:
            found.append([row])
    return found


def _are_labels(layout: DocumentLayout, column: Sequence[FormRow], texts: Mapping[str, int]) -> bool:
    """Whether the left of a column are its labels: most end in one sign, lists know some, or another section has them too."""
    count = len(column)
    asking = sum(_is_all_label(layout, row.value, len(row.value.words)) for row in column)
    if asking >= max(_FEWEST_ASKING, _SHARE_ASKING * count):
        return False  # labels beside each other, over what they say
    for sign in _SIGNS:
        if sum(row.label.text.endswith(sign) for row in column) >= _SHARE_TOLD * count:
            return True
    if any(row.first for row in column) and not any(_is_wide(row) for row in column):
        return False
    listed = sum(_is_all_label(layout, row.stands_in, len(row.label.words)) for row in column)
    again = sum(texts[key] >= _FEWEST_AGAIN for key in {label_key(row.label.text) for row in column})
    return (listed >= _FEWEST_LISTED and listed >= _SHARE_LISTED * count) or again >= _FEWEST_AGAIN


def _is_wide(row: FormRow) -> bool:
    """Whether the space before a value is wider than any within its label and itself, or stands in another cell."""
    if not row.first:
        return True
    gaps = [right.box.x0 - left.box.x1 for cell in (row.label, row.value) for left, right in pairwise(cell.words)]
    return row.value.box.x0 - row.label.box.x1 > max(gaps, default=0.0) + _FLUSH / 4


def _is_all_label(layout: DocumentLayout, cell: Cell, count: int) -> bool:
    """Whether the first so many words of a cell are a listed label from end to end."""
    return any(hit.at_start and hit.last == count for hit in layout.labels_in(cell)[:1])
