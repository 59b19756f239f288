"""A row of goods proves itself: its quantity times its price is its total, and the rows of one table hold them in the same places.

So a table is read whose headings nobody knows, or whose rows print the words above their figures. What proves less than two rows alike is
no table; a single row counts where its total is also printed outside of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.fields.amounts import DecimalMark, Figure, figures_in, figures_of
from extractors.fields.cell_figures import parted_quantity
from extractors.fields.dates import dates_of
from extractors.fields.lookup import DocumentLayout
from extractors.layout.lines import Cell, PageLayout, TextLine, box_of
from extractors.model import Evidence, Line, Word

_ALIGNED = 7.0  # points by which the right edges of one column may differ
_CENT = Decimal("0.01")
_BAND = 1.3  # heights of print over and under a row's figures in which its quantity may stand
_WORDS_ABOVE = 2.3  # heights of print over a row's figures in which its words may begin
_MOST_DISCOUNT = 90  # per cent
_BEHIND_DIGITS = " ABCDEFGHIJKLMNOPQRSTUVWXYZ€$£¥₹"
_LEADING = 1.4  # heights of print from one row of a description to the next
_PLAIN = 0.3  # heights of print by which a gap must be wider to part two rows
_LONGEST_UNIT = 10  # letters: Kilogramm
_FEWEST_LETTERS = 4  # fewer are a unit: PCE, EA
_SUM_ROLES = frozenset({"net_total", "gross_total", "tax_total", "amount_due", "lines_total"})
_TOTAL_ROLES = _SUM_ROLES | {"prepaid_total", "not_a_total", "tender"}


@dataclass(frozen=True, eq=False)
class _Printed:
    """A figure of a page by where it ends on the right, which is what columns of figures share."""

    figure: Figure
    cell: Cell
    line: TextLine
    right: float
    left: float
    unit: str | None = None


@dataclass(frozen=True, eq=False)
class _Row:
    """Three figures that multiply: where they stand and the page they stand on."""

    quantity: _Printed
    price: _Printed
    total: _Printed
    page: PageLayout

    @property
    def is_telling(self) -> bool:
        """Whether the product could hardly come about by chance: one times anything is itself."""
        return self.quantity.figure.value not in (0, 1) and self.price.figure.value not in (0, 1)


@dataclass(frozen=True, slots=True)
class ProvenRows:
    """The rows of a table without known headings, and the (page, line) pairs they take."""

    lines: tuple[Line, ...]
    table_lines: frozenset[tuple[int, int]]


def find_proven_rows(layout: DocumentLayout, mark: DecimalMark) -> ProvenRows | None:
    """The rows that prove themselves, or None where fewer than two do, or one whose total stands nowhere else."""
    rows = [row for page in layout.pages for row in _candidates(layout, page, mark)]
    column = _strongest_column(rows)
    if not column:
        return None
    kept: dict[tuple[int, int], _Row] = {}
    for row in column:
        at = (row.page.page_number, row.total.line.line_number)
        if at not in kept or _closeness(row) < _closeness(kept[at]):
            kept[at] = row
    chosen = list(kept.values())
    if not any(row.is_telling for row in chosen):
        return None
    if sum(1 for row in chosen if row.is_telling) < 2 and not _is_printed_elsewhere(layout, chosen, mark):
        return None
    lines, taken, above = [], set(), -1
    for row in chosen:
        if above > row.total.line.line_number:
            above = -1  # another page
        line, own = _line_of(layout, row, above)
        lines.append(line)
        taken |= {(row.page.page_number, number) for number in own}
        above = max(own)
    return ProvenRows(tuple(lines), frozenset(taken))


def _candidates(layout: DocumentLayout, page: PageLayout, mark: DecimalMark) -> Iterator[_Row]:
    """Every three figures of a page that multiply, the total to the right of price and quantity and on the line of one of them."""
    printed = {line.line_number: _figures_on(line, mark) for line in page.lines}
    for line in page.lines:
        if is_a_total(layout, line):
            continue
        near = [
            each
            for other in page.lines[max(0, line.line_number - 3) : line.line_number + 4]
            if abs(_middle(other) - _middle(line)) <= _BAND * page.height_of_print
            for each in printed[other.line_number]
        ]
        for total in printed[line.line_number]:
            if not total.figure.looks_like_money or total.unit is not None:
                continue
            left = [each for each in near if each.right < total.left and each is not total]
            kept_shares = [Decimal(1), *(1 - rate / 100 for rate in _discounts_on(line, total, mark))]
            for price in left:
                if not price.figure.decimals or price.unit is not None:
                    continue
                for quantity in left:
                    if quantity is price or (quantity.line is not line and price.line is not line):
                        continue
                    if not total.figure.value and (quantity.figure.value == 0) == (price.figure.value == 0):
                        continue  # nothing for nothing proves nothing
                    if any(_multiply(quantity.figure, price.figure, total.figure, kept) for kept in kept_shares):
                        yield _Row(quantity, price, total, page)


def _figures_on(line: TextLine, mark: DecimalMark) -> list[_Printed]:
    found = []
    for cell in line.cells:
        dates = dates_of(cell)
        for figure in figures_of(cell, mark):
            if figure.percent or any(each.start < figure.end and figure.start < each.end for each in dates):
                continue
            digits = cell.text[figure.start : figure.end].rstrip(_BEHIND_DIGITS)  # a currency may belong to the next figure
            box = cell.evidence(figure.start, figure.start + len(digits)).box
            if box is not None:
                found.append(_Printed(figure, cell, line, box.x1, box.x0))
        found += _with_glued_units(cell, line, mark)
    return found


def _with_glued_units(cell: Cell, line: TextLine, mark: DecimalMark) -> Iterator[_Printed]:
    """The quantities of a cell that are printed without a space before their units: 10kg."""
    at = 0
    for word in cell.words:
        start = cell.text.index(word.text, at)
        at = start + len(word.text)
        parted = parted_quantity(word.text)
        figures = figures_in(parted[0], mark) if parted else []
        if parted and len(figures) == 1 and (word.text.endswith("l") or not figures_in(word.text, mark)):
            figure = replace(figures[0], start=start, end=at)
            yield _Printed(figure, cell, line, word.box.x1, word.box.x0, parted[1])


def _discounts_on(line: TextLine, total: _Printed, mark: DecimalMark) -> list[Decimal]:
    """The percentages left of a total, which may be taken off its price."""
    return [
        figure.value
        for cell in line.cells
        if cell.box.x0 < total.left
        for figure in figures_of(cell, mark)
        if figure.percent and 0 < figure.value < _MOST_DISCOUNT
    ]


def _multiply(quantity: Figure, price: Figure, total: Figure, kept: Decimal) -> bool:
    """Whether the product, of which a discount leaves a share, is the total within what rounding the quantity to its decimals can hide."""
    slack = _CENT + (abs(price.value) * Decimal(5).scaleb(-quantity.decimals - 1) if quantity.decimals >= 2 else Decimal(0))
    return abs(abs(quantity.value * price.value * kept) - abs(total.value)) <= slack


def _strongest_column(rows: Sequence[_Row]) -> list[_Row]:
    """The rows whose three figures stand under each other, of the columns that prove most rows; quantities are rather whole numbers."""
    best: list[_Row] = []
    best_weight = 0.0
    for seed in rows:
        alike = [
            row
            for row in rows
            if all(abs(getattr(row, part).right - getattr(seed, part).right) <= _ALIGNED for part in ("quantity", "price", "total"))
        ]
        proven: dict[tuple[int, int], float] = defaultdict(float)
        for row in alike:
            at = (row.page.page_number, row.total.line.line_number)
            proven[at] = max(proven[at], 1.0 if row.is_telling else 0.5)
        weight = sum(proven.values()) + (0.01 if seed.quantity.right < seed.price.right else 0.0)
        weight += 0.05 * sum(_is_count(row.quantity) - _is_count(row.price) for row in alike) / len(alike)
        weight += 0.1 * sum(_is_priced(row.price) - _is_priced(row.quantity) for row in alike) / len(alike)
        if weight > best_weight:
            best, best_weight = alike, weight
    return best


def _is_count(printed: _Printed) -> bool:
    return printed.figure.value == printed.figure.value.to_integral_value()


def _is_priced(printed: _Printed) -> bool:
    """Whether a figure is printed with its currency."""
    return printed.figure.symbol is not None


def _closeness(row: _Row) -> float:
    return abs(_middle(row.quantity.line) - _middle(row.total.line)) + abs(_middle(row.price.line) - _middle(row.total.line))


def _middle(line: TextLine) -> float:
    return (line.box.top + line.box.bottom) / 2


def is_a_total(layout: DocumentLayout, line: TextLine) -> bool:
    """Whether a line names what it prints as a total, a tax or a payment, and does not only begin with such a word."""
    return any(
        hit.at_start
        and any(hit.roles.get(role, 0.0) >= 0.6 for role in _TOTAL_ROLES)
        and sum(_is_worded(word) for word in cell.words[hit.last :]) <= (2 if set(hit.roles) & _SUM_ROLES else 1)
        for cell in line.cells
        for hit in layout.labels_in(cell)
    )


def _is_worded(word: Word) -> bool:
    return sum(ch.isalpha() for ch in word.text) >= 3


def _is_printed_elsewhere(layout: DocumentLayout, rows: Sequence[_Row], mark: DecimalMark) -> bool:
    """Whether the sum of the rows is printed on a line that names it."""
    total = sum((row.total.figure.value for row in rows), Decimal(0))
    own = {(row.page.page_number, row.total.line.line_number) for row in rows}
    return any(
        abs(each.figure.value - total) <= _CENT
        for page in layout.pages
        for line in page.lines
        if (page.page_number, line.line_number) not in own and is_a_total(layout, line)
        for each in _figures_on(line, mark)
    )


def _line_of(layout: DocumentLayout, row: _Row, above: int) -> tuple[Line, set[int]]:
    """The line that a row makes: its figures, and the words left of them, on its own line or close above it."""
    page = row.page
    figures = (row.quantity, row.price, row.total)
    own = {each.line.line_number for each in figures}
    top = min(_middle(each.line) for each in figures)
    words: list[Cell] = []
    unit = _unit_of(row.quantity)
    for line in page.lines[: max(own) + 1]:
        if line.line_number <= above or top - _middle(line) > _WORDS_ABOVE * page.height_of_print or is_a_total(layout, line):
            continue
        parts = [part for cell in line.cells for part in _words_of(cell, figures) if part.words != unit]
        # words on a line of their own may run over the figures' columns
        here = [part for part in parts if (part.box.x1 if line.line_number in own else part.box.x0) < row.total.left]
        if here:
            words.append(max(here, key=_letters))
    on_line = [cell for cell in words if cell.line_number == row.total.line.line_number]
    described = on_line[:1] or _nearest(words, top, page)
    own |= {cell.line_number for cell in described}
    evidence = Evidence(
        page.page_number, box_of([word for number in sorted(own) for word in page.lines[number].words]), row.total.line.text
    )
    quantity, price, total = (each.figure.value for each in figures)
    description = described[0].text if described else ""
    named = row.quantity.unit or (unit[0].text if unit else None)
    return Line(description, quantity, named, price, total, None, None, evidence), own


def _unit_of(quantity: _Printed) -> tuple[Word, ...]:
    """The one word that stands behind a quantity in a cell of its own."""
    cell, figure = quantity.cell, quantity.figure
    behind = tuple(word for word in cell.words if word not in cell.words_between(figure.start, figure.end))
    is_unit = len(behind) == 1 and behind[0] is cell.words[-1] and len(behind[0].text) <= _LONGEST_UNIT
    return behind if is_unit else ()


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


def _words_of(cell: Cell, figures: Sequence[_Printed]) -> list[Cell]:
    """What a cell says beside the row's own figures, where that is more than a unit."""
    inside = [each for each in figures if each.cell is cell]
    taken = {id(word) for each in inside for word in cell.words_between(each.figure.start, each.figure.end)}
    kept = tuple(word for word in cell.words if id(word) not in taken)
    part = Cell(cell.page_number, cell.line_number, kept) if kept else None
    return [part] if part is not None and _letters(part) >= _FEWEST_LETTERS else []


def _letters(cell: Cell) -> int:
    return sum(ch.isalpha() for ch in cell.text)
