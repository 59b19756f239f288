"""Which printed lines belong to a table of goods: from its headings to its totals, over page ends, without what is carried forward."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, takewhile
from operator import or_

from extractors.fields.amounts import DecimalMark
from extractors.fields.cell_figures import lone_figure, quantity_in
from extractors.fields.column_roles import COLUMN_ROLES, assign_roles
from extractors.fields.labels import LabelHit, Role, label_key, roles_of
from extractors.fields.lookup import DocumentLayout, once_a_layout
from extractors.fields.total_phrases import role_of_phrase
from extractors.layout.glued_words import parted_lines
from extractors.layout.gutters import columns_between_gutters
from extractors.layout.headings import Heading, find_headings
from extractors.layout.lines import PageLayout, TextLine
from extractors.layout.tables import Column, TableRow, row_of
from extractors.page_marks import page_mark_of
from extractors.signs import has_digit, letter_count, letters_told

_SIGNING_ROLES = frozenset({"received_by", "signing", "remit_to_heading"})
_ENDING_ROLES = frozenset({"net_total", "gross_total", "tax_total", "amount_due", "lines_total"})
_CLOSING_ROLES = frozenset({"gross_total", "tax_total", "amount_due"})
_SUM_OF_DISCOUNTS = re.compile(r"^(?:total|totaal|gesamt|summe).+|.+(?:total|totale|totaal|gesamt|insgesamt)$")
"""Labels of all discounts together, "Total Discount", which programs print over the other totals: a discount alone may be that of a row."""
_FEWEST_LETTERS, _FEWEST_PARTS = 3, 3
_SURELY = 0.6
_LINE_PARTS = ("column_description", "column_quantity", "column_unit_price", "column_line_total", "column_item_code", "column_tax_rate")


@dataclass(frozen=True, eq=False)
class GoodsRow:
    """A row of a table of goods.

    `must_prove` says that it stands behind the totals, where only its own figures can prove it to be a line; `is_continued` that its page
    goes on with a table without headings.
    """

    row: TableRow
    page_number: int
    height_of_print: float
    must_prove: bool
    is_continued: bool


@dataclass(eq=False)
class Section:
    """The rows under one row of headings on one page, or those with which the next page goes on without headings."""

    columns: tuple[Column, ...]
    page_number: int
    rows: list[GoodsRow] = field(default_factory=list)

    @property
    def headings(self) -> tuple[str, ...]:
        """What tells whether two sections have the same columns."""
        return tuple(column.text for column in self.columns)


@dataclass(eq=False)
class GoodsTable:
    """The sections of a document's table of goods, with the (page, line) pairs of its headings and of the rows that are no goods.

    `breaks` are those of the skipped rows after which a group of rows begins anew.
    """

    sections: list[Section] = field(default_factory=list)
    heading_lines: set[tuple[int, int]] = field(default_factory=set)
    skipped_lines: set[tuple[int, int]] = field(default_factory=set)


@dataclass(frozen=True, eq=False)
class _Stretch:
    """Lines of a page from one row of headings to the next; `heading` is None where the page goes on without one."""

    page: PageLayout
    heading: Heading | None
    lines: tuple[TextLine, ...]


def goods_table(layout: DocumentLayout, mark: DecimalMark) -> GoodsTable | None:
    """The table of goods of a document, or None where no page has headings for one."""
    return table_under(layout, {page.page_number: goods_headings(layout, page) for page in layout.pages}, mark)


def table_under(layout: DocumentLayout, headings: Mapping[int, Sequence[Heading]], mark: DecimalMark) -> GoodsTable | None:
    """The table of goods under those of some headings, by their page, that are alike; None where there are none."""
    main = max((each for own in headings.values() for each in own), key=_weight, default=None)
    if main is None:
        return None
    table = GoodsTable()
    current = main
    ended = False
    for page in layout.pages:
        own = [each for each in headings[page.page_number] if _same_columns(each.columns, main.columns)]
        if not own and table.sections:
            own = _headings_in_part(layout, page, main)
        for stretch in _stretches(page, own):
            if stretch.heading is not None:
                current, ended = stretch.heading, False
                span = range(stretch.heading.first_line, stretch.heading.last_line + 1)
                table.heading_lines |= {(page.page_number, each) for each in span}
            elif not table.sections or (own and page.page_number == table.sections[0].page_number):
                continue
            ended = _take_stretch(layout, table, stretch, current, mark, ended)
    return table if table.sections else None


def _headings_in_part(layout: DocumentLayout, page: PageLayout, main: Heading) -> list[Heading]:
    """The first row on a later page that repeats some of the table's headings, of which a scan may have lost the others."""
    known = {role for column in main.columns for role in column.roles}
    for heading in find_headings(layout, page, COLUMN_ROLES, at_least=2):
        named = {role for column in heading.columns for role in column.roles}
        shifts = [abs(own.x0 - its.x0) for own in heading.columns for its in main.columns if own.text == its.text]
        if named <= known and shifts and named & {"column_description", "column_item_code"}:
            # where they stand as on the first page, the lost ones do too
            return [replace(heading, columns=main.columns) if max(shifts) <= page.height_of_print else heading]
    return []


