"""Rows of words and an amount are lines where the amounts add up to a total printed under them, whether or not headings stand over them.

So fee notes and small invoices are read that print neither quantities nor prices. A sum proves what no heading says; without it, nothing
is claimed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import accumulate, combinations, pairwise

from extractors.fields.amounts import DecimalMark, Figure, figures_in, figures_of
from extractors.fields.lookup import DocumentLayout
from extractors.fields.printed_figures import SUM_ROLES, is_a_total
from extractors.fields.proven_rows import ProvenRows
from extractors.fields.subtotals import add_up, printed_sums
from extractors.fields.told_quantities import with_told_figures
from extractors.layout.headings import roles_of_heading
from extractors.layout.lines import Cell, PageLayout, TextLine, box_of
from extractors.model import Evidence, Line
from extractors.signs import has_digit, has_letter, letter_count, letters_told

_SUM = re.compile(r"(?i)\W*(?:sub-?\s?)?(?:total|totaal|gesamt|summe|somme|合计|总计|小计)")
_ALIGNED = 6.0  # points by which the right edges of one column may differ
_CLOSE = 1.0  # heights of print between the rows of one description
_FARTHEST = 8.0  # heights of print between a row and the next
_LONGEST_CODE = 2  # letters
_MOST_ROWS = 200
_ROWS_AT_HEAD = 3  # of the amounts of a page; over its table stand few
_FEWEST_LETTERS, _FEWEST_NUMBERS = 3, 2
_TAX_ROLES = frozenset({"column_tax", "column_tax_rate", "tax_total"})
_TELLING_ROWS = 3  # so many rows make the amount under them by no chance, whatever it is called


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
    """The rows over a printed total that add up to it, or None where none do; groups that make no total together have each their own.

    The last amounts of the rows are tried first, then those of each column: behind a charge may stand what was paid, or its tax.
    """
    sums = printed_sums(layout, mark)
    found = _adding_rows(layout, [list(_amounts(page, mark)) for page in layout.pages], sums, mark)
    columns = list(_columns_of_amounts(layout, mark))
    by_column = _whole(_adding_rows(layout, pages, sums, mark) for pages in columns)
    if found is None:
        found = max(by_column, key=lambda each: len(each.lines), default=None)
    count = len(found.lines) if found is not None else _TELLING_ROWS - 1
    parted = _whole(_adding_rows(layout, pages, sums, mark) for pages in _merged(columns))
    best = max((each for each in parted if len(each.lines) > count), key=lambda each: len(each.lines), default=None)
    if best is not None or found is None:
        return best
    return next((each for each in by_column if _is_before_tax(layout, each, found, mark)), found)


def _whole(rows: Iterable[ProvenRows | None]) -> list[ProvenRows]:
    return [each for each in rows if each is not None and each.make_a_total]


def _merged(columns: Sequence[list[list[_Amount]]]) -> Iterator[list[list[_Amount]]]:
    """Every two columns as one of which no row fills both, as fees beside disbursements, down to the line that sums up both."""
    for one, other in combinations(columns, 2):
        right = next(each.right for page in one for each in page)
        pages = []
        for first, second in zip(one, other, strict=True):
            shared = {each.line.line_number for each in first if each.figure.value} & {
                each.line.line_number for each in second if each.figure.value
            }
            end = min(shared, default=None)
            rows = [each for each in (*first, *second) if each.figure.value and (end is None or each.line.line_number < end)]
            pages.append(sorted(rows, key=lambda each: each.line.line_number))
        kept = {id(each.line) for page in pages for each in page}
        if all(any(id(each.line) in kept for page in column for each in page) for column in (one, other)):
            yield [[replace(each, right=right) for each in page] for page in pages]


def _is_before_tax(layout: DocumentLayout, net: ProvenRows, gross: ProvenRows, mark: DecimalMark) -> bool:
    """Whether rows are the same as others without their tax, which stands between the two in every row."""
    if len(net.lines) != len(gross.lines) or net.table_lines != gross.table_lines:
        return False
    steps = [
        (other.line_total - one.line_total, {figure.value for figure in figures_in(one.evidence.text, mark)})
        for one, other in zip(net.lines, gross.lines, strict=True)
        if one.line_total is not None and other.line_total is not None and one.evidence is not None
    ]
    if not any(step for step, _ in steps) or not all(step >= 0 and step in printed for step, printed in steps):
        return False
    return not _is_headed_otherwise(layout, min(net.table_lines), steps[0][0], mark)


def _is_headed_otherwise(layout: DocumentLayout, first: tuple[int, int], step: Decimal, mark: DecimalMark) -> bool:
    """Whether the heading over what stands between two amounts of the first row says something else than a tax: "Fuel 9%"."""
    page = layout.page(first[0])
    between = [cell for cell in page.lines[first[1]].cells if any(figure.value == step for figure in figures_of(cell, mark))]
    above = page.lines[first[1] - 1].cells if first[1] else ()
    heads = [head for cell in between for head in above if head.box.x0 < cell.box.x1 and cell.box.x0 < head.box.x1]
    roles = {role for head in heads for hit in layout.labels_in(head) for role in hit.roles} | {
        role for head in heads for role in roles_of_heading(head.text)
    }
    return bool(heads) and roles.isdisjoint(_TAX_ROLES)


def _columns_of_amounts(layout: DocumentLayout, mark: DecimalMark) -> Iterator[list[list[_Amount]]]:
    """The amounts that end in the same place on the right, page by page, for each such column of several rows."""
    amounts = [[each for line in page.lines for each in _amounts_on(page, line, mark)] for page in layout.pages]
    edges = sorted(each.right for own in amounts for each in own)
    starts = [edge for at, edge in enumerate(edges) if not at or edge - edges[at - 1] > _ALIGNED]
    for start, end in pairwise([*starts, float("inf")]):
        column = [[each for each in own if start <= each.right < end] for own in amounts]
        if sum(map(len, column)) >= _TELLING_ROWS:
            yield column


def _adding_rows(layout: DocumentLayout, pages: Sequence[list[_Amount]], sums: Collection[Decimal], mark: DecimalMark) -> ProvenRows | None:
    amounts = _without_carried(pages)
    groups = [(group, total) for run, total in _runs(layout, amounts, mark) if (group := _adding_up(run, total, sums))]
    groups = [each for each in groups if len(groups) == 1 or not _is_a_sum_again(each[0])]
    rows = [row for group, _ in groups for row in group]
    make_a_total = len(groups) == 1 or add_up([row.figure.value for row in rows], sums)
    if not make_a_total:
        rows = [row for group, total in groups if total is not None and _makes(group, total) for row in group]
    if not rows or (len(rows) == 1 and not (_stands_under_headings(layout, rows[0]) or _is_itemised(rows[0]))):
        return None
    lines = [_line_of(row, below, mark) for row, below in zip(rows, [*rows[1:], None], strict=True)]
    taken = {(row.page.page_number, number) for row, (_, own) in zip(rows, lines, strict=True) for number in own}
    return ProvenRows(tuple(line for line, _ in lines), frozenset(taken), make_a_total)


def _is_a_sum_again(group: Sequence[_Amount]) -> bool:
    """Whether a row alone begins with the word of a sum: "Total charges incl. VAT" over what is due of it is no line."""
    return len(group) == 1 and bool(group[0].words) and _SUM.match(group[0].words[0].text) is not None


def _without_carried(pages: Sequence[list[_Amount]]) -> list[_Amount]:
    """The amounts of all pages without those that the foot of a page carries forward and the head of the next brings on."""
    kept: list[_Amount] = []
    for page in pages:
        brought = next((each for each in page[:_ROWS_AT_HEAD] if _is_carried(each, kept)), None)
        if brought is not None and abs(kept[-1].figure.value) == abs(brought.figure.value):
            kept.pop()
        kept += [each for each in page if each is not brought]
    return kept


def _is_carried(row: _Amount, before: Sequence[_Amount]) -> bool:
    """Whether a row at the head of a page prints the last amount of the page before, or what its rows make."""
    if not before or not row.figure.value:
        return False
    sums = list(accumulate(each.figure.value for each in reversed(before[-_MOST_ROWS:])))
    return row.figure.value in (sums[0], *sums[_TELLING_ROWS - 1 :])


def _runs(layout: DocumentLayout, amounts: Sequence[_Amount], mark: DecimalMark) -> Iterator[tuple[list[_Amount], _Amount | None]]:
    """Rows of one column that no total parts, each run with the total under it: what is named one, or what several rows make."""
    run: list[_Amount] = []
    summed = Decimal(0)
    for each in amounts:
        is_closing = _closes(layout, len(run), summed, each) or _prints_among_others(len(run), summed, each, mark)
        if is_a_total(layout, each.line) or _letters(each) < _FEWEST_LETTERS or is_closing:
            if run:
                yield run, each
            run, summed = [], Decimal(0)
            continue
        if run and (abs(each.right - run[-1].right) > _ALIGNED or _is_far(run[-1], each)):
            yield run, None
            run, summed = [], Decimal(0)
        run.append(each)
        summed += each.figure.value
    if run:
        yield run, None


def _closes(layout: DocumentLayout, count: int, summed: Decimal, row: _Amount) -> bool:
    """Whether a row prints what the rows above it make, and they are several or it begins with the word of a total."""
    if not count or abs(summed) != abs(row.figure.value):
        return False
    return count >= _TELLING_ROWS or any(
        hit.at_start and SUM_ROLES & set(hit.roles) for cell in row.line.cells for hit in layout.labels_in(cell)
    )


def _prints_among_others(count: int, summed: Decimal, row: _Amount, mark: DecimalMark) -> bool:
    """Whether a line with all totals prints what the rows above it make: "Goods 1,638.35  VAT 20% 327.67  Total 1,966.02"."""
    if count < _TELLING_ROWS or abs(row.figure.value) <= abs(summed):
        return False
    return any(abs(figure.value) == abs(summed) for each in row.line.cells for figure in figures_of(each, mark) if figure.looks_like_money)


def _is_far(upper: _Amount, lower: _Amount) -> bool:
    return upper.page is lower.page and lower.line.box.top - upper.line.box.bottom > _FARTHEST * lower.page.height_of_print


def _letters(row: _Amount) -> int:
    return sum(letters_told(cell.text) for cell in row.words)


def _makes(group: Sequence[_Amount], total: _Amount) -> bool:
    return abs(sum((row.figure.value for row in group), Decimal(0))) == abs(total.figure.value)


def _adding_up(run: Sequence[_Amount], total: _Amount | None, sums: Collection[Decimal]) -> list[_Amount]:
    """The rows at the end of a run that make the total under it, or another printed total."""
    goal = abs(total.figure.value) if total is not None else None
    summed, telling = Decimal(0), 0
    best: list[_Amount] = []
    for count, each in enumerate(reversed(run[-_MOST_ROWS:]), start=1):
        summed += each.figure.value
        telling += bool(each.figure.value)
        if count > 1 and telling < 2:
            continue  # nothing and an amount make that amount
        if abs(summed) == goal or (abs(summed) in sums and count > 1):
            best = list(run[-count:])
    return best


def _amounts(page: PageLayout, mark: DecimalMark) -> Iterator[_Amount]:
    """The last amount of money of each line, behind which nothing stands but the share of a tax or its code."""
    for line in page.lines:
        for at in range(len(line.cells) - 1, -1, -1):
            cell = line.cells[at]
            found = _last_amount(cell, mark)
            if found is not None:
                yield from _placed(page, line, at, found)
                break
            if not _is_tax(cell, mark):
                break


def _amounts_on(page: PageLayout, line: TextLine, mark: DecimalMark) -> Iterator[_Amount]:
    """Every amount of money on a line."""
    for at, cell in enumerate(line.cells):
        for figure in figures_of(cell, mark):
            if figure.looks_like_money:
                yield from _placed(page, line, at, figure)


def _placed(page: PageLayout, line: TextLine, at: int, figure: Figure) -> Iterator[_Amount]:
    """An amount in one cell of a line, with the words before it."""
    cell = line.cells[at]
    own = cell.words_between(figure.start, figure.end)
    inside = set(map(id, own))
    rest = tuple(word for word in cell.words[: _first_of(cell, inside)] if id(word) not in inside)
    words = [*line.cells[:at], *([Cell(cell.page_number, cell.line_number, rest)] if rest else [])]
    yield _Amount(page, line, figure, cell, box_of(own).x1, tuple(words))


def _last_amount(cell: Cell, mark: DecimalMark) -> Figure | None:
    """The last amount of money in a cell, with nothing behind it but the share of a tax."""
    figures = list(figures_of(cell, mark))
    shares = [each for each in figures if each.percent]
    amounts = [each for each in figures if each.looks_like_money]
    if not amounts:
        return None
    behind = cell.text[amounts[-1].end :]
    is_last = not any(each.start >= amounts[-1].end for each in figures if each not in shares)
    return amounts[-1] if is_last and not has_letter(behind) else None


def _first_of(cell: Cell, inside: Collection[int]) -> int:
    return next(at for at, word in enumerate(cell.words) if id(word) in inside)


def _is_tax(cell: Cell, mark: DecimalMark) -> bool:
    """Whether a cell says no more than how a row is taxed: 20 %, A."""
    figures = figures_of(cell, mark)
    if len(figures) == 1 and figures[0].percent:
        return not has_letter(cell.text)
    return len(cell.text) <= _LONGEST_CODE and cell.text.isalpha()


def _stands_under_headings(layout: DocumentLayout, row: _Amount) -> bool:
    """Whether the line over a row names a column of descriptions and one of amounts."""
    above = row.page.lines[row.line.line_number - 1] if row.line.line_number else row.line
    roles = {role for cell in above.cells for hit in layout.labels_in(cell) for role in hit.roles}
    return len(above.cells) >= 2 and "column_description" in roles and "column_line_total" in roles


def _is_itemised(row: _Amount) -> bool:
    """Whether a row holds what only a row of goods does: words, and two numbers in cells of their own, of an article and a count."""
    return len([cell for cell in row.words if has_digit(cell.text) and len(cell.words) == 1]) >= _FEWEST_NUMBERS and _letters(row) > 0


def _line_of(row: _Amount, below: _Amount | None, mark: DecimalMark) -> tuple[Line, set[int]]:
    """The line that a row makes with the words that go on under it, and the numbers of its printed lines."""
    page = row.page
    told = next((each for cell in row.words if (each := _told(cell, row, mark)) is not None), None)
    words = [cell for cell in row.words if told is None or cell.text != told.description]
    described = max(words or row.words, key=lambda cell: letter_count(cell.text))
    own = [row.line]
    texts = [described.text]
    until = below.line.line_number if below is not None and below.page is page else len(page.lines)
    for line in page.lines[row.line.line_number + 1 : until]:
        if line.box.top - own[-1].box.bottom > _CLOSE * page.height_of_print or len(line.cells) > 1:
            break  # a total, or what else stands under the rows
        if abs(line.box.x1 - row.right) < _ALIGNED and not has_letter(line.text):
            break  # what the rows make, without a word before it
        own.append(line)
        texts.append(line.text)
    evidence = Evidence(page.page_number, box_of([word for line in own for word in line.words]), row.line.text)
    made = Line(" ".join(texts), line_total=row.figure.value, evidence=evidence)
    if words and told is not None:
        made = replace(made, quantity=told.quantity, unit=told.unit, unit_price=told.unit_price)
    return made, {each.line_number for each in own}


def _told(cell: Cell, row: _Amount, mark: DecimalMark) -> Line | None:
    """What a cell that begins with a figure says of quantity and price, where these make the amount of the row."""
    told = with_told_figures(Line(cell.text, line_total=row.figure.value), mark) if has_digit(cell.text[:1]) else None
    return told if told is not None and told.quantity is not None else None
