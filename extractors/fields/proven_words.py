"""The words of a row that its figures prove: on its own line, or close above it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from extractors.fields.amounts import figures_in
from extractors.fields.lookup import DocumentLayout
from extractors.fields.printed_figures import MultiplyingRow, PrintedFigure, is_a_total, middle_of
from extractors.fields.told_quantities import told_unit
from extractors.layout.lines import Cell, PageLayout, box_of
from extractors.model import Evidence, Line, Word
from extractors.signs import has_letter, letters_told

_WORDS_ABOVE = 2.3  # heights of print over a row's figures in which its words may begin
_NOTES_ABOVE = 6.0  # where notes stand between the words and the figures
_LEADING = 1.4  # heights of print from one row of a description to the next
_PLAIN = 0.3  # heights of print by which a gap must be wider to part two rows
_LONGEST_UNIT = 10  # letters: Kilogramm
_FEWEST_LETTERS_BY_MONEY = 7
_TAX_LABELS = {"column_tax", "column_tax_rate", "tax_total"}
_FIGURE_LABELS = {"column_quantity", "column_unit_price", "column_line_total"}
_HIGHEST_RATE = 40
_FEWEST_LETTERS = 4  # fewer are a unit: PCE, EA


def line_of(layout: DocumentLayout, row: MultiplyingRow, above: int) -> tuple[Line, set[int]]:
    """The line that a row makes: its figures, and the words left of them, on its own line or close above it."""
    page = row.page
    figures = (row.quantity, row.price, row.total)
    own = {each.line.line_number for each in figures}
    top = min(middle_of(each.line) for each in figures)
    words: list[Cell] = []
    unit = _unit_of(row.quantity)
    for line in page.lines[: max(own) + 1]:
        farthest = _NOTES_ABOVE if len(line.cells) == 1 else _WORDS_ABOVE
        if line.line_number <= above or top - middle_of(line) > farthest * page.height_of_print or is_a_total(layout, line):
            continue
        parts = [part for cell in line.cells for part in _words_of(layout, cell, figures) if part.words != unit]
        # words on a line of their own may run over the figures' columns
        here = [part for part in parts if (part.box.x1 if line.line_number in own else part.box.x0) < row.total.left]
        if here:
            words.append(max(here, key=lambda part: (not _says_only_figures(part, row), _letters(part))))
    on_line = [cell for cell in words if cell.line_number == row.total.line.line_number]
    described = on_line[:1] or _nearest(words, top, page)
    own |= {cell.line_number for cell in described}
    evidence = Evidence(
        page.page_number, box_of([word for number in sorted(own) for word in page.lines[number].words]), row.total.line.text
    )
    quantity, price, total = (each.figure.value for each in figures)
    if not described and unit:
        described, unit = [Cell(page.page_number, row.quantity.line.line_number, unit)], ()  # the only word is no unit
    description = described[0].text if described else ""
    named = row.quantity.unit or (unit[0].text if unit else _told_unit(row))
    return Line(description, quantity, named, price, total, _rate_behind(row), None, evidence), own


def _told_unit(row: MultiplyingRow) -> str | None:
    """The unit that a cell tells between its quantity and its price."""
    first, second = row.quantity, row.price
    return told_unit(first.cell.text[first.figure.end : second.figure.start]) if first.cell is second.cell else None


def _rate_behind(row: MultiplyingRow) -> Decimal | None:
    """The rate of tax that stands alone behind the total of a row."""
    behind = [cell for cell in row.total.line.cells if cell.box.x0 > row.total.right]
    rates = [figure.value for cell in behind for figure in figures_in(cell.text, ".") if figure.percent and not has_letter(cell.text)]
    return rates[0] if len(rates) == 1 and 0 <= rates[0] <= _HIGHEST_RATE else None


def _unit_of(quantity: PrintedFigure) -> tuple[Word, ...]:
    """The one word that stands behind a quantity in a cell of its own."""
    cell, figure = quantity.cell, quantity.figure
    behind = tuple(word for word in cell.words if word not in cell.words_between(figure.start, figure.end))
    is_unit = len(behind) == 1 and behind[0] is cell.words[-1] and behind[0].text[0].isalpha() and len(behind[0].text) <= _LONGEST_UNIT
    return behind if is_unit else ()


def _says_only_figures(part: Cell, row: MultiplyingRow) -> bool:
    """Whether words are what a quantity and its price are of, in the cell that begins with both: "12 Monate x 8,50 EUR/Monat"."""
    cell, figure = row.quantity.cell, row.quantity.figure
    return cell is row.price.cell and figure.start == 0 and cell.line_number == part.line_number and part.words[0] in cell.words


def _nearest(words: Sequence[Cell], top: float, page: PageLayout) -> list[Cell]:
    """The first of the words above a row that stand no wider apart than the last of them from its figures."""
    above = [cell for cell in words if (cell.box.top + cell.box.bottom) / 2 < top]
    if not above:
        return list(words[:1])
    pitch = top - (above[-1].box.top + above[-1].box.bottom) / 2
    widest = max(pitch + _PLAIN * page.height_of_print, _LEADING * page.height_of_print)
    first = above[-1]
    for cell in reversed(above[:-1]):
        if (first.box.top + first.box.bottom - cell.box.top - cell.box.bottom) / 2 > widest:
            break
        first = cell
    return [first]


def _words_of(layout: DocumentLayout, cell: Cell, figures: Sequence[PrintedFigure]) -> list[Cell]:
    """What a cell says beside the row's own figures, where that is more than a unit."""
    inside = [each for each in figures if each.cell is cell]
    taken = {id(word) for each in inside for word in cell.words_between(each.figure.start, each.figure.end)}
    kept = tuple(word for word in cell.words if id(word) not in taken)
    worded = {word for word in kept if has_letter(word.text)}
    named = {role for hit in layout.labels_in(cell) if worded <= set(hit.own.words) for role in hit.roles}
    if named & (_FIGURE_LABELS if inside else _TAX_LABELS):
        return []  # Qty: 12
    is_of_money = any(each is not figures[0] for each in inside)
    if is_of_money and sum(ch.isalpha() for word in worded for ch in word.text) < _FEWEST_LETTERS_BY_MONEY:
        return []  # zu je 24,50
    part = Cell(cell.page_number, cell.line_number, kept) if kept else None
    return [part] if part is not None and _letters(part) >= _FEWEST_LETTERS else []


def _letters(cell: Cell) -> int:
    return letters_told(cell.text)