def _stretches(page: PageLayout, headings: Sequence[Heading]) -> list[_Stretch]:
    """The lines of a page parted by its headings."""
    found = []
    start, current = 0, None
    for heading in [*headings, None]:
        end = heading.first_line if heading is not None else len(page.lines)
        if current is not None or (end > start and not headings):
            found.append(_Stretch(page, current, parted_lines(page.lines[start:end])))
        if heading is not None:
            start, current = heading.last_line + 1, heading
    return found


def _take_stretch(layout: DocumentLayout, table: GoodsTable, stretch: _Stretch, heading: Heading, mark: DecimalMark, ended: bool) -> bool:
    """Adds the rows of a stretch to the table; returns whether the totals have begun."""
    page = stretch.page
    has_rows = list(accumulate((_has_digits(line) for line in stretch.lines), or_, initial=stretch.heading is None))
    foreign = next((at for at, line in enumerate(stretch.lines) if has_rows[at] and _heads_another_table(layout, line)), len(stretch.lines))
    roles = assign_roles(heading.columns)
    figured = list(accumulate(map(_has_digits, stretch.lines), or_))
    named = [
        None
        if stretch.heading is None and not has_figures and len(line.cells) == 1
        else named_ending(layout, line) or _phrased_ending(line, mark)
        for line, has_figures in zip(stretch.lines, figured, strict=True)  # a heading again, of which a scan lost the rest
    ]
    endings = [_ending(line, ending, heading.columns, roles, mark) for line, ending in zip(stretch.lines, named, strict=True)]
    first = next((at for at, ending in enumerate(endings) if ending in ("total", "close")), len(endings))
    rows_heard = stretch.lines[: min(first, foreign)] if not ended else ()
    columns = heading.columns if heading.is_parted else columns_between_gutters(heading, rows_heard)
    roles = assign_roles(columns)
    endings = [_ending(line, ending, columns, roles, mark) for line, ending in zip(stretch.lines, named, strict=True)]
    closed = min(foreign, endings.index("close") if "close" in endings else foreign)
    rows = [row_of(line, columns) for line in stretch.lines[:closed]]
    last = max((at for at in range(closed) if endings[at] is None and _is_shaped(rows[at], roles, mark)), default=-1)
    section = Section(columns, page.page_number)
    for at, (line, ending) in enumerate(zip(stretch.lines, endings, strict=True)):
        if at >= foreign or (ending in ("total", "close") and at > last):
            ended = True
        elif ending is not None and (not ended or at <= last):
            table.skipped_lines.add((page.page_number, line.line_number))
        if ending is None and at != foreign and (not ended or _has_three_figures(line)) and not _is_page_mark(line):
            row = rows[at] if at < closed else row_of(line, columns)
            section.rows.append(GoodsRow(row, page.page_number, page.height_of_print, ended, stretch.heading is None))
    table.sections.append(section)
    return ended


def _is_shaped(row: TableRow, roles: dict[Role, int], mark: DecimalMark) -> bool:
    """Whether a row behind a total is one of the goods nevertheless, so that the total was that of a group."""
    described, totalled = roles.get("column_description"), roles.get("column_line_total", roles.get("column_line_gross"))
    if described is None or totalled is None or letters_told(row.text(described)) < _FEWEST_LETTERS:
        return False
    total = lone_figure(row.text(totalled), mark)
    if total is None or not total.looks_like_money:
        return False
    if "column_quantity" in roles and quantity_in(row.text(roles["column_quantity"]), mark) is None:
        return False
    if "column_quantity" not in roles or "column_unit_price" not in roles:
        return len(row.words) >= _FEWEST_PARTS
    return lone_figure(row.text(roles["column_unit_price"]), mark) is not None


def _has_digits(line: TextLine) -> bool:
    return has_digit(line.text)


def _is_page_mark(line: TextLine) -> bool:
    return len(line.words) <= 6 and page_mark_of(line.text) is not None


