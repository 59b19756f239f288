"""A row of a list of invoices is known by its form, whatever words head it: a day, a number, and amounts in the columns of other rows.

Statements, remittance advices and schedules print such lists, and nothing in a row says anything of the paper itself: neither its day nor
its parties nor what it comes to.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from extractors.fields.amounts import DecimalMark, decimal_mark_of, figures_of
from extractors.fields.dates import PrintedDate, compact_dates, dates_of
from extractors.fields.lookup import DocumentLayout
from extractors.layout.lines import PageLayout, TextLine
from extractors.model import Box, Evidence, Word
from extractors.signs import has_digit

Place = tuple[int, int]  # page and line
Edge = tuple[str, int]  # left or right, and how many steps across the page
_ALIGNED = 4.0  # points by which two rows' words may miss each other in one column
_FEWEST_ROWS = 2
_LINES_WITHIN = 2  # of words that run on under their row, or of an amount without a day between two rows
_LINES_OF_HEADING, _CELLS_OF_HEADING = 3, 3
_CLOSE = 1.2  # heights of print between a heading's lines
_SPACE = 0.8  # of a word's height, at most between the letters of a number and its digits
_FEWEST_AMOUNTS = 2
_CENTS, _LETTER_AND_DIGITS = re.compile(r"[.,]\d\d\b"), re.compile(r"[A-Z]?\d{4,}")
_MOST_GROUPS = 3  # of digits, that make a number
_PREFIX = re.compile(r"[A-Z]{1,5}")
_DAY_OF_YEAR = re.compile(r"\d{1,2}\.\d{1,2}\.(?!\d)")  # "04.05." is the fourth of May
_STROKE = re.compile(r"[/|–-]")


@dataclass(frozen=True, slots=True)
class ListedFigure:
    """An amount in a line, with its sign, and where it stands."""

    value: Decimal
    evidence: Evidence
    box: Box


@dataclass(frozen=True, eq=False)
class ListedRow:
    """A line of a list: its days and amounts from left to right, and the words that are neither."""

    line: TextLine
    days: tuple[PrintedDate, ...]
    figures: tuple[ListedFigure, ...]
    rest: tuple[Word, ...]

    @property
    def place(self) -> Place:
        """Its page and line."""
        return self.line.page_number, self.line.line_number

    @cached_property
    def numbers(self) -> tuple[str, ...]:
        """What may be the number of the row's invoice: "INV 0091", "5625 / 37", "153 347".

        What has a cell for itself goes before what stands among other words: "3 Sisters Trading".
        """
        runs: list[list[Word]] = []
        joins = False
        for word in self.rest:
            if _STROKE.fullmatch(word.text) and runs and has_digit(runs[-1][-1].text):
                joins = True
                runs[-1].append(word)
            elif (joins or (runs and (_is_prefix(runs[-1], word) or self._goes_on(runs[-1], word)))) and has_digit(word.text):
                runs[-1].append(word)
                joins = False
            else:
                joins = False
                runs.append([word])
        numbers = [(self._is_alone(run), text) for run in runs if has_digit(text := " ".join(word.text for word in run).strip(" /|–-,;:#"))]
        return tuple(text for _, text in sorted(numbers, key=lambda each: not each[0]))

    def _goes_on(self, before: Sequence[Word], group: Word) -> bool:
        """Whether a group of digits goes on with the digits right before it, where a cell holds nothing but such: "153 347"."""
        words = next((each.words for each in self.line.cells if group in each.words), ())
        own = [word for word in words if word in self.rest]
        is_close = 0 <= group.box.x0 - before[-1].box.x1 < _SPACE * group.box.height
        return is_close and before[-1] in own and len(own) <= _MOST_GROUPS and all(word.text.isdigit() for word in own)

    @property
    def alone(self) -> tuple[Word, ...]:
        """The first word of each cell that holds nothing but a number."""
        cells = [[word for word in cell.words if word in self.rest] for cell in self.line.cells]
        return tuple(own[0] for own in cells if own and has_digit(own[-1].text) and (len(own) == 1 or _is_prefix(own[:-1], own[-1])))

    def _is_alone(self, run: Sequence[Word]) -> bool:
        """Whether some words are all that their cell holds but days and amounts."""
        cell = next((each for each in self.line.cells if run[0] in each.words), None)
        return cell is None or not any(word in self.rest and word not in run for word in cell.words)


def _is_prefix(before: Sequence[Word], number: Word) -> bool:
    """Whether a word is the letters of the number right behind it, as in "INV 0091"."""
    word = before[-1]
    is_letters = len(before) == 1 and _PREFIX.fullmatch(word.text) is not None
    return is_letters and 0 <= number.box.x0 - word.box.x1 < _SPACE * word.box.height


def figures_on(line: TextLine, mark: DecimalMark) -> tuple[ListedFigure, ...]:
    """The amounts of a line from left to right; a day that looks like one is none."""
    found = []
    for cell in line.cells:
        days = (*dates_of(cell), *compact_dates(cell))
        for figure in figures_of(cell, mark):
            is_day = _DAY_OF_YEAR.match(cell.text, figure.start) is not None
            if figure.looks_like_money and not is_day and not any(each.start < figure.end and figure.start < each.end for each in days):
                evidence = cell.evidence(figure.start, figure.end)
                if evidence.box is not None:
                    found.append(ListedFigure(figure.value, evidence, evidence.box))
    return tuple(found)


def listed_rows(layout: DocumentLayout, mark: DecimalMark) -> list[ListedRow]:
    """Every line of a day and an amount that stand where those of another such line do, in reading order."""
    likely = [row for page in layout.pages for line in page.lines if (row := _row(line, mark)) is not None]
    days: Counter[Edge] = Counter()
    amounts: Counter[Edge] = Counter()
    for row in likely:
        days.update(_edges(row, of_days=True))
        amounts.update(_edges(row, of_days=False))
    aligned = [row for row in likely if _is_shared(row, days, of_days=True) and _is_shared(row, amounts, of_days=False)]
    return aligned if len(aligned) >= _FEWEST_ROWS else []


def undated_rows(layout: DocumentLayout, mark: DecimalMark) -> list[ListedRow]:
    """The rows of a list that prints no days: a number in a cell for itself under those of others, and one amount under theirs."""
    likely = [row for page in layout.pages for line in page.lines if (row := _undated_row(line, mark)) is not None]
    numbers = Counter(_step(row.alone[0].box.x0) for row in likely)
    amounts = Counter(_step(row.figures[0].box.x1) for row in likely)
    aligned = [row for row in likely if _is_column(numbers, row.alone[0].box.x0) and _is_column(amounts, row.figures[0].box.x1)]
    return aligned if len(aligned) >= _FEWEST_ROWS else []


def _undated_row(line: TextLine, mark: DecimalMark) -> ListedRow | None:
    figures = figures_on(line, mark)
    if len(figures) != 1 or line.cells[-1].words[-1].box.x1 > figures[0].box.x1 + _ALIGNED or ":" in line.text or "%" in line.text:
        return None
    row = ListedRow(line, (), figures, tuple(word for word in line.words if word.box.x1 <= figures[0].box.x0 + 0.1))
    return row if len(row.alone) == 1 and row.numbers else None


def _step(edge: float) -> int:
    return round(edge / _ALIGNED)


def _is_column(edges: Counter[int], edge: float) -> bool:
    return sum(edges[_step(edge) + by] for by in (-1, 0, 1)) >= _FEWEST_ROWS


def heading_of_list(page: PageLayout) -> tuple[int, str] | None:
    """Where the headings over the first row of a page's list begin and what they say, known or not; None where it has no such row."""
    mark = decimal_mark_of(cell.text for cell in page.cells)
    first = next((line.line_number for line in page.lines if _row(line, mark) is not None), None)
    over = sorted(line for line in _over_rows(page, first) if not has_digit(page.lines[line].text)) if first is not None else []
    return (over[0], " ".join(page.lines[line].text for line in over)) if over else None


