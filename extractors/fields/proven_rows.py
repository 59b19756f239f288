"""A row of goods proves itself: its quantity times its price is its total, and the rows of one table hold them in the same places.

So a table is read whose headings nobody knows, or whose rows print the words above their figures. What proves less than two rows alike is
no table; a single row counts where its total is also printed outside of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.fields.amounts import DecimalMark, Figure, figures_of
from extractors.fields.lookup import DocumentLayout
from extractors.fields.printed_figures import MultiplyingRow, PrintedFigure, figures_on, is_a_total, middle_of
from extractors.fields.proven_words import line_of
from extractors.fields.subtotals import add_up, sums_of_goods
from extractors.layout.lines import PageLayout, TextLine
from extractors.model import Line
from extractors.money import CURRENCY_CODES

_ALIGNED = 7.0  # points by which the right edges of one column may differ
_CENT = Decimal("0.01")
_BAND = 1.3  # heights of print over and under a row's figures in which its quantity may stand
_LONGEST_SHORT_UNIT = 5  # letters
_FIGURE_AND_UNIT = 2  # words
_MOST_DISCOUNT = 90  # per cent


@dataclass(frozen=True, slots=True)
class ProvenRows:
    """The rows of a table without known headings, and the (page, line) pairs they take; `make_a_total` where all add up to one amount."""

    lines: tuple[Line, ...]
    table_lines: frozenset[tuple[int, int]]
    make_a_total: bool = False


def find_proven_rows(layout: DocumentLayout, mark: DecimalMark) -> ProvenRows | None:
    """The rows that prove themselves, or None where fewer than two do, or one whose total stands nowhere else."""
    rows = [row for page in layout.pages for row in _candidates(layout, page, mark)]
    column = _strongest_column(rows)
    if not column:
        return None
    kept: dict[tuple[int, int], MultiplyingRow] = {}
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
        line, own = line_of(layout, row, above)
        lines.append(line)
        taken |= {(row.page.page_number, number) for number in own}
        above = max(own)
    return ProvenRows(tuple(lines), frozenset(taken))


def _candidates(layout: DocumentLayout, page: PageLayout, mark: DecimalMark) -> Iterator[MultiplyingRow]:
    """Every three figures of a page that multiply, the total to the right of the quantity and on the line of it or of the price."""
    known: dict[int, list[PrintedFigure]] = {}

    def printed(line: TextLine) -> list[PrintedFigure]:
        if line.line_number not in known:
            known[line.line_number] = figures_on(line, mark)
        return known[line.line_number]

    for line in page.lines:
        if not any(figure.looks_like_money for cell in line.cells for figure in figures_of(cell, mark)):
            continue
        totals = [each for each in printed(line) if each.figure.looks_like_money and each.unit is None]
        if not totals or is_a_total(layout, line):
            continue
        near = [
            each
            for other in page.lines[max(0, line.line_number - 3) : line.line_number + 4]
            if abs(middle_of(other) - middle_of(line)) <= _BAND * page.height_of_print
            for each in printed(other)
        ]
        for total in totals:
            left = [each for each in near if each.right < total.left and each is not total]
            before, anywhere = _shares_on(line, mark, total.right), _shares_on(line, mark)
            right = [each for each in printed(line) if each.left > total.right]  # Quantity, Amount, Price
            for price in [*left, *right]:
                if not price.figure.decimals or price.unit is not None:
                    continue
                kept_shares = before if price.right < total.left else anywhere
                behind = [each for each in right if each.right < price.left]  # Amount, Quantity, Price
                for quantity in (*left, *behind):
                    if quantity is price or (quantity.line is not line and price.line is not line):
                        continue
                    if quantity in behind and not quantity.figure.value:
                        continue
                    if not total.figure.value and (quantity.figure.value == 0) == (price.figure.value == 0):
                        continue  # nothing for nothing proves nothing
                    if any(_multiply(quantity.figure, price.figure, total.figure, kept) for kept in kept_shares):
                        yield MultiplyingRow(quantity, price, total, page)


def _shares_on(line: TextLine, mark: DecimalMark, last: float = float("inf")) -> list[Decimal]:
    """What a price comes to by itself and with the percentages of its line.

    A tax or what has a plus before it is added; a discount is taken off, but behind `last`, a total that has its price before it.
    """
    shares = [Decimal(1)]
    for cell in line.cells:
        for figure in figures_of(cell, mark):
            if figure.percent and 0 < abs(figure.value) < _MOST_DISCOUNT:
                shares.append(1 + abs(figure.value) / 100)
                box = cell.evidence(figure.start, figure.end).box
                if not figure.text.startswith("+") and box is not None and box.x0 < last:
                    shares.append(1 - abs(figure.value) / 100)
    return shares


def _multiply(quantity: Figure, price: Figure, total: Figure, kept: Decimal) -> bool:
    """Whether the product, of which a discount leaves a share, is the total within what rounding the quantity to its decimals can hide."""
    slack = _CENT + (abs(price.value) * Decimal(5).scaleb(-quantity.decimals - 1) if quantity.decimals >= 2 else Decimal(0))
    return abs(abs(quantity.value * price.value * kept) - abs(total.value)) <= slack


def _strongest_column(rows: Sequence[MultiplyingRow]) -> list[MultiplyingRow]:
    """The rows whose three figures stand under each other, of the columns that prove most rows; quantities are rather whole numbers."""
    best: list[MultiplyingRow] = []
    best_weight = 0.0
    for seed in rows:
        alike = [row for row in rows if _are_aligned(row, seed)]
        proven: dict[tuple[int, int], float] = defaultdict(float)
        for row in alike:
            at = (row.page.page_number, row.total.line.line_number)
            proven[at] = max(proven[at], 1.0 if row.is_telling else 0.5)
        weight = sum(proven.values()) + (0.01 if seed.quantity.right < seed.price.right else 0.0)
        weight += 0.05 * sum(_is_count(row.quantity) - _is_count(row.price) for row in alike) / len(alike)
        weight -= 0.02 * ((seed.price.left > seed.total.right) + (seed.quantity.left > seed.total.right))
        weight += 0.08 * sum(_is_measured(row.quantity) - _is_measured(row.price) for row in alike) / len(alike)
        weight += 0.1 * sum(_is_priced(row.price) - _is_priced(row.quantity) for row in alike) / len(alike)
        if weight > best_weight:
            best, best_weight = alike, weight
    return best


def _are_aligned(one: MultiplyingRow, other: MultiplyingRow) -> bool:
    return _is_aligned(one.total, other.total) and _is_aligned(one.price, other.price) and _is_aligned(one.quantity, other.quantity)


def _is_aligned(one: PrintedFigure, other: PrintedFigure) -> bool:
    """Whether two figures stand under each other: flush right, flush left or centred, or flush right with their units behind them."""
    if abs(one.right - other.right) <= _ALIGNED or abs(one.left - other.left) <= _ALIGNED:
        return True
    if abs(one.right + one.left - other.right - other.left) / 2 <= _ALIGNED:
        return True
    return abs(one.cell.box.x1 - other.cell.box.x1) <= _ALIGNED and _has_unit(one) and _has_unit(other)


def _has_unit(printed: PrintedFigure) -> bool:
    """Whether a figure and one short word behind it fill their cell: "3.840 m²"."""
    words = printed.cell.words
    return len(words) == _FIGURE_AND_UNIT and words[1].text[:1].isalpha() and len(words[1].text) <= _LONGEST_SHORT_UNIT


def _is_count(printed: PrintedFigure) -> bool:
    return printed.figure.value == printed.figure.value.to_integral_value()


def _is_measured(printed: PrintedFigure) -> bool:
    """Whether a unit stands behind a figure: at most a few letters, before the next figure."""
    words = printed.line.words
    behind = next((word for word in words if word.box.x0 >= printed.right - 1), None)
    return behind is not None and behind.text[:1].isalpha() and len(behind.text) <= _LONGEST_SHORT_UNIT and not _is_currency(behind.text)


def _is_currency(text: str) -> bool:
    return text.strip(".").upper() in CURRENCY_CODES or text == "R"


def _is_priced(printed: PrintedFigure) -> bool:
    """Whether a figure is printed with its currency."""
    return printed.figure.symbol is not None


def _closeness(row: MultiplyingRow) -> float:
    return abs(middle_of(row.quantity.line) - middle_of(row.total.line)) + abs(middle_of(row.price.line) - middle_of(row.total.line))


def _is_printed_elsewhere(layout: DocumentLayout, rows: Sequence[MultiplyingRow], mark: DecimalMark) -> bool:
    """Whether the sum of the rows is printed under or beside what names it, or left when the printed tax is taken off a printed total."""
    own = {(row.page.page_number, row.total.line.line_number) for row in rows}
    return add_up([row.total.figure.value for row in rows], sums_of_goods(layout, mark, own))
