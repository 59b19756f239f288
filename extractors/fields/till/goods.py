"""The goods on a slip: the rows whose amounts come to the first sum, with their names in the row, over it, or on into the next.

Tills print "2 Circuit breaker 110.00", or the name and under it "2 x 55.00   110.00", or the name with its amount and under that
"2 @ 55.00". No heading says so; which numbers are the quantity and the price is proven by their product.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from extractors.fields.dates import dates_of
from extractors.fields.till.claims import SlipClaims, is_count
from extractors.fields.till.figures import TillFigure, till_figures
from extractors.fields.till.goods_sum import is_taxed, sum_of_goods
from extractors.fields.till.head_rows import kind_of_head_row
from extractors.fields.till.row_words import kind_of_row
from extractors.fields.till.slip import Slip
from extractors.layout.lines import Cell, evidence_of
from extractors.model import Line
from extractors.signs import has_letter

_NO_NAMES = frozenset(
    ["pcs", "pce", "stk", "stck", "stuk", "each", "unit", "units", "qty", "ctn", "pkt", "box", "kgs", "zar", "eur", "usd", "myr", "cny"]
)
_CLOSE = 1.2  # heights of print between the rows of one name
_LARGEST_COUNT = 10_000
_PARTS = ("net", "tax", "included_tax", "subtotal")
_CENT = Decimal("0.01")
_COUNT_FIRST = re.compile(r"\s*(\d{1,4}(?:[.,]\d{1,3})?)\s*(?:[xX×*]\s+|\s)(?=\s*[^\W\d_])")
_CODE_FIRST = re.compile(r"\s*(\d{5,14})\s+(?=\S*[^\W\d_])")
_NUMBER = re.compile(r"(?<![\w.,/-])\d{1,6}(?:[.,]\d{1,3})?(?![\w/]|[.,]\d)")
_TIMES_TAIL = re.compile(r"[\s@xX×*=]+$|\s[@×*]\s*$")
_WORD = re.compile(r"[\u4e00-\u9fff]{2,}|[^\W\d_]{3,}")
_RULE = re.compile(r"[\W_]*")
_LABELLED = re.compile(r":\s")


@dataclass(slots=True)
class _Goods:
    """One article in the making: the row of its amount, the rows of its name, how many at what price."""

    row: int
    amount: Decimal
    names: list[str]
    cells: list[Cell]
    has_own_name: bool
    quantity: Decimal | None = None
    price: Decimal | None = None
    code: str | None = None


def goods_on(slip: Slip, found: SlipClaims) -> tuple[Line, ...]:
    """The goods of a slip whose amounts come to its sum; nothing where they do not."""
    end = sum_of_goods(found.amounts)
    if end is None or any(each.value <= 0 for each in found.amounts[:end]):
        return ()
    goods = [_read(slip, each.row, each.value) for each in found.amounts[:end]]
    if not goods[0].has_own_name:
        for index in _name_over(slip, goods[0].row):
            _put(goods[0], slip, index, first=True)
    if (end == 1 and _may_be_a_total(goods[0])) or any(map(_is_of_the_totals, goods)) or _ends_in_tax(slip, goods):
        return ()
    for each, following in pairwise(goods):
        _share(slip, each, following, range(each.row + 1, following.row))
    _share(slip, goods[-1], None, range(goods[-1].row + 1, found.amounts[end].row))
    lines = tuple(map(_line, goods))
    return lines if all(line.description for line in lines) else ()


def _may_be_a_total(goods: _Goods) -> bool:
    """Whether the one amount over its like may be a total over what was paid: nothing counts it, and a word in its row names it."""
    return goods.quantity is None and (goods.has_own_name or kind_of_row(" ".join(goods.names)) is not None)


def _is_of_the_totals(goods: _Goods) -> bool:
    """Whether a row is the net amount or the tax of a receipt that lists no goods: "Netto 1.050,42" over "+ 19 % MwSt 199,58"."""
    return goods.quantity is None and goods.has_own_name and kind_of_row(" ".join(goods.names)) in _PARTS


def _ends_in_tax(slip: Slip, goods: Sequence[_Goods]) -> bool:
    """Whether the last row has a rate and prints what a rate makes of the others."""
    *others, last = goods
    return bool(others) and "%" in slip.rows[last.row].text and is_taxed(sum((each.amount for each in others), Decimal(0)), last.amount)


def _read(slip: Slip, index: int, amount: Decimal) -> _Goods:
    """What the row of an amount says by itself."""
    cell = slip.rows[index]
    figures = till_figures(cell.text)
    text = cell.text[: figures[-1].start]
    goods = _Goods(index, amount, [], [cell], has_own_name=_is_name(_without_figures(text, figures[:-1])))
    if code := _CODE_FIRST.match(text):
        goods.code, text = code[1], text[code.end() :]
    product = _product(text, amount)
    if product is not None:
        goods.quantity, goods.price, places = product
        kept = text
        for start, stop in sorted(places, reverse=True):
            kept = kept[:start] + " " * (stop - start) + kept[stop:]
        text = _TIMES_TAIL.sub("", re.sub(r"^[\s@xX×*]+(?=\s)", "", kept)) if goods.has_own_name else ""
    elif goods.has_own_name and (count := _COUNT_FIRST.match(text)):
        goods.quantity, text = Decimal(count[1].replace(",", ".")), text[count.end() :]
    if goods.has_own_name and text.strip():
        goods.names.append(_tidy(text))
    return goods


def _is_name(text: str) -> bool:
    """Whether a text holds more than a unit, a sign of times and the letter of a tax; a Chinese name may be two characters long."""
    return any(word.lower() not in _NO_NAMES for word in _WORD.findall(text))


def _product(text: str, amount: Decimal) -> tuple[Decimal, Decimal, list[tuple[int, int]]] | None:
    """How many at what price make an amount, and where both stand: "2 x 14.99", "14,99 x 2", "0.454 @ 8.00"."""
    prices = [each for each in till_figures(text) if each.value > 0]
    for price in reversed(prices):
        for number in sorted(_NUMBER.finditer(text), key=lambda each: abs(each.start() - price.start)):
            if price.start <= number.start() < price.end:
                continue
            count = Decimal(number.group().replace(",", "."))
            if 0 < count < _LARGEST_COUNT and abs(count * price.value - amount) < _CENT:
                return count, price.value, [number.span(), (price.start, price.end)]
    return None


def _share(slip: Slip, above: _Goods, below: _Goods | None, between: Sequence[int]) -> None:
    """Gives the rows between two articles to the one whose name they hold."""
    names = []
    for index in between:
        text = slip.rows[index].text
        if is_count(text, till_figures(text)):
            _count(above, text) if _is_of(above, text) else _count(below, text)
        elif not till_figures(text) and not _RULE.fullmatch(text):
            names.append(index)
    if below is not None and not below.has_own_name:
        for index in names:
            _put(below, slip, index)
    elif above.has_own_name:
        last = above.row
        for index in names:
            if not _is_close(slip, last, index) or (below is None and _closes(slip, above, index)):
                break
            _put(above, slip, index)
            last = index
    elif below is not None:
        for index in reversed(names):
            _put(below, slip, index, first=True)


def _closes(slip: Slip, above: _Goods, index: int) -> bool:
    """Whether a row under the last article is of the totals: a word names them, or it begins left of the name that it would go on with."""
    cell = slip.rows[index]
    goes_on_from = min((word.box.x0 for word in above.cells[0].words if has_letter(word.text)), default=0.0)
    is_left = above.code is None and goes_on_from - cell.box.x0 > slip.height_of_print / 2
    return is_left or kind_of_row(cell.text) is not None


def _is_of(goods: _Goods, text: str) -> bool:
    return goods.quantity is None and _product(text, goods.amount) is not None


def _count(goods: _Goods | None, text: str) -> None:
    """Takes over how many and at what price from a row that holds nothing else: "2 @ 55.00"."""
    if goods is not None and (product := _product(text, goods.amount)) is not None:
        goods.quantity, goods.price, _ = product


def _put(goods: _Goods, slip: Slip, index: int, *, first: bool = False) -> None:
    cell = slip.rows[index]
    text = cell.text
    if not goods.has_own_name and not goods.names and (code := _CODE_FIRST.match(text)):
        goods.code, text = code[1], text[code.end() :]
    goods.names.insert(0 if first else len(goods.names), _tidy(text))
    goods.cells.insert(0 if first else len(goods.cells), cell)


def _name_over(slip: Slip, row: int) -> Iterator[int]:
    """The rows of the first article's name, from below: one, and the one over it where that is so full that a word had no room on it."""
    widest = max(each.box.x1 for each in slip.rows)
    for index in range(row - 1, -1, -1):
        cell, is_nearest = slip.rows[index], index == row - 1
        if _RULE.fullmatch(cell.text) or dates_of(cell):
            return
        if not is_nearest and (_LABELLED.search(cell.text) or kind_of_head_row(cell) not in ("text", "address", "noise")):
            return
        yield index
        above = slip.rows[index - 1] if index else None
        if above is None or above.box.x1 + slip.height_of_print / 2 + cell.words[0].box.width <= widest:
            return


def _is_close(slip: Slip, above: int, below: int) -> bool:
    return slip.rows[below].box.top - slip.rows[above].box.bottom < _CLOSE * slip.height_of_print


def _without_figures(text: str, figures: Sequence[TillFigure]) -> str:
    for each in reversed(figures):
        text = text[: each.start] + " " + text[each.end :]
    return text


def _tidy(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" \t*=|")


def _line(goods: _Goods) -> Line:
    words = [word for cell in goods.cells for word in cell.words]
    return Line(
        " ".join(goods.names),
        quantity=goods.quantity,
        unit_price=goods.price,
        line_total=goods.amount,
        item_code=goods.code,
        evidence=evidence_of(goods.cells[0].page_number, words),
    )
