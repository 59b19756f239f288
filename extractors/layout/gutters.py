"""The columns of a table are parted by gutters: strips of the page, from its headings to its last row, that no word stands in.

In narrow tables the gap between two columns is no wider than a space, but it is at the same place in every row, and spaces between words
are not. Headings then name what stands between the gutters; where rows leave no gutter, the headings alone part the columns.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise

from extractors.fields.labels import Role
from extractors.layout.headings import Heading, roles_of_heading
from extractors.layout.lines import PageLayout, TextLine, box_of
from extractors.layout.tables import Column, boxes_of_units, is_figure
from extractors.model import Box, Word
from extractors.signs import has_letter

_NARROWEST = 0.12  # heights of print
_CELL_GAP = 1.0  # heights of print between two columns where no heading tells them apart
_ROWS_HEARD = 60
_TABLES_KEPT = 32
_ROWS_PER_EXCEPTION = 12  # of so many rows one may run over a gutter
_SPACE = 0.7  # heights of print up to which a space may part the thousands of a figure
_FEW_ROWS = 2
_FOOT_GAP = 4.0  # heights of print
_FOOT = 0.75  # share of the page, from its top
_MUCH_WIDER = 2.5  # times
_SHORT = 5  # letters of the longest unit
_SYMBOL = re.compile(r"(?:R|RM|Rs\.?|[A-Z]{3}|[€$£¥₹])")
_DECIMALS = re.compile(r"[.,]\d{2}\W{0,2}$")
_THOUSANDS = re.compile(r"[\d.,]{1,3}(?:\s\d{3})*")


@dataclass(eq=False)
class _Strip:
    """What stands between two gutters: its rows' words, and the words of headings over it."""

    x0: float
    x1: float
    words: list[Word] = field(default_factory=list)
    atoms: list[tuple[int, tuple[Word, ...]]] = field(default_factory=list)  # with the column of the heading that each came from
    rows: int = 0
    figure_count: int = 0

    @property
    def is_figures(self) -> bool:
        return self.figure_count * 2 > len(self.words)

    @property
    def is_whole_figures(self) -> bool:
        """Whether every figure has its decimals, so that another figure behind it is none of it."""
        return all(_DECIMALS.search(word.text) for word in self.words if is_figure(word)) and self.is_figures

    @property
    def is_units(self) -> bool:
        return all(len(word.text) <= _SHORT and has_letter(word.text) for word in self.words)

    @property
    def is_symbols(self) -> bool:
        return all(_SYMBOL.fullmatch(word.text) for word in self.words)

    def swallow(self, other: _Strip) -> None:
        self.x0, self.x1 = min(self.x0, other.x0), max(self.x1, other.x1)
        self.words += other.words
        self.figure_count += other.figure_count
        self.atoms += other.atoms
        self.rows = max(self.rows, other.rows)


def columns_between_gutters(heading: Heading, lines: Sequence[TextLine]) -> tuple[Column, ...]:
    """The columns that headings name, as wide as what stands under them; figures under no heading make a column of their own."""
    height = heading.page.height_of_print
    rows = _rows_of_figures(heading, lines)
    if not rows:
        return heading.columns
    strips = _strips(rows, height)
    homeless = _name(strips, heading)
    strips = _without_nameless(strips, heading, len(rows))
    columns: list[Column] = []
    for strip in strips:
        columns += _columns_of(strip, heading)
    placed = {index for strip in strips for index, _ in strip.atoms}
    columns += [heading.columns[index] for index in sorted(homeless - placed)]
    columns.sort(key=lambda each: (each.x0 + each.x1) / 2)
    for at, (left, right) in enumerate(pairwise(columns)):
        if left.x1 > right.x0 and not right.atoms:  # a heading that runs over the figures beside its own
            columns[at] = replace(left, x1=right.x0)
        elif left.x1 > right.x0 and not left.atoms:
            columns[at + 1] = replace(right, x0=left.x1)
    return tuple(columns)


