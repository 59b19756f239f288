"""A row that is the sum of rows above it is a subtotal, and not one of the goods; what the paper prints as its total decides in doubt."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal
from itertools import chain

from extractors.fields.amounts import DecimalMark, figures_of
from extractors.fields.goods_lines import Draft, multiplies
from extractors.fields.labels import LabelHit, Role
from extractors.fields.lookup import DocumentLayout, once_a_layout
from extractors.fields.stacked_totals import stacked_totals
from extractors.fields.total_labels import unlisted_labels
from extractors.layout.lines import TextLine

_CENT = Decimal("0.01")
_SUM_ROLES: frozenset[Role] = frozenset({"lines_total", "net_total", "gross_total", "amount_due"})
_TAX_ROLES: frozenset[Role] = frozenset({"tax_total"})
_LARGEST_TAX = Decimal("0.3")  # of a total that includes it
_MOST_PAIRED = 60  # totals and taxes of a page, the lowest on it


def printed_sums(layout: DocumentLayout, mark: DecimalMark, but_in: Collection[tuple[int, int]] = ()) -> frozenset[Decimal]:
    """The magnitudes of the amounts that stand on a line whose label names a total, or words that no list of labels has."""
    by_page = _amounts_by_page(layout, mark, _lines_named(layout, _SUM_ROLES) - set(but_in))
    return frozenset(chain.from_iterable(by_page.values()))


def sums_of_goods(layout: DocumentLayout, mark: DecimalMark, but_in: Collection[tuple[int, int]] = ()) -> frozenset[Decimal]:
    """The printed sums, and what the tax on the page of each leaves of it: amounts without tax add up to that where it is not printed."""
    totals = _amounts_by_page(layout, mark, _lines_named(layout, _SUM_ROLES) - set(but_in))
    taxes = _amounts_by_page(layout, mark, _lines_named(layout, _TAX_ROLES) - set(but_in))
    untaxed = (
        total - tax
        for page_number, of_page in totals.items()
        for total in of_page[-_MOST_PAIRED:]
        for tax in taxes.get(page_number, [])[-_MOST_PAIRED:]
        if 0 < tax < total * _LARGEST_TAX
    )
    return frozenset((*chain.from_iterable(totals.values()), *untaxed))


def _amounts_by_page(layout: DocumentLayout, mark: DecimalMark, places: Collection[tuple[int, int]]) -> dict[int, list[Decimal]]:
    """The amounts on some lines, or under those that hold none, from the top of each page to its foot."""
    found: dict[int, dict[Decimal, None]] = {}
    for page_number, number in sorted(places):
        lines = layout.page(page_number).lines
        amounts = _amounts_on(lines[number], mark)
        if not amounts and number + 1 < len(lines):
            amounts = _amounts_on(lines[number + 1], mark)  # totals in a row of their own, each under its name
        found.setdefault(page_number, {}).update(dict.fromkeys(sorted(amounts)))
    return {page_number: list(amounts) for page_number, amounts in found.items()}


@once_a_layout
def _lines_named(layout: DocumentLayout, roles: frozenset[Role]) -> frozenset[tuple[int, int]]:
    """The lines, by page and number, with a label of one of these roles."""
    listed = (hit for role in roles for hit in layout.hits_by_role.get(role, ()))
    by_words = (hit for page in layout.pages for hit in _understood(layout, page.page_number) if not roles.isdisjoint(hit.roles))
    return frozenset((hit.cell.page_number, hit.cell.line_number) for hit in (*listed, *by_words))


def _understood(layout: DocumentLayout, page_number: int) -> tuple[LabelHit, ...]:
    """The labels of totals of a page that no table lists, by their words or over several lines."""
    return (*unlisted_labels(layout, page_number), *stacked_totals(layout, page_number).labels)


def _amounts_on(line: TextLine, mark: DecimalMark) -> set[Decimal]:
    return {abs(figure.value) for cell in line.cells for figure in figures_of(cell, mark) if figure.looks_like_money}


def add_up(totals: Sequence[Decimal | None], sums: Collection[Decimal]) -> bool:
    """Whether some amounts add up to one of the printed sums."""
    total = abs(sum((each for each in totals if each is not None), Decimal(0)))
    slack = _CENT * max(1, len(totals) // 3)
    return any(abs(total - each) <= slack for each in sums)


def without_subtotals(drafts: Sequence[Draft], sums: Collection[Decimal]) -> list[Draft]:
    """The lines without those rows that only repeat the sum of others."""
    bare = [draft for draft in drafts if not draft.has_parts and draft.line.line_total is not None]
    if len(drafts) < 3 and (not bare or len(bare) == len(drafts)):
        return list(drafts)
    if add_up([draft.line.line_total for draft in drafts], sums):
        return list(drafts)
    found = _repeating(drafts)
    words = {draft.line.description for draft, count in found if count > 1 and draft.line.description}
    # a section of one line has a total by the same name
    repeating = {id(draft) for draft, count in found if count > 1 or draft.line.description in words}
    single = {id(draft) for draft, _ in found} - repeating
    for dropped in (repeating | single, repeating, {id(draft) for draft in bare}):
        kept = [draft for draft in drafts if id(draft) not in dropped]
        if dropped and kept and add_up([draft.line.line_total for draft in kept], sums):
            return kept
    return [draft for draft in drafts if id(draft) not in repeating]


def is_sum_of(last: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a row under several lines prints the sum of all of them."""
    totals = [draft.line.line_total or Decimal(0) for draft in drafts]
    return len(totals) > 1 and last.line.line_total is not None and abs(sum(totals) - last.line.line_total) <= _CENT


def _repeating(drafts: Sequence[Draft]) -> list[tuple[Draft, int]]:
    """The bare amounts that are the sum of the rows since the last such sum, or of all before them; with how many rows they sum."""
    found: list[tuple[Draft, int]] = []
    group: list[Decimal] = []
    everything: list[Decimal] = []
    for draft in drafts:
        total = draft.line.line_total
        if total is None:
            continue
        if total and not multiplies(draft.line):
            fewest = 2 if draft.has_parts else 1  # weights and packages are summed beside the amounts
            summed = next((each for each in (group, everything) if len(each) >= fewest and abs(sum(each) - total) <= _CENT), None)
            if summed is not None:
                found.append((draft, len(summed)))
                group = []
                continue
        group.append(total)
        everything.append(total)
    return found
