"""The table of lines: columns as wide as the house likes, descriptions that wrap, and a new page when the sheet is full."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from api.sample.sheet import Align, Sheet

Rules = Literal["grid", "rows", "none", "bands"]


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column by its heading; numbers stand to the right."""

    key: str
    heading: str
    width: float
    align: Align = "left"


def fitted(columns: Sequence[TableColumn], width: float) -> list[TableColumn]:
    """The columns with their widths stretched to fill this width."""
    factor = width / sum(column.width for column in columns)
    return [TableColumn(column.key, column.heading, column.width * factor, column.align) for column in columns]


def draw_table(
    sheet: Sheet,
    left: float,
    top: float,
    columns: Sequence[TableColumn],
    rows: Sequence[Mapping[str, str]],
    rules: Rules,
    accent: str,
    *,
    bottom: float,
    next_page: Callable[[], float],
    size: float = 8.5,
) -> float:
    """Draw rows until they end; a row that would pass `bottom` starts on the next page. Returns where the table ended."""
    right = left + sum(column.width for column in columns)
    start = top
    top = _heading(sheet, left, top, columns, rules, accent, size)
    for index, row in enumerate(rows):
        cells = [sheet.split(row.get(column.key, ""), column.width - 8, size) for column in columns]
        height = max(len(cell) for cell in cells) * size * 1.25 + 7
        if top + height > bottom:
            _verticals(sheet, left, start, top, columns, rules)
            top = start = next_page()
            top = _heading(sheet, left, top, columns, rules, accent, size)
        if rules == "bands" and index % 2 == 1:
            sheet.area(left, top, right, top + height, fill="#eef3f0", stroke=None)
        x = left
        for column, cell in zip(columns, cells, strict=True):
            for number, words in enumerate(cell):
                line_top = top + 4 + number * size * 1.25
                _cell(sheet, x, line_top, column, words, size)
            x += column.width
        top += height
        if rules in ("grid", "rows"):
            sheet.rule(left, top, right, top, 0.5, "#999999")
    _verticals(sheet, left, start, top, columns, rules)
    return top


def _cell(
    sheet: Sheet, x: float, top: float, column: TableColumn, words: str, size: float, *, bold: bool = False, colour: str = "#111111"
) -> None:
    if column.align == "right":
        sheet.text(x + column.width - 4, top, words, size, align="right", bold=bold, colour=colour)
    else:
        sheet.text(x + 4, top, words, size, bold=bold, colour=colour)


def _heading(sheet: Sheet, left: float, top: float, columns: Sequence[TableColumn], rules: Rules, accent: str, size: float) -> float:
    right = left + sum(column.width for column in columns)
    filled = rules in ("bands", "grid")
    if filled:
        sheet.area(
            left, top, right, top + 17, fill=accent if rules == "bands" else "#e4e9ef", stroke="#444444" if rules == "grid" else None
        )
    x = left
    for column in columns:
        _cell(sheet, x, top + 4, column, column.heading, size, bold=True, colour="#ffffff" if rules == "bands" else "#111111")
        x += column.width
    if rules == "rows":
        sheet.rule(left, top + 17, right, top + 17, 1.0)
    return top + 18


def _verticals(sheet: Sheet, left: float, start: float, end: float, columns: Sequence[TableColumn], rules: Rules) -> None:
    if rules != "grid":
        return
    x = left
    sheet.rule(x, start, x, end, 0.5, "#777777")
    for column in columns:
        x += column.width
        sheet.rule(x, start, x, end, 0.5, "#777777")
