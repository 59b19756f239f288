"""A row of words alone belongs to the line above it or to the one below it: the gaps say which, and whether the words were broken off.

A description is broken where the next word did not fit any more; words that end where there was room for another are a heading, a note or
the end of a description. Where rows stand evenly, a table prints all its figures beside the first, the last or the middle of the words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.fields.goods_lines import Draft
from extractors.fields.table_rows import GoodsRow
from extractors.model import Box, Word

_CLOSE = 1.6  # heights of print up to which the gap between two rows of one line may be
_PLAIN = 0.3  # heights of print by which a gap must be wider to part two lines
_MOST_WRAPPED_ROWS = 14
_FILLED = 0.5  # share of its room that a description fills at least where it is broken off
_RAGGED = 0.25  # share of a description's width by which broken lines differ


@dataclass(eq=False)
class Printed:
    """A row of a table as it stands: a line's figures (`draft`) or words alone, and the box and words of its description.

    `is_numbered` says that it prints a number in the column that counts the lines.
    """

    goods: GoodsRow
    draft: Draft | None
    text: str
    words: tuple[Word, ...]
    is_numbered: bool = False

    @property
    def box(self) -> Box:
        return self.goods.row.line.box

    @property
    def height_of_print(self) -> float:
        return self.goods.height_of_print


def share_words(printed: Sequence[Printed], before: Draft | None, room: float) -> None:
    """Gives every row of words of one section to a line; `before` is the line that the page before ended with, if it may go on here.

    `room` is where the column right of the descriptions begins, in points of the page.
    """
    runs = _runs(printed)
    right = _right_edge(printed, room)
    lead, trail = _lead(runs, right), _trail(runs)
    tight = min((_pitch(upper, lower) for upper, lower in pairwise(printed[: -trail or None])), default=float("inf"))
    for index, (above, words, below) in enumerate(runs):
        if not words:
            continue
        if above is None:
            cut = _cut_of_lead(words, below, before, right) if index == 0 else 0
            if index == 0 and before is not None and cut:
                before.below += [(each.goods, each.text) for each in words[:cut]]
            if below is not None:
                _give_above(words[cut:], below, right)
            continue
        cut = _cut(above, words, below, lead, trail, right) if below is not None else _cut_of_trail(above, words, tight)
        _give_below(above, words[:cut])
        if below is not None:
            _give_above(words[cut:], below, right)


def _right_edge(printed: Sequence[Printed], room: float) -> float:
    """Where descriptions are broken off: the right edge that several of them reach; infinite where they only happen to end."""
    edges = sorted((each.words[-1].box.x1 for each in printed if each.words), reverse=True)
    left = min((each.words[0].box.x0 for each in printed if each.words), default=0.0)
    for edge, next_edge in pairwise(edges):
        if edge - next_edge <= _RAGGED * (edge - left):
            return edge if edge - left > _FILLED * (room - left) else float("inf")
    return float("inf")


Run = tuple[Printed | None, list[Printed], Printed | None]


def _runs(printed: Sequence[Printed]) -> list[Run]:
    """The rows of words between one line's figures and the next."""
    runs: list[Run] = []
    above: Printed | None = None
    words: list[Printed] = []
    for each in printed:
        if each.draft is None:
            words.append(each)
        else:
            runs.append((above, words, each))
            above, words = each, []
    runs.append((above, words, None))
    return runs


def _pitch(upper: Printed, lower: Printed) -> float:
    return (lower.box.top + lower.box.bottom - upper.box.top - upper.box.bottom) / 2


def _is_close(upper: Printed, lower: Printed) -> bool:
    return lower.box.top - upper.box.bottom <= _CLOSE * lower.height_of_print and lower.goods.page_number == upper.goods.page_number


def _is_broken_off(upper: Printed, lower: Printed, right: float) -> bool:
    """Whether the next row's first word did not fit behind a row's last one."""
    if not upper.words or not lower.words:
        return False
    first = lower.words[0].box
    return upper.words[-1].box.x1 + first.width + 0.25 * first.height > right


