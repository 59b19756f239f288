"""The total of a till slip is what the customer owed: after rounding, before the notes that were handed over.

Every amount is weighed by all that speaks for it: the words of its rows, tender less change, subtotal and tax, the sum of the goods, the
size of its print. Nothing is computed into being: the total must stand on the slip.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from extractors.fields.till.claims import Claim, SlipClaims
from extractors.fields.till.row_words import RowKind
from extractors.fields.till.slip import Slip

_ENOUGH = 0.85
_LABELLED = 0.4
_LARGE_PRINT = 1.35
_SMALLEST_COIN = Decimal("0.10")  # five-cent and ten-cent rounding
_CENT = Decimal("0.02")
_NOTHING = Decimal(0)
_NAMES_TOTAL: tuple[RowKind, ...] = ("rounded_total", "total", "cash", "card")
_WEIGHTS: dict[RowKind | None, float] = {
    "rounded_total": 1.3,
    "total": 1.0,
    "weak_total": 0.5,
    "counted_total": 0.55,
    "subtotal": 0.45,
    "card": 0.7,
    "cash": 0.35,
}


@dataclass(frozen=True, slots=True)
class SlipTotal:
    """The total that stands, the claim that shows it best, and how much speaks for it."""

    value: Decimal
    claim: Claim
    score: float


def total_of(slip: Slip, found: SlipClaims, labelled: Decimal | None = None) -> SlipTotal | None:
    """The amount that most evidence speaks for; None where too little does, two amounts stand level or the payment contradicts it.

    `labelled` is the total by the labels of trade papers, which speaks for an amount too.
    """
    claims = [each for each in found.claims if each.kind in _WEIGHTS or each.kind is None]
    scores: dict[Decimal, float] = {}
    for value in {each.value for each in claims if each.value > 0}:
        scores[value] = _said(value, claims) + _arithmetic(value, found) + _print(value, claims, slip)
        if not any(each.value == value and each.kind in _NAMES_TOTAL for each in claims) and _is_taxed_on_top(value, found):
            scores[value] -= 0.4
    if labelled in scores:
        scores[labelled] += _LABELLED
    _pay_alone(scores, found)
    _prefer_rounded(scores, found)
    if not scores:
        return None
    ranked = sorted(scores, key=lambda value: -scores[value])
    best = ranked[0]
    if scores[best] < _ENOUGH or (len(ranked) > 1 and scores[best] - scores[ranked[1]] < 0.05):
        return None
    if best not in _by_payment(found) and _by_payment(found) & _by_sum(found):
        return None
    shown = max((each for each in claims if each.value == best), key=lambda each: (_WEIGHTS.get(each.kind, 0.0), each.figure.sure))
    return SlipTotal(best, shown, scores[best])


def _by_payment(found: SlipClaims) -> set[Decimal]:
    """What the money handed over less the change comes to."""
    return {paid.value - back.value for paid, back in product(found.of("cash", "card"), found.of("change")) if back.value}


def _by_sum(found: SlipClaims) -> set[Decimal]:
    """What the subtotal, the taxes and the rounding come to."""
    taxes = {each.value for each in found.of("tax")} | {_NOTHING}
    roundings = {each.value for each in found.of("rounding")} | {_NOTHING}
    return {part.value + tax + coin for part, tax, coin in product(found.of("subtotal", "net"), taxes, roundings)}


def _is_taxed_on_top(value: Decimal, found: SlipClaims) -> bool:
    """Whether an amount is a subtotal to which the slip adds a tax before it names another amount the total."""
    return any(each.value == value for each in found.of("subtotal", "net")) and any(
        tax.value and tax.row > part.row for tax, part in product(found.of("tax"), found.of("subtotal", "net"))
    )


def _said(value: Decimal, claims: list[Claim]) -> float:
    """What the words of its rows say, the first row most and each further one half as much."""
    by_row: dict[int, float] = defaultdict(float)
    for each in claims:
        if each.value == value:
            weight = _WEIGHTS.get(each.kind, 0.05)
            weight *= (1.0 if each.is_last else 0.5) * (1.0 if each.figure.sure else 0.7)
            by_row[each.row] = max(by_row[each.row], weight)
    share, score = 1.0, 0.0
    for weight in sorted(by_row.values(), reverse=True):
        score += weight * share
        share *= 0.5
    return score


def _arithmetic(value: Decimal, found: SlipClaims) -> float:
    score = 0.0
    tenders, changes = found.of("cash", "card"), found.of("change")
    if any(paid.value - back.value == value and back.value for paid, back in product(tenders, changes)):
        score += 1.2
    elif any(paid.value == value and not back.value for paid, back in product(tenders, changes)):
        score += 0.4
    nets = {each.value for each in found.of("net", "subtotal", "weak_total", "total", "counted_total")} - {value}
    taxes = {each.value for each in found.of("tax") if each.value}
    pairs = [*product(nets, taxes), *found.tax_pairs]
    if any(tax and tax < net and abs(net + tax - value) <= Decimal("0.05") for net, tax in pairs):
        score += 0.7
    extras = {each.value for each in found.of("charge")}
    if any(abs(net + extra + tax - value) <= Decimal("0.05") for net, extra, tax in product(nets, extras, taxes | {_NOTHING}) if extra):
        score += 0.5
    off = {each.value for each in found.of("discount") if each.value}
    if any(abs(net - less - value) <= Decimal("0.05") for net, less in product(nets, off)):
        score += 0.4
    goods = [each for each in found.goods if each]
    if goods:
        total = sum(goods, _NOTHING)
        reached = {total, *(total - less for less in off), *(total + tax for tax in taxes)}
        if any(abs(each - value) <= Decimal("0.05") for each in reached):
            score += 0.7 if len(goods) > 1 else 0.35
        if not off and max(goods) > value + Decimal("0.10"):
            score -= 1.0
    return score


def _print(value: Decimal, claims: list[Claim], slip: Slip) -> float:
    """Tills print the total, and hardly another amount, in letters of double height."""
    named = (
        each for each in claims if each.value == value and each.is_last and each.kind in ("total", "rounded_total", "weak_total", None)
    )
    return 0.3 if any(_height(each) > _LARGE_PRINT * slip.height_of_print for each in named) else 0.0


def _height(claim: Claim) -> float:
    return max(word.box.height for word in claim.cell.words_between(claim.figure.start, claim.figure.end))


def _pay_alone(scores: dict[Decimal, float], found: SlipClaims) -> None:
    """A slip of the smallest tills names no total: what was paid, without change, is it."""
    paid = {each.value for each in found.of("cash", "card")}
    if len(paid) == 1 and not found.of("total", "rounded_total", "weak_total", "counted_total", "subtotal", "change"):
        scores[paid.pop()] += 0.5


def _prefer_rounded(scores: dict[Decimal, float], found: SlipClaims) -> None:
    """Where a slip prints the sum, the rounding and the rounded sum, the last one was paid."""
    roundings = {sign * each.value for each in found.of("rounding") for sign in (1, -1) if 0 < abs(each.value) <= _SMALLEST_COIN}
    for before in [*scores]:
        for rounding in roundings:
            after = before + rounding
            rows = [each.row for each in found.claims if each.value == after]
            first = min((each.row for each in found.claims if each.value == before), default=0)
            if after in scores and rows and max(rows) >= first and scores[before] >= 0.4 and not after % Decimal("0.05"):
                scores[after] += 0.9
                scores[before] -= 0.5
