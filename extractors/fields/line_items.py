"""The goods and services of a paper, one line each, over all its pages.

Subtotals and carried-forward rows are not lines; a row of words alone belongs to the description above it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from extractors.fields.amounts import DecimalMark, figures_in
from extractors.fields.column_roles import FIGURE_ROLES, assign_roles, lone_figure, quantity_in, settle_roles
from extractors.fields.labels import Role
from extractors.fields.lookup import DocumentLayout
from extractors.fields.proven_rows import find_proven_rows
from extractors.fields.table_rows import GoodsRow, goods_table
from extractors.fields.wholeness import are_whole
from extractors.layout.lines import box_of
from extractors.layout.tables import Column, TableRow
from extractors.model import Evidence, Line

# What a scan makes of the two cells of a quantity and its unit that stand close: 114M.
_JOINED_QUANTITY = re.compile(r"(?P<quantity>\d{1,6}(?:[.,]\d{1,3})?)(?P<unit>[^\W\d_]{1,4}\d?)")

_LINE_ROUNDING = Decimal("0.06")
_MOST_WRAPPED_ROWS = 14


@dataclass(frozen=True, slots=True)
class LinesFound:
    """The lines of a document, and the (page, line) pairs that its table takes, so that no total is looked for among them.

    `are_whole` is False where amounts stand in the table that no line took.
    """

    lines: tuple[Line, ...]
    table_lines: frozenset[tuple[int, int]]
    has_discounts: bool = False
    are_whole: bool = True


@dataclass(eq=False)
class _Draft:
    goods: GoodsRow
    line: Line
    description: list[str]
    is_priced: bool
    rows: list[TableRow] = field(default_factory=list)

    @property
    def last_row(self) -> TableRow:
        return self.rows[-1] if self.rows else self.goods.row


def find_lines(layout: DocumentLayout, mark: DecimalMark) -> LinesFound:
    """The lines of goods and services of one document."""
    found = _lines_under_headings(layout, mark)
    if not found.lines:
        proven = find_proven_rows(layout, mark)
        if proven is not None:
            found = LinesFound(tuple(_positive(proven.lines)), proven.table_lines)
    if not found.lines:
        return found
    return replace(found, are_whole=are_whole(layout, found.lines, found.table_lines, mark))


def _lines_under_headings(layout: DocumentLayout, mark: DecimalMark) -> LinesFound:
    """The lines of the table whose headings name its columns."""
    table = goods_table(layout, mark)
    if table is None:
        return LinesFound((), frozenset())
    first_columns = [each.row for each in table.rows if len(each.columns) == len(table.columns)]
    roles = settle_roles(table.columns, first_columns, table.roles, mark)
    drafts: list[_Draft] = []
    for goods in table.rows:
        own = roles if len(goods.columns) == len(table.columns) else assign_roles(goods.columns)
        _take_row(drafts, goods, own, mark)
    if _totals_expected(drafts):
        drafts = [
            draft
            for draft in drafts
            if draft.line.line_total is not None and (draft.is_priced or not any(each.is_priced for each in drafts))
        ]
    if not drafts:
        return LinesFound((), frozenset())
    taken = {(draft.goods.page_number, row.line.line_number) for draft in drafts for row in (draft.goods.row, *draft.rows)}
    taken |= table.heading_lines | table.skipped_lines
    return LinesFound(tuple(_positive([_finished(draft) for draft in drafts])), frozenset(taken), "column_discount" in roles)


def _totals_expected(drafts: Sequence[_Draft]) -> bool:
    """Whether most lines print a total, so that a row without one is no line."""
    return sum(1 for draft in drafts if draft.line.line_total is not None) * 2 >= len(drafts)


def _take_row(drafts: list[_Draft], goods: GoodsRow, roles: dict[Role, int], mark: DecimalMark) -> None:
    """Makes a row a line, or a part of the line before it, or nothing."""
    draft = _draft(goods, roles, mark)
    if draft is not None and (not goods.must_prove or _stands_up(draft.line)):
        _adopt_words_above(drafts, draft)
        drafts.append(draft)
        return
    if goods.must_prove or not drafts or not _is_close(drafts[-1], goods):
        return
    last = drafts[-1]
    late_total = lone_figure(goods.row.text(roles["column_line_total"]), mark) if "column_line_total" in roles else None
    if late_total is not None and late_total.looks_like_money:
        if last.line.line_total is None and len(last.rows) <= 1:
            last.line = replace(last.line, line_total=late_total.value)
            last.rows.append(goods.row)
        return
    text = _description_text(goods.row, roles, goods.columns)
    if text:
        last.description.append(text)
    last.rows.append(goods.row)


def _draft(goods: GoodsRow, roles: dict[Role, int], mark: DecimalMark) -> _Draft | None:
    """The line that a row begins, or None where the row has no figures that make it one."""
    row = goods.row

    def at(role: Role) -> str:
        return row.text(roles[role]) if role in roles else ""

    quantity_text, unit_text = at("column_quantity"), at("column_unit")
    joined = _JOINED_QUANTITY.fullmatch(quantity_text or unit_text)
    if joined and not (quantity_text and unit_text):
        quantity_text, unit_text = joined["quantity"], joined["unit"]
    quantity = quantity_in(quantity_text, mark)
    price = lone_figure(at("column_unit_price"), mark)
    total = lone_figure(at("column_line_total"), mark) or lone_figure(at("column_line_gross"), mark)
    description = _description_text(row, roles, goods.columns)
    has_words = sum(ch.isalpha() for ch in description) >= 2 or bool(at("column_item_code"))
    if total is None and (quantity is None or not has_words):
        return None
    if total is not None and not total.looks_like_money and not (quantity and price) and not has_words:
        return None
    if not has_words and (quantity is None or price is None):
        return None
    line = Line(
        description,
        quantity.value if quantity else None,
        unit_text or _unit_behind(quantity_text, quantity.end if quantity else None),
        price.value if price else None,
        total.value if total else None,
        _rate(at("column_tax_rate"), mark, needs_percent=False) or _rate(at("column_tax"), mark, needs_percent=True),
        at("column_item_code") or None,
        Evidence(goods.page_number, row.box(), row.line.text),
    )
    is_priced = (quantity is not None and price is not None) or (total is not None and total.looks_like_money)
    return _Draft(goods, line, [description] if description else [], is_priced)


def _rate(text: str, mark: DecimalMark, *, needs_percent: bool) -> Decimal | None:
    return next((each.value for each in figures_in(text, mark) if (each.percent or not needs_percent) and 0 <= each.value <= 40), None)


def _unit_behind(text: str, end: int | None) -> str | None:
    behind = text[end:].strip(" /()") if end is not None else ""
    return behind if behind and len(behind) <= 12 and not any(ch.isdigit() for ch in behind) else None


def _description_text(row: TableRow, roles: dict[Role, int], columns: Sequence[Column]) -> str:
    if "column_description" in roles and row.text(roles["column_description"]):
        return row.text(roles["column_description"])
    figures = {
        roles.get(role) for role in (*FIGURE_ROLES, "column_position", "column_tax", "column_tax_rate", "column_discount", "column_unit")
    }
    texts = [row.text(index) for index in range(len(columns)) if index not in figures]
    return max((text for text in texts if sum(ch.isalpha() for ch in text) >= 2), key=len, default="")


def _stands_up(line: Line) -> bool:
    """Whether a row behind the totals, or on a page without headings, proves by its own figures to be a line."""
    if line.quantity is None or line.unit_price is None or line.line_total is None or not line.description:
        return False
    return abs(line.quantity * line.unit_price - line.line_total) <= _LINE_ROUNDING


def _is_close(draft: _Draft, goods: GoodsRow) -> bool:
    last = draft.last_row.line
    if draft.goods.page_number != goods.page_number or len(draft.rows) >= _MOST_WRAPPED_ROWS:
        return False
    return goods.row.line.box.top - last.box.bottom <= 1.6 * goods.height_of_print


def _adopt_words_above(drafts: list[_Draft], draft: _Draft) -> None:
    """A row of figures without words takes the last words above it, where those stand closer to it than to the line they followed."""
    if draft.description or not drafts or not drafts[-1].rows or len(drafts[-1].description) < 2:
        return
    last = drafts[-1].rows[-1]
    before = drafts[-1].rows[-2] if len(drafts[-1].rows) > 1 else drafts[-1].goods.row
    if drafts[-1].goods.page_number != draft.goods.page_number:
        return
    above = last.line.box.top - before.line.box.bottom
    below = draft.goods.row.line.box.top - last.line.box.bottom
    if below < above:
        draft.description.append(drafts[-1].description.pop())
        drafts[-1].rows.pop()


def _finished(draft: _Draft) -> Line:
    evidence = draft.line.evidence
    if evidence is not None and draft.rows:
        evidence = replace(evidence, box=box_of([word for row in (draft.goods.row, *draft.rows) for word in row.line.words]))
    return replace(draft.line, description=" ".join(draft.description), evidence=evidence)


def _positive(lines: Sequence[Line]) -> list[Line]:
    """Lines of a paper whose amounts are printed negative throughout, as many credit notes are, turned positive."""
    amounts = [line.line_total for line in lines if line.line_total]
    if not amounts or not all(amount < 0 for amount in amounts):
        return list(lines)
    return [
        replace(
            line,
            quantity=abs(line.quantity) if line.quantity is not None else None,
            unit_price=abs(line.unit_price) if line.unit_price is not None else None,
            line_total=abs(line.line_total) if line.line_total is not None else None,
        )
        for line in lines
    ]
