"""Labels that stand in one run of words with strokes between them, over as many values parted the same way.

"Invoice No / Date / Your Order" over "10636 | 24.02.2024 | 4500123": the labels are wider than their values, so that none stands over its
own. Each is set over its value here, as a column of a form would set it; values keep the places where they are printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.model import Box, Word
from extractors.signs import has_digit, has_letter

_OF_LABELS = frozenset("/|¦")  # a point or dash parts what is said of a sender, too: "Veit – Möbel" over "Am Ring 4 – 1010 Wien"
_JOINERS = _OF_LABELS | frozenset("·•;–—-")
_FARTHEST_ROWS = 3
_FARTHEST = 2.6  # heights of print from the top of the labels to the top of their values
_MOST_WORDS_OF_LABEL = 5

Run = list[Word]


def with_joined_rows_set_apart(rows: list[list[Run]], height_of_print: float) -> list[list[Run]]:
    """The rows, joined labels and their joined values as runs of their own. A table whose every row is joined stays as it is."""
    found = list(rows)
    for at, row in enumerate(rows):
        for run in row:
            labels = _parts(run) if any(word.text in _OF_LABELS for word in run) else []
            if len(labels) < 2 or not all(map(_may_be_label, labels)):
                continue
            pair = next(_values_under(run, len(labels), rows, at, height_of_print), None)
            if pair is None:
                continue
            below, values_run = pair
            values = _parts(values_run)
            found[at] = _with_run_as(found[at], run, _set_over(labels, values))
            found[below] = _with_run_as(found[below], values_run, values)
    return found


def _parts(run: Run) -> list[Run]:
    """The words between the strokes of a run; the strokes are left out."""
    if not any(word.text in _JOINERS for word in run):
        return [run]
    parts: list[Run] = [[]]
    for word in run:
        if word.text in _JOINERS:
            parts.append([])
        else:
            parts[-1].append(word)
    return parts


def _may_be_label(part: Run) -> bool:
    return (
        0 < len(part) <= _MOST_WORDS_OF_LABEL and not any(has_digit(word.text) for word in part) and any(has_letter(w.text) for w in part)
    )


def _values_under(run: Run, count: int, rows: Sequence[list[Run]], at: int, height: float) -> Iterator[tuple[int, Run]]:
    """The run of as many parts close under some labels, most of them with figures, where no further row has as many."""
    own = run[0].box
    left, right = own.x0, run[-1].box.x1
    for below in range(at + 1, min(len(rows), at + 1 + _FARTHEST_ROWS)):
        for other in rows[below]:
            if other[-1].box.x1 <= left or other[0].box.x0 >= right or other[0].box.top - own.top > _FARTHEST * height:
                continue
            parts = _parts(other)
            if len(parts) != count or not all(parts):
                return
            with_figures = sum(any(has_digit(word.text) for word in part) for part in parts)
            if with_figures * 2 >= count and with_figures and not _goes_on(other, count, rows, below, height):
                yield below, other
            return


def _goes_on(run: Run, count: int, rows: Sequence[list[Run]], at: int, height: float) -> bool:
    """Whether the row under some values is joined the same way: then they are the rows of a table."""
    for other in rows[at + 1] if at + 1 < len(rows) else ():
        beside = other[-1].box.x1 > run[0].box.x0 and other[0].box.x0 < run[-1].box.x1
        near = other[0].box.top - run[0].box.top <= _FARTHEST * height
        parts = _parts(other) if beside and near else []
        if len(parts) == count and all(parts) and any(has_digit(word.text) for part in parts for word in part):
            return True
    return False


def _with_run_as(row: list[Run], run: Run, parts: list[Run]) -> list[Run]:
    return [each for other in row for each in (parts if other is run else [other])]


def _set_over(labels: Sequence[Run], values: Sequence[Run]) -> list[Run]:
    """The labels, each as wide as the room over its value."""
    ends = [*(value[0].box.x0 - 1 for value in values[1:]), values[-1][-1].box.x1]
    return [_within(label, value[0].box.x0, max(end, value[-1].box.x1)) for label, value, end in zip(labels, values, ends, strict=True)]


def _within(label: Run, left: float, right: float) -> Run:
    start, width = label[0].box.x0, label[-1].box.x1 - label[0].box.x0
    share = min(1.0, (right - left) / width) if width > 0 else 1.0
    return [
        replace(word, box=Box(left + share * (word.box.x0 - start), word.box.top, left + share * (word.box.x1 - start), word.box.bottom))
        for word in label
    ]
