"""What the amounts of a slip say of each other: tender less change, subtotal with tax and rounding, the goods together."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

from extractors.fields.till.claims import SlipClaims
from extractors.fields.till.goods_sum import SMALLEST_COIN
from extractors.fields.till.row_words import RowKind

_NEAR = Decimal("0.05")
_NOTHING = Decimal(0)
_NAMES_TOTAL: tuple[RowKind, ...] = ("rounded_total", "total", "cash", "card")


def sums_for(value: Decimal, found: SlipClaims) -> float:
    """How much the other amounts speak for one to be the total; below nothing where a row of goods costs more."""
    score = 0.0
    tenders, changes = found.of("cash", "card"), found.of("change")
    if any(paid.value - back.value == value and back.value for paid, back in product(tenders, changes)):
        score += 1.2
    elif any(paid.value == value and not back.value for paid, back in product(tenders, changes)):
        score += 0.4
    nets = {each.value for each in found.of("net", "subtotal", "weak_total", "total", "counted_total")} - {value}
    taxes = {each.value for each in found.of("tax") if each.value}
    pairs = [*product(nets, taxes), *found.tax_pairs]
    if any(tax and tax < net and abs(net + tax - value) <= _NEAR for net, tax in pairs):
        score += 0.7
    extras = {each.value for each in found.of("charge")}
    if any(abs(net + extra + tax - value) <= _NEAR for net, extra, tax in product(nets, extras, taxes | {_NOTHING}) if extra):
        score += 0.5
    off = {each.value for each in found.of("discount") if each.value}
    if any(abs(net - less - value) <= _NEAR for net, less in product(nets, off)):
        score += 0.4
    goods = [each for each in found.goods if each]
    if goods:
        if any(abs(each - value) <= _NEAR for each in _by_goods(found)):
            score += 0.7 if len(goods) > 1 else 0.35
        paid = _by_payment(found) | {each.value for each in found.of("card")}
        if not off and max(goods) > value + SMALLEST_COIN and value not in paid:
            score -= 0.8
    return score


def is_contradicted(value: Decimal, found: SlipClaims) -> bool:
    """Whether payment and sum agree on another amount, by more than the rounding that is printed."""
    agreed = _by_payment(found) & (_by_sum(found) | _by_goods(found))
    coin = max((abs(each.value) for each in found.of("rounding")), default=_NOTHING)
    return bool(agreed) and all(abs(each - value) > min(coin, SMALLEST_COIN) for each in agreed)


def _by_payment(found: SlipClaims) -> set[Decimal]:
    """What the money handed over less the change comes to."""
    return {paid.value - back.value for paid, back in product(found.of("cash", "card"), found.of("change")) if back.value}


def _by_sum(found: SlipClaims) -> set[Decimal]:
    """What the subtotal, the taxes and the rounding come to."""
    taxes = {each.value for each in found.of("tax")} | {_NOTHING}
    roundings = {each.value for each in found.of("rounding")} | {_NOTHING}
    return {part.value + tax + coin for part, tax, coin in product(found.of("subtotal", "net"), taxes, roundings)}


def _by_goods(found: SlipClaims) -> set[Decimal]:
    """What the goods come to, less discounts, with the tax and the rounding where they are added."""
    if not found.goods:
        return set()
    goods = sum(found.goods, _NOTHING)
    parts = {-each.value for each in found.of("discount")} | {each.value for each in found.of("tax")} | {_NOTHING}
    roundings = {each.value for each in found.of("rounding")} | {_NOTHING}
    return {goods + part + coin for part, coin in product(parts, roundings)}


def is_only_a_part(value: Decimal, found: SlipClaims) -> bool:
    """Whether an amount is never named a total or paid, while a tax comes on top of it or a larger amount is."""
    parts = [each for each in found.of("subtotal", "net") if each.value == value]
    if not parts or any(each.value == value for each in found.of(*_NAMES_TOTAL)):
        return False
    is_taxed = any(tax.value and tax.row > part.row for tax, part in product(found.of("tax"), parts))
    return is_taxed or any(each.value > value for each in found.of("total", "rounded_total", "weak_total", "card"))
