"""A band of headings over a row of values, set so tight that the values of several columns run together in one cell.

"Net 30 10/15/2026 GM-450192" under Terms, Due Date and PO #: the columns part where a gap is wider than a space and a word begins exactly
under a heading, or what stands between two such gaps is set in the middle under one.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractors.layout.lines import Cell
from extractors.model import Box, Word

_FLUSH = 2.0  # points
_WIDER_THAN_SPACE, _OF_TYPEWRITER = 0.75, 1.5  # widths of a letter; a typewriter's space is as wide as a letter
_EVEN = 1.03


def part_under(cell: Cell, label: Box, headings: Sequence[Word]) -> Cell | None:
    """What of a cell stands under a heading that fills the box `label`; None where the cell is all of one column.

    `headings` are the words of the line of headings, whose beginnings say where the next column may begin.
    """
    words = cell.words
    if len(words) < 2:
        return None
    wide = _wide_gaps(words)
    centred = _centred_under(cell, label, wide)
    if centred is not None:
        return centred
    first = next((at for at, word in enumerate(words) if abs(word.box.x0 - label.x0) < _FLUSH), None)
    if not wide or first is None or (first and first not in wide):
        return None
    starts = [word.box.x0 for word in headings if word.box.x0 >= label.x1]
    last = next((at for at in wide if at > first and any(abs(words[at].box.x0 - start) < _FLUSH for start in starts)), len(words))
    return cell.part(first, last) if first or last < len(words) else None


def _centred_under(cell: Cell, label: Box, wide: Sequence[int]) -> Cell | None:
    """The words between two wide gaps that stand in the middle under a heading, as the cell as a whole does not."""
    if not wide or _is_centred(cell, label):
        return None
    parts = (cell.part(first, last) for first, last in pairwise([0, *wide, len(cell.words)]))
    return next((part for part in parts if part is not None and _is_centred(part, label)), None)


def _is_centred(cell: Cell, label: Box) -> bool:
    return abs(cell.box.x0 + cell.box.x1 - label.x0 - label.x1) < 2 * _FLUSH


def _wide_gaps(words: Sequence[Word]) -> list[int]:
    """The words before which a gap stands that is wider than a space."""
    widths = [word.box.width / len(word.text) for word in words]
    letter = sum(word.box.width for word in words) / sum(len(word.text) for word in words)
    widest = letter * (_OF_TYPEWRITER if max(widths) < _EVEN * min(widths) else _WIDER_THAN_SPACE)
    return [at for at, (left, right) in enumerate(pairwise(words), 1) if right.box.x0 - left.box.x1 > widest]