def columns_without_headings(rows: Sequence[TextLine], height: float) -> tuple[Column, ...]:
    """The columns between the gutters that rows leave, where no headings name them."""
    kept: list[_Strip] = []
    for strip in _strips(rows[:_ROWS_HEARD], height):
        left = kept[-1] if kept else None
        is_one = left is not None and (
            (not (left.is_figures or strip.is_figures) and strip.x0 - left.x1 < _CELL_GAP * height)
            or left.is_symbols
            or _is_front(left, strip, height)
        )
        if left is not None and is_one:
            left.swallow(strip)
        else:
            kept.append(strip)
    return tuple(Column("", {}, strip.x0, strip.x1) for strip in kept)


def _rows_of_figures(heading: Heading, lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines that look like rows of the table: figures among them, and as wide as several of its columns."""
    left, right = heading.columns[0].x0, heading.columns[-1].x1
    body = _over_the_foot(lines, heading.page)
    wide = [line for line in body if any(is_figure(word) for word in line.words) and line.box.x1 - line.box.x0 > 0.4 * (right - left)]
    parted = [line for line in wide if len(line.cells) >= 2]
    return (parted or wide)[:_ROWS_HEARD]


def _over_the_foot(lines: Sequence[TextLine], page: PageLayout) -> Sequence[TextLine]:
    """The lines over a strip much wider than any between them: under it, where a table goes on overleaf, a letterhead has its foot.

    Higher up the page such a strip only parts the rows of forms that leave much room to each.
    """
    widest = 0.0
    for at, (upper, lower) in enumerate(pairwise(lines), start=1):
        gap = lower.box.top - upper.box.bottom
        is_low = lower.box.top > _FOOT * page.page.height
        if at > _FEW_ROWS and is_low and gap > _FOOT_GAP * page.height_of_print and gap > _MUCH_WIDER * widest:
            return lines[:at]
        widest = max(widest, gap)
    return lines


def _strips(rows: Sequence[TextLine], height: float) -> list[_Strip]:
    """What the rows leave between their gutters, from left to right."""
    return [_Strip(x0, x1, list(words), [], row_count, figures) for x0, x1, words, row_count, figures in _bare_strips(tuple(rows), height)]


@lru_cache(_TABLES_KEPT)
def _bare_strips(rows: tuple[TextLine, ...], height: float) -> tuple[tuple[float, float, tuple[Word, ...], int, int], ...]:
    """The edges, words, rows and figures of each strip; kept, since rows are tried under one line after another as their heading."""
    boxes = [box for line in rows for cell in line.cells for box in boxes_of_units(cell)]
    events = sorted((edge, step) for box in boxes for edge, step in ((box.x0, 1), (box.x1, -1)) if box.x1 > box.x0)
    allowed = len(rows) // _ROWS_PER_EXCEPTION
    strips: list[_Strip] = []
    depth, start = 0, 0.0
    for edge, step in events:
        before, depth = depth, depth + step
        if before <= allowed < depth:
            start = edge
        elif depth <= allowed < before:
            if strips and start - strips[-1].x1 < _NARROWEST * height:
                strips[-1].x1 = edge
            else:
                strips.append(_Strip(start, edge))
    for line in rows:
        for strip, words in _shared(strips, line).items():
            strips[strip].words += words
            strips[strip].figure_count += sum(map(is_figure, words))
            strips[strip].rows += 1
    return tuple((each.x0, each.x1, tuple(each.words), each.rows, each.figure_count) for each in strips if each.words)


def _shared(strips: Sequence[_Strip], line: TextLine) -> dict[int, list[Word]]:
    """The words of a line by the strip that they stand in most."""
    edges, ends = [(strip.x0, strip.x1) for strip in strips], [strip.x1 for strip in strips]  # from left to right, none upon another
    shared: dict[int, list[Word]] = {}
    for word in line.words:
        x0, x1 = word.box.x0, word.box.x1
        best, own = 0.0, -1
        for index in range(bisect_right(ends, x0), len(edges)):
            left, right = edges[index]
            if left >= x1:
                break
            overlap = (x1 if x1 < right else right) - (x0 if x0 > left else left)
            if overlap > 0 and overlap >= best:  # of two alike the one to the right
                best, own = overlap, index
        if own >= 0:
            shared.setdefault(own, []).append(word)
    return shared


def _name(strips: list[_Strip], heading: Heading) -> set[int]:
    """Gives each word or label of the headings to the strip under it; returns the columns with a word under which nothing stands."""
    homeless: set[int] = set()
    for index, column in enumerate(heading.columns):
        lonely: list[tuple[Word, ...]] = []
        found: list[_Strip] = []
        for atom in column.atoms:
            box = box_of(atom)
            x0, x1 = box.x0, box.x1
            under = [strip for strip in strips if strip.x0 < x1 and x0 < strip.x1] if x0 < x1 else ()
            if under:
                best = max(under, key=lambda strip: _fit(strip, box, column)) if len(under) > 1 else under[0]
                best.atoms.append((index, atom))
                found.append(best)
            else:
                lonely.append(atom)
        if lonely and found:
            for atom in lonely:
                min(found, key=lambda strip: _distance(strip, box_of(atom))).atoms.append((index, atom))
        elif lonely:
            free = [strip for strip in strips if not strip.atoms and strip.is_figures != column.is_text]
            box = box_of([word for atom in lonely for word in atom])
            near = min(free, key=lambda strip: _distance(strip, box), default=None)
            if near is not None and _distance(near, box) <= max(box.width, near.x1 - near.x0) and not _parted(strips, near, box):
                near.atoms += [(index, atom) for atom in lonely]
            else:
                homeless.add(index)
    return homeless


def _fit(strip: _Strip, box: Box, column: Column) -> float:
    """How well a word of a heading stands over a strip: figures rather under headings of figures, words under those of words."""
    overlap = min(box.x1, strip.x1) - max(box.x0, strip.x0)
    if not column.roles:
        return overlap
    fits = strip.is_figures != (column.is_text or "column_unit" in column.roles)
    return overlap if fits else 0.2 * overlap


def _distance(strip: _Strip, box: Box) -> float:
    return max(box.x0 - strip.x1, strip.x0 - box.x1, 0.0)


def _parted(strips: Sequence[_Strip], strip: _Strip, box: Box) -> bool:
    """Whether another strip stands between a strip and a heading."""
    low, high = (strip.x1, box.x0) if strip.x1 <= box.x0 else (box.x1, strip.x0)
    return any(low < (other.x0 + other.x1) / 2 < high for other in strips if other is not strip)


def _without_nameless(strips: Sequence[_Strip], heading: Heading, row_count: int) -> list[_Strip]:
    """The strips, those that no heading names joined to their neighbours where they are part of them."""
    height = heading.page.height_of_print
    kept: list[_Strip] = []
    for at, strip in enumerate(strips):
        described = _described_by(strip, kept[-1] if kept else None, strips[at + 1 :], heading, row_count)
        if described is not None and (not kept or strip.x0 > described.x0):
            described.swallow(strip)
            continue
        if strip.atoms or not kept:
            following = strips[at + 1] if at + 1 < len(strips) else None
            is_words = following is not None and not strip.is_figures and not following.is_figures
            if not strip.atoms and following is not None and (is_words or strip.is_symbols or _is_front(strip, following, height)):
                following.swallow(strip)
                continue
            kept.append(strip)
            continue
        left = kept[-1]
        following = strips[at + 1] if at + 1 < len(strips) else None
        if following is not None and (
            strip.is_symbols or _is_front(strip, following, height) or _is_first_word(strip, following, row_count, height)
        ):
            following.swallow(strip)
        elif described is not None:
            described.swallow(strip)
        elif strip.rows * 2 > row_count and (
            (strip.is_figures and (strip.x0 - left.x1 >= _CELL_GAP * height or left.is_whole_figures))
            or (strip.is_units and left.is_figures)
        ):
            kept.append(strip)
        elif strip.is_figures and following is not None and following.x0 - strip.x1 < strip.x0 - left.x1:
            following.swallow(strip)
        else:
            left.swallow(strip)
    return kept


def _is_front(strip: _Strip, following: _Strip, height: float) -> bool:
    """Whether a strip holds only the thousands of the figures right of it."""
    if not strip.is_figures or not following.is_figures or following.x0 - strip.x1 > _SPACE * height:
        return False
    return all(_THOUSANDS.fullmatch(word.text) and "," not in word.text and "." not in word.text for word in strip.words)


def _is_first_word(strip: _Strip, following: _Strip, row_count: int, height: float) -> bool:
    """Whether a strip holds the first words of what stands right of it: in one row or two, spaces look like gutters."""
    if row_count > _FEW_ROWS or strip.is_figures or following.is_figures:
        return False
    return following.x0 - strip.x1 <= _SPACE * height


def _described_by(strip: _Strip, left: _Strip | None, behind: Sequence[_Strip], heading: Heading, row_count: int) -> _Strip | None:
    """The strip of descriptions that a strip without a heading begins, at the left of the table or behind figures, codes or units.

    A heading in the middle over its column stands right of where the words begin, over the end of the longest of them.
    """
    named = next((other for other in behind if other.atoms), None)
    if strip.atoms or named is None or named.is_figures:
        return None
    if named.x0 < strip.x0:
        return named  # what stands between the beginning and the end of the words
    if strip.is_figures or named.rows > strip.rows or (strip.is_units and strip.rows * 2 > row_count):
        return None
    after = _roles_over(named, heading)
    if left is None:
        return named if "column_description" in after else None
    before = _roles_over(left, heading)
    is_before = len(left.words) <= left.rows and "column_description" not in before and (left.is_figures or bool(before))
    return named if is_before and ("column_description" in after or not after) else None


def _roles_over(strip: _Strip, heading: Heading) -> set[Role]:
    return {role for index, _ in strip.atoms for role in heading.columns[index].roles}


def _with_halves_joined(columns: Sequence[Column], strip: _Strip, heading: Heading) -> list[Column]:
    """The headings over one strip, each joined to the one that it stands no more than a space from where both are halves of one.

    Over words one half is a word that no list knows; over figures of which each row has one, any two are halves: "Each (Incl)".
    """
    joined = [columns[0]]
    for column in columns[1:]:
        left = joined[-1]
        is_described = "column_description" in {*left.roles, *column.roles} and not (left.roles and column.roles)
        is_half = strip.figure_count <= strip.rows if strip.is_figures else is_described
        if not is_half or column.x0 - left.x1 > _SPACE * heading.page.height_of_print:
            joined.append(column)
            continue
        text = f"{left.text} {column.text}"
        roles = {role: weight for role, weight in roles_of_heading(text).items() if role in heading.wanted}
        joined[-1] = Column(text, roles or left.roles or column.roles, left.x0, column.x1, (*left.atoms, *column.atoms))
    return joined


def _columns_of(strip: _Strip, heading: Heading) -> Iterator[Column]:
    """The column of a strip; several where the rows run over what headings tell apart."""
    named = sorted({index for index, _ in strip.atoms})
    if len(named) <= 1:
        words = [word for _, atom in strip.atoms for word in atom]
        whole = heading.columns[named[0]] if named else None
        if whole is not None and len(words) == len(whole.words):
            yield replace(whole, x0=min(whole.x0, strip.x0), x1=max(whole.x1, strip.x1))
        elif words:
            text = " ".join(word.text for word in words)
            box = box_of(words)
            roles = {role: weight for role, weight in roles_of_heading(text).items() if role in heading.wanted}
            atoms = tuple(atom for _, atom in strip.atoms)
            yield Column(text, roles, min(box.x0, strip.x0), max(box.x1, strip.x1), atoms)
        else:
            yield Column("", {"column_unit": 0.8} if strip.is_units else {}, strip.x0, strip.x1)
        return
    columns = _with_halves_joined([heading.columns[index] for index in named], strip, heading)
    edges = [strip.x0, *((left.x1 + right.x0) / 2 for left, right in pairwise(columns)), strip.x1]
    for column, (x0, _) in zip(columns, pairwise(edges), strict=True):
        if column.is_text:
            yield replace(column, x0=min(column.x0, x0))
        else:
            yield column
