"""The goods and services of a paper, one line each, over all its pages.

Subtotals and carried-forward rows are not lines; a row of words alone belongs to the description beside it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.fields.amounts import DecimalMark
from extractors.fields.askew_rows import with_rows_joined
from extractors.fields.cell_figures import is_code
from extractors.fields.column_roles import assign_roles, settle_roles
from extractors.fields.counted_rows import find_counted_rows, is_of_people
from extractors.fields.goods_lines import (
    SECOND_TOTAL,
    Draft,
    draft_of,
    heads_group,
    late_total,
    multiplies,
    names_address_on_net,
    positive,
    without_positions,
    words_of_row,
)
from extractors.fields.labels import Role
from extractors.fields.lines_of_forms import lines_of_forms
from extractors.fields.lone_words import with_words_at_home
from extractors.fields.lookup import DocumentLayout
from extractors.fields.proven_rows import ProvenRows, find_proven_rows
from extractors.fields.row_words import Printed, share_words
from extractors.fields.subtotals import add_up, is_sum_of, sums_of_goods, without_subtotals
from extractors.fields.summed_rows import find_summed_rows
from extractors.fields.table_end import end_goods_at_their_sum, goods_before_their_tax, place_of
from extractors.fields.table_rows import GoodsRow, GoodsTable, Section, goods_table, table_under
from extractors.fields.told_quantities import with_told_figures
from extractors.fields.wholeness import are_whole
from extractors.goods_columns.finding import likely_headings
from extractors.model import Line

RolesByHeadings = dict[tuple[str, ...], dict[Role, int]]
_CHARGE_ROLES = {"charge_total", "allowance_total", "rounding", "prepaid_total"}
_CLOSE = 1.6  # heights of print up to which a line's total may stand below its other figures

_NEVER_TOTALS = ("column_description", "column_quantity", "column_unit_price", "column_date", "column_position", "column_line_total")


@dataclass(frozen=True, slots=True)
class LinesFound:
    """The lines of a document, and the (page, line) pairs that its table takes, so that no total is looked for among them.

    `are_whole` is False where amounts stand in the table that no line took.
    """

    lines: tuple[Line, ...]
    table_lines: frozenset[tuple[int, int]]
    has_discounts: bool = False
    are_whole: bool = True


def find_lines(layout: DocumentLayout, mark: DecimalMark, *, are_counted: bool = False) -> LinesFound:
    """The lines of goods and services of one document; `are_counted` says that the paper may only count them, without a price."""
    found = _lines_under_headings(layout, goods_table(layout, mark), mark)
    if not found.lines or not _add_up(layout, found.lines, found.table_lines, mark):
        found = _better_under_likely(layout, found, mark)
    if not found.lines or not _add_up(layout, found.lines, found.table_lines, mark):
        proven = find_proven_rows(layout, mark)
        if proven is not None and (not found.lines or _adds_up_better(layout, proven, found, mark)):
            found = LinesFound(tuple(positive(proven.lines)), proven.table_lines)
    found = _completed(layout, found, find_summed_rows(layout, mark), mark)
    if not found.lines or not _add_up(layout, found.lines, found.table_lines, mark):
        found = _better_under_likely(layout, found, mark, are_bare=True)
    if not found.lines:
        lines, table_lines = lines_of_forms(layout, mark)
        found = LinesFound(lines, table_lines) if lines else found
    if not found.lines:
        counted = find_counted_rows(layout, mark) if are_counted else None
        return found if counted is None else LinesFound(counted.lines, counted.table_lines)
    found = _without_tax(found, layout, mark)
    lines = tuple(with_told_figures(line, mark) for line in found.lines if not names_address_on_net(line))
    return replace(found, lines=lines, are_whole=are_whole(layout, found.lines, found.table_lines, mark))


def _adds_up_better(layout: DocumentLayout, proven: ProvenRows, found: LinesFound, mark: DecimalMark) -> bool:
    """Whether rows that prove themselves make a total that those under headings do not; what stands under a heading is none."""
    own = proven.table_lines | found.table_lines
    return len(proven.lines) >= len(found.lines) and _add_up(layout, proven.lines, own, mark)


def _without_tax(found: LinesFound, layout: DocumentLayout, mark: DecimalMark) -> LinesFound:
    """The lines without those at the end that print the tax on the others, and what follows it."""
    count = goods_before_their_tax(found.lines, found.table_lines, layout, mark)
    if count == len(found.lines):
        return found
    end = place_of(found.lines[count], found.table_lines, layout)
    return replace(
        found, lines=found.lines[:count], table_lines=frozenset(place for place in found.table_lines if end is None or place < end)
    )


def _completed(layout: DocumentLayout, found: LinesFound, summed: ProvenRows | None, mark: DecimalMark) -> LinesFound:
    """The lines found, with the rows beside them that only a sum proves; the sum's own rows where nothing else was found.

    Lines that add up may be those of one table of several, of the parts beside the labour; what stands among the totals is none of them.
    """
    if summed is None or len(summed.lines) <= len(found.lines) or (found.lines and not summed.make_a_total):
        return found
    known = {_place(line): line for line in found.lines}
    if len(known) < len(found.lines) or not known.keys() <= {_place(line) for line in summed.lines}:
        return found
    new = summed.table_lines - found.table_lines
    is_of_totals = len(summed.lines) == len(found.lines) + 1 or any(_is_charge(layout, page, line) for page, line in new)
    if found.lines and is_of_totals and _add_up(layout, found.lines, found.table_lines, mark):
        return found
    lines = [known.get(_place(line), line) for line in summed.lines]
    return replace(found, lines=tuple(positive(lines)), table_lines=found.table_lines | summed.table_lines)


def _is_charge(layout: DocumentLayout, page: int, line: int) -> bool:
    """Whether a printed line is named as what is added to the lines' sum or taken off it."""
    cells = layout.page(page).lines[line].cells
    return any(hit.at_start and _CHARGE_ROLES & set(hit.roles) for cell in cells for hit in layout.labels_in(cell))


