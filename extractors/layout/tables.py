"""A table's rows print their words and figures in the same columns: what stands in a row belongs to the column it overlaps or leans to."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from extractors.fields.labels import Role
from extractors.kept import kept
from extractors.layout.lines import Cell, TextLine, box_of
from extractors.layout.misread_signs import RECOGNISERS
from extractors.model import Box, Word
from extractors.signs import has_digit

_FIGURE_WORD = re.compile(r"[-(+]?(?:R|RM|Rs\.?|[A-Z]{3})?[€$£¥₹]?[-(]?[\d.,'OolI]*\d[\d.,'OolI]*[)%€$£¥₹-]*|[€$£¥₹%-]|R|EUR|USD|ZAR|CR")
_LETTERS_FOR_FIGURES = re.compile(r"[IlOo]{2,}")
_WHOLE_FIGURE = re.compile(r"\(?-?(?:R|RM|[€$£¥₹]|[A-Z]{3})?\s?-?\d{1,3}(?:\s[\dO]{3})+(?:\s?[.,]\s?[\dO]{1,4})?\)?")
_THOUSANDS = re.compile(r"(?:\(?-?(?:R|RM|Rs\.?|[A-Z]{3}|[€$£¥₹])\s?)?[-(]?\d{1,3}(?:\s[\dO]{3})*")
_HUNDREDS = re.compile(r"[\dO]{3}(?:[.,][\dO]{1,4})?[)%€$£¥₹-]?")
_SYMBOL = re.compile(r"-?(?:R|RM|Rs\.?|[A-Z]{3}|[€$£¥₹])")
_BEHIND = re.compile(r"%|[€$£¥₹]|EUR|CHF|ZAR|USD|[.,]\d\d")
_TEXTS_KEPT = 8192  # words of some twenty pages, each of which is asked for by rows, gutters and columns
_CELLS_KEPT = 2048  # of a page or two
_TABLES_KEPT = 16
_WIDE_GAP = 2.5  # times the narrowest space of a cell
_LETTERS_IN_FIGURE = 1.3  # digits that fit into a space within a figure; on scans the boxes of words leave more of it than print does


@dataclass(frozen=True, eq=False)
class Column:
    """A column by its heading: the roles that its words may play, and how wide the heading stands.

    `atoms` are the labels and the other words of the heading, each kept whole.
    """

    text: str
    roles: Mapping[Role, float]
    x0: float
    x1: float
    atoms: tuple[tuple[Word, ...], ...] = ()

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(word for atom in self.atoms for word in atom)

    @kept
    def is_text(self) -> bool:
        return any(role in self.roles for role in ("column_description", "column_debtor", "column_item_code")) and not (
            {"column_quantity", "column_unit_price", "column_line_total"} & set(self.roles)
        )


@dataclass(frozen=True, eq=False)
class TableRow:
    """One printed line of a table: the words under each column (by its index), in reading order."""

    line: TextLine
    words: Mapping[int, tuple[Word, ...]]

    @kept
    def texts(self) -> Mapping[int, str]:
        """What stands in each column that is not empty."""
        return {column: " ".join([word.text for word in own]) for column, own in self.words.items()}

    def text(self, column: int) -> str:
        return self.texts.get(column, "")

    def box(self, columns: Sequence[int] | None = None) -> Box:
        words = [word for column, own in self.words.items() if columns is None or column in columns for word in own]
        return box_of(words or self.line.words)


@dataclass(frozen=True, eq=False)
class _Grid:
    """Where columns stand, for the thousands of words that are held against them.

    Of each column where it begins and ends, where the next begins, whether it is one of words and whether it may be one of units; where
    they begin, from left to right; and of each gutter where the columns on both its sides begin and end. `placed` are the columns of
    the words that were held against them, by where these begin and end and whether they are figures, and `rows` the lines that were.
    """

    columns: tuple[tuple[float, float, float, bool, bool], ...]
    starts: tuple[float, ...]
    gutters: tuple[tuple[float, float, float, float], ...]
    placed: dict[tuple[float, float, bool], int] = field(default_factory=dict)
    rows: dict[TextLine, TableRow] = field(default_factory=dict)


@lru_cache(_TABLES_KEPT)
def _grid_of(columns: tuple[Column, ...]) -> _Grid:
    following = [*(column.x0 for column in columns[1:]), math.inf]
    return _grid_at(
        tuple(
            [
                (column.x0, column.x1, behind, column.is_text, "column_unit" in column.roles)
                for column, behind in zip(columns, following, strict=True)
            ]
        )
    )


@lru_cache(_TABLES_KEPT)
def _grid_at(columns: tuple[tuple[float, float, float, bool, bool], ...]) -> _Grid:
    """The grid of columns by their places: headings under each other are tried over the same rows, which part them alike."""
    return _Grid(
        columns,
        tuple(sorted([x0 for x0, *_ in columns])) or (0.0,),
        tuple([(one[0], one[1], other[0], other[1]) for one, other in pairwise(columns) if one[1] <= other[0]]),
    )


def row_of(line: TextLine, columns: Sequence[Column]) -> TableRow:
    """The words of a line by the column they stand in; kept, for the lines of a table are tried under many headings."""
    grid = _grid_of(tuple(columns))
    row = grid.rows.get(line)
    if row is None:
        row = grid.rows[line] = _row_in(line, grid)
    return row


def _row_in(line: TextLine, grid: _Grid) -> TableRow:
    words: dict[int, list[Word]] = {}
    for whole in line.cells:
        if len(whole.words) == 1:  # as most cells of a table are
            index = _column_for(whole.box, grid, numeric=_reads_as_figure(whole.words[0]))
            words.setdefault(index, []).append(whole.words[0])
            continue
        for cell in _cut_at_gutters(whole, grid):
            for run in _column_runs(cell, grid):
                box = cell.box if len(run) == len(cell.words) else box_of(run)
                index = _column_for(box, grid, numeric=all(map(_reads_as_figure, run)))
                words.setdefault(index, []).extend(run)
    return TableRow(line, {index: tuple(own) for index, own in sorted(words.items())})


def _cut_at_gutters(cell: Cell, grid: _Grid) -> Sequence[Cell]:
    """The parts of a cell that stand in different columns, where no word of it runs over the gutter between them.

    A gap much wider than the cell's other spaces may lie at the side of the gutter: headings stand in the middle of their columns.
    """
    begin, end = cell.box.x0, cell.box.x1
    gutters = [each for each in grid.gutters if begin <= each[2] < end]  # no other ends within the cell
    if not gutters:
        return (cell,)
    cuts = []
    spaces = [(left.box.x1, right.box.x0) for left, right in pairwise(cell.words)]
    least_wide = _WIDE_GAP * max(min([start - end for end, start in spaces]), 0.0)
    for at, (end, start) in enumerate(spaces, start=1):
        is_wide = start - end > least_wide > 0
        for left, x0, x1, right in gutters:
            if left < end and right > start and _lies_between(end, start, x0, x1, is_wide=is_wide):
                cuts.append(at)
                break
    if not cuts:
        return (cell,)
    parts = [cell.part(a, b) for a, b in pairwise([0, *cuts, len(cell.words)])]
    return [part for part in parts if part is not None]


def _lies_between(end: float, start: float, left: float, right: float, *, is_wide: bool) -> bool:
    """Whether the middle of a gutter lies in a gap between two words, or any of it where the gap is wide."""
    return end <= (left + right) / 2 <= start or (is_wide and max(end, left) < min(start, right))


@lru_cache(_TEXTS_KEPT)
def _is_figure_word(text: str) -> bool:
    return _FIGURE_WORD.fullmatch(text) is not None


@lru_cache(_TEXTS_KEPT)
def _is_true_figure(text: str) -> bool:
    return has_digit(text) and _FIGURE_WORD.fullmatch(text) is not None


def is_figure(word: Word) -> bool:
    """Whether a word is a figure, with at least one digit."""
    return _is_true_figure(word.text)


def _reads_as_figure(word: Word) -> bool:
    """Whether a word is a figure, or letters alone as which recognisers read one: IO for 10."""
    is_misread = word.seen_by in RECOGNISERS and _LETTERS_FOR_FIGURES.fullmatch(word.text) is not None
    return is_misread or _is_figure_word(word.text)


def printed_units(cell: Cell) -> list[list[Word]]:
    """The words of a cell, those of one figure together: its thousands, its currency and its per cent sign."""
    units: list[list[Word]] = []
    for word in cell.words:
        if units and word.box.x0 - units[-1][-1].box.x1 <= _LETTERS_IN_FIGURE * _letter(units[-1][-1], word):
            before = " ".join(each.text for each in units[-1])
            if (
                (_THOUSANDS.fullmatch(before) and _HUNDREDS.fullmatch(word.text))
                or (_SYMBOL.fullmatch(before) and is_figure(word))
                or (is_figure(units[-1][-1]) and _BEHIND.fullmatch(word.text))
            ):
                units[-1].append(word)
                continue
        units.append([word])
    return units


@lru_cache(_CELLS_KEPT)
def boxes_of_units(cell: Cell) -> tuple[Box, ...]:
    """The rectangles around the words of a cell, those of one figure in one; kept, for the same rows are tried under many headings."""
    return tuple([box_of(unit) for unit in printed_units(cell)])


def _letter(left: Word, right: Word) -> float:
    """How wide a digit is printed."""
    return max((word.box.x1 - word.box.x0) / max(len(word.text), 1) for word in (left, right))


def _column_runs(cell: Cell, grid: _Grid) -> list[list[Word]]:
    """A cell cut where it runs over several columns.

    Figures that stand under different headings part. In a cell of words only figures at its ends part from them, and only where they stand
    under another heading than the words: "600 x 400 mm" is a description.
    """
    words = list(cell.words)
    if len(words) == 1:
        return [words]
    numeric = [_is_figure_word(word.text) for word in words]
    if not any(numeric) or _WHOLE_FIGURE.fullmatch(cell.text):
        return [words]
    if all(is_figure or len(word.text) <= 4 for is_figure, word in zip(numeric, words, strict=True)):
        return _runs_by_column(words, numeric, grid)
    first, last = 0, len(words)
    body = [word for word, is_figure in zip(words, numeric, strict=True) if not is_figure]
    home = _column_for(box_of(body), grid, numeric=False)
    while first < last and numeric[first] and _under_other(words[first], grid, home):
        first += 1
    while (
        last > first
        and (numeric[last - 1] or (last < len(words) and len(words[last - 1].text) <= 3))
        and _under_other(words[last - 1], grid, home)
    ):
        last -= 1
    runs = _runs_by_column(words[:first], numeric[:first], grid)
    if words[first:last]:
        runs.append(words[first:last])
    return runs + _runs_by_column(words[last:], numeric[last:], grid)


def _under_other(word: Word, grid: _Grid, home: int) -> bool:
    """Whether a word stands under the heading of a column of figures that is not its neighbours' own."""
    index = _column_for(word.box, grid, numeric=True)
    x0, x1, _, is_text, _ = grid.columns[index]
    return index != home and not is_text and min(word.box.x1, x1 + 2) - max(word.box.x0, x0 - 2) > 0


