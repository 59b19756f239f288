"""Values that one cell joins with strokes, under labels that are joined as well: "prepared on / order #" over "3 July | PO/6355/24"."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.layout.lines import Cell

PARTING = frozenset("|•·¦")
_BETWEEN_LABELS = PARTING | {"/"}


def is_joined(cell: Cell) -> bool:
    """Whether strokes or dots between words part a cell."""
    return any(word.text in PARTING for word in cell.words)


def parts_of(cell: Cell, between: frozenset[str] = PARTING) -> Iterator[Cell]:
    """What strokes or dots between words part from each other in one cell: "Issued 4 March | TS No S2253 | PO 4711"."""
    begin = 0
    for end in [*(at for at, word in enumerate(cell.words) if word.text in between), len(cell.words)]:
        part = cell.part(begin, end) if begin < end else None
        if part is not None:
            yield part
        begin = end + 1


def label_of_part(over: Cell, index: int, count: int) -> Cell | None:
    """The label of one of so many joined values among the joined labels over them; a label may have a stroke of its own, "Rep / Agent"."""
    labels = list(parts_of(over, _BETWEEN_LABELS))
    if len(labels) == count:
        return labels[index]
    if len(labels) < 2 or index not in (0, count - 1):
        return None
    return labels[0] if index == 0 else labels[-1]