def _place(line: Line) -> tuple[int, str, Decimal | None]:
    """What tells one printed line from the others: its page, what the row with its total says, and the total."""
    evidence = line.evidence
    assert evidence is not None
    return evidence.page_number, evidence.text, abs(line.line_total) if line.line_total is not None else None


def _add_up(layout: DocumentLayout, lines: Sequence[Line], table_lines: Collection[tuple[int, int]], mark: DecimalMark) -> bool:
    return add_up([line.line_total for line in lines], sums_of_goods(layout, mark, table_lines))


def _better_under_likely(layout: DocumentLayout, found: LinesFound, mark: DecimalMark, *, are_bare: bool = False) -> LinesFound:
    """The lines under headings that nobody listed, where there are none yet or these alone add up; else those found.

    With `are_bare` those of rows that no words head, which have to add up.
    """
    has_sums = bool(sums_of_goods(layout, mark, found.table_lines))
    if not has_sums and (found.lines or are_bare):
        return found
    headings = {page.page_number: likely_headings(layout, page, mark, are_bare=are_bare) for page in layout.pages}
    likely = _lines_under_headings(layout, table_under(layout, headings, mark), mark)
    is_claimed = not found.lines and not are_bare
    if not likely.lines or not (is_claimed or _add_up(layout, likely.lines, likely.table_lines, mark)):
        return found
    return likely


def _lines_under_headings(layout: DocumentLayout, table: GoodsTable | None, mark: DecimalMark) -> LinesFound:
    """The lines of a table whose headings name its columns."""
    if table is None:
        return LinesFound((), frozenset())
    roles = roles_of_sections(table, mark)
    found = lines_with(layout, table, roles, mark)
    if not found.lines or 2 * sum(map(multiplies, found.lines)) > len(found.lines):
        return found
    if _add_up(layout, found.lines, found.table_lines, mark) and not any(line.unit_price and line.line_total == 0 for line in found.lines):
        return found
    others = (*_other_totals(table, roles), *_second_totals(table, roles), *_prices_as_totals(roles))
    tried = [lines_with(layout, table, other, mark) for other in others]
    proven = [each for each in tried if len(each.lines) >= len(found.lines) and _add_up(layout, each.lines, each.table_lines, mark)]
    return max(proven, key=lambda each: sum(line.line_total != 0 for line in each.lines), default=found)