def _runs_by_column(words: Sequence[Word], numeric: Sequence[bool], grid: _Grid) -> list[list[Word]]:
    runs: list[list[Word]] = []
    previous: int | None = None
    for word, is_figure in zip(words, numeric, strict=True):
        under = _column_for(word.box, grid, numeric=is_figure)
        is_unit = grid.columns[under][-1]
        if runs and (under == previous or (not is_figure and len(word.text) <= 1 and not is_unit)):
            runs[-1].append(word)
        else:
            runs.append([word])
            previous = under
    return runs


_MOST_GAINED = 45.0  # by lying under a heading (25) and between it and the next (15)
_MOST_LOST = 6  # by being a figure under a heading of words


def _column_for(box: Box, grid: _Grid, *, numeric: bool) -> int:
    place = (box.x0, box.x1, numeric)
    column = grid.placed.get(place)
    if column is None:
        column = grid.placed[place] = _cheapest_column(box.x0, box.x1, grid, numeric=numeric)
    return column


def _cheapest_column(x0: float, x1: float, grid: _Grid, *, numeric: bool) -> int:
    best, best_cost = 0, math.inf
    nearest = grid.starts[max(bisect_right(grid.starts, x0) - 1, 0)]
    farthest = abs(x0 - nearest) + _MOST_LOST + _MOST_GAINED  # no column farther off can cost less than the one that begins there
    for index, (left, right, behind, is_text, _) in enumerate(grid.columns):
        if left - x1 > farthest or x0 - right > farthest:
            continue  # as a box is far from most columns
        cost, middle = abs(x0 - left), abs((x0 + x1) - (left + right)) / 2
        if numeric:
            flush = abs(x1 - right)
            cost = flush if flush < cost else cost
            cost = middle if middle < cost else cost
        elif middle * 1.2 < cost:
            cost = middle * 1.2
        if cost >= best_cost + _MOST_GAINED:
            continue
        overlap = (x1 if x1 < right else right) - (x0 if x0 > left else left)
        if overlap > 0:
            cost -= (overlap if overlap < 25 else 25) * (1.0 if numeric else 0.8)
        if not numeric and left <= x0 + 2 < behind:
            cost -= 15 if is_text else 4
        if numeric and is_text:
            cost += _MOST_LOST
        if cost < best_cost:
            best, best_cost = index, cost
            farthest = min(farthest, cost + _MOST_GAINED)
    return best
