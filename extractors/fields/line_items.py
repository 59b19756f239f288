"""The goods and services of a paper, one line each, over all its pages.

Subtotals and carried-forward rows are not lines; a row of words alone belongs to the description above it. Quantity x price = total
decides between columns that claim the same part.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from extractors.fields.amounts import DecimalMark, Figure, figures_in
from extractors.fields.labels import Role
from extractors.fields.lookup import DocumentLayout
from extractors.layout.lines import TextLine, box_of
from extractors.layout.tables import Column, Heading, TableRow, find_headings, row_of
from extractors.model import Evidence, Line

COLUMN_ROLES: tuple[Role, ...] = (
    "column_description",
    "column_quantity",
    "column_unit",
    "column_unit_price",
    "column_line_total",
    "column_line_gross",
    "column_tax_rate",
    "column_tax",
    "column_discount",
    "column_item_code",
    "column_position",
    "column_date",
)
_FIGURE_ROLES: tuple[Role, ...] = ("column_quantity", "column_unit_price", "column_line_total", "column_line_gross")
_ENDING_ROLES = frozenset({"net_total", "gross_total", "tax_total", "amount_due", "lines_total"})
_LINE_ROUNDING = Decimal("0.06")


@dataclass(frozen=True, slots=True)
class LinesFound:
    """The lines of a document, and the (page, line) pairs that its table takes, so that no total is looked for among them."""

    lines: tuple[Line, ...]
    table_lines: frozenset[tuple[int, int]]
    has_discounts: bool = False


@dataclass(eq=False)
class _Draft:
    row: TableRow
    description: list[str]
    line: Line
    page_number: int
    rows: list[TableRow] = field(default_factory=list)


def find_lines(layout: DocumentLayout, mark: DecimalMark) -> LinesFound:
    """The lines of goods and services of one document."""
    drafts: list[_Draft] = []
    taken: set[tuple[int, int]] = set()
    columns: tuple[Column, ...] | None = None
    roles: dict[Role, int] = {}
    for page in layout.pages:
        headings = [h for h in find_headings(layout, page, COLUMN_ROLES, at_least=3) if _is_goods_table(h)]
        if headings and columns is None:
            headings = headings[:1] + [h for h in headings[1:] if _same_columns(h.columns, headings[0].columns)]
        elif headings and columns is not None:
            headings = [h for h in headings if _same_columns(h.columns, columns)] or []
        starts = {h.first_line: h for h in headings}
        ended = columns is None
        continued = columns is not None and not headings
        skip_to = -1
        for line in page.lines:
            number = line.line_number
            if number in starts:
                heading = starts[number]
                columns, ended, continued = heading.columns, False, False
                roles = assign_roles(columns)
                skip_to = heading.last_line
                taken |= {(page.page_number, each) for each in range(heading.first_line, heading.last_line + 1)}
                continue
            if number <= skip_to or columns is None:
                continue
            if ended and not drafts:
                continue
            row = row_of(line, columns)
            ends = _ends_table(layout, line, row, roles, mark)
            draft = None if ends == "total" else _draft(row, roles, columns, mark, page.page_number)
            if (ended or continued) and draft is not None and not _stands_up(draft.line):
                draft = None
                if ended:
                    continue
            if draft is not None:
                _adopt_words_above(drafts, draft)
                drafts.append(draft)
                taken.add((page.page_number, number))
                ended = False
            elif ends == "total":
                ended = True
            elif ends == "skip":
                taken.add((page.page_number, number))
            elif not ended and not continued and drafts and _continues(drafts[-1], line, row, roles, page.height_of_print):
                text = _description_text(row, roles, columns)
                if text:
                    drafts[-1].description.append(text)
                drafts[-1].rows.append(row)
    lines = [_finished(draft) for draft in drafts]
    if not lines:
        return LinesFound((), frozenset(taken) if False else frozenset())
    return LinesFound(tuple(_positive(lines)), frozenset(taken), "column_discount" in roles)


def _is_goods_table(heading: Heading) -> bool:
    if not heading.names("column_description", "column_item_code", "column_quantity"):
        return False
    return heading.names("column_quantity", "column_unit_price") or (
        heading.names("column_line_total") and heading.names("column_description")
    )


def _same_columns(a: Sequence[Column], b: Sequence[Column]) -> bool:
    shared = {role for column in a for role in column.roles} & {role for column in b for role in column.roles}
    return len(shared) >= min(len(a), len(b)) - 1 and len(shared) >= 3


def assign_roles(columns: Sequence[Column]) -> dict[Role, int]:
    """Which column plays which part: each part once, each column once, the strongest claims first, the rest by place."""
    claims = sorted(
        (
            (weight - _handicap(role, index, columns), role, index)
            for index, column in enumerate(columns)
            for role, weight in column.roles.items()
        ),
        key=lambda claim: (-claim[0], claim[2]),
    )
    roles: dict[Role, int] = {}
    used: set[int] = set()
    for _, role, index in claims:
        if role not in roles and index not in used:
            roles[role] = index
            used.add(index)
    return roles


def _handicap(role: Role, index: int, columns: Sequence[Column]) -> float:
    """Words such as "item" or "no" play their lesser part only where no other column plays it better."""
    share = len(columns[index].roles)
    base = 0.05 * (share - 1)
    if role == "column_line_total":
        return base - 0.02 * index
    if role in ("column_position", "column_item_code", "column_date"):
        return base + 0.2
    if role == "column_description":
        return base - 0.05
    return base


def _figure(text: str, mark: DecimalMark) -> Figure | None:
    figures = figures_in(text, mark)
    return figures[0] if figures else None


def _draft(row: TableRow, roles: dict[Role, int], columns: Sequence[Column], mark: DecimalMark, page_number: int) -> _Draft | None:
    """The line that a row begins, or None where the row has no figure that makes it one."""

    def at(role: Role) -> str:
        return row.text(roles[role]) if role in roles else ""

    def money(role: Role) -> Decimal | None:
        figures = [each for each in figures_in(at(role), mark) if not each.percent]
        return figures[-1].value if figures else None

    quantity_figure = _figure(at("column_quantity"), mark)
    quantity = quantity_figure.value if quantity_figure else None
    price, total = money("column_unit_price"), money("column_line_total")
    if total is None and "column_line_gross" in roles:
        total = money("column_line_gross")
    description = _description_text(row, roles, columns)
    if total is None and (quantity is None or (price is None and "column_line_total" in roles)):
        return None
    if total is None and price is None and not (quantity is not None and description):
        return None
    if not any(ch.isalpha() for ch in description) and (quantity is None or price is None) and not at("column_item_code"):
        return None
    rate_text = at("column_tax_rate") or at("column_tax")
    rate = next((each.value for each in figures_in(rate_text, mark) if each.percent or "column_tax_rate" in roles), None)
    unit = at("column_unit") or None
    if unit is None and quantity_figure is not None:
        behind = at("column_quantity")[quantity_figure.end :].strip(" /()")
        unit = behind if behind and len(behind) <= 12 and not any(ch.isdigit() for ch in behind) else None
    line = Line(
        description,
        quantity,
        unit,
        price,
        total,
        rate if rate is not None and 0 <= rate <= 40 else None,
        at("column_item_code") or None,
        Evidence(page_number, row.box(), row.line.text),
    )
    return _Draft(row, [description] if description else [], line, page_number)


def _description_text(row: TableRow, roles: dict[Role, int], columns: Sequence[Column]) -> str:
    if "column_description" in roles:
        own = row.text(roles["column_description"])
        if own:
            return own
    texts = [
        row.text(index)
        for index in range(len(columns))
        if index
        not in {
            roles.get(role)
            for role in (*_FIGURE_ROLES, "column_position", "column_tax", "column_tax_rate", "column_discount", "column_unit")
        }
    ]
    words = [text for text in texts if sum(ch.isalpha() for ch in text) >= 2]
    return max(words, key=len, default="")


def _stands_up(line: Line) -> bool:
    """Whether a row after the end of the table, or on a page without headings, proves by its own figures to be a line."""
    if line.quantity is None or line.line_total is None or not line.description:
        return False
    return line.unit_price is None or abs(line.quantity * line.unit_price - line.line_total) <= _LINE_ROUNDING


def _ends_table(layout: DocumentLayout, line: TextLine, row: TableRow, roles: dict[Role, int], mark: DecimalMark) -> str | None:
    """`total` where the totals begin, `skip` for a carried-forward or subtotal row, None for any other row."""
    quantity = _figure(row.text(roles["column_quantity"]), mark) if "column_quantity" in roles else None
    price = _figure(row.text(roles["column_unit_price"]), mark) if "column_unit_price" in roles else None
    for cell in line.cells:
        for hit in layout.labels_in(cell):
            if not hit.at_start:
                continue
            named = set(hit.roles)
            covered = hit.last - hit.first
            rest_words = [word for word in cell.words[hit.last :] if sum(ch.isalpha() for ch in word.text) >= 3]
            if "not_a_total" in named and not named & _ENDING_ROLES and len(rest_words) <= 1 and not (quantity and price):
                return "skip"
            strong = any(hit.roles[role] >= 0.6 for role in named & _ENDING_ROLES)
            if strong and covered >= 1 and len(rest_words) <= 2 and not (quantity is not None and price is not None):
                return "total"
    return None


def _continues(draft: _Draft, line: TextLine, row: TableRow, roles: dict[Role, int], height: float) -> bool:
    """Whether a row of words goes on with the description above it: close below, and no figure in a column of figures."""
    last = draft.rows[-1].line if draft.rows else draft.row.line
    if last.page_number != line.page_number or line.box.top - last.box.bottom > 1.6 * height or len(draft.rows) > 14:
        return False
    return not any(
        re.search(r"\d[.,]\d\d(?!\d)", row.text(roles[role])) for role in ("column_line_total", "column_line_gross") if role in roles
    )


def _adopt_words_above(drafts: list[_Draft], draft: _Draft) -> None:
    """A row of figures without words takes the last words above it, where those stand closer to it than to the line they followed."""
    if draft.description or not drafts or not drafts[-1].rows:
        return
    last = drafts[-1].rows[-1]
    before = drafts[-1].rows[-2] if len(drafts[-1].rows) > 1 else drafts[-1].row
    if last.line.page_number != draft.page_number:
        return
    above = last.line.box.top - before.line.box.bottom
    below = draft.row.line.box.top - last.line.box.bottom
    if below < above and len(drafts[-1].description) > 1:
        draft.description.append(drafts[-1].description.pop())
        drafts[-1].rows.pop()


def _finished(draft: _Draft) -> Line:
    evidence = draft.line.evidence
    if evidence is not None and draft.rows:
        words = [word for row in (draft.row, *draft.rows) for word in row.line.words]
        evidence = replace(evidence, box=box_of(words))
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
