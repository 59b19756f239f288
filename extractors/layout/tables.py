"""A table is a row of column headings with rows under it whose figures stand in the same columns, often over several pages.

Headings are found by their words in any language, stacked headings ("Prix / unitaire") are joined, and what stands in a row belongs to
the column it overlaps or leans to. Without headings, columns are where figures line up.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extractors.fields.labels import Role, roles_of
from extractors.fields.lookup import DocumentLayout
from extractors.layout.lines import Cell, PageLayout, TextLine, box_of
from extractors.model import Box, Word

_FIGURE_WORD = re.compile(r"[-(+]?(?:R|RM|Rs\.?|[A-Z]{3})?[€$£¥₹]?[-(]?[\d.,'OolI]*\d[\d.,'OolI]*[)%€$£¥₹-]*|[€$£¥₹%-]|R|EUR|USD|ZAR|CR")
_WHOLE_FIGURE = re.compile(r"\(?-?(?:R|RM|[€$£¥₹]|[A-Z]{3})?\s?-?\d{1,3}(?:\s\d{3})+(?:[.,]\d{1,4})?\)?")
_HEADING_GAP = 1.9  # stacked headings stand closer than this many heights of print


@dataclass(frozen=True, eq=False)
class Column:
    """A column by its heading: the roles that its words may play, and how wide the heading stands."""

    text: str
    roles: Mapping[Role, float]
    x0: float
    x1: float

    @property
    def is_text(self) -> bool:
        return any(role in self.roles for role in ("column_description", "column_debtor", "column_item_code")) and not (
            {"column_quantity", "column_unit_price", "column_line_total"} & set(self.roles)
        )


@dataclass(frozen=True, eq=False)
class TableRow:
    """One printed line of a table: the words under each column (by its index), in reading order."""

    line: TextLine
    words: Mapping[int, tuple[Word, ...]]

    def text(self, column: int) -> str:
        return " ".join(word.text for word in self.words.get(column, ()))

    def box(self, columns: Sequence[int] | None = None) -> Box:
        words = [word for column, own in self.words.items() if columns is None or column in columns for word in own]
        return box_of(words or self.line.words)


@dataclass(eq=False)
class Table:
    """A table: its columns from left to right and its rows, with the line numbers of its headings by page."""

    columns: tuple[Column, ...]
    rows: list[TableRow] = field(default_factory=list)
    heading_lines: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, eq=False)
class Heading:
    """The headings of a table on one page: which lines they take, and the columns they name."""

    page: PageLayout
    first_line: int
    last_line: int
    columns: tuple[Column, ...]

    def names(self, *roles: Role) -> bool:
        """Whether some column may play one of these roles."""
        return any(role in column.roles for column in self.columns for role in roles)


def find_headings(layout: DocumentLayout, page: PageLayout, wanted: Sequence[Role], *, at_least: int = 3) -> list[Heading]:
    """The rows of column headings on a page that name at least so many of the wanted columns, top to bottom."""
    found: list[Heading] = []
    line_number = 0
    while line_number < len(page.lines):
        heading = _heading_at(layout, page, line_number, wanted, at_least)
        if heading is not None:
            found.append(heading)
            line_number = heading.last_line + 1
        else:
            line_number += 1
    return found


def _column_hits(layout: DocumentLayout, line: TextLine, wanted: Sequence[Role]) -> set[Role]:
    hits: set[Role] = set()
    for cell in line.cells:
        labels = layout.labels_in(cell)
        covered = sum(hit.last - hit.first for hit in labels)
        if labels and covered * 2 >= len(cell.words):
            for hit in labels:
                hits |= {role for role in hit.roles if role in wanted}
    return hits


def _distinct_columns(layout: DocumentLayout, line: TextLine, wanted: Sequence[Role]) -> int:
    return sum(
        1
        for cell in line.cells
        for hit in layout.labels_in(cell)
        if any(role in wanted for role in hit.roles) and sum(h.last - h.first for h in layout.labels_in(cell)) * 2 >= len(cell.words)
    )


def _has_figures(line: TextLine) -> bool:
    return any(re.fullmatch(r"[-(€$R]?\d[\d.,]*[.,]\d\d\)?", word.text) for word in line.words)


def _heading_at(layout: DocumentLayout, page: PageLayout, line_number: int, wanted: Sequence[Role], at_least: int) -> Heading | None:
    line = page.lines[line_number]
    own = _distinct_columns(layout, line, wanted)
    if own < 2 or _has_figures(line) or sum(any(ch.isdigit() for ch in cell.text) for cell in line.cells) > 1:
        return None
    first = last = line_number
    for step in (-1, 1):
        at = line_number
        for _ in range(3):
            at += step
            if not 0 <= at < len(page.lines):
                break
            other, near = page.lines[at], page.lines[at - step]
            gap = (near.box.top - other.box.bottom) if step < 0 else (other.box.top - near.box.bottom)
            if gap > (_HEADING_GAP - 1) * page.height_of_print or any(any(ch.isdigit() for ch in word.text) for word in other.words):
                break
            # a stacked heading: each of its cells stands over or under one of the line's, or is a column label itself
            fits = [cell for cell in other.cells if _stands_with(cell, line) or _is_column_label(layout, cell, wanted)]
            labelled = _distinct_columns(layout, other, wanted)
            strangers = [cell for cell in other.cells if cell not in fits]
            if (
                not fits
                or any(len(cell.words) > 2 for cell in strangers)
                or len(strangers) > len(fits)
                or (step > 0 and labelled == 0 and any(len(cell.words) > 3 for cell in other.cells))
            ):
                break
            if step > 0 and labelled == 0 and not _completes_a_label(page, first, at) and not _tops_figures(layout, other, line):
                break
            first, last = min(first, at), max(last, at)
    columns = _columns(layout, page.lines[first : last + 1], wanted)
    named = {role for column in columns for role in column.roles if role in wanted}
    if sum(1 for column in columns if set(column.roles) & set(wanted)) < at_least or len(named) < at_least:
        return None
    return Heading(page, first, last, columns)


def _stands_with(cell: Cell, line: TextLine) -> bool:
    return any(min(cell.box.x1, other.box.x1) - max(cell.box.x0, other.box.x0) > 0 for other in line.cells)


def _is_column_label(layout: DocumentLayout, cell: Cell, wanted: Sequence[Role]) -> bool:
    return any(hit.at_start and any(role in wanted for role in hit.roles) for hit in layout.labels_in(cell))


def _tops_figures(layout: DocumentLayout, other: TextLine, line: TextLine) -> bool:
    """Whether a lower line of words stands wholly under headings of figures, where no line of goods would start."""
    over = [[cell for cell in line.cells if min(cell.box.x1, each.box.x1) - max(cell.box.x0, each.box.x0) > 0] for each in other.cells]
    texts = {"column_description", "column_item_code", "column_debtor"}
    return all(cells and not any(texts & set(hit.roles) for cell in cells for hit in layout.labels_in(cell)) for cells in over)


def _completes_a_label(page: PageLayout, first: int, at: int) -> bool:
    """Whether the cells of a lower line make known headings together with those above them."""
    for cell in page.lines[at].cells:
        above = [
            other
            for line in page.lines[first:at]
            for other in line.cells
            if min(cell.box.x1, other.box.x1) - max(cell.box.x0, other.box.x0) > 0
        ]
        if not above or not roles_of(" ".join([*(other.text for other in above), cell.text])):
            return False
    return True


def _columns(layout: DocumentLayout, lines: Sequence[TextLine], wanted: Sequence[Role]) -> tuple[Column, ...]:
    """Heading cells, a cell with several labels cut into them, stacked ones joined, from left to right."""
    parts: list[Cell] = []
    for line in lines:
        for cell in line.cells:
            labels = [hit for hit in layout.labels_in(cell) if any(role in wanted for role in hit.roles)]
            if len(labels) >= 2:
                cuts = [0] + [hit.first for hit in labels[1:]] + [len(cell.words)]
                parts += [part for a, b in pairwise(cuts) if (part := cell.part(a, b)) is not None]
            else:
                parts.append(cell)
    groups: list[list[Cell]] = []
    for part in sorted(parts, key=lambda each: each.line_number):
        group = next((g for g in groups if _overlaps_group(part, g)), None)
        if group is None:
            groups.append([part])
        else:
            group.append(part)
    columns = []
    for group in groups:
        text = " ".join(cell.text for cell in group)
        roles = dict(roles_of(text, fuzzy=True))
        if not any(role in wanted for role in roles):
            for cell in group:
                for hit in layout.labels_in(cell) or [
                    h for c in layout.page(cell.page_number).lines[cell.line_number].cells for h in layout.labels_in(c)
                ]:
                    if hit.own.box.x0 >= cell.box.x0 - 1 and hit.own.box.x1 <= cell.box.x1 + 1:
                        for role, weight in hit.roles.items():
                            roles[role] = max(roles.get(role, 0.0), 0.9 * weight)
        box = box_of([word for cell in group for word in cell.words])
        columns.append(Column(text, {role: weight for role, weight in roles.items() if role in wanted}, box.x0, box.x1))
    return tuple(sorted(columns, key=lambda each: each.x0))


def _overlaps_group(part: Cell, group: Sequence[Cell]) -> bool:
    return any(
        other.line_number != part.line_number
        and min(part.box.x1, other.box.x1) - max(part.box.x0, other.box.x0) > 0.3 * min(part.box.width, other.box.width)
        for other in group
    )


def row_of(line: TextLine, columns: Sequence[Column]) -> TableRow:
    """The words of a line by the column they stand in."""
    words: dict[int, list[Word]] = {}
    for cell in line.cells:
        for run in _column_runs(cell, columns):
            index = _column_for(box_of(run), columns, numeric=all(_FIGURE_WORD.fullmatch(word.text) for word in run))
            words.setdefault(index, []).extend(run)
    return TableRow(line, {index: tuple(own) for index, own in sorted(words.items())})


def _column_runs(cell: Cell, columns: Sequence[Column]) -> list[list[Word]]:
    """A cell cut where it runs over several columns.

    Figures that stand under different headings part. In a cell of words only figures at its ends part from them, and only where they stand
    under another heading than the words: "600 x 400 mm" is a description.
    """
    words = list(cell.words)
    numeric = [_FIGURE_WORD.fullmatch(word.text) is not None for word in words]
    if not any(numeric) or len(words) == 1 or _WHOLE_FIGURE.fullmatch(cell.text):
        return [words]
    if all(is_figure or len(word.text) <= 4 for is_figure, word in zip(numeric, words, strict=True)):
        return _runs_by_column(words, numeric, columns)
    first, last = 0, len(words)
    body = [word for word, is_figure in zip(words, numeric, strict=True) if not is_figure]
    home = _column_for(box_of(body), columns, numeric=False)
    while first < last and numeric[first] and _under_other(words[first], columns, home):
        first += 1
    while (
        last > first
        and (numeric[last - 1] or (last < len(words) and len(words[last - 1].text) <= 3))
        and _under_other(words[last - 1], columns, home)
    ):
        last -= 1
    runs = _runs_by_column(words[:first], numeric[:first], columns)
    if words[first:last]:
        runs.append(words[first:last])
    return runs + _runs_by_column(words[last:], numeric[last:], columns)


def _under_other(word: Word, columns: Sequence[Column], home: int) -> bool:
    """Whether a word stands under the heading of a column of figures that is not its neighbours' own."""
    index = _column_for(word.box, columns, numeric=True)
    column = columns[index]
    return index != home and not column.is_text and min(word.box.x1, column.x1 + 2) - max(word.box.x0, column.x0 - 2) > 0