def _lead(runs: Sequence[Run], right: float) -> int:
    """How many rows of words stand over the first line's figures and belong to it."""
    above, words, below = runs[0]
    if above is not None or below is None:
        return 0
    count = 0
    lower = below
    for each in reversed(words):
        if not _is_close(each, lower) or not (_is_broken_off(each, lower, right) or not below.text):
            break
        count, lower = count + 1, each
    return count


def _trail(runs: Sequence[Run]) -> int:
    """How many rows of words stand close under the last line's figures."""
    above, words, _ = runs[-1]
    count = 0
    upper = above
    for each in words:
        if upper is None or not _is_close(upper, each):
            break
        count, upper = count + 1, each
    return count


def _cut_of_lead(words: Sequence[Printed], below: Printed | None, before: Draft | None, right: float) -> int:
    """How many of the words at the top of a page go on with the last line of the page before."""
    if before is None:
        return 0
    if below is None:
        return len(words)
    cut = len(words)
    while cut and _is_close(words[cut - 1], words[cut] if cut < len(words) else below):
        lower = words[cut] if cut < len(words) else below
        if not (_is_broken_off(words[cut - 1], lower, right) or not below.text):
            break
        cut -= 1
    return cut


def _cut_of_trail(above: Printed, words: Sequence[Printed], tight: float) -> int:
    """How many of the words under the last line are its own: those that stand no wider apart than the rows above them."""
    for at, (upper, lower) in enumerate(pairwise([above, *words])):
        if _pitch(upper, lower) > tight + _PLAIN * lower.height_of_print:
            return at
    return len(words)


def _cut(above: Printed, words: Sequence[Printed], below: Printed, lead: int, trail: int, right: float) -> int:
    """How many of the words between two lines belong to the upper one."""
    numbered = _numbered(words, below)
    if numbered is not None:
        return numbered
    rows = [above, *words, below]
    pitches = [_pitch(upper, lower) for upper, lower in pairwise(rows)]
    widest = max(pitches)
    if widest - min(pitches) > _PLAIN * below.height_of_print:
        return pitches.index(widest)
    if not below.text and not above.text:
        return min(lead, len(words)) if trail else 0
    joined = [_is_broken_off(upper, lower, right) or _goes_on(lower) for upper, lower in pairwise(rows)]
    free = [at for at, is_joined in enumerate(joined) if not is_joined] or list(range(len(rows) - 1))
    if lead and not trail:
        return min(free)
    if lead and trail:
        return min(free, key=lambda at: (abs(at - lead), at))
    if not below.text and len(words) > 1:
        return len(words) - 1
    if not trail and _goes_on(below) and not joined[0]:
        return min(free)
    return len(words)


def _give_below(above: Printed, words: Sequence[Printed]) -> None:
    assert above.draft is not None
    last = above
    for each in words[:_MOST_WRAPPED_ROWS]:
        if not _is_close(last, each):
            return
        above.draft.below.append((each.goods, each.text))
        last = each


def _give_above(words: Sequence[Printed], below: Printed, right: float) -> None:
    """The words over a line's figures, from the nearest up; a heading over a group stands there too and is no part of the line.

    Over figures without words stand both what the goods are called and what is noted of them, no wider apart than from the figures.
    """
    assert below.draft is not None
    lower = below
    numbered = _numbered(words, below)
    widest = _pitch(words[-1], below) + _PLAIN * below.height_of_print if words and not below.text else 0.0
    for at, each in reversed(list(enumerate(words))):
        if numbered is not None and at >= numbered:
            below.draft.above.insert(0, (each.goods, each.text))
            lower = each
            continue
        is_joined = not lower.text or _pitch(each, lower) <= widest or _is_broken_off(each, lower, right) or _goes_on(lower)
        if not _is_close(each, lower) or not is_joined:
            return
        below.draft.above.insert(0, (each.goods, each.text))
        lower = each


def _numbered(words: Sequence[Printed], below: Printed) -> int | None:
    """The one of the words over a line's figures that prints the line's number, where it begins; None where the figures' own row does."""
    if below.is_numbered:
        return None
    return next((at for at in range(len(words) - 1, -1, -1) if words[at].is_numbered), None)


def _goes_on(lower: Printed) -> bool:
    """Whether words begin in the middle of a sentence."""
    return lower.text[:1].islower()
