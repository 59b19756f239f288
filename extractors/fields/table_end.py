"""Where the goods end: at the row that says what they add up to, whatever it is called, or what the tax on that is."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from decimal import Decimal

from extractors.fields.amounts import DecimalMark, Figure, figures_of
from extractors.fields.exact_tax import is_exact_tax
from extractors.fields.goods_lines import Draft, multiplies
from extractors.fields.lookup import DocumentLayout
from extractors.fields.printed_figures import middle_of
from extractors.layout.lines import PageLayout, TextLine
from extractors.model import Line

_CENT = Decimal("0.01")
_MOST_AFTER = 4  # rows of totals that may look like goods
_LARGEST_TAX = Decimal("0.45")  # of the net
_ROWS_OF_SUM = 6
_MOST_BEFORE_TOTAL = 2
_STEP_AND_SUM = 3  # amounts
_TWO_RATES = 5  # two bases, two taxes and the total
_FARTHEST = 12  # lines from the goods to their sum

Place = tuple[int, int]
"""A page and a line of it."""
_SURCHARGE = re.compile(r"(?i)surcharge|levy|\bfuel|diesel|gas-?oil|carburant|toeslag|heffing|brandstof|zuschlag|bunker|附加")
"""What hauliers charge as a share of the goods, as a tax is charged."""


def goods_before_their_tax(lines: Sequence[Line], taken: frozenset[Place], layout: DocumentLayout, mark: DecimalMark) -> int:
    """How many of the lines are goods, where those behind them only print the tax on the sum of these."""
    reached = Decimal(0)
    for count, line in enumerate(lines):
        if line.line_total is None:
            return len(lines)
        if (
            count
            and len(lines) - count <= _MOST_AFTER
            and line.line_total == reached
            and _repeats(lines[count:], lines[:count], layout, mark)
        ):
            return count
        if count and len(lines) - count <= _MOST_AFTER and _stands_under_sum(reached, lines, count, taken, layout, mark):
            return count
        if count and len(lines) - count <= _MOST_AFTER and line.unit_price is None:
            figures = _figures_of(line, taken, layout, mark)
            is_charge = _SURCHARGE.search(line.description) is not None
            if not is_charge and _is_tax_on(reached, figures, [figure for figure in figures if figure.looks_like_money]):
                return count
            if count == len(lines) - 1 and _is_bare_end(reached, line, lines[:count]):
                return count
        reached += line.line_total
    return len(lines)


def _repeats(rows: Sequence[Line], goods: Sequence[Line], layout: DocumentLayout, mark: DecimalMark) -> bool:
    """Whether the first row behind goods that all have prices or quantities is their sum: it and all that follow have neither.

    A last service without a price may cost just as much as the goods before it; then what both make is printed somewhere.
    """
    if any(row.unit_price is not None or row.quantity is not None for row in rows) or any(
        each.unit_price is None and each.quantity is None for each in goods
    ):
        return False
    whole = abs(sum((each.line_total for each in (*goods, *rows) if each.line_total is not None), Decimal(0)))
    return all(abs(figure.value) != whole for cell in layout.cells for figure in figures_of(cell, mark) if figure.looks_like_money)


def _stands_under_sum(
    reached: Decimal, lines: Sequence[Line], count: int, taken: frozenset[Place], layout: DocumentLayout, mark: DecimalMark
) -> bool:
    """Whether all rows from one on have neither price nor quantity, stand under the sum of the priced goods, and the next sum is theirs.

    On another page than the goods such a row is the carriage or the discount of the foot.
    """
    goods, rows = lines[:count], lines[count:]
    if any(row.unit_price is not None or row.quantity is not None for row in rows):
        return False
    if any(each.unit_price is None or each.quantity is None for each in goods):
        return False
    place = place_of(rows[0], taken, layout)
    if place is None:
        return False
    above = layout.page(place[0]).lines[max(0, place[1] - 1) : place[1]]
    return any(abs(figure.value) == abs(reached) for line in above for cell in line.cells for figure in figures_of(cell, mark))


def _is_bare_end(reached: Decimal, line: Line, goods: Sequence[Line]) -> bool:
    """Whether a last row of words and an amount alone is the sum of the only goods, or the exact tax on all, at a usual rate.

    The goods have quantities or prices, and the row has neither.
    """
    if line.quantity is not None or line.line_total is None:
        return False
    if any(other.quantity is None and other.unit_price is None for other in goods):
        return False
    is_total = len(goods) == 1 and multiplies(goods[0]) and line.line_total == reached
    return is_total or is_exact_tax(abs(reached), abs(line.line_total))


def _figures_of(line: Line, taken: frozenset[Place], layout: DocumentLayout, mark: DecimalMark) -> list[Figure]:
    place = place_of(line, taken, layout)
    if place is None:
        return []
    return [figure for cell in layout.page(place[0]).lines[place[1]].cells for figure in figures_of(cell, mark)]


def place_of(line: Line, taken: frozenset[Place], layout: DocumentLayout) -> Place | None:
    """The first of the table's lines of print within the box of a line."""
    where = line.evidence
    if where is None or where.box is None:
        return None
    box = where.box
    numbers = sorted(number for page, number in taken if page == where.page_number)
    within = (number for number in numbers if box.top <= middle_of(layout.page(where.page_number).lines[number]) <= box.bottom)
    return next(((where.page_number, number) for number in within), None)


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
        if sum(other.line.line_total is not None for other in after) > _MOST_AFTER or any(
            multiplies(other.line) or _is_like_goods(other.line) for other in after
        ):
            continue
        place = _sum_behind(draft, reached, own, single=index == 0, layout=layout, mark=mark)
        if place is not None and all(_place(other) >= place and other.goods.page_number == place[0] for other in after):
            return place
        if after and draft.has_parts and not any(other.has_parts for other in after) and _ends_here(after, reached, layout, mark):
            return _place(after[0])
    return _amount_below(drafts[-1], mark) if drafts else None


