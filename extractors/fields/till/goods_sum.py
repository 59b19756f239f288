"""Where the goods of a slip end, without a word: the last amount that is the sum of all amounts over it.

What follows is told by the same arithmetic: the sum with the tax and the rounding that stand between, the notes handed over before the
change. So a slip is read whose words nobody has listed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

SMALLEST_COIN = Decimal("0.10")
"""By how much a sum in cash may be rounded where the smallest coins are gone: to five cents in Malaysia, to ten in South Africa."""
_CENT = Decimal("0.01")
_SUMMED, _REPEATED = 0.9, 0.45
_PAID, _GOES_ON = 1.0, 1.3
_PAID_EXACTLY = 0.45
_TIMES_SEEN = 3  # with the goods, as the total and as what was paid
RATES = tuple(map(Decimal, ("5", "5.5", "6", "7", "8", "9", "10", "13", "14", "15", "18", "19", "20", "21", "25")))
"""The rates of taxes on sales that are in use, in percent."""


@dataclass(frozen=True, slots=True)
class RowAmount:
    """What a row comes to, with its sign: the last amount of the row, which is the slip's `row`-th."""

    row: int
    value: Decimal


def sum_of_goods(amounts: Sequence[RowAmount]) -> int | None:
    """Which of the amounts is the sum of all over it; of several the last: goods that cost the same follow each other."""
    total, found = Decimal(0), None
    for index, each in enumerate(amounts):
        if index and each.value > 0 and each.value == total:
            found = index
        total += each.value
    return found


@dataclass(frozen=True, slots=True)
class Told:
    """How much the mere order of the amounts speaks for each to be the total: by the sum of the goods, and by what was paid."""

    summed: Mapping[Decimal, float]
    paid: Mapping[Decimal, float]


def sums_told(amounts: Sequence[RowAmount]) -> Told:
    """What the order of the amounts says of each."""
    end = sum_of_goods(amounts)
    if end is None:
        return Told({}, {})
    goods, values = amounts[end].value, [each.value for each in amounts[end:]]
    summed = {goods: _SUMMED if end > 1 else _REPEATED}
    if end == 1 and [each.value for each in amounts].count(goods) >= _TIMES_SEEN:
        summed[goods] += _PAID_EXACTLY
    for whole in _gone_on(values):
        summed[whole] = summed.get(whole, 0.0) + _GOES_ON
        summed[goods] = 0.0
    return Told(summed, dict.fromkeys(_paid(values), _PAID))


def _gone_on(values: Sequence[Decimal]) -> Iterator[Decimal]:
    """The amounts that are the first one with all that stand between: the tax on top, a charge, the rounding."""
    total = values[0]
    for before, each in pairwise(values[1:]):
        is_rounded = 0 < abs(before) <= SMALLEST_COIN and each == total - before  # "0.02 CR"
        total += before
        if before and each > 0 and (each == total or is_rounded):
            yield each
            return


def _paid(values: Sequence[Decimal]) -> Iterator[Decimal]:
    """The amounts over two that are what was handed over and the change on it; a total and the tax in it are no such two."""
    for at, (handed, back) in enumerate(pairwise(values[1:]), 1):
        owed = handed - abs(back)
        if back and owed > 0 and owed in values[:at] and not is_taxed(owed, abs(back)):
            yield owed


def is_taxed(net: Decimal, tax: Decimal) -> bool:
    """Whether an amount is what a rate in use makes of another."""
    return any(abs(net * rate / 100 - tax) <= _CENT for rate in RATES)