def lines_of_list(layout: DocumentLayout, rows: Sequence[ListedRow], headings: Collection[Place]) -> set[Place]:
    """The lines that a list takes: its rows, what runs on between them, the amount brought forward and the headings over the first.

    `headings` are the lines of the headings that are known by their words.
    """
    taken = {row.place for row in rows} | set(headings)
    for page in layout.pages:
        own = sorted(line for number, line in taken if number == page.page_number)
        for upper, lower in pairwise(own):
            if lower - upper <= _LINES_WITHIN + 1:
                taken |= {(page.page_number, line) for line in range(upper + 1, lower)}
        first = min((row.line.line_number for row in rows if row.line.page_number == page.page_number), default=None)
        if first is not None:
            taken |= {(page.page_number, line) for line in _over_rows(page, first)}
    return taken


def _over_rows(page: PageLayout, first: int) -> Iterator[int]:
    """The lines over a list's first row: an amount brought forward, which has no number, and the headings, which have no figures."""
    above = [page.lines[line] for line in range(first - 1, max(-1, first - 2 - _LINES_OF_HEADING), -1)]
    if above and len(above[0].cells) > 1 and has_digit(above[0].cells[-1].text) and not has_digit(above[0].cells[0].text):
        yield above.pop(0).line_number
    below = page.lines[first]
    for at, line in enumerate(above[:_LINES_OF_HEADING]):
        gap = page.lines[line.line_number + 1].box.top - line.box.bottom
        far = _CLOSE * page.height_of_print if at else 4 * page.height_of_print
        is_wide = len(line.cells) > 1 or (not at and len(line.words) > 1)
        if has_digit(line.text) or gap > far or line.text.rstrip().endswith((":", "：")) or not (is_wide or _stands_over(line, below)):
            return
        if at and len(line.cells) < _CELLS_OF_HEADING and not _stands_over(line, page.lines[line.line_number + 1]):
            return
        yield line.line_number


