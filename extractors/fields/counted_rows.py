"""Goods that were sent are counted, not priced: rows that each name something and say how much of it, under headings nobody knows or none.

No sum proves such rows. What does is that they are alike: the quantities stand under each other, the words do too, and no row is a label
with its value, as the particulars of a paper are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.fields.amounts import DecimalMark, figures_in
from extractors.fields.cell_figures import parted_quantity
from extractors.fields.company_names import is_contact_line
from extractors.fields.dates import dates_of
from extractors.fields.lookup import DocumentLayout
from extractors.fields.proven_rows import ProvenRows
from extractors.layout.lines import Cell, PageLayout, TextLine, box_of
from extractors.layout.running_text import is_running_text
from extractors.model import Evidence, Line, Word
from extractors.signs import has_digit, letters_told

_FEWEST_ROWS = 2
_ALIGNED = 4.0  # points by which the edges of one column may differ
_MOST_BETWEEN = 4  # lines of words from a row to the next
_NARROWEST = 0.45  # share of the page's width that a table of goods takes
_FEWEST_LETTERS = 3  # of a name of goods
_MOST_DIGITS = 4  # of a whole number of things; longer ones are numbers of papers and customers
_COUNT = re.compile(r"-?(?:[1-9]\d{0,2}(?:[., ]\d{3})+|\d{1,6})(?:[.,]\d{1,3})?")
_UNIT = re.compile(r"[^\W\d_]{1,8}[23²³]?\.?")
_SHORT_UNIT = re.compile(r"[^\W\d_]{1,5}[23²³]?\.?")  # a longer word before others names the goods
_REACHED = re.compile(r"@|www\.|(?:\d[ /-]?){7}")
_SURE_CODE = re.compile(r"(?=(?:\S*\d){3})[A-Z0-9][A-Z0-9./_-]{3,19}")
_FEWEST_AT_HEAD = 2  # words
_LONGEST_HEADING = 4
_CODE = re.compile(r"(?=\S*\d)[A-Z0-9][A-Z0-9./_-]{1,19}")


@dataclass(frozen=True, eq=False)
class _CountedRow:
    """A printed line that may be goods: its quantity, the cell of words beside it, and what else stands there."""

    line: TextLine
    quantity: Word
    words: Cell
    unit: str | None
    code: str | None
    is_apart: bool
    """Whether the quantity stands in a cell of its own."""

    @property
    def is_measured(self) -> bool:
        return self.unit is not None or self.code is not None


def find_counted_rows(layout: DocumentLayout, mark: DecimalMark) -> ProvenRows | None:
    """The rows of goods that a paper without prices counts, or None where fewer than two of them are alike."""
    lines: list[Line] = []
    taken: set[tuple[int, int]] = set()
    for page in layout.pages:
        rows = _longest_run(layout, page, mark)
        for row, following in zip(rows, [*rows[1:], None], strict=False):
            below = _words_below(page, row, following)
            lines.append(_line_of(page, row, below, mark))
            taken |= {(page.page_number, number) for number in (row.line.line_number, *(cell.line_number for cell in below))}
    return ProvenRows(tuple(lines), frozenset(taken)) if lines else None


def is_of_people(line: TextLine) -> bool:
    """Whether a line names who signed and when, or how a firm is reached, and no goods: its only figures are a day's or a telephone's."""
    if any(is_contact_line(cell.text) and _REACHED.search(cell.text) for cell in line.cells):
        return True  # and no "Telephone handset"
    dated = False
    for cell in line.cells:
        rest = cell.text
        for each in dates_of(cell):
            rest, dated = rest.replace(each.text, ""), True
        if has_digit(rest):
            return False
    return dated


def _longest_run(layout: DocumentLayout, page: PageLayout, mark: DecimalMark) -> list[_CountedRow]:
    found = [row for line in page.lines for row in _rows_on(layout, line, mark)]
    runs = [run for seed in _seeds(found) for run in _runs(page, [row for row in found if _are_alike(row, seed)])]
    return max((run for run in runs if _is_table(page, run)), key=len, default=[])


def _seeds(found: Sequence[_CountedRow]) -> Iterator[_CountedRow]:
    """One row of each pair of columns, so that a long table is not compared with itself over and over."""
    seen: set[tuple[int, int, int]] = set()
    for row in found:
        key = (round(row.quantity.box.x1 / _ALIGNED), round(row.quantity.box.x0 / _ALIGNED), round(row.words.box.x0 / _ALIGNED))
        if key not in seen:
            seen.add(key)
            yield row


def _are_alike(one: _CountedRow, other: _CountedRow) -> bool:
    own, its = one.quantity.box, other.quantity.box
    edges = min(abs(own.x1 - its.x1), abs(own.x0 - its.x0), abs(own.x0 + own.x1 - its.x0 - its.x1) / 2)
    return edges <= _ALIGNED and (abs(one.words.box.x0 - other.words.box.x0) <= _ALIGNED or not (one.is_apart or other.is_apart))


def _runs(page: PageLayout, rows: Sequence[_CountedRow]) -> Iterator[list[_CountedRow]]:
    """Rows under each other with nothing between them but more words under their words."""
    own: dict[int, _CountedRow] = {}
    for row in rows:
        own.setdefault(row.line.line_number, row)
    run: list[_CountedRow] = []
    for row in own.values():
        if run and not _goes_on(page, run[-1], row):
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _goes_on(page: PageLayout, row: _CountedRow, following: _CountedRow) -> bool:
    between = page.lines[row.line.line_number + 1 : following.line.line_number]
    return len(between) <= _MOST_BETWEEN and all(_heads_part(line) or all(_is_under(cell, row) for cell in line.cells) for line in between)


def _heads_part(line: TextLine) -> bool:
    """Whether a line may head a part of the goods: a few words alone, "Phase 2", "Titel 1"."""
    return len(line.cells) == 1 and len(line.words) <= _LONGEST_HEADING and not line.text.endswith((":", "："))


def _is_under(cell: Cell, row: _CountedRow) -> bool:
    return cell.box.x0 >= row.words.box.x0 - _ALIGNED and not cell.text.endswith((":", "："))


def _words_below(page: PageLayout, row: _CountedRow, following: _CountedRow | None) -> list[Cell]:
    """The lines of words between a row and the next; those under the last row may say anything."""
    if following is None:
        return []
    between = page.lines[row.line.line_number + 1 : following.line.line_number]
    return [cell for line in between for cell in line.cells[:1] if _is_under(cell, row)]


def _is_table(page: PageLayout, run: Sequence[_CountedRow]) -> bool:
    """Whether rows are goods: several, wide apart or measured, and counted by more than their place."""
    if len(run) < _FEWEST_ROWS:
        return False
    values = [row.quantity.text for row in run]
    if values == [str(number) for number in range(1, len(run) + 1)]:
        return False
    measured = sum(row.is_measured for row in run)
    if not all(row.is_apart for row in run):
        return 2 * measured > len(run)  # "40 Foundry Way" is a street
    left = min(row.line.box.x0 for row in run)
    right = max(row.line.box.x1 for row in run)
    is_wide = right - left > _NARROWEST * page.page.width
    return 2 * measured > len(run) or (is_wide and (measured > 0 or 2 * sum(len(row.words.words) > 1 for row in run) > len(run)))


def _rows_on(layout: DocumentLayout, line: TextLine, mark: DecimalMark) -> Iterator[_CountedRow]:
    """The ways in which a line may say how much of what there is."""
    cells = line.cells
    head = _head_of(cells[0], mark)
    if head is not None:
        quantity, unit, code, words = head
        named = words or max(cells[1:], key=_letters, default=None)
        if named is not None and (words is None or len(cells) == 1) and _names_goods(layout, named):
            yield _CountedRow(line, quantity, named, unit, code, is_apart=False)
    for cell in cells:
        counted = _count_of(cell, mark)
        others = [other for other in cells if other is not cell]
        if counted is None or not others:
            continue
        words = max(others, key=_letters)
        if not _names_goods(layout, words):
            continue
        rest = [other.text for other in others if other is not words]
        units = [text for text in rest if _UNIT.fullmatch(text)]
        codes = [
            text for text in rest if (_CODE.fullmatch(text) and not _COUNT.fullmatch(text)) or (text.isdigit() and len(text) > _MOST_DIGITS)
        ]
        named, unit, code = _without_marks(words) if not codes else (words, None, None)
        if code is None:
            named, unit = words, None  # "Oak door" names no unit
        yield _CountedRow(line, counted[0], named, counted[1] or next(iter(units), unit), next(iter(codes), code), is_apart=True)


def _letters(cell: Cell) -> int:
    return letters_told(cell.text)


def _head_of(cell: Cell, mark: DecimalMark) -> tuple[Word, str | None, str | None, Cell | None] | None:
    """The quantity that a cell begins with, its unit, the code of the goods and their words: "2,00 HRS MB2267 Excavator hire".

    Either a unit or a code stands behind the quantity; the words may stand in a cell of their own.
    """
    words = cell.words
    if len(words) < _FEWEST_AT_HEAD or not _is_count(words[0].text, mark):
        return None
    behind = cell.part(1)
    assert behind is not None
    named, unit, code = _without_marks(behind)
    if unit is None and code is None:
        return None
    return words[0], unit, code, named if named is not behind else None


def _without_marks(cell: Cell) -> tuple[Cell, str | None, str | None]:
    """The words for goods without the unit and the code that close columns print right before them, and these two."""
    unit = code = None
    at = 0
    if len(cell.words) > at + 1 and _SHORT_UNIT.fullmatch(cell.words[at].text):
        unit, at = cell.words[at].text, at + 1
    if _SURE_CODE.fullmatch(cell.words[at].text):
        code, at = cell.words[at].text, at + 1
    rest = cell.part(at) if at else None
    return (rest, unit, code) if rest is not None else (cell, None, code)


def _count_of(cell: Cell, mark: DecimalMark) -> tuple[Word, str | None] | None:
    """The quantity that fills a cell, alone or with its unit."""
    words = cell.words
    parted = parted_quantity(cell.text) if len(words) == 1 else None
    if parted is not None and _is_count(parted[0], mark):
        return words[0], parted[1]
    if not _is_count(words[0].text, mark) or len(words) > 2:
        return None
    if len(words) == 1:
        return words[0], None
    return (words[0], words[1].text) if _UNIT.fullmatch(words[1].text) else None


def _is_count(text: str, mark: DecimalMark) -> bool:
    """Whether a word counts things: no number of a paper, which is longer or begins with a nought."""
    if _COUNT.fullmatch(text) is None or (text.startswith("0") and text.isdigit()):
        return False
    return (not text.isdigit() or len(text) <= _MOST_DIGITS) and len(figures_in(text, mark)) == 1


def _names_goods(layout: DocumentLayout, cell: Cell) -> bool:
    """Whether words name something, and neither announce a value nor are a number."""
    if letters_told(cell.text) < _FEWEST_LETTERS or cell.text.endswith((":", "：")) or is_running_text(cell.text):
        return False
    return not any(hit.at_start and (hit.rest is None or hit.own.text.endswith((":", "："))) for hit in layout.labels_in(cell))


def _line_of(page: PageLayout, row: _CountedRow, below: Sequence[Cell], mark: DecimalMark) -> Line:
    parted = parted_quantity(row.quantity.text)
    figure = figures_in(parted[0] if parted else row.quantity.text, mark)[0]
    description = " ".join([row.words.text, *(cell.text for cell in below)])
    box = box_of([*row.line.words, *(word for cell in below for word in cell.words)])
    return Line(description, figure.value, row.unit, None, None, None, row.code, Evidence(page.page_number, box, row.line.text))