def _is_like_goods(line: Line) -> bool:
    """Whether a row has the parts that only goods have besides an amount: words, a price and a unit, or a quantity and a code."""
    named = bool(line.item_code or line.unit)
    is_counted = line.unit_price is not None or (line.quantity is not None and line.item_code is not None)
    return named and bool(line.description) and is_counted and line.line_total is not None


def _ends_here(after: Sequence[Draft], reached: Decimal, layout: DocumentLayout, mark: DecimalMark) -> bool:
    """Whether what was reached is printed behind bare amounts that look like goods, and what they would make of it is not."""
    page, last = _place(after[-1])
    below = [figure for line in layout.page(page).lines[last + 1 :] for cell in line.cells for figure in figures_of(cell, mark)]
    printed = {abs(figure.value) for figure in below if figure.looks_like_money}
    whole = reached + sum((other.line.line_total for other in after if other.line.line_total is not None), Decimal(0))
    return abs(reached) in printed and abs(whole) not in printed


def _amount_below(last: Draft, mark: DecimalMark) -> Place | None:
    """The first of the rows under the last line whose amount stands in the column of the lines' totals: the foot has begun."""
    right = last.goods.row.line.cells[-1].box.x1
    for goods, _ in last.below:
        cell = goods.row.line.cells[-1]
        has_amount = any(figure.looks_like_money and figure.end == len(cell.text) for figure in figures_of(cell, mark))
        if has_amount and abs(cell.box.x1 - right) < goods.height_of_print:
            return goods.page_number, goods.row.line.line_number
    return None


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
        if (
            _is_tax_on(reached, figures, money)
            or (
                any(abs(figure.value) == abs(reached) for figure in money)
                and (
                    not single
                    or _makes_total(reached, money)
                    or _is_taxed_below(reached, page, line, mark)
                    or _steps_on(abs(reached), _money_from(page, line, mark))
                )
            )
            or (
                money
                and (
                    _opens_sum(
                        abs(reached), len(money), amounts := _money_from(page, line, mark), [each.value for each in figures if each.percent]
                    )
                    or _is_total_over_its_parts(abs(reached), amounts)
                )
            )
        ):
            return number, _first_line_of(page.lines, line)
    return None