def _stands_over(line: TextLine, below: TextLine) -> bool:
    """Whether each cell of a line stands over one of the next, as the upper half of a heading does."""
    return all(any(min(one.box.x1, other.box.x1) > max(one.box.x0, other.box.x0) for other in below.cells) for one in line.cells)


def _row(line: TextLine, mark: DecimalMark) -> ListedRow | None:
    dates = tuple(day for cell in line.cells for day in dates_of(cell))
    days = dates or tuple(day for cell in line.cells for day in compact_dates(cell))
    figures = _but_numbers(figures_on(line, mark)) if days else ()
    if not days or not figures or ":" in line.cells[0].text:
        return None
    taken = {id(word) for day in days for word in day.cell.words_between(day.start, day.end)}
    boxes = [figure.box for figure in figures]
    rest = tuple(
        word
        for word in line.words
        if id(word) not in taken and not any(box.x0 - 0.1 <= word.box.x0 and word.box.x1 <= box.x1 + 0.1 for box in boxes)
    )
    row = ListedRow(line, days, figures, rest)
    return row if dates or row.numbers else None  # eight figures are the row's number where it has no other


def _but_numbers(figures: tuple[ListedFigure, ...]) -> tuple[ListedFigure, ...]:
    """The amounts of a row but for whole ones in one run behind a letter, where its last has cents: "R52733" numbers an invoice there."""
    if len(figures) < _FEWEST_AMOUNTS or not _CENTS.search(figures[-1].evidence.text):
        return figures
    return tuple(each for each in figures if not _LETTER_AND_DIGITS.fullmatch(each.evidence.text))


def _edges(row: ListedRow, *, of_days: bool) -> Counter[Edge]:
    """The columns, counted in steps across the page, in which the days or the amounts of a row begin and end."""
    boxes = [each.cell.evidence(each.start, each.end).box for each in row.days] if of_days else [each.box for each in row.figures]
    return Counter(
        edge for box in boxes if box is not None for edge in (("x0", round(box.x0 / _ALIGNED)), ("x1", round(box.x1 / _ALIGNED)))
    )


def _is_shared(row: ListedRow, all_edges: Counter[Edge], *, of_days: bool) -> bool:
    """Whether another row has a day or an amount in a column of this row's."""
    own = _edges(row, of_days=of_days)
    near = [[(side, step + by) for by in (-1, 0, 1)] for side, step in own]
    return any(sum(all_edges[edge] for edge in edges) > sum(own[edge] for edge in edges) for edges in near)