def _runs_by_column(words: Sequence[Word], numeric: Sequence[bool], columns: Sequence[Column]) -> list[list[Word]]:
    runs: list[list[Word]] = []
    previous: int | None = None
    for word, is_figure in zip(words, numeric, strict=True):
        under = _column_for(word.box, columns, numeric=is_figure)
        if runs and (under == previous or (not is_figure and len(word.text) <= 1 and "column_unit" not in columns[under].roles)):
            runs[-1].append(word)
        else:
            runs.append([word])
            previous = under
    return runs


def _column_for(box: Box, columns: Sequence[Column], *, numeric: bool) -> int:
    best, best_cost = 0, float("inf")
    for index, column in enumerate(columns):
        overlap = min(box.x1, column.x1) - max(box.x0, column.x0)
        edges = (abs(box.x0 - column.x0), abs(box.x1 - column.x1), abs((box.x0 + box.x1) - (column.x0 + column.x1)) / 2)
        cost = min(edges) if numeric else min(edges[0], edges[2] * 1.2)
        if overlap > 0:
            cost -= min(overlap, 25) * (1.0 if numeric else 0.8)
        if not numeric and column.x0 <= box.x0 + 2 and (index + 1 == len(columns) or columns[index + 1].x0 > box.x0 + 2):
            cost -= 15 if column.is_text else 4
        if numeric and column.is_text:
            cost += 6
        if cost < best_cost:
            best, best_cost = index, cost
    return best