def _other_totals(table: GoodsTable, roles: RolesByHeadings) -> Iterator[RolesByHeadings]:
    """The parts of the columns with each other column of figures, but that of the prices, as that of the totals, from right to left."""
    if len(roles) != 1:
        return
    (headings, own), columns = next(iter(roles.items())), table.sections[0].columns
    fixed = {own.get(role) for role in _NEVER_TOTALS}
    for index in reversed(range(len(columns))):
        if index not in fixed:
            rest = {role: at for role, at in own.items() if at != index and role not in ("column_line_total", "column_line_gross")}
            yield {headings: rest | {"column_line_total": index}}


def _prices_as_totals(roles: RolesByHeadings) -> Iterator[RolesByHeadings]:
    """The parts of the columns with that of the prices as that of the totals, where no other is: "Nett price" is said of both."""
    if any({"column_line_total", "column_line_gross"} & own.keys() or "column_unit_price" not in own for own in roles.values()):
        return
    yield {
        headings: {"column_line_total" if role == "column_unit_price" else role: at for role, at in own.items()}
        for headings, own in roles.items()
    }


def _second_totals(table: GoodsTable, roles: RolesByHeadings) -> Iterator[RolesByHeadings]:
    """The parts of the columns with each free column of figures as a second one of totals: disbursements beside fees, taxed beside not."""
    if len(roles) != 1:
        return
    (headings, own), columns = next(iter(roles.items())), table.sections[0].columns
    if "column_line_total" not in own:
        return
    fixed = {index for role, index in own.items() if role in (*_NEVER_TOTALS, "column_item_code", "column_unit")}
    for index in reversed(range(len(columns))):
        if index not in fixed:
            rest = {role: at for role, at in own.items() if at != index}
            yield {headings: rest | {SECOND_TOTAL: index}}


def lines_with(layout: DocumentLayout, table: GoodsTable, roles: RolesByHeadings, mark: DecimalMark) -> LinesFound:
    """The lines of a table whose columns play these parts."""
    drafts: list[Draft] = []
    last: Draft | None = None
    for section in table.sections:
        own = roles[section.headings]
        printed = _printed(section, own, mark)
        share_words(printed, last if printed and not printed[0].goods.is_continued else None, _room_of_words(section, own))
        found = [each.draft for each in printed if each.draft is not None and each.draft.is_told]
        drafts += found
        if printed:
            last = None if printed[-1].goods.must_prove else found[-1] if found else last
    kept, subtotals = _goods_only(drafts, layout, mark, table)
    if not kept:
        return LinesFound((), frozenset())
    kept, end = end_goods_at_their_sum(kept, layout, mark)
    closing = [draft for draft in subtotals[-1:] if is_sum_of(draft, kept)]  # the paper's own total, whatever it is called
    taken = {
        (goods.page_number, goods.row.line.line_number) for draft in (*kept, *subtotals) if draft not in closing for goods in draft.rows
    }
    taken |= table.heading_lines | table.skipped_lines
    if end is not None:
        taken = {place for place in taken if place < end}
    has_discounts = any("column_discount" in own for own in roles.values())
    return LinesFound(tuple(without_positions(positive([draft.finished() for draft in kept]))), frozenset(taken), has_discounts)


def _room_of_words(section: Section, roles: dict[Role, int]) -> float:
    """Where the column right of the descriptions begins."""
    described = roles.get("column_description", -1)
    return min((column.x0 for column in section.columns[described + 1 :]), default=section.columns[-1].x1)


def roles_of_sections(table: GoodsTable, mark: DecimalMark) -> RolesByHeadings:
    """The parts of the columns, decided from the rows of all sections under the same headings."""
    roles: RolesByHeadings = {}
    for section in table.sections:
        if section.headings not in roles:
            rows = [
                each.row for other in table.sections if other.headings == section.headings for each in other.rows if not each.must_prove
            ]
            roles[section.headings] = settle_roles(section.columns, rows, assign_roles(section.columns), mark)
    return roles


