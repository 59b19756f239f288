"""Rows of a table that stands askew on its page: what is printed in one row, words to the left and figures to the right, read as two lines.

Lines of print under one another do not overlap; where two do and no column has words in both, they are one row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extractors.fields.labels import Role
from extractors.fields.table_rows import GoodsRow
from extractors.layout.lines import Cell, TextLine
from extractors.layout.tables import TableRow
from extractors.model import Box

_OVERLAP = 0.3  # share of the lower of two lines' height that both cover


def with_rows_joined(rows: Sequence[GoodsRow], roles: Mapping[Role, int]) -> Iterator[tuple[GoodsRow, GoodsRow | None]]:
    """The rows of a section in their order, each row of words with the row of figures that was printed in it, where they were parted."""
    places = [_printed_beside(rows, at, roles) for at in range(len(rows))]
    for at, (goods, place) in enumerate(zip(rows, places, strict=True)):
        beside = rows[place] if place is not None else None
        if at not in places:
            yield (goods if beside is None else replace(goods, row=_joined(goods.row, beside.row))), beside


def _printed_beside(rows: Sequence[GoodsRow], at: int, roles: Mapping[Role, int]) -> int | None:
    """The row next to a row of words that holds its figures."""
    if not _is_of(rows[at], roles, "column_description", "column_item_code"):
        return None
    near = [
        other
        for other in (at - 1, at + 1)
        if 0 <= other < len(rows)
        and _is_of(rows[other], roles, "column_quantity", "column_unit", "column_unit_price", "column_line_total")
        and rows[other].page_number == rows[at].page_number
        and _overlap(rows[other].row.line.box, rows[at].row.line.box) > _OVERLAP
    ]
    return near[0] if len(near) == 1 else None


def _is_of(goods: GoodsRow, roles: Mapping[Role, int], *parts: Role) -> bool:
    """Whether a row has words in columns of these parts alone."""
    return bool(goods.row.words) and set(goods.row.words) <= {roles[each] for each in parts if each in roles}


def _joined(words: TableRow, figures: TableRow) -> TableRow:
    """Two lines as the one row that they are."""
    own = words.line
    cells = sorted((*own.cells, *figures.line.cells), key=lambda each: each.box.x0)
    line = TextLine(own.page_number, own.line_number, tuple(Cell(own.page_number, own.line_number, each.words) for each in cells))
    return TableRow(line, dict(sorted({**words.words, **figures.words}.items())))


def _overlap(one: Box, other: Box) -> float:
    """The share of the height of the lower of two lines that both cover."""
    lower = min(one.height, other.height)
    return (min(one.bottom, other.bottom) - max(one.top, other.top)) / lower if lower > 0 else 0.0