def _is_taxed_below(reached: Decimal, page: PageLayout, line: TextLine, mark: DecimalMark) -> bool:
    """Whether one of the next rows prints the tax on what was reached, before any other repeats that amount without its tax."""
    for row in page.lines[line.line_number + 1 : line.line_number + 1 + _ROWS_OF_SUM]:
        figures = [figure for cell in row.cells for figure in figures_of(cell, mark)]
        others = [figure for figure in figures if figure.looks_like_money and abs(figure.value) != abs(reached)]
        if _is_tax_on(reached, figures, others):
            return True
        if any(abs(figure.value) == abs(reached) for figure in figures):
            return False
    return False


def _steps_on(reached: Decimal, amounts: Sequence[Decimal]) -> bool:
    """Whether what was reached is printed with a charge or a discount under it, and what that makes of it."""
    if len(amounts) < _STEP_AND_SUM or amounts[0] != reached or not 0 < amounts[1] < reached:
        return False
    return amounts[2] in (reached + amounts[1], reached - amounts[1])


def _money_from(page: PageLayout, line: TextLine, mark: DecimalMark) -> list[Decimal]:
    """The next amounts on a page from a line on, in the order of print."""
    below = page.lines[line.line_number : line.line_number + _ROWS_OF_SUM]
    return [abs(each.value) for row in below for cell in row.cells for each in figures_of(cell, mark) if each.looks_like_money]


def _opens_sum(reached: Decimal, count: int, amounts: Sequence[Decimal], rates: Sequence[Decimal]) -> bool:
    """Whether one of the first `count` amounts begins a sum of tax: what was reached and its tax, or the net and tax that it includes.

    `rates` are the percentages beside them, by which a tax within the prices is known without its net.
    """
    if _opens_two_rates(reached, amounts):
        return True
    for index, amount in enumerate(amounts[:count]):
        rest = amounts[index + 1 :]
        net = reached if amount == reached else amount
        if is_exact_tax(reached, amount) and reached + amount in rest[:_MOST_BEFORE_TOTAL]:
            return True
        if rates and reached in rest[:_MOST_BEFORE_TOTAL] and amount < reached and is_exact_tax(reached - amount, amount, rates):
            return True
        if net > reached or (net != reached and reached not in rest):
            continue
        for place, tax in enumerate(rest[:_MOST_BEFORE_TOTAL]):
            if net + tax not in rest[place + 1 :]:
                continue
            if (net == reached and is_exact_tax(net, tax)) or (net + tax == reached and tax < net * _LARGEST_TAX):
                return True
    return False


def _is_total_over_its_parts(reached: Decimal, amounts: Sequence[Decimal]) -> bool:
    """Whether the first of some amounts is the total, printed over what makes it: what was reached, a charge, the tax."""
    if len(amounts) < _STEP_AND_SUM or amounts[1] != reached or amounts[0] <= reached:
        return False
    made = reached
    for amount in amounts[2:]:
        made += amount if amount != made else 0  # a net is printed once more
        if made == amounts[0]:
            return True
    return False


def _opens_two_rates(reached: Decimal, amounts: Sequence[Decimal]) -> bool:
    """Whether two bases that make what was reached and the tax on each, in either order, add up to the next amount."""
    if len(amounts) < _TWO_RATES:
        return False
    first, second, third, fourth, total = amounts[:_TWO_RATES]
    return reached in (first + second, first + third) and total == first + second + third + fourth


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