def _printed(section: Section, roles: dict[Role, int], mark: DecimalMark) -> list[Printed]:
    """The rows of a section that may be lines or words of lines, with late totals brought home."""
    printed: list[Printed] = []
    for each, beside in with_rows_joined(section.rows, roles):
        goods = with_words_at_home(each, roles, mark)
        over = printed[-1] if printed else None
        is_named = over is not None and over.draft is None and over.words == over.goods.row.line.words and not heads_group(over.text)
        draft = draft_of(goods, roles, mark, is_named_above=is_named)
        if draft is not None and beside is not None:
            draft.figure_rows.append(beside)
        previous = printed[-1] if printed else None
        if previous is not None and previous.draft is not None and _brings_home(previous, goods, roles, mark):
            continue
        if draft is not None and not _stands_up(draft, goods, roles):
            draft = None
            if goods.must_prove or goods.is_continued:
                continue
        if draft is None and (goods.must_prove or (goods.is_continued and not any(each.draft for each in printed))):
            continue
        described = roles.get("column_description")
        words = goods.row.words.get(described, ()) if described is not None else ()
        if draft is not None and described is not None and not words and is_code(draft.line.description):
            draft.is_coded = True  # the words stand over or under the figures
        text = words_of_row(goods, roles) if draft is None else "" if draft.is_only_coded else draft.line.description
        if draft is not None or text:
            printed.append(Printed(goods, draft, text, words, _is_counted(goods, roles)))
    return printed


def _is_counted(goods: GoodsRow, roles: dict[Role, int]) -> bool:
    """Whether a row prints a number in the column that counts the lines, or in a first column that plays no other part."""
    position = roles.get("column_position", 0)
    if "column_position" not in roles and position in roles.values():
        return False
    return goods.row.text(position).rstrip(".").isdigit()


def _brings_home(previous: Printed, goods: GoodsRow, roles: dict[Role, int], mark: DecimalMark) -> bool:
    """Whether a row holds the total that the line above lacks; it is given to that line."""
    draft = previous.draft
    assert draft is not None
    if draft.line.line_total is not None or (draft.line.unit_price is None and draft.line.quantity is None) or goods.must_prove:
        return False
    if goods.row.line.box.top - previous.box.bottom > _CLOSE * goods.height_of_print:
        return False
    total = late_total(goods, roles, mark)
    if total is None:
        return False
    draft.line = replace(draft.line, line_total=total)
    draft.figure_rows.append(goods)
    draft.is_priced = True
    text = words_of_row(goods, roles)
    if text:
        draft.below.append((goods, text))
        draft.figure_rows.remove(goods)
    return True


def _stands_up(draft: Draft, goods: GoodsRow, roles: dict[Role, int]) -> bool:
    """Whether a row behind the totals, or on a page without headings, proves by its own figures to be a line."""
    if goods.must_prove:
        return multiplies(draft.line) and bool(draft.line.description)
    if not draft.is_priced and draft.line.line_total is None and is_of_people(goods.row.line):
        return False
    if goods.is_continued:
        draft.is_weak = not multiplies(draft.line) and not draft.has_parts
        is_of_goods = draft.is_priced or (draft.line.quantity is not None and "column_line_total" not in roles)
        return is_of_goods and bool(draft.line.description)
    return True


def _goods_only(drafts: Sequence[Draft], layout: DocumentLayout, mark: DecimalMark, table: GoodsTable) -> tuple[list[Draft], list[Draft]]:
    """The drafts that are goods, with a total where most have one; and those that only repeat the sum of others."""
    kept = list(drafts)
    if sum(1 for draft in drafts if draft.line.line_total is not None) * 2 >= len(drafts):
        any_priced = any(draft.is_priced for draft in drafts)
        kept = [draft for draft in drafts if draft.line.line_total is not None and (draft.is_priced or not any_priced)]
    own = {(goods.page_number, goods.row.line.line_number) for draft in kept for goods in draft.rows} | table.heading_lines
    sums = sums_of_goods(layout, mark, own)
    if any(draft.is_weak for draft in kept) and not add_up([draft.line.line_total for draft in kept], sums):
        kept = [draft for draft in kept if not draft.is_weak]
    goods = without_subtotals(kept, sums)
    standing = set(map(id, goods))
    return goods, [draft for draft in kept if id(draft) not in standing]
