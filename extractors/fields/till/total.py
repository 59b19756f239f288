"""The total of a till slip is what the customer owed: after rounding, before the notes that were handed over.

Every amount is weighed by all that speaks for it: the words of its rows, tender less change, subtotal and tax, the sum of the goods, the
size of its print. Nothing is computed into being: the total must stand on the slip.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from extractors.fields.till.claims import Claim, SlipClaims
from extractors.fields.till.goods_sum import SMALLEST_COIN, sums_told
from extractors.fields.till.row_words import RowKind
from extractors.fields.till.slip import Slip
from extractors.fields.till.sums import is_contradicted, is_only_a_part, sums_for

_ENOUGH = 0.85
_LABELLED = 0.4
_LARGE_PRINT = 1.35
_SAYS_NOTHING = 0.05
_WEIGHTS: dict[RowKind | None, float] = {
    "rounded_total": 1.3,
    "total": 1.0,
    "weak_total": 0.5,
    "counted_total": 0.7,
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
    told = sums_told(found.amounts)
    known = {*told.summed, *told.paid}
    claims = [each for each in found.claims if each.kind in _WEIGHTS or each.kind is None or each.value in known]
    scores: dict[Decimal, float] = {}
    for value in {each.value for each in claims if each.value > 0}:
        scores[value] = _said(value, claims) + sums_for(value, found) + _print(value, claims, slip) + told.paid.get(value, 0.0)
        scores[value] += -0.4 if is_only_a_part(value, found) else told.summed.get(value, 0.0)
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
    if is_contradicted(best, found):
        return None
    shown = max((each for each in claims if each.value == best), key=lambda each: (_WEIGHTS.get(each.kind, 0.0), each.figure.sure))
    return SlipTotal(best, shown, scores[best])


def _said(value: Decimal, claims: list[Claim]) -> float:
    """What the words of its rows say, the first row most and each further one half as much."""
    by_row: dict[int, float] = defaultdict(float)
    for each in claims:
        if each.value == value:
            weight = _WEIGHTS.get(each.kind, _SAYS_NOTHING)
            weight *= (1.0 if each.is_main else 0.5) * (1.0 if each.figure.sure else 0.7)
            by_row[each.row] = max(by_row[each.row], weight)
    share, score = 1.0, 0.0
    for weight in sorted(by_row.values(), reverse=True):
        score += weight * share
        share *= 0.5
    return score


def _print(value: Decimal, claims: list[Claim], slip: Slip) -> float:
    """Tills print the total, and hardly another amount, in letters of double height."""
    named = (
        each for each in claims if each.value == value and each.is_main and each.kind in ("total", "rounded_total", "weak_total", None)
    )
    return 0.3 if any(_height(each) > _LARGE_PRINT * slip.height_of_print for each in named) else 0.0


def _height(claim: Claim) -> float:
    return max(word.box.height for word in claim.cell.words_between(claim.figure.start, claim.figure.end))


def _pay_alone(scores: dict[Decimal, float], found: SlipClaims) -> None:
    """A slip of the smallest tills names no total: what was paid, without change, is it."""
    paid = {each.value for each in found.of("cash", "card") if each.value}
    if len(paid) == 1 and not found.of("total", "rounded_total", "weak_total", "counted_total", "subtotal", "change"):
        scores[paid.pop()] += 0.5


def _prefer_rounded(scores: dict[Decimal, float], found: SlipClaims) -> None:
    """Where a slip prints the sum, the rounding and the rounded sum, the last one was paid."""
    roundings = {sign * each.value for each in found.of("rounding") for sign in (1, -1) if 0 < abs(each.value) <= SMALLEST_COIN}
    for before in [*scores]:
        for rounding in roundings:
            after = before + rounding
            rows = [each.row for each in found.claims if each.value == after]
            first = min((each.row for each in found.claims if each.value == before), default=0)
            if after in scores and rows and max(rows) >= first and scores[before] >= 0.4 and not after % Decimal("0.05"):
                scores[after] += 0.9
                scores[before] -= 0.5
