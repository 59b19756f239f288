"""People read a page line by line, and a wide gap within a line parts one cell of a form or table from the next.

A `Cell` is a run of words on one line without such a gap; a `TextLine` holds the cells of one line from left to right. Both keep
their words, so that whatever is read from them has its box.
"""

from __future__ import annotations

import re
import statistics
from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from extractors.kept import kept
from extractors.layout.dot_leaders import with_leaders_parted
from extractors.layout.followers import SAME_LINE_OVERLAP, nearest_behind
from extractors.layout.joined_particulars import with_particulars_parted
from extractors.layout.joined_rows import with_joined_rows_set_apart
from extractors.layout.label_marks import with_marks_as_colons
from extractors.layout.misread_signs import RECOGNISERS, with_currency_signs, with_old_style_figures, with_points_in_amounts, with_thousands
from extractors.layout.spaces import column_gap
from extractors.layout.torn_codes import with_whole_codes
from extractors.model import Box, Evidence, Page, Word
from extractors.signs import has_digit, has_letter_or_digit

LAYOUTS_KEPT = 48  # pages; one file's cut is decided before its papers are read
_LEAST_BETWEEN = 0.25  # of the lower of two heights, by which a stroke between two words lies beside them
_ROWS_OPEN = 12  # the last ones, to which another run may belong
_FEWEST_TO_CUT = 4  # words, whose spaces say how wide one is
_WIDE_GAP, _MUCH_WIDER = 0.6, 2.5  # heights of print, times any other gap
_RULED_WITH = frozenset("|¦│_=-–—.·")
_RULING = re.compile(r"[|¦│_=]+|[-–—_.=·]{4,}")


_MENDED = (with_whole_codes, with_currency_signs, with_thousands, with_old_style_figures, with_points_in_amounts)
"""What recognisers misread, set right from the other words of the page, in this order."""


