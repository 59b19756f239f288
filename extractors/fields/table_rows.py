"""Which printed lines belong to a table of goods: from its headings to its totals, over page ends, without what is carried forward."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.fields.amounts import DecimalMark
from extractors.fields.column_roles import COLUMN_ROLES, assign_roles, quantity_in
from extractors.fields.labels import Role
from extractors.fields.lookup import DocumentLayout
from extractors.layout.lines import TextLine
from extractors.layout.tables import Column, Heading, TableRow, find_headings, row_of

_SIGNING_ROLES = frozenset({"received_by", "signing", "remit_to_heading"})
_ENDING_ROLES = frozenset({"net_total", "gross_total", "tax_total", "amount_due", "lines_total"})


@dataclass(frozen=True, eq=False)
class GoodsRow:
    """A row of a table of goods. `must_prove` says that it stands behind the totals, or on a page without headings, so that only its own
    figures can prove it to be a line; `columns` are those of its page."""

    row: TableRow
    page_number: int
    height_of_print: float
    must_prove: bool
    columns: tuple[Column, ...]


@dataclass(eq=False)
class GoodsTable:
    """The rows of a document's table of goods and the columns of its first heading."""

    columns: tuple[Column, ...]
    roles: dict[Role, int]
    rows: list[GoodsRow] = field(default_factory=list)
    heading_lines: set[tuple[int, int]] = field(default_factory=set)
    skipped_lines: set[tuple[int, int]] = field(default_factory=set)


def goods_table(layout: DocumentLayout, mark: DecimalMark) -> GoodsTable | None:
    """The table of goods of a document, or None where no page has headings for one."""
    table: GoodsTable | None = None
    columns: tuple[Column, ...] = ()
    for page in layout.pages:
        headings = [each for each in find_headings(layout, page, COLUMN_ROLES, at_least=3) if _is_goods_table(each)]
        if not headings and table is None:
            continue
        known = table.columns if table is not None else max(headings, key=_weight).columns
        headings = [each for each in headings if each.columns is known or _same_columns(each.columns, known)]
        starts = {each.first_line: each for each in headings}
        ended, continued, skip_to = table is None, bool(table is not None and not headings), -1
        for line in page.lines:
            number = line.line_number
            if number in starts:
                heading = starts[number]
                columns, ended, continued, skip_to = heading.columns, False, False, heading.last_line
                if table is None:
                    table = GoodsTable(columns, assign_roles(columns))
                table.heading_lines |= {(page.page_number, each) for each in range(heading.first_line, heading.last_line + 1)}
                continue
            if table is None or number <= skip_to or (ended and not table.rows):
                continue
            row = row_of(line, columns)
            ending = _ending(layout, line, row, assign_roles(columns), mark)
            if ending == "total":
                ended = True
            elif ending == "skip":
                table.skipped_lines.add((page.page_number, number))
            else:
                table.rows.append(GoodsRow(row, page.page_number, page.height_of_print, ended or continued, columns))
    return table


def _is_goods_table(heading: Heading) -> bool:
    if not heading.names("column_description", "column_item_code", "column_quantity"):
        return False
    return heading.names("column_quantity", "column_unit_price") or (
        heading.names("column_line_total") and heading.names("column_description")
    )


def _weight(heading: Heading) -> int:
    """How much a row of headings looks like that of the goods, where a page has several tables."""
    parts = ("column_description", "column_quantity", "column_unit_price", "column_line_total", "column_item_code", "column_tax_rate")
    return sum(heading.names(part) for part in parts) * 2 + (2 if heading.names("column_description") else 0)


def _same_columns(a: Sequence[Column], b: Sequence[Column]) -> bool:
    shared = {role for column in a for role in column.roles} & {role for column in b for role in column.roles}
    return len(shared) >= min(len(a), len(b)) - 1 and len(shared) >= 3


def _ending(layout: DocumentLayout, line: TextLine, row: TableRow, roles: dict[Role, int], mark: DecimalMark) -> str | None:
    """`total` where the totals begin, `skip` for a carried-forward or subtotal row, None for any other row."""
    is_priced = all(
        role in roles and quantity_in(row.text(roles[role]), mark) is not None for role in ("column_quantity", "column_unit_price")
    )
    if is_priced:
        return None
    for cell in line.cells:
        for hit in layout.labels_in(cell):
            if not hit.at_start:
                continue
            named = set(hit.roles)
            words_behind = [word for word in cell.words[hit.last :] if sum(ch.isalpha() for ch in word.text) >= 3]
            if named & _SIGNING_ROLES:
                return "total"
            if "not_a_total" in named and not named & _ENDING_ROLES and len(words_behind) <= 1:
                return "skip"
            if any(hit.roles[role] >= 0.6 for role in named & _ENDING_ROLES) and len(words_behind) <= 2:
                return "total"
    return None
