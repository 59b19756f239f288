"""Labels of totals that no table lists stand in the lines of a page, some over two lines: they are known by their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.fields.amounts import Figure, figures_of
from extractors.fields.currencies import currency_of
from extractors.fields.dates import dates_of
from extractors.fields.labels import LabelHit
from extractors.fields.lookup import DocumentLayout, once_a_layout
from extractors.fields.total_phrases import role_of_phrase
from extractors.layout.lines import Cell, PageLayout
from extractors.layout.next_lines import next_lines
from extractors.model import Box
from extractors.signs import has_digit, has_letter, has_letter_or_digit, letter_count

_WEIGHT_OF_PHRASE = 0.8
_LONGEST_CODE = 3  # letters of a currency
_DAYS_ANNOUNCED = frozenset({"due_date", "issue_date", "delivery_date", "order_date"})


@once_a_layout
def unlisted_labels(layout: DocumentLayout, page_number: int) -> tuple[LabelHit, ...]:
    """Labels of a page that no table lists, understood by their words."""
    return tuple(_understood(layout, layout.page(page_number)))


def heading_box(hit: LabelHit) -> Box:
    """Where a heading of totals stands with the currency behind it: "Te betalen EUR" is as wide as what stands flush under it."""
    rest = hit.rest
    return hit.cell.box if hit.at_start and rest is not None and currency_of(rest.text.strip("() ")) else hit.own.box


def _understood(layout: DocumentLayout, page: PageLayout) -> Iterator[LabelHit]:
    for cell in page.cells:
        if not has_letter(cell.text):
            continue
        money = [each for each in figures_of(cell, ".") if each.looks_like_money]
        figure = money[0] if money else None
        yield from _between_figures(layout, cell, money)
        last = len(cell.text[: figure.start].split()) if figure else len(cell.words)
        if figure is not None and letter_count(cell.text[: figure.start]) <= _LONGEST_CODE:
            yield from _behind_figure(cell, figure.end)
            continue
        role = role_of_phrase(cell.text[: figure.start] if figure else cell.text)
        if role is None and _is_rate_of_tax(layout, page, cell):
            role = "tax_total"
        if figure is None:
            role = _wrapped(layout, page, cell) or role
        listed = [hit for hit in layout.labels_in(cell) if hit.at_start]
        if last and role is not None and not _announces_day(layout, cell, last) and not any(role in hit.roles for hit in listed):
            yield LabelHit(cell, 0, last, {role: _WEIGHT_OF_PHRASE}, True, True)


def _is_rate_of_tax(layout: DocumentLayout, page: PageLayout, cell: Cell) -> bool:
    """Whether a cell says a rate of tax and an amount stands beside it, which is the tax: "VAT Rate 15%: | 3,447.96"."""
    says_rate = any(hit.at_start and "column_tax_rate" in hit.roles for hit in layout.labels_in(cell))
    if not says_rate or not any(figure.percent for figure in figures_of(cell, ".")):
        return False
    beside = next((other for other in page.lines[cell.line_number].cells if other.box.x0 > cell.box.x1), None)
    return beside is not None and any(figure.looks_like_money and figure.decimals for figure in figures_of(beside, "."))


def _between_figures(layout: DocumentLayout, cell: Cell, money: Sequence[Figure]) -> Iterator[LabelHit]:
    """What the words say that stand between two amounts of one cell: "Price 14 347.50 less deposit received 2 869.50 balance 11 478.00"."""
    for left, right in pairwise(money):
        said = cell.text[left.end : right.start]
        first, last = (len(cell.text[:at].split()) for at in (left.end, right.start))
        role = role_of_phrase(said.strip(" -–:")) if has_letter(said) else None
        if role is not None and not any(hit.first == first and role in hit.roles for hit in layout.labels_in(cell)):
            yield LabelHit(cell, first, last, {role: _WEIGHT_OF_PHRASE}, True, True)


def _behind_figure(cell: Cell, end: int) -> Iterator[LabelHit]:
    """What the words say that a cell prints behind an amount: "R6 353.37 Value before VAT"."""
    first = len(cell.text[:end].split())
    role = role_of_phrase(cell.text[end:])
    if role is not None and first < len(cell.words):
        yield LabelHit(cell, first, len(cell.words), {role: _WEIGHT_OF_PHRASE}, False, True)


def _announces_day(layout: DocumentLayout, cell: Cell, last: int) -> bool:
    """Whether the words up to `last` are the label of a day: "Due Date" is no amount due, nor the second line of a label above it.

    The day itself may follow in the cell: "Payment Due: 18/12/2026".
    """
    dates = dates_of(cell)
    last = min(last, len(cell.text[: dates[0].start].split())) if dates else last
    while last and not has_letter_or_digit(cell.words[last - 1].text):
        last -= 1  # a colon that stands by itself: "DUE :"
    return any(hit.at_start and hit.last >= last and not _DAYS_ANNOUNCED.isdisjoint(hit.roles) for hit in layout.labels_in(cell))


def _wrapped(layout: DocumentLayout, page: PageLayout, cell: Cell) -> str | None:
    """What a label says that runs on to the next line, which holds nothing else in its column and no money: "Amount" over "Due"."""
    under = list(next_lines(page, cell))
    if not under or _numbers_something(layout, page, cell):
        return None
    for below in page.lines[cell.line_number + 1 : under[-1].line_number + 1]:
        others = [each for each in under if each.line_number == below.line_number]
        if any(figure.looks_like_money for each in below.cells for figure in figures_of(each, ".")):
            return None
        for other in others:
            if not has_digit(other.text) and not _announces_day(layout, other, len(other.words)):
                return role_of_phrase(f"{cell.text} {other.text}")
    return None


def _numbers_something(layout: DocumentLayout, page: PageLayout, cell: Cell) -> bool:
    """Whether a cell is the label of a number with that number beside it: "Rechnung Nr.  4720" over "Zu zahlen" are two labels."""
    whole = any(hit.last == len(cell.words) and any(role.endswith("_number") for role in hit.roles) for hit in layout.labels_in(cell))
    value = next((other for other in page.lines[cell.line_number].cells if other.box.x0 > cell.box.x1), None) if whole else None
    return value is not None and has_digit(value.text) and not any(figure.decimals for figure in figures_of(value, "."))