def goods_headings(layout: DocumentLayout, page: PageLayout) -> list[Heading]:
    """The rows of headings on a page that stand over goods or services, from top to bottom."""
    return [each for each in find_headings(layout, page, COLUMN_ROLES, at_least=3) if _is_goods_table(each)]


def _is_goods_table(heading: Heading) -> bool:
    if not heading.names("column_description", "column_item_code", "column_quantity"):
        return False
    return heading.names("column_quantity", "column_unit_price") or (
        heading.names("column_line_total", "column_line_gross") and heading.names("column_description")
    )


def _weight(heading: Heading) -> int:
    """How much a row of headings looks like that of the goods, where a page has several tables."""
    return sum(heading.names(part) for part in _LINE_PARTS) * 2 + (2 if heading.names("column_description") else 0)


def _same_columns(a: Sequence[Column], b: Sequence[Column]) -> bool:
    if a is b:
        return True
    shared = {role for column in a for role in column.roles} & {role for column in b for role in column.roles}
    known = min(sum(1 for column in own if column.roles) for own in (a, b))  # two columns may both be quantities: ordered and shipped
    return len(shared) >= known - 1 - _repeated(a) and len(shared) >= 3


def _repeated(columns: Sequence[Column]) -> int:
    """How many columns name nothing but what columns before them name."""
    named: set[Role] = set()
    repeated = 0
    for column in columns:
        repeated += bool(column.roles) and named.issuperset(column.roles)
        named |= set(column.roles)
    return repeated


def _heads_another_table(layout: DocumentLayout, line: TextLine) -> bool:
    """Whether a line is a row of headings over something else than the goods: allowances, taxes by rate, payments."""
    if len(line.cells) < 3 or has_digit(line.text):
        return False
    labelled = [any(hit.at_start and hit.closed for hit in layout.labels_in(cell)) for cell in line.cells]
    return sum(labelled) >= 2 and sum(len(cell.words) <= 3 for cell in line.cells) == len(line.cells)


def _has_three_figures(line: TextLine) -> bool:
    """Whether a line behind the totals could prove to be a line by its figures."""
    return sum(has_digit(word.text) for word in line.words) >= 3


def _ending(line: TextLine, named: str | None, columns: Sequence[Column], roles: dict[Role, int], mark: DecimalMark) -> str | None:
    """What a row says that its words name no goods; None where it prints a quantity and a price nevertheless."""
    if named is None or "column_quantity" not in roles or "column_unit_price" not in roles:
        return named
    row = row_of(line, columns)
    is_priced = all(quantity_in(row.text(roles[role]), mark) is not None for role in ("column_quantity", "column_unit_price"))
    return None if is_priced else named


def _phrased_ending(line: TextLine, mark: DecimalMark) -> str | None:
    """`total` where a line is nothing but words for a total that no table lists and its amount: "Value before VAT  R9 293,36"."""
    if len(line.cells) != 2 or role_of_phrase(line.cells[0].text) not in _ENDING_ROLES:
        return None
    amount = lone_figure(line.cells[1].text, mark)
    return "total" if amount is not None and amount.looks_like_money else None


@once_a_layout
def named_ending(layout: DocumentLayout, line: TextLine) -> str | None:
    """What a line's words say that is none of the goods: `close` that a paper's own totals stand here, `total` that they or a group's do,
    `skip` that something is carried forward; None for any other line."""
    if len(line.words[0].text) == 1:
        spaced = "".join(takewhile(lambda text: len(text) == 1 and text.isalpha(), (word.text for word in line.words)))
        if len(spaced) >= 2 and _ENDING_ROLES & set(roles_of(spaced)):
            return "total"  # letters set apart, as in 合 计
    for cell in line.cells:
        for hit in layout.labels_in(cell):
            if not hit.at_start:
                continue
            named = set(hit.roles)
            if named & _SIGNING_ROLES:
                return "close"
            if hit.roles.get("not_a_total", 0.0) >= _SURELY and not named & _ENDING_ROLES and _words_behind(hit) <= 1:
                return "skip"
            if "allowance_total" in named and hit.closed and _SUM_OF_DISCOUNTS.match(label_key(hit.own.text)):
                return "total"
            if any(hit.roles[role] >= _SURELY for role in named & _ENDING_ROLES) and _words_behind(hit) <= 2:
                is_papers = named & _CLOSING_ROLES and (hit.last - hit.first >= 2 or "tax_total" in named)
                return "close" if is_papers else "total"
    return None


def _words_behind(hit: LabelHit) -> int:
    """How many words of some letters follow a label in its cell."""
    return sum(letter_count(word.text) >= _FEWEST_LETTERS for word in hit.cell.words[hit.last :])
