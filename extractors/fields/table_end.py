"""Where the goods end: at the row that says what they add up to, whatever it is called, or what the tax on that is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal

from extractors.fields.amounts import DecimalMark, Figure, figures_of
from extractors.fields.goods_lines import Draft
from extractors.fields.lookup import DocumentLayout
from extractors.layout.lines import TextLine

_CENT = Decimal("0.01")
_MOST_AFTER = 4  # rows of totals that may look like goods
_FARTHEST = 12  # lines from the goods to their sum

Place = tuple[int, int]
"""A page and a line of it."""


def end_goods_at_their_sum(drafts: Sequence[Draft], layout: DocumentLayout, mark: DecimalMark) -> tuple[list[Draft], Place | None]:
    """The lines before the row that sums them up, without what they took of it, and where that row stands; all of them where none does."""
    end = _place_of_sum(drafts, layout, mark)
    if end is None:
        return list(drafts), None
    goods = [draft for draft in drafts if _place(draft) < end]
    for draft in goods:
        draft.below = [(row, words) for row, words in draft.below if (row.page_number, row.row.line.line_number) < end]
        draft.figure_rows = [row for row in draft.figure_rows if (row.page_number, row.row.line.line_number) < end]
    return goods, end


def _place(draft: Draft) -> Place:
    return draft.goods.page_number, draft.goods.row.line.line_number


def _place_of_sum(drafts: Sequence[Draft], layout: DocumentLayout, mark: DecimalMark) -> Place | None:
    """The place of the sum; what is carried forward at the foot of a page is none, since goods follow on the next."""
    reached = Decimal(0)
    own = {(goods.page_number, goods.row.line.line_number) for draft in drafts for goods in draft.figure_rows}
    for index, draft in enumerate(drafts):
        if draft.line.line_total is None:
            return None
        reached += draft.line.line_total
        after = drafts[index + 1 :]
        if len(after) > _MOST_AFTER or any(_is_proven(other) for other in after):
            continue
        place = _sum_behind(draft, reached, own, single=index == 0, layout=layout, mark=mark)
        if place is not None and all(_place(other) >= place and other.goods.page_number == place[0] for other in after):
            return place
    return None


def _is_proven(draft: Draft) -> bool:
    line = draft.line
    if line.quantity is None or line.unit_price is None or line.line_total is None:
        return False
    return abs(line.quantity * line.unit_price - line.line_total) <= _CENT


def _sum_behind(
    draft: Draft, reached: Decimal, own: Collection[Place], *, single: bool, layout: DocumentLayout, mark: DecimalMark
) -> Place | None:
    """The first row behind a line that prints the sum reached, or the tax on it at the rate beside it; `own` rows hold figures of goods."""
    number, start = _place(draft)
    page = layout.page(number)
    for line in page.lines[start + 1 : start + 1 + _FARTHEST]:
        if (number, line.line_number) in own:
            continue
        figures = [figure for cell in line.cells for figure in figures_of(cell, mark)]
        money = [figure for figure in figures if figure.looks_like_money]
        if _is_tax_on(reached, figures, money) or (
            any(abs(figure.value) == abs(reached) for figure in money) and (not single or _makes_total(reached, money))
        ):
            return number, _first_line_of(page.lines, line)
    return None


def _is_tax_on(reached: Decimal, figures: Sequence[Figure], money: Sequence[Figure]) -> bool:
    rates = [figure.value for figure in figures if figure.percent and figure.value]
    return len(money) == 1 and any(abs(abs(reached) * rate / 100 - abs(money[0].value)) <= _CENT for rate in rates)


def _makes_total(reached: Decimal, money: Sequence[Figure]) -> bool:
    """Whether the row that repeats the only amount goes on to tax and total: alone it may be that line's own."""
    values = [abs(figure.value) for figure in money]
    return any(abs(reached) + value in values for value in values)


def _first_line_of(lines: Sequence[TextLine], line: TextLine) -> int:
    """The line of a sum, or the one above that holds nothing but the names of its figures."""
    number = line.line_number
    above = lines[number - 1]
    has_words = any(ch.isalpha() for cell in line.cells for ch in cell.text if cell.text[:1].isalpha())
    is_heading = len(above.cells) > 1 and not any(figure.looks_like_money for cell in above.cells for figure in figures_of(cell, "."))
    return number - 1 if is_heading and not has_words and len(line.cells) > 1 else number
