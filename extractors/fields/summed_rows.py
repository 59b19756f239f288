"""Rows of words and an amount are lines where the amounts add up to a total printed under them, whether or not headings stand over them.

So fee notes and small invoices are read that print neither quantities nor prices. A sum proves what no heading says; without it, nothing
is claimed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.fields.amounts import DecimalMark, Figure, figures_of
from extractors.fields.lookup import DocumentLayout
from extractors.fields.proven_rows import ProvenRows, is_a_total
from extractors.layout.lines import Cell, PageLayout, TextLine, box_of
from extractors.model import Evidence, Line

_ALIGNED = 6.0  # points by which the right edges of one column may differ
_CENT = Decimal("0.01")
_CLOSE = 1.0  # heights of print between the rows of one description
_FARTHEST = 8.0  # heights of print between a row and the next
_MOST_ROWS = 200
_FEWEST_LETTERS = 3
_SUM_ROLES = frozenset({"lines_total", "net_total", "gross_total", "amount_due"})


@dataclass(frozen=True, eq=False)
class _Amount:
    """An amount at the end of a line: where it ends on the right, and the words left of it."""

    page: PageLayout
    line: TextLine
    figure: Figure
    cell: Cell
    right: float
    words: tuple[Cell, ...]


def find_summed_rows(layout: DocumentLayout, mark: DecimalMark) -> ProvenRows | None:
    """The rows over a printed total that add up to it, or None where none do."""
    amounts = [each for page in layout.pages for each in _amounts(page, mark)]
    for at, total in enumerate(amounts):
        if not any(_SUM_ROLES & set(hit.roles) for cell in total.line.cells for hit in layout.labels_in(cell)):
            continue
        rows = _rows_over(layout, amounts[:at], total)
        if rows:
            lines = [_line_of(row, below) for row, below in zip(rows, [*rows[1:], total], strict=True)]
            taken = {(row.page.page_number, number) for row, (_, own) in zip(rows, lines, strict=True) for number in own}
            return ProvenRows(tuple(line for line, _ in lines), frozenset(taken))
    return None


def _amounts(page: PageLayout, mark: DecimalMark) -> Iterator[_Amount]:
    """The last figure of each line, where it looks like money."""
    for line in page.lines:
        cell = line.cells[-1]
        figures = figures_of(cell, mark)
        if not figures or not figures[-1].looks_like_money or any(ch.isalpha() for ch in cell.text[figures[-1].end :]):
            continue
        box = cell.evidence(figures[-1].start, figures[-1].end).box
        inside = {id(word) for word in cell.words_between(figures[-1].start, figures[-1].end)}
        rest = tuple(word for word in cell.words if id(word) not in inside)
        words = [*line.cells[:-1], *([Cell(cell.page_number, cell.line_number, rest)] if rest else [])]
        if box is not None:
            yield _Amount(page, line, figures[-1], cell, box.x1, tuple(words))


def _rows_over(layout: DocumentLayout, above: Sequence[_Amount], total: _Amount) -> list[_Amount]:
    """The rows next over a total, in its column, whose amounts make it."""
    rows: list[_Amount] = []
    summed = Decimal(0)
    lower = total
    for each in reversed(above[-_MOST_ROWS:]):
        if abs(each.right - total.right) > _ALIGNED:
            continue
        if each.page is lower.page and lower.line.box.top - each.line.box.bottom > _FARTHEST * each.page.height_of_print:
            break
        if is_a_total(layout, each.line):
            if rows:
                break
            continue
        if sum(ch.isalpha() for cell in each.words for ch in cell.text) < _FEWEST_LETTERS:
            break
        rows.insert(0, each)
        summed += each.figure.value
        lower = each
        if abs(abs(summed) - abs(total.figure.value)) <= _CENT and (len(rows) >= 2 or _stands_under_headings(layout, each)):
            return rows
    return []


def _stands_under_headings(layout: DocumentLayout, row: _Amount) -> bool:
    """Whether the line over a row names a column of descriptions and one of amounts."""
    above = row.page.lines[row.line.line_number - 1] if row.line.line_number else row.line
    roles = {role for cell in above.cells for hit in layout.labels_in(cell) for role in hit.roles}
    return len(above.cells) >= 2 and "column_description" in roles and "column_line_total" in roles


def _line_of(row: _Amount, below: _Amount) -> tuple[Line, set[int]]:
    """The line that a row makes with the words that go on under it, and the numbers of its printed lines."""
    page = row.page
    described = max(row.words, key=lambda cell: sum(ch.isalpha() for ch in cell.text))
    own = [row.line]
    texts = [described.text]
    until = below.line.line_number if below.page is page else len(page.lines)
    for line in page.lines[row.line.line_number + 1 : until]:
        if line.box.top - own[-1].box.bottom > _CLOSE * page.height_of_print or len(line.cells) > 1:
            break
        own.append(line)
        texts.append(line.text)
    evidence = Evidence(page.page_number, box_of([word for line in own for word in line.words]), row.line.text)
    return Line(" ".join(texts), line_total=row.figure.value, evidence=evidence), {line.line_number for line in own}
