"""Which goods of an order or delivery note the lines of an invoice bill, and how much of them in one unit.

Lines of the same goods are taken together first, so that splitting a line hides nothing. Then all goods are paired at once for the best fit
over the whole paper: by the code of the goods, else by their description, and between two that fit alike by price and quantity. What finds
no partner of its own may be part of goods that have one (`blanket, blue` and `blanket, red` of `blanket`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.model import Evidence
from verification.matching.assignment import best_pairs
from verification.matching.company_names import fold
from verification.matching.lines import likeness
from verification.matching.numbers import number_key
from verification.matching.units import Measure, measure_of

_ALIKE = 85
_SAME_CODE, _BY_WORDS = 1000, 8
_SAME_PRICE, _SAME_QUANTITY, _MUST_DIFFER = 40, 20, 8
_PRICE_AGREES = Decimal("0.05")


_RATHER_RIGHT = 0.5


@dataclass(frozen=True, slots=True)
class GoodsLine:
    """One line of any paper or register; None where it does not say."""

    description: str
    item_code: str | None
    quantity: Decimal | None
    unit: str | None
    unit_price: Decimal | None
    evidence: tuple[Evidence, ...] = ()
    confidence: float | None = None  # the share of lines read as surely that were right; None where nobody measured it

    @property
    def is_doubtful(self) -> bool:
        """Whether such lines are more often read wrong than right, so that nothing can be held against anybody by one."""
        return self.confidence is not None and self.confidence < _RATHER_RIGHT

    @property
    def measure(self) -> Measure | None:
        return measure_of(self.unit, self.description)


@dataclass(frozen=True, slots=True)
class Goods:
    """The lines of one paper that mean the same goods."""

    lines: tuple[GoodsLine, ...]

    @property
    def description(self) -> str:
        return self.lines[0].description

    @property
    def quantity(self) -> Decimal | None:
        """The lines together, where all of them say how much and in one unit."""
        quantities = [each.quantity for each in self.lines]
        if len({each.unit for each in self.lines}) > 1:
            return None
        known = [each for each in quantities if each is not None]
        return sum(known, Decimal(0)) if len(known) == len(quantities) else None

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        return tuple(spot for each in self.lines for spot in each.evidence)


def goods_of(lines: Sequence[GoodsLine]) -> list[Goods]:
    """Lines of the same code and description taken together, in the order of their first."""
    together: dict[tuple[str, str], list[GoodsLine]] = {}
    for line in lines:
        together.setdefault((number_key(line.item_code or ""), fold(line.description)), []).append(line)
    return [Goods(tuple(each)) for each in together.values()]


def partners(billed: Sequence[Goods], known: Sequence[Goods]) -> list[Goods | None]:
    """What each of the goods billed is on the other paper; None where nothing there is alike, or two fit equally."""
    scores = {
        (left, right): score
        for left, ours in enumerate(billed)
        for right, theirs in enumerate(known)
        if (score := _score(ours, theirs)) > 0
    }
    pairs = best_pairs(scores)
    taken = set(pairs.values())
    found: list[Goods | None] = []
    for left in range(len(billed)):
        right = pairs.get(left)
        if right is None:
            own = [each for pair_left, each in scores if pair_left == left]
            right = own[0] if len(own) == 1 else None
        elif any(each not in taken and scores[left, right] - scores.get((left, each), 0) < _MUST_DIFFER for each in range(len(known))):
            right = None
        found.append(known[right] if right is not None else None)
    return found


def _score(ours: Goods, theirs: Goods) -> int:
    one, other = ours.lines[0], theirs.lines[0]
    same_code = bool(one.item_code and other.item_code) and number_key(one.item_code or "") == number_key(other.item_code or "")
    alike = likeness(one.description, other.description)
    if not same_code and alike < _ALIKE:
        return 0
    score = _SAME_CODE if same_code else 0
    score += round(_BY_WORDS * alike)
    if one.unit_price is not None and other.unit_price and abs(one.unit_price / other.unit_price - 1) <= _PRICE_AGREES:
        score += _SAME_PRICE
    return score + (_SAME_QUANTITY if ours.quantity is not None and ours.quantity == theirs.quantity else 0)


class UnlikeUnitsError(Exception):
    """Two quantities cannot be compared: kilograms and pieces, or a box whose content nobody states and pieces."""


def factor_between(ours: GoodsLine, theirs: GoodsLine) -> Decimal:
    """How many units of the other line one unit of ours is: 12 where we bill dozens and the order counts pieces.

    Where one of them states no unit its own is taken to be the same, unless the prices say that it counts in base units: goods at 120 a
    dozen ordered at 10 are ordered by the piece. Of the same goods a box is a box, though one paper alone says how many it holds. Raises
    UnlikeUnitsError.
    """
    mine, other = ours.measure, theirs.measure
    if mine is not None and other is not None:
        if mine.dimension != other.dimension:
            if mine.pack is not None and mine.pack == other.pack:
                return Decimal(1)
            raise UnlikeUnitsError
        return mine.factor / other.factor
    for measure, is_ours in ((mine, True), (other, False)):
        if measure is None or measure.factor == 1 or not ours.unit_price or not theirs.unit_price:
            continue
        factor = measure.factor if is_ours else 1 / measure.factor
        if abs(ours.unit_price / theirs.unit_price / factor - 1) <= _PRICE_AGREES:
            return factor
    return Decimal(1)


def quantity_in_units_of(ours: Goods, theirs: Goods) -> Decimal | None:
    """How much of these goods there is, counted as the other paper counts them; None where a line does not say. Raises UnlikeUnitsError."""
    total = Decimal(0)
    for line in ours.lines:
        if line.quantity is None:
            return None
        total += line.quantity * factor_between(line, theirs.lines[0])
    return total
