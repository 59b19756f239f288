"""The foot of a paper as one sum: from the goods over discount and carriage to net, tax, total and what is left to pay.

Whatever the words beside the figures, they stand in the order of the sum (EN 16931, BR-CO-10 to BR-CO-16): each figure is either what has
been reached so far or a step to a later one. A reading in which printed figures confirm each other needs no label, and where labels are
understood they speak for it or against it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations
from typing import Literal, NamedTuple

from extractors.candidates.foot import FootAmount, amounts_of_foot
from extractors.candidates.ties import tax_grade
from extractors.fields.exact_tax import is_exact_tax
from extractors.fields.payable import together
from extractors.fields.printed_money import AmountCandidate
from extractors.fields.table_end import Place
from extractors.fields.totals import TotalsFound
from extractors.terms import Term

_MOST_STEPS = 4  # discounts, charges or taxes
_MOST_OPEN = 4000  # partial readings looked at
_CROWDED = 3  # amounts in one line: a table of taxes, or all totals side by side

_PROOF = 1.0  # a printed figure is what was reached
_AGAIN = 0.1  # the same once more
_LABELLED = 0.8
_AGAINST_LABEL = 1.2
_NEAR_LABEL = 0.15  # "subtotal" for the sum of the lines, "total" for what is due
_SKIPPED, _SKIPPED_IN_CROWD = 0.35, 0.06
_RATED, _USUAL = 0.7, 0.45
_UNRATED = -0.5
_STEP = 0.1  # a step more needs a reason
_LINES_UNUSED = 0.6
_LEAST, _LEAST_WITHOUT_LINES = 0.8, 2.0
_HIGHEST_RATE, _MOST_RATES = 40, 6
_LARGEST_TAX = Decimal("0.45")  # share of what it is on
_CENT = Decimal("0.01")
_SMALLEST_COIN = Decimal(1)  # rounded to
_LINES_INCLUSIVE = 1.2  # prices with tax: the lines make the total
_RATED_CHARGE = 0.6
_LIKE_DISCOUNT = _LIKE_DEPOSIT = 0.35
_MOST_DISCOUNTED, _LARGEST_DISCOUNT = 15, Decimal("0.3")  # percent that deposits seldom are, share that discounts seldom are
_SURE_TAX = 0.75
_UNTAXED = 0.3  # expenses or a deposit that stand behind the tax
_CLEAR = 0.3  # by which a reading has to be better than another one

_Stage = Literal["goods", "taxed", "total"]
_SUMMED = frozenset({Term.TAX_TOTAL, Term.ALLOWANCE_TOTAL, Term.CHARGE_TOTAL, Term.PREPAID_TOTAL})
_NEAR: Mapping[Term, Collection[Term]] = {
    Term.LINES_TOTAL: (Term.NET_TOTAL,),
    Term.NET_TOTAL: (Term.LINES_TOTAL,),
    Term.GROSS_TOTAL: (Term.AMOUNT_DUE,),
    Term.AMOUNT_DUE: (Term.GROSS_TOTAL,),
}


@dataclass(frozen=True, slots=True)
class Closing:
    """One reading of the foot: what each figure is, how many printed figures confirm others, and how much speaks for it.

    `is_taxed` says that its tax is at rates that are printed; `amounts` are all that stand at the foot.
    """

    chosen: Mapping[Term, AmountCandidate]
    proofs: int
    score: float
    is_taxed: bool
    amounts: frozenset[Decimal]


class _State(NamedTuple):
    """How far a reading has come: the sum reached, whether it has been printed since the last step, and the sum of lines left aside."""

    stage: _Stage
    reached: Decimal
    is_printed: bool
    parts: tuple[tuple[Term, FootAmount], ...] = ()
    proofs: int = 0
    score: float = 0.0
    is_taxed: bool = False
    unused: Decimal = Decimal(0)

    def with_part(self, term: Term, amount: FootAmount, worth: float, *, proofs: int = 0, **changes: object) -> _State:
        score = self.score + worth + _label_worth(term, amount)
        parts = (*self.parts, (term, amount))
        return self._replace(parts=parts, score=score, proofs=self.proofs + proofs, **changes)  # type: ignore[arg-type]

    def steps(self, *terms: Term) -> int:
        """How many of its parts are of some terms."""
        count = 0
        for term, _ in self.parts:  # by hand, for every figure asks each reading that comes past it
            if term in terms:
                count += 1
        return count

    def without(self, skipped: float) -> _State:
        """The same where a figure was left aside that weighs so much."""
        return _State(self.stage, self.reached, self.is_printed, self.parts, self.proofs, self.score - skipped, self.is_taxed, self.unused)


class _Rest:
    """The amounts behind a figure of the foot, in their order: what a sum leads to there is asked by every reading that comes past it."""

    def __init__(self, values: Sequence[Decimal]) -> None:
        self.values = values
        self._printed = frozenset(values)
        self._together = [(sum(values[:count], Decimal(0)), frozenset(values[count:])) for count in range(2, _MOST_STEPS)]
        self._leading: dict[Decimal, bool] = {}

    def __contains__(self, value: Decimal) -> bool:
        return value in self._printed

    def leads_on(self, reached: Decimal) -> bool:
        """Whether what a step leads to is printed further on, or another step, or the next few, lead from there to what is."""
        known = self._leading.get(reached)
        if known is None:
            known = self._leading[reached] = self._leads_on(reached)
        return known

    def _leads_on(self, reached: Decimal) -> bool:
        printed = self._printed
        if reached in printed or any(reached + other in printed or reached - other in printed for other in printed if 0 < other < reached):
            return True
        return any(reached + few in behind for few, behind in self._together)


def read_closing(
    found: TotalsFound,
    line_totals: Sequence[Decimal],
    line_rates: Collection[Decimal],
    percents: Mapping[Place, frozenset[Decimal]],
    after: Place | None,
) -> Closing | None:
    """The reading of the foot for which most speaks, or None where no two figures confirm it or another is as good.

    `percents` are the percentages of each line of print; `after` is the last line of the goods, and the foot begins behind it.
    """
    amounts = amounts_of_foot(found, percents, after)
    rates = frozenset(line_rates).union(*percents.values())
    lines = abs(sum(line_totals, Decimal(0)))
    values = frozenset(each.value for each in amounts)
    is_alone = bool(lines) and len({each.value for each in amounts if not each.is_in_sentence}) == 1
    best: dict[tuple[Decimal | None, ...], Closing] = {}
    states = list(_readings(amounts, lines, rates))
    highest = max((state.score for state in states), default=0.0)
    for state in (each for each in states if highest - each.score < _CLEAR):
        closing = Closing(_terms_of(state), state.proofs, state.score, state.is_taxed, values)
        key = tuple(each.value if each else None for each in map(closing.chosen.get, (Term.NET_TOTAL, Term.TAX_TOTAL, Term.GROSS_TOTAL)))
        if key not in best or closing.score > best[key].score:
            best[key] = closing
    ranked = sorted(best.values(), key=lambda each: -each.score)
    least = _LEAST if lines else _LEAST_WITHOUT_LINES
    if (
        not ranked
        or ranked[0].proofs < (1 if is_alone else 2)
        or ranked[0].score < least
        or (len(ranked) > 1 and ranked[0].score - ranked[1].score < _CLEAR)
    ):
        return None
    return ranked[0]


def _readings(amounts: Sequence[FootAmount], lines: Decimal, rates: frozenset[Decimal]) -> Iterator[_State]:
    """Every reading that the sums allow, from the goods or from any figure on."""
    starts: list[tuple[int, _State]] = []
    if lines:
        starts.append((0, _State("goods", lines, False)))
    for index, amount in enumerate(amounts):
        if amount.value and amount.value != lines:
            state = _State("goods", amount.value, True, score=-_LINES_UNUSED if lines else 0.0, unused=lines)
            starts.append((index + 1, state.with_part(Term.NET_TOTAL, amount, -sum(map(_skip, amounts[:index])))))
    values, skips = [each.value for each in amounts], [_skip(each) for each in amounts]
    rests = [_Rest(values[index + 1 :]) for index in range(len(values))]
    looked_at = 0
    for start, first in starts:
        waiting = [(start, first)]
        while waiting and looked_at < _MOST_OPEN:
            looked_at += 1
            index, state = waiting.pop()
            if index == len(amounts):
                if state.is_printed and state.parts:
                    yield state
                continue
            waiting.append((index + 1, state.without(skips[index])))
            waiting += [(index + 1, each) for each in _taken(state, amounts[index], rests[index], rates)]


def _taken(state: _State, amount: FootAmount, rest: _Rest, rates: frozenset[Decimal]) -> Iterator[_State]:
    """What a figure can be in a reading: the sum reached, or a step whose sum stands further on."""
    value = amount.value
    more_leads_on = state.stage != "total" and rest.leads_on(state.reached + value)
    if state.stage == "goods":
        if value == state.reached:
            yield _reached(state, Term.NET_TOTAL, amount)
            yield _reached(state, Term.GROSS_TOTAL, amount, stage="total")
        if value and not amount.is_of_another_sum(state.reached) and state.steps(Term.ALLOWANCE_TOTAL, Term.CHARGE_TOTAL) < _MOST_STEPS:
            less, more = state.reached - value, state.reached + value
            if less > 0 and rest.leads_on(less):
                worth = -_STEP - (_LIKE_DEPOSIT if value > state.reached * _LARGEST_DISCOUNT else 0.0)
                yield state.with_part(Term.ALLOWANCE_TOTAL, amount, worth, reached=less, is_printed=False)
            # more than it is added to is what is taxed at another rate, and no charge
            may_be = not amount.own.negative and (value <= state.reached or Term.CHARGE_TOTAL in amount.labels)
            if may_be and more > 0 and more_leads_on:
                worth = -_STEP - (_RATED_CHARGE if amount.percents & rates else 0.0)
                yield state.with_part(Term.CHARGE_TOTAL, amount, worth, reached=more, is_printed=False)
    if more_leads_on and not (value and amount.is_base) and state.steps(Term.TAX_TOTAL) < _MOST_STEPS:
        yield from _taxed(state, amount, rest, rates)
    if state.stage == "taxed" and value > 0 and not amount.labels and state.reached + value in rest:
        yield state._replace(reached=state.reached + value, is_printed=False, score=state.score - _UNTAXED)
    if state.stage == "taxed" and value > 0 and Term.CHARGE_TOTAL in amount.labels and more_leads_on:
        # carriage that is added behind the tax and bears none
        yield state.with_part(Term.CHARGE_TOTAL, amount, -_STEP, reached=state.reached + value, is_printed=False)
    if state.stage == "taxed" and value == state.reached:
        several = _of_several_taxes(state, rates)
        by_rate = _are_bases(state)
        worth = several + (_LINES_INCLUSIVE if value == state.unused or by_rate else 0.0)
        proofs = state.proofs + (value == state.unused or by_rate)
        summed = state._replace(score=state.score + worth, proofs=proofs, is_taxed=state.is_taxed or several > 0)
        yield _reached(summed, Term.GROSS_TOTAL, amount, stage="total")
    if state.stage != "taxed" and rates and 0 < value < state.reached and _is_contained(state, amount, rates):
        stage: _Stage = "taxed" if state.stage == "goods" else "total"
        yield state.with_part(Term.TAX_TOTAL, amount, _RATED, proofs=1, is_taxed=True, stage=stage, is_printed=state.stage == "total")
    if state.stage == "total":
        if value == state.reached:
            yield _reached(state, Term.AMOUNT_DUE, amount)
        elif 0 < value < state.reached and _is_payment(state, amount, rest) and not _rounds(state.reached, value):
            worth = -_STEP - (_LIKE_DISCOUNT if _is_round_share(value, state.reached) else 0.0)
            yield state.with_part(Term.PREPAID_TOTAL, amount, worth, reached=state.reached - value, is_printed=False)
        if 0 < value < _SMALLEST_COIN or _rounds(state.reached, value):
            yield from (
                state._replace(reached=reached, is_printed=False)
                for reached in (state.reached - value, state.reached + value)
                if reached in rest
            )


def _reached(state: _State, term: Term, amount: FootAmount, **changes: object) -> _State:
    """The sum reached is printed: one proof, or two where the lines of goods and steps from them make it."""
    from_goods = bool(state.parts) and state.parts[0][0] is not Term.NET_TOTAL
    proofs = 0 if state.is_printed else 1 + from_goods
    return state.with_part(term, amount, _AGAIN if state.is_printed else _PROOF, proofs=proofs, is_printed=True, **changes)


def _taxed(state: _State, amount: FootAmount, rest: _Rest, rates: frozenset[Decimal]) -> Iterator[_State]:
    value = amount.value
    reached = state.reached + value
    is_labelled = Term.TAX_TOTAL in amount.labels
    if not value:
        if reached in rest and state.stage == "goods" and (is_labelled or not amount.labels):
            yield state.with_part(Term.TAX_TOTAL, amount, 0.0, stage="taxed", is_printed=False)
        return
    base = state.reached - sum((each.value for term, each in state.parts if term is Term.TAX_TOTAL), Decimal(0))
    if value > base * _LARGEST_TAX:
        return
    grade = "taxed" if amount.sums_taxes or _part_taxed(amount, _parts_of_net(state)) is not None else tax_grade(base, value, rates)
    is_part = any(0 < value <= base * rate / 100 for rate in amount.percents)
    worth = {"taxed": _RATED, "usual": _USUAL}.get(grade, 0.0 if is_labelled or is_part else _UNRATED)
    if state.stage == "taxed" and not (is_labelled or amount.percents):
        worth = _UNRATED - _UNTAXED
    sure = amount.labels.get(Term.TAX_TOTAL, 0.0) >= _SURE_TAX and is_part
    proofs = int(grade == "taxed" or sure or (grade == "usual" and is_labelled))
    is_taxed = grade == "taxed" and not state.steps(Term.TAX_TOTAL)
    yield state.with_part(Term.TAX_TOTAL, amount, worth, proofs=proofs, is_taxed=is_taxed, stage="taxed", reached=reached, is_printed=False)


def _parts_of_net(state: _State) -> list[FootAmount]:
    """The goods and the charges that make a net that no line prints."""
    parts = [part for part in state.parts if part[0] in (Term.NET_TOTAL, Term.CHARGE_TOTAL)]
    is_whole = len(parts) > 1 and parts[0][0] is Term.NET_TOTAL and all(term is Term.CHARGE_TOTAL for term, _ in parts[1:])
    return [amount for _, amount in parts] if is_whole and not state.steps(Term.ALLOWANCE_TOTAL) else []


def _part_taxed(tax: FootAmount, parts: Sequence[FootAmount]) -> FootAmount | None:
    """The part of a net on which an amount is the tax, at the rate beside it: "VAT 19% on carriage"."""
    return next((part for part in parts for rate in tax.percents if rate and abs(part.value * rate / 100 - tax.value) <= _CENT), None)


def _are_bases(state: _State) -> bool:
    """Whether the parts of a net are no goods and charges but what is taxed at each rate: the goods together make all of them."""
    net = _net_of_parts(state)
    return net is not None and net.value == state.unused


def _net_of_parts(state: _State) -> AmountCandidate | None:
    """The sum of goods and charges of which each has a tax line of its own, where no line prints that sum."""
    parts = _parts_of_net(state)
    taxed = [_part_taxed(amount, parts) for term, amount in state.parts if term is Term.TAX_TOTAL]
    return together([each.own for each in parts]) if parts and len(taxed) == len(parts) and all(part in taxed for part in parts) else None


def _is_contained(state: _State, amount: FootAmount, rates: frozenset[Decimal]) -> bool:
    """Whether a figure is the tax at a printed rate that is within what the goods have made, where prices include it."""
    value = amount.value
    if state.steps(Term.TAX_TOTAL, Term.NET_TOTAL, Term.PREPAID_TOTAL):
        return False
    return is_exact_tax(state.reached - value, value, rates)


def _is_round_share(value: Decimal, whole: Decimal) -> bool:
    """Whether a figure is a whole or half percentage of another, not more than a discount is."""
    halves = round(200 * value / whole)
    return 0 < halves <= 2 * _MOST_DISCOUNTED and abs(whole * halves / 200 - value) <= Decimal("0.01")


def _of_several_taxes(state: _State, rates: frozenset[Decimal]) -> float:
    """What speaks for several taxes: each at a printed rate of its own, on parts that make the whole."""
    taxes = [amount.value for term, amount in state.parts if term is Term.TAX_TOTAL and amount.value]
    usable = [rate for rate in rates if 0 < rate <= _HIGHEST_RATE]
    if len(taxes) < 2 or len(usable) > _MOST_RATES:
        return 0.0
    base = state.reached - sum(taxes)
    for chosen in permutations(usable, len(taxes)):
        if abs(sum(tax * 100 / rate for tax, rate in zip(taxes, chosen, strict=True)) - base) <= sum(
            Decimal("0.6") / rate for rate in chosen
        ):
            return len(taxes) * _RATED
    return 0.0


def _is_payment(state: _State, amount: FootAmount, rest: _Rest) -> bool:
    """Whether what an amount leaves of the total is printed further on, or what the next one leaves of that: a deposit and a retention.

    After both there is more left to pay than either took: of a plan of instalments the last is seldom the largest.
    """
    if Term.ALLOWANCE_TOTAL in amount.labels or not rest.values:
        return False
    left, following = state.reached - amount.value, rest.values[0]
    if left not in rest and not (max(amount.value, following) < left - following and left - following in rest.values[1:]):
        return False
    return not amount.is_of_another_sum(state.reached) and all(amount.value != part.value for _, part in state.parts)


def _rounds(total: Decimal, part: Decimal) -> bool:
    """Whether a part of one whole unit of money leaves, or makes, a total without cents."""
    return 0 < part < 1 and (part % 1 == total % 1 or (total + part) % 1 == 0)


def _skip(amount: FootAmount) -> float:
    return _SKIPPED_IN_CROWD if amount.crowd >= _CROWDED or amount.is_in_sentence or amount.is_base else _SKIPPED


def _label_worth(term: Term, amount: FootAmount) -> float:
    """How much its label speaks for or against what a figure is taken for."""
    if term in amount.labels:
        return _LABELLED * amount.labels[term]
    if any(other in amount.labels for other in _NEAR.get(term, ())):
        return _NEAR_LABEL
    return -_AGAINST_LABEL * max(amount.labels.values(), default=0.0)


def _terms_of(state: _State) -> dict[Term, AmountCandidate]:
    """The totals that a reading names; a sum that is reached without any tax is the total."""
    by_term: dict[Term, list[AmountCandidate]] = {}
    for term, amount in state.parts:
        if term is not Term.PREPAID_TOTAL or not amount.own.is_withheld:
            by_term.setdefault(term, []).append(amount.own)
    sums = by_term.pop(Term.NET_TOTAL, [])
    has_steps = Term.ALLOWANCE_TOTAL in by_term or Term.CHARGE_TOTAL in by_term
    chosen = {term: together(each) if term in _SUMMED else each[-1] for term, each in by_term.items()}
    if len(sums) > 1 and has_steps:
        chosen[Term.LINES_TOTAL] = sums[0]
    if sums and state.stage == "goods":
        chosen[Term.GROSS_TOTAL] = sums[-1]
    elif len(sums) == 1 and has_steps and state.parts[0][0] is Term.NET_TOTAL:
        chosen[Term.LINES_TOTAL] = sums[0]  # before the steps; what they lead to is no net of its own, or not printed
    elif sums:
        gross = chosen.get(Term.GROSS_TOTAL)
        if Term.TAX_TOTAL in chosen or gross is None or gross.value != sums[-1].value:  # a total that is printed twice has no net
            chosen[Term.NET_TOTAL] = sums[-1]
    net = _net_of_parts(state)
    if net is not None:
        chosen[Term.NET_TOTAL] = net
        if _are_bases(state):
            del chosen[Term.CHARGE_TOTAL]
        else:
            chosen[Term.LINES_TOTAL] = sums[0]
    return chosen