@dataclass(frozen=True, eq=False)
class Cell:
    """A run of words on one line with no column gap between them. `line_number` counts the lines of its page from 0."""

    page_number: int
    line_number: int
    words: tuple[Word, ...]

    @kept
    def box(self) -> Box:
        return box_of(self.words)

    @kept
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @kept
    def has_digits(self) -> bool:
        """Whether the cell holds a digit of any script: most do not, and hold no figure and hardly any date."""
        return has_digit(self.text)

    @kept
    def height(self) -> float:
        """The height of the print: the median of its words', since one bracket or comma says little."""
        if len(self.words) == 1:
            return self.words[0].box.height
        heights = sorted([word.box.height for word in self.words])
        middle = len(heights) // 2  # by hand, for every cell of a page is asked
        return heights[middle] if len(heights) % 2 else (heights[middle - 1] + heights[middle]) / 2

    def is_as_large_as(self, other: Cell, times: float) -> bool:
        """Whether neither print is that many times as high as the other; fonts without outlines give print of no height at all."""
        return self.height < times * other.height and other.height < times * self.height

    @kept
    def _offsets(self) -> tuple[int, ...]:
        offsets, position = [], 0
        for word in self.words:
            offsets.append(position)
            position += len(word.text) + 1
        return tuple(offsets)

    def words_between(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that the characters `start` to `end` of `text` touch."""
        first = bisect_right(self._offsets, start) - 1
        last = bisect_right(self._offsets, max(start, end - 1)) - 1
        return self.words[first : last + 1]

    def part(self, start: int, end: int | None = None) -> Cell | None:
        """The cell of the words from index `start` up to `end`, or None where there are none."""
        words = self.words[start:end]
        return Cell(self.page_number, self.line_number, words) if words else None

    def evidence(self, start: int = 0, end: int | None = None) -> Evidence:
        """Where the characters `start` to `end` of `text` stand."""
        if start == 0 and end is None:
            return Evidence(self.page_number, self.box, self.text.strip())
        stop = len(self.text) if end is None else end
        return Evidence(self.page_number, box_of(self.words_between(start, stop)), self.text[start:stop].strip())


@dataclass(frozen=True, eq=False)
class TextLine:
    """One line of a page, its cells from left to right."""

    page_number: int
    line_number: int
    cells: tuple[Cell, ...]

    @kept
    def words(self) -> tuple[Word, ...]:
        return tuple(word for cell in self.cells for word in cell.words)

    @kept
    def box(self) -> Box:
        return _box_around([cell.box for cell in self.cells])

    @kept
    def text(self) -> str:
        return " ".join(cell.text for cell in self.cells)

    @kept
    def height(self) -> float:
        return max(cell.height for cell in self.cells)


@dataclass(frozen=True, eq=False)
class PageLayout:
    """A page as lines of cells. `height_of_print` is the median height of its words, the measure for all distances."""

    page: Page
    lines: tuple[TextLine, ...]
    height_of_print: float
    cells: tuple[Cell, ...] = field(default=())

    @property
    def page_number(self) -> int:
        return self.page.page_number

    @kept
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    def cells_within(self, box: Box) -> list[Cell]:
        """The cells whose middle lies in a rectangle, in reading order."""
        return [
            cell
            for cell in self.cells
            if box.x0 <= (cell.box.x0 + cell.box.x1) / 2 <= box.x1 and box.top <= (cell.box.top + cell.box.bottom) / 2 <= box.bottom
        ]


def box_of(words: Iterable[Word]) -> Box:
    """The rectangle around some words; there must be at least one."""
    return _box_around([word.box for word in words])


def _box_around(boxes: Sequence[Box]) -> Box:
    first = boxes[0]
    if len(boxes) == 1:
        return first
    x0, top, x1, bottom = first.x0, first.top, first.x1, first.bottom
    for box in boxes:  # by hand, for this is asked more often than anything else of a page
        if box.x0 < x0:
            x0 = box.x0
        if box.top < top:
            top = box.top
        if box.x1 > x1:
            x1 = box.x1
        if box.bottom > bottom:
            bottom = box.bottom
    return Box(x0, top, x1, bottom)


def evidence_of(page_number: int, words: Sequence[Word]) -> Evidence:
    """Where some words of one page stand, and what they say."""
    return Evidence(page_number, box_of(words), " ".join(word.text for word in words))


@lru_cache(maxsize=LAYOUTS_KEPT)
def lay_out(page: Page) -> PageLayout:
    """The lines and cells of a page. Words that stand twice in the same place (shadow print) count once.

    A stamp or watermark is a line of its own, after the others: what lies across a table is in none of its rows. Kept for a while: a page
    is laid out to find where papers begin and again to read them.
    """
    printed: Sequence[Word] = with_marks_as_colons(with_particulars_parted(with_leaders_parted(page.words)))
    if any(word.seen_by in RECOGNISERS for word in printed):
        for mended in _MENDED:
            printed = mended(printed)
    words, across = [], []
    for word in _without_shadows(printed):
        if not _runs_upwards(word):
            if word.slants:
                across.append(word)
            else:
                words += _parted(word)
    if not words:
        words, across = across, []
    if not words:
        return PageLayout(page, (), 10.0)
    heights = [word.box.height for word in words if has_letter_or_digit(word.text)]
    height_of_print = max(statistics.median(heights) if heights else 8.0, 2.0)
    lines: list[TextLine] = []
    cells: list[Cell] = []
    rows = _cut_at_columns(_rows(_runs(words, height_of_print)), height_of_print)
    rows = with_joined_rows_set_apart(rows, height_of_print)
    for number, row in enumerate([*rows, *([[across]] if across else [])]):
        row_cells = tuple(Cell(page.page_number, number, tuple(run)) for run in row)
        cells.extend(row_cells)
        lines.append(TextLine(page.page_number, number, row_cells))
    return PageLayout(page, tuple(lines), height_of_print, tuple(cells))


def without_lines(page: PageLayout, left_out: Collection[int]) -> PageLayout:
    """A page without some of its lines; the others keep their words and places and are counted anew."""
    if not left_out:
        return page
    kept = [line for line in page.lines if line.line_number not in left_out]
    lines = tuple(
        TextLine(page.page_number, number, tuple(Cell(page.page_number, number, cell.words) for cell in line.cells))
        for number, line in enumerate(kept)
    )
    return PageLayout(page.page, lines, page.height_of_print, tuple(cell for line in lines for cell in line.cells))


def _runs_upwards(word: Word) -> bool:
    """Text printed up the margin, which belongs to no line."""
    box = word.box
    return box.bottom - box.top > 1.8 * (box.x1 - box.x0) and len(word.text) >= 3


def _without_shadows(words: Sequence[Word]) -> list[Word]:
    seen: dict[tuple[str, int, int], Word] = {}
    for word in words:
        if word.text.strip():
            seen.setdefault((word.text, round(word.box.x0 / 2), round(word.box.top / 2)), word)
    return list(seen.values())


_GLUED = re.compile(
    r"(?P<label>[^\W\d_][^:]*:)(?P<value>[^/:].*)|(?P<stroke>[^|]*\w\|)(?P<behind>\w[^|]*)|"
    r"(?P<han>[\u4e00-\u9fff]{2,}[:)]?)(?P<figure>[A-Za-z0-9¥].*|\(.*[A-Za-z0-9¥].*)|"
    r"(?P<colon>:)(?P<told>[^\W\d_].*|\d.{3,})"  # set apart from its label, as Chinese print sets it in the middle of its square
)

_NUMBERED = re.compile(
    r"(?i)((?:[^\W\d_]{1,12}[.-])*[^\W\d_]*(?:no|nr)\.|n[°º]|"
    r"(?:p\.?o\.?|inv(?:oice)?|(?:purchase)?order|doc(?:ument)?|bill|ref|job|faktuur|kredietnota)#)"
    r"([^\W_]*\d[\w/.-]{2,})"
)
"""A label that ends in the sign for a number, glued to the number: "Rechnungsnr.71044", "PO#884120". Two figures may be of a house."""


def _parted(word: Word) -> list[Word]:
    """A label printed without a space before its value (`Date:11/03/2017`, `发票号码12345678`) as two words, the box cut by letters."""
    text = word.text
    match = None if text.isascii() and ":" not in text and "|" not in text else _GLUED.fullmatch(text)
    if match is not None:
        left, right = next(
            (match[a], match[b]) for a, b in (("label", "value"), ("stroke", "behind"), ("han", "figure"), ("colon", "told")) if match[a]
        )
    elif text[0].isalpha() and has_digit(text) and (numbered := _NUMBERED.fullmatch(text)):
        left, right = numbered.groups()
    else:
        return [word]
    cut = word.box.x0 + word.box.width * len(left) / len(word.text)
    box = word.box
    return [
        Word(left, Box(box.x0, box.top, cut, box.bottom), word.confidence, word.seen_by),
        Word(right, Box(cut, box.top, box.x1, box.bottom), word.confidence, word.seen_by),
    ]


def _runs(words: Sequence[Word], height_of_print: float) -> list[list[Word]]:
    """Words chained to their nearest neighbour on the right, where no column gap parts them.

    Chaining first and lining up later keeps a line together that stands a little higher than the next column's.
    """
    rulings = [word for word in words if _is_ruling(word) and not _is_separator(word, words)]
    standing = set(map(id, rulings))
    text = [word for word in words if id(word) not in standing] or list(words)
    follower: dict[int, int] = {}
    claims: dict[int, tuple[float, int]] = {}
    for index, (other, gap) in enumerate(nearest_behind(text, height_of_print, column_gap(text, height_of_print))):
        if other < 0 or (rulings and any(_stands_between(ruling, text[index], text[other]) for ruling in rulings)):
            continue
        claim = claims.get(other)
        if claim is None or gap < claim[0]:
            if claim is not None:
                del follower[claim[1]]
            claims[other] = (gap, index)
            follower[index] = other
    heads = [index for index in range(len(text)) if index not in claims]
    runs = []
    for head in heads:
        run, at = [text[head]], head
        while at in follower:
            at = follower[at]
            run.append(text[at])
        runs.append(run)
    return runs


def _stands_between(ruling: Word, left: Word, right: Word) -> bool:
    """Whether a stroke parts two words: one of the next line, which large print reaches down to, does not."""
    middle = (ruling.box.x0 + ruling.box.x1) / 2
    return left.box.x1 - 1 <= middle <= right.box.x0 + 1 and _overlap_share(ruling.box, left.box) > _LEAST_BETWEEN


def _rows(runs: Sequence[list[Word]]) -> list[list[list[Word]]]:
    """Runs that stand beside each other, as rows from top to bottom and runs from left to right."""
    rows: list[list[tuple[Box, list[Word]]]] = []
    reaches: list[tuple[float, float]] = []  # the top and bottom of each row: what does not touch it has no share in it
    boxed = sorted(((box_of(run), run) for run in runs), key=lambda each: (each[0].top + each[0].bottom) / 2)
    for box, run in boxed:
        best, best_share = -1, SAME_LINE_OVERLAP
        for at in range(max(0, len(rows) - _ROWS_OPEN), len(rows)):
            top, bottom = reaches[at]
            if box.top >= bottom or box.bottom <= top:
                continue
            row = rows[at]
            nearest = row[0] if len(row) == 1 else min(row, key=lambda each: max(each[0].x0 - box.x1, box.x0 - each[0].x1))
            share = _overlap_share(box, nearest[0])
            if share <= best_share:
                continue
            if len(row) > 1:
                share = min(share, sum([_overlap_share(box, other) for other, _ in row]) / len(row) + 0.2)
            if share > best_share and not _stands_over(box, row):
                best, best_share = at, share
        if best < 0:
            rows.append([(box, run)])
            reaches.append((box.top, box.bottom))
        else:
            rows[best].append((box, run))
            reaches[best] = (min(reaches[best][0], box.top), max(reaches[best][1], box.bottom))
    rows.sort(key=lambda row: statistics.median((box.top + box.bottom) / 2 for box, _ in row))
    return [[run for _, run in sorted(row, key=lambda each: each[0].x0)] for row in rows]


def _stands_over(box: Box, row: Sequence[tuple[Box, list[Word]]]) -> bool:
    """Whether a run takes the place of another in a row."""
    for other, _ in row:
        across = min(other.x1, box.x1) - max(other.x0, box.x0)
        if across > 0 and across > 0.3 * min(other.width, box.width):
            return True
    return False


def _cut_at_columns(rows: list[list[list[Word]]], height_of_print: float) -> list[list[list[Word]]]:
    """The rows, a run cut in two where its one wide gap ends exactly where runs of the lines over and under it begin.

    Two addresses beside each other may stand hardly further apart than words do.
    """
    starts = [{round(run[0].box.x0) for run in row} for row in rows]
    cut = []
    for at, row in enumerate(rows):
        near = (starts[at - 1] if at else set()) & (starts[at + 1] if at + 1 < len(rows) else set())
        cut.append([part for run in row for part in _parts_at(run, near, height_of_print)] if near else row)
    return cut


def _parts_at(run: list[Word], starts: set[int], height_of_print: float) -> list[list[Word]]:
    """A run of words, or its two parts where the second begins at one of some places behind a gap much wider than all others."""
    if len(run) < _FEWEST_TO_CUT:
        return [run]
    gaps = [right.box.x0 - left.box.x1 for left, right in pairwise(run)]
    widest = max(range(len(gaps)), key=gaps.__getitem__)
    others = max(gap for index, gap in enumerate(gaps) if index != widest)
    is_wide = gaps[widest] > max(_WIDE_GAP * height_of_print, _MUCH_WIDER * others)
    return [run[: widest + 1], run[widest + 1 :]] if is_wide and round(run[widest + 1].box.x0) in starts else [run]


def _overlap_share(a: Box, b: Box) -> float:
    smaller = min(a.bottom - a.top, b.bottom - b.top)
    return (min(a.bottom, b.bottom) - max(a.top, b.top)) / smaller if smaller > 0 else 0.0


def _is_separator(ruling: Word, words: Sequence[Word]) -> bool:
    """A stroke with words close on both sides, which parts a sender's line ("name | street | town") and rules no table."""
    if len(ruling.text) > 1:
        return False
    box = ruling.box
    close = 0.75 * box.height
    level = [
        word.box
        for word in words
        if word is not ruling and min(word.box.bottom, box.bottom) - max(word.box.top, box.top) > 0.4 * box.height
    ]
    return any(0 <= box.x0 - other.x1 <= close for other in level) and any(0 <= other.x0 - box.x1 <= close for other in level)


def _is_ruling(word: Word) -> bool:
    """Lines drawn with characters, which OCR and old programs print between columns."""
    return word.text[0] in _RULED_WITH and _RULING.fullmatch(word.text) is not None
