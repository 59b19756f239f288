"""A description that has a line to itself, over or under its figures, begins wherever there is room: mostly at the left of the table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from extractors.fields.amounts import DecimalMark, figures_in
from extractors.fields.labels import Role
from extractors.fields.table_rows import GoodsRow
from extractors.layout.tables import TableRow
from extractors.signs import letter_count

_FEWEST_LETTERS = 2  # "S/N 55351"
_NEVER_WORDS: tuple[Role, ...] = ("column_line_total", "column_line_gross", "column_tax", "column_date", "column_worker")


def with_words_at_home(goods: GoodsRow, roles: Mapping[Role, int], mark: DecimalMark) -> GoodsRow:
    """A row that is nothing but one run of words left of the amounts, with them in the column of descriptions."""
    row, described = goods.row, roles.get("column_description")
    if described is None or set(row.words) == {described} or len(row.line.cells) != 1:
        return goods
    text = row.line.text
    if not text[0].isalpha() or letter_count(text) < _FEWEST_LETTERS or {roles.get(role) for role in _NEVER_WORDS} & set(row.words):
        return goods
    if goods.must_prove or any(figure.looks_like_money for figure in figures_in(row.line.words[-1].text, mark)):
        return goods
    if set(row.words) == {roles.get("column_item_code")} and len(row.line.words) == 1:
        return goods  # a code that goes on
    return replace(goods, row=TableRow(row.line, {described: row.line.words}))
