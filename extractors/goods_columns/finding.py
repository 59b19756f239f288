"""Rows of headings over goods, found by what stands under them: each column gets the parts that it likely plays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractors.fields.amounts import DecimalMark
from extractors.fields.column_roles import COLUMN_ROLES, assign_roles
from extractors.fields.labels import Role
from extractors.fields.lookup import DocumentLayout
from extractors.goods_columns.heads import Head, find_heads, tables_without_heads
from extractors.goods_columns.marks import ColumnMarks, column_marks
from extractors.goods_columns.scorer import CLASSES, NOTHING, shares
from extractors.layout.headings import Heading
from extractors.layout.lines import PageLayout
from extractors.layout.tables import Column

_MOST_NOTHING = 0.5
_LEAST = 0.1  # share of a part that a column may play at all
_SURE = 0.35
_OF_NOTHING = CLASSES.index(NOTHING)
_COUNTED: tuple[Role, ...] = ("column_quantity", "column_unit_price", "column_line_total", "column_line_gross")
_TOTALS: tuple[Role, ...] = ("column_line_total", "column_line_gross")


def likely_headings(layout: DocumentLayout, page: PageLayout, mark: DecimalMark, *, are_bare: bool = False) -> list[Heading]:
    """The rows of a page that likely head goods, from top to bottom, of those that share a line the likelier.

    With `are_bare` the places where rows of figures begin without any headings.
    """
    heads = list(tables_without_heads(layout, page)) if are_bare else find_heads(layout, page)
    marked = [column_marks(head, mark) for head in heads]
    column_marks_of = dict(zip(map(id, heads), marked, strict=True))
    scored = shares([each for own in marked for each in own])
    rated: list[tuple[float, Head, list[list[float]]]] = []
    at = 0
    for head, own in zip(heads, marked, strict=True):
        of_head = scored[at : at + len(own)]
        at += len(own)
        nothing = sum(each[_OF_NOTHING] for each in of_head) / len(of_head)
        if nothing < _MOST_NOTHING:
            rated.append((nothing, head, of_head))
    chosen: list[Heading] = []
    for _, head, of_head in sorted(rated, key=lambda each: each[0]):
        if all(head.last_line < other.first_line or head.first_line > other.last_line for other in chosen):
            columns = _with_net_before_gross(
                tuple(replace(column, roles=_parts(each)) for column, each in zip(head.columns, of_head, strict=True)),
                column_marks_of[id(head)],
            )
            if _heads_goods(columns):
                chosen.append(Heading(page, head.first_line, head.last_line, columns, COLUMN_ROLES, is_parted=True))
    return sorted(chosen, key=lambda each: each.first_line)


def _parts(of_column: Sequence[float]) -> Mapping[Role, float]:
    """The parts that a column may play, each with its share."""
    return {role: of_column[CLASSES.index(role)] for role in COLUMN_ROLES if of_column[CLASSES.index(role)] >= _LEAST}


def _with_net_before_gross(columns: tuple[Column, ...], marks: Sequence[ColumnMarks]) -> tuple[Column, ...]:
    """The columns with a net amount, its tax and their sum each as what it is, where likely totals are such sums in most rows."""
    places = [[index for index, each in enumerate(marks) if tie in each.rest] for tie in ("sum:net", "sum:tax", "sum:gross")]
    if any(len(place) != 1 for place in places):
        return columns
    gross = columns[places[2][0]]
    if max(gross.roles, key=gross.roles.__getitem__, default="") not in _TOTALS:
        return columns
    proven: dict[int, Role] = {
        place[0]: role for place, role in zip(places, ("column_line_total", "column_tax", "column_line_gross"), strict=True)
    }
    return tuple(replace(each, roles={proven[at]: 1.0}) if at in proven else each for at, each in enumerate(columns))


def _heads_goods(columns: Sequence[Column]) -> bool:
    """Whether one column likely names the goods and another likely says how many or how much."""
    roles = assign_roles(columns)
    sure = {role for role, index in roles.items() if columns[index].roles[role] >= _SURE}
    return "column_description" in sure and not sure.isdisjoint(_COUNTED)
