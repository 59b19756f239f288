"""The label of a total that a narrow column breaks over its lines, the amount beside the last: "Total" over "excluding" over "VAT  100.00".

By itself the last line would name the tax. All lines together are one label where one of them says nothing alone, or is broken in a word;
else both readings are given, and the sums decide: "VAT" with no amount over "Total  1,150.00" are two. The amount may stand beside the
first line as well, "Net amount  100.00" over "due": the second goes on with the first where it is set closer to it than the rows are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.fields.amounts import DecimalMark, Figure, figures_of
from extractors.fields.labels import LabelHit, Role, roles_of
from extractors.fields.lookup import DocumentLayout, once_a_layout
from extractors.fields.total_phrases import role_of_phrase
from extractors.layout.lines import Cell, PageLayout
from extractors.layout.next_lines import goes_on_under
from extractors.signs import has_digit, has_letter

_TOTALS = ("lines_total", "allowance_total", "charge_total", "net_total", "tax_total", "gross_total", "prepaid_total", "amount_due")
_MOST_LINES, _WORDS_OF_LINE = 4, 3
_WEIGHT, _DOUBTFUL = 0.9, 0.6
_FLUSH = 2.0  # points
_CLOSE, _CLEARLY_CLOSER = 0.8, 0.15  # heights of print
_COLONS = (":", "：")
_RATE = re.compile(r"\(?\b\d+(?:[.,]\d+)?\s?%\)?")
_ANY_MARK: DecimalMark = "."  # what looks like money does so with either


@dataclass(frozen=True, slots=True)
class StackedTotals:
    """Labels of totals over more than one line, and the cells that are parts of such labels and say nothing by themselves."""

    labels: tuple[LabelHit, ...]
    parts: frozenset[Cell]


@once_a_layout
def stacked_totals(layout: DocumentLayout, page_number: int) -> StackedTotals:
    """The labels of totals of a page that end beside their amount."""
    page = layout.page(page_number)
    labels: list[LabelHit] = []
    parts: set[Cell] = set()
    beside_money = list(_labels_beside_money(page))
    for cell, label in beside_money:
        stack = _lines_over(page, label)
        joined = next(((lines, role) for lines in _longest_first(stack) if (role := _role_of([*lines, label])) is not None), None)
        if joined is None:
            continue
        lines, role = joined
        is_sure = any(_says_nothing(layout, line) for line in lines)
        labels.append(LabelHit(cell, 0, len(label.words), {role: _WEIGHT if is_sure else _DOUBTFUL}, True, True))
        if is_sure:
            parts |= {cell, *lines}
    for cell, label in beside_money:
        rest = None if cell in parts else _rest_under(page, label)
        role = _role_of([label, rest]) if rest is not None else None
        if rest is not None and role is not None:
            labels.append(LabelHit(cell, 0, len(label.words), {role: _WEIGHT}, True, True))
            parts |= {cell, rest}
    return StackedTotals(tuple(labels), frozenset(parts))


def _labels_beside_money(page: PageLayout) -> Iterator[tuple[Cell, Cell]]:
    """Each cell with words that end beside an amount, with these words."""
    for line in page.lines:
        for at, cell in enumerate(line.cells):
            figure = _money_in(cell)
            if figure is None and at + 1 < len(line.cells) and _money_in(line.cells[at + 1]) is not None:
                yield cell, cell
            elif figure is not None and has_letter(cell.text[: figure.start]):
                label = cell.part(0, len(cell.text[: figure.start].split()))
                if label is not None:
                    yield cell, label


def _money_in(cell: Cell) -> Figure | None:
    """The first amount of money in a cell."""
    for figure in figures_of(cell, _ANY_MARK) if has_digit(cell.text) else ():
        if figure.looks_like_money:
            return figure
    return None


def _lines_over(page: PageLayout, label: Cell) -> list[Cell]:
    """The lines of words right over a label in its column that have no amount of their own, from top to bottom."""
    found: list[Cell] = []
    lowest = label
    for line in reversed(page.lines[max(0, label.line_number - _MOST_LINES) : label.line_number]):
        upper = next((cell for cell in line.cells if goes_on_under(cell, lowest)), None)
        if upper is None or len(upper.words) > _WORDS_OF_LINE or upper.text.endswith(_COLONS) or not has_letter(upper.text):
            break
        if any(_money_in(cell) for cell in line.cells if cell.box.x0 >= upper.box.x0):
            break
        found.insert(0, upper)
        lowest = upper
    return found[-_MOST_LINES + 1 :]


def _rest_under(page: PageLayout, label: Cell) -> Cell | None:
    """The few words right under a label that have no amount of their own and stand closer to it than the rows do to each other."""
    if label.text.endswith(_COLONS) or len(label.words) > _WORDS_OF_LINE:
        return None
    following = (cell for line in page.lines[label.line_number + 1 : label.line_number + 3] for cell in line.cells)
    rest = next((cell for cell in following if _is_flush(label, cell) and cell.box.top - label.box.bottom < _CLOSE * label.height), None)
    if rest is None or len(rest.words) > _WORDS_OF_LINE or not has_letter(rest.text) or has_digit(rest.text):
        return None
    if any(_money_in(cell) for cell in page.lines[rest.line_number].cells if cell.box.x0 >= rest.box.x0):
        return None
    within = rest.box.top - label.box.bottom
    others = [cell for cell in page.cells if cell not in (label, rest) and _is_flush(label, cell)]
    over = [label.box.top - cell.box.bottom for cell in others if cell.line_number < label.line_number]
    under = [cell.box.top - rest.box.bottom for cell in others if cell.line_number > rest.line_number]
    apart = [min(gaps) for gaps in (over, under) if gaps]
    return rest if apart and min(apart) - within > _CLEARLY_CLOSER * label.height else None


def _is_flush(one: Cell, other: Cell) -> bool:
    return min(abs(one.box.x0 - other.box.x0), abs(one.box.x1 - other.box.x1)) < _FLUSH


def _longest_first(lines: list[Cell]) -> Iterator[list[Cell]]:
    return (lines[at:] for at in range(len(lines)))


def _role_of(lines: list[Cell]) -> Role | None:
    """Which total the lines of a label name together, a word that is broken between two of them mended."""
    text = _RATE.sub("", " ".join(line.text for line in lines)).replace("- ", "")
    named = [role for role in roles_of(text) if role in _TOTALS]
    return max(named, key=roles_of(text).__getitem__) if named else role_of_phrase(text)


def _says_nothing(layout: DocumentLayout, cell: Cell) -> bool:
    """Whether a line is no label alone, so that it can only be part of one."""
    return cell.text.endswith("-") or (not layout.labels_in(cell) and role_of_phrase(cell.text) is None)
