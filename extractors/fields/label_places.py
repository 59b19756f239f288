"""The value of a label stands after it, to its right, or below it; each place is tried, and the nearer one weighs more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.fields.form_rows import labels_of_forms, row_ended_by
from extractors.fields.labels import LabelHit, label_key
from extractors.fields.lookup import DocumentLayout, once_a_layout
from extractors.layout.lines import Cell, PageLayout, TextLine
from extractors.layout.narrow_columns import part_under
from extractors.layout.next_lines import OVERLAP
from extractors.model import Box
from extractors.signs import has_digit, has_letter, has_letter_or_digit

_ROWS_BELOW = 3
_OVER = 0.9
_FLUSH = 2.0
_WIDER = 1.5  # times any other gap
_SMALL_PRINT = 0.85
_CLOSE_BEFORE, _ROWS_OF_BLOCK = 3.0, 3
_CLOSE_UNDER = 0.8  # heights of print
_SAME_PRINT = 1.15  # times the height of print
_CLEARLY_NEARER = 0.25  # heights of a label
_TAXED = frozenset({"seller_tax_id", "buyer_tax_id"})
_REGISTERED = re.compile(
    "(?:reg|regn|registration|registrasie|registratie|registrierungs|identification|identifikasie|identificatie)"
    "(?:no|nr|n|number|nommer|nummer)?"
)
SIGNS_FOR_A_NUMBER = frozenset({"nr", "no", "n", "num", "number", "nummer", "nommer", "numero", "#"})

_TERMS = re.compile(r"(?i)(?:nett?|netto) ?\d{1,3}(?![\d.,'’]|\s\d{3}\b)")
"""Days of payment as programs print them, "Net 30": no label of an amount."""


@dataclass(frozen=True, slots=True)
class Place:
    """A cell in which the value of a label may stand, and how well it lies: 1 right behind the label, less the farther off."""

    cell: Cell
    nearness: float
    label: LabelHit
    is_below: bool


@once_a_layout
def places_for(layout: DocumentLayout, hit: LabelHit, *, below: bool = True) -> tuple[Place, ...]:
    """Where the value of a label may stand, nearest first."""
    turned = value_over(layout, hit) or _in_form(layout, hit) or value_before(layout, hit)
    if turned is not None:
        return (Place(turned, _OVER, hit, False),)
    return (*beside(layout, hit), *(_below(layout, hit) if below else ()))


def _in_form(layout: DocumentLayout, hit: LabelHit) -> Cell | None:
    """The value that stands over its label in a grid all of whose values do, or beside the first line of a label of several lines."""
    page = layout.page(hit.cell.page_number)
    ended = row_ended_by(layout, page, hit.cell) if hit.at_start and hit.rest is None else None
    if ended is not None and not any(abs(cell.box.x0 - ended.value.box.x0) < _FLUSH for cell in page.lines[hit.cell.line_number].cells):
        return ended.value
    row = labels_of_forms(layout).get(hit.cell) if hit.at_start else None
    return row.value if row is not None and row.is_stacked and row.value.line_number < row.line_number else None


def value_over(layout: DocumentLayout, hit: LabelHit) -> Cell | None:
    """The value that stands right over its label, which forms print small under it: nothing else in the row says what it is."""
    if hit.rest is not None or not hit.at_start or hit.cell.text.rstrip().endswith(":"):
        return None
    page = layout.page(hit.cell.page_number)
    own = hit.cell
    if own.height > _SMALL_PRINT * page.height_of_print:
        return None
    run = _run_around(page, own)
    at = run.index(own)
    if not at or run[at - 1].height * _SMALL_PRINT < own.height or layout.begins_with_label(run[at - 1]) or _leans_down(run, at):
        return None
    small = [cell.height <= _SMALL_PRINT * page.height_of_print for cell in run]
    return run[at - 1] if small[-1] and not small[0] else None  # such a column begins with a value and ends with a label


def value_before(layout: DocumentLayout, hit: LabelHit) -> Cell | None:
    """The value that stands close to the left of its label, in a block whose rows all end in a label: "88213 | INVOICE NO"."""
    page = layout.page(hit.cell.page_number)
    value = _before_bare_label(layout, page, hit.cell)
    if value is None:
        return None
    column = [cell for cell in page.cells if abs(cell.box.x0 - hit.cell.box.x0) < _FLUSH and _is_near(cell, hit.cell, page)]
    alike = [cell for cell in column if _before_bare_label(layout, page, cell) is not None]
    return value if len(alike) >= _ROWS_OF_BLOCK and len(alike) == len(column) else None


def _before_bare_label(layout: DocumentLayout, page: PageLayout, cell: Cell) -> Cell | None:
    """What stands close before a bare label without a colon that ends its line and says a number or a day, no label itself."""
    labels = layout.labels_in(cell)
    if not labels or not labels[0].at_start or labels[0].rest is not None or cell.text.rstrip().endswith(tuple(_COLONS)):
        return None
    line = page.lines[cell.line_number].cells
    at = line.index(cell) if cell in line else 0
    if not at or at + 1 < len(line):
        return None
    value = line[at - 1]
    is_close = cell.box.x0 - value.box.x1 < _CLOSE_BEFORE * page.height_of_print
    return value if is_close and has_digit(value.text) and not layout.labels_in(value) else None


def _is_near(cell: Cell, own: Cell, page: PageLayout) -> bool:
    """Whether a cell is of the block of another: no more than a few lines over or under it."""
    return abs(cell.box.top - own.box.top) < _ROWS_BELOW * _CLOSE_BEFORE * page.height_of_print


def _leans_down(run: Sequence[Cell], at: int) -> bool:
    """Whether a cell of a column stands clearly nearer to the one under it than to the one over it: it announces what is under it."""
    if at + 1 == len(run):
        return False
    over, under = run[at].box.top - run[at - 1].box.bottom, run[at + 1].box.top - run[at].box.bottom
    return over - under > _CLEARLY_NEARER * run[at].height


def _run_around(page: PageLayout, own: Cell) -> list[Cell]:
    """The cells that stand closely over and under a cell and begin, are centred or end where it does."""
    column = [cell for cell in page.cells if _are_aligned(cell, own)]
    if own not in column:
        return [own]  # a heading that two lines make
    at = column.index(own)
    first, last = at, at
    while first and column[first].box.top - column[first - 1].box.bottom < page.height_of_print:
        first -= 1
    while last + 1 < len(column) and column[last + 1].box.top - column[last].box.bottom < page.height_of_print:
        last += 1
    return column[first : last + 1]


def _are_aligned(cell: Cell, own: Cell) -> bool:
    apart = cell.box.x0 - own.box.x0, cell.box.x1 - own.box.x1
    return min(abs(apart[0]), abs(apart[1]), abs(sum(apart)) / 2) < _FLUSH


_COLONS = frozenset(":：")


def beside(layout: DocumentLayout, hit: LabelHit) -> Iterator[Place]:
    """Where the value of a label may stand in its own line, nearest first: behind it in its cell, or in the cells to the right of it."""
    rest = hit.rest
    if rest is not None:
        following = [
            other
            for other in layout.labels_in(hit.cell)
            if other.first >= hit.last and other.closed and has_letter(other.own.text) and not _is_of_value(other, hit)
        ]
        if following:
            rest = hit.cell.part(hit.last, following[0].first) if following[0].first > hit.last else None
        if rest is not None:
            yield Place(rest, 1.0, hit, False)
            return
        if following:
            return
    line = layout.page(hit.cell.page_number).lines[hit.cell.line_number]
    right = [cell for cell in line.cells if cell.box.x0 >= hit.cell.box.x1 - 1 and cell is not hit.cell]
    nearness = 0.95
    for cell in right[:3]:
        if not has_letter_or_digit(cell.text):
            continue
        if cell.words[-1].text.endswith(tuple(_COLONS)) and not has_digit(cell.text):
            return  # a label, whatever its words
        labels = layout.labels_in(cell)
        if labels and labels[0].at_start and (labels[0].closed or labels[0].rest is None or _has_own_number(labels[0], hit)):
            return
        distance = (cell.box.x0 - hit.cell.box.x1) / layout.page(cell.page_number).page.width
        if cell.words[0].text in _COLONS:  # forms line their colons up, each before its value
            cell = cell.part(1) or cell
        yield Place(cell, max(0.4, nearness - 0.4 * distance), hit, False)
        nearness -= 0.15


def _has_own_number(other: LabelHit, hit: LabelHit) -> bool:
    """Whether a cell is another label of several words with its number, though no colon parts them: "ORDER NUMBER PO002151"."""
    says_so = len(other.own.words) > 1 and other.rest is not None and has_digit(other.rest.text)
    return says_so and hit.roles.keys().isdisjoint(other.roles)


def _is_of_value(other: LabelHit, hit: LabelHit) -> bool:
    """Whether a second label of the same thing ends what the first announces: "Bank: Gulf Crest Bank"."""
    ends_cell = other.last == len(other.cell.words) and not other.cell.text.endswith(tuple(_COLONS))
    return ends_cell and not hit.roles.keys().isdisjoint(other.roles)


def _below(layout: DocumentLayout, hit: LabelHit) -> Iterator[Place]:
    page = layout.page(hit.cell.page_number)
    own = hit.own.box
    nearness = 0.85
    bottom = own.bottom
    rows = 0
    for line in page.lines[hit.cell.line_number + 1 :]:
        if rows >= _ROWS_BELOW or line.box.top - bottom > 3.2 * page.height_of_print:
            return
        candidates = _cells_under(line, own, page.height_of_print)
        if not candidates:
            if line.box.top > bottom + 0.5 * page.height_of_print:
                rows += 1
            continue
        rows += 1
        cell = min(candidates, key=lambda each: abs(each.box.x0 - own.x0))
        if layout.begins_with_label(cell) and not _TERMS.match(cell.text) and not _has_letters_of(layout, hit, cell):
            if _ends_label(hit, cell):
                rows, bottom = rows - 1, cell.box.bottom
                continue
            return
        narrow = part_under(cell, own, page.lines[hit.cell.line_number].words)
        yield Place(narrow or _own_part(cell, own, page.height_of_print), nearness, hit, True)
        nearness -= 0.15
        bottom = cell.box.bottom


def _has_letters_of(layout: DocumentLayout, hit: LabelHit, cell: Cell) -> bool:
    """Whether a cell is a number whose first letters are short for what the label over it says: "PO 620127" under "Your PO no."."""
    own = layout.labels_in(cell)[0]
    is_number = own.rest is not None and len(own.rest.words) == 1 and has_digit(own.rest.text)
    return is_number and own.own.text.isupper() and not hit.roles.keys().isdisjoint(own.roles)


def _own_part(cell: Cell, label: Box, height: float) -> Cell:
    """What of a cell stands under a label, where the long text of the column to the left runs up close to it.

    Its first word is flush with the label, and no gap of the cell is as wide as the one before it.
    """
    if cell.box.x0 > label.x0 - height:
        return cell
    first = next((index for index, word in enumerate(cell.words) if abs(word.box.x0 - label.x0) < _FLUSH), 0)
    gaps = [right.box.x0 - left.box.x1 for left, right in pairwise(cell.words)]
    is_column = first > 0 and gaps[first - 1] > _WIDER * max((*gaps[: first - 1], *gaps[first:]), default=0.0)
    return (cell.part(first) or cell) if is_column else cell


def _ends_label(hit: LabelHit, cell: Cell) -> bool:
    """Whether a bare sign for a number is the second line of a label above it, broken in a narrow column: "AFLEWERINGSNOTA" over "NR"."""
    own = hit.own
    middle = (cell.box.x0 + cell.box.x1) / 2
    close = -OVERLAP * own.height <= cell.box.top - own.box.bottom < _CLOSE_UNDER * own.height
    alike = cell.is_as_large_as(own, _SAME_PRINT)
    if hit.rest is not None or not (close and alike):
        return False
    key = label_key(cell.text)
    if _REGISTERED.fullmatch(key):  # "Your VAT" over "Registration No:"
        return not _TAXED.isdisjoint(hit.roles) and abs(cell.box.x0 - own.box.x0) < _FLUSH and not hit.cell.text.endswith(tuple(_COLONS))
    return own.box.x0 <= middle <= own.box.x1 and key in SIGNS_FOR_A_NUMBER


def _cells_under(line: TextLine, box: Box, height: float) -> list[Cell]:
    """The cells of a lower line that overlap a label or begin where it does."""
    x0, x1, width = box.x0, box.x1, box.width
    found = []
    for cell in line.cells:
        own = cell.box
        overlap = min(own.x1, x1) - max(own.x0, x0)
        if abs(own.x0 - x0) < height or (overlap > 0 and overlap > 0.3 * min(own.width, width)):
            found.append(cell)
    return found
