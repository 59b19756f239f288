"""Totals are tied to each other by law (EN 16931 BR-CO-10 to BR-CO-16), so they are decided together, not one by one.

Of all the figures that claim to be net, tax and total, the set stands that its labels and the sums speak for most. What was read is
never changed to make a sum come out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import product

from extractors.fields.payable import ROUNDING, decide_payable, is_claimed, is_close, payable_agreement
from extractors.fields.printed_money import AmountCandidate, is_below
from extractors.fields.totals import TotalsFound
from extractors.terms import Term

_SMALLEST_COIN = Decimal("0.10")
_LENT = 0.45
_REACHED_WITH_TAX = 1.0  # no net is printed, but goods, charges and the tax make the total
_REACHED = 0.6
_BY_ITS_TAX = 0.3
_SEVERAL = 2
_TAX_ON_NOTHING = 1.5
_NONE: tuple[AmountCandidate | None, ...] = (None,)


@dataclass(slots=True)
class Decision:
    """The totals that stand, by term, and which of them were found by their sum alone.

    `by_fallback` says that no label named the total, and what came nearest to one stands for it.
    """

    chosen: dict[Term, AmountCandidate] = field(default_factory=dict)
    by_sum: set[Term] = field(default_factory=set)
    by_fallback: bool = False


def decide(found: TotalsFound, line_totals: Sequence[Decimal], *, fallback_to_largest: bool = True) -> Decision:
    """The set of totals that labels and arithmetic speak for most."""
    lines_sum = sum(line_totals, Decimal(0)) if line_totals else None
    get = found.by_term.get
    best: tuple[float, AmountCandidate | None, AmountCandidate | None, AmountCandidate | None] = (float("-inf"), None, None, None)
    nets, taxes, grosses = (tuple(get(term, ())) for term in (Term.NET_TOTAL, Term.TAX_TOTAL, Term.GROSS_TOTAL))
    dues = get(Term.AMOUNT_DUE, [])
    if not get(Term.ALLOWANCE_TOTAL) and not get(Term.PREPAID_TOTAL):
        nets = _within(nets, (*grosses, *dues))
    lent_nets, lent_grosses = _lent(nets, grosses), _lent(grosses, (*nets, *dues))
    rates = {rate for rate, _ in found.rates}
    lent_nets += _taxed(found, (*nets, *lent_nets), taxes, (*grosses, *lent_grosses), rates)
    borrowed = set(map(id, lent_nets + lent_grosses))
    nets, grosses = nets + lent_nets, grosses + lent_grosses
    prepaids = get(Term.PREPAID_TOTAL, [])
    payable = {id(each): payable_agreement(each, dues, prepaids, found.roundings) for each in grosses + _NONE}
    tendered = {id(each): _tender_agreement(each, found) for each in grosses + _NONE}
    reached = {id(each) for each in nets + grosses if lines_sum and _is_reached(abs(lines_sum), each, found)}
    for net, tax, gross in product(nets + _NONE, taxes + _NONE, grosses + _NONE):
        if (id(net) in borrowed or id(gross) in borrowed) and not _completes(net, tax, gross):
            continue
        if tax is not None and gross is not None and tax.value and tax.evidence == gross.evidence:
            continue  # "Total (no VAT)" is no tax of all that is owed
        score = sum(each.score for each in (net, tax, gross) if each is not None)
        score += _agreement(net, tax, gross, lines_sum, rates)
        score += _REACHED if id(net or gross) in reached else 0.0
        if net is None and tax is not None and gross is not None and lines_sum and tax.value:
            before_tax = replace(gross, value=gross.value - tax.value)
            score += _REACHED_WITH_TAX if _is_reached(abs(lines_sum), before_tax, found) else 0.0
        score += payable[id(gross)]
        score += tendered[id(gross)]
        if score > best[0]:
            best = (score, net, tax, gross)
    decision = Decision()
    for term, candidate in zip((Term.NET_TOTAL, Term.TAX_TOTAL, Term.GROSS_TOTAL), best[1:], strict=True):
        if candidate is not None:
            decision.chosen[term] = candidate
    decision.chosen |= decide_payable(decision.chosen.get(Term.GROSS_TOTAL), found)
    _find_by_sum(decision, found)
    if Term.GROSS_TOTAL not in decision.chosen:
        _fall_back(decision, found, fallback_to_largest)
        decision.by_fallback = Term.GROSS_TOTAL in decision.chosen
        _find_by_sum(decision, found)
    _move_subtotal(decision, found)
    _decide_document_level(decision, found, lines_sum)
    return decision


def _within(nets: tuple[AmountCandidate, ...], payable: Sequence[AmountCandidate]) -> tuple[AmountCandidate, ...]:
    """The nets that are no more than what is to be paid: where nothing was taken off, a greater one is the sum of a contract."""
    most = max((each.value for each in payable), default=None)
    return nets if most is None else tuple(each for each in nets if each.value <= most + ROUNDING)


def _lent(own: tuple[AmountCandidate, ...], others: tuple[AmountCandidate, ...]) -> tuple[AmountCandidate, ...]:
    """A bare "total" can be the one before tax, and "net total" or "balance due" the one with it: where the sums say so, each stands in."""
    values = {each.value for each in own}
    return tuple(replace(each, score=each.score - _LENT) for each in others if each.value not in values)[:6]


def _taxed(
    found: TotalsFound,
    known: Sequence[AmountCandidate],
    taxes: Sequence[AmountCandidate],
    grosses: Sequence[AmountCandidate],
    rates: set[Decimal],
) -> tuple[AmountCandidate, ...]:
    """The figures that no label calls net and that are it by two sums: with a tax at its printed rate they make what is to be paid.

    On a payment certificate the gross and the net of the whole contract stand above what this claim adds to them.
    """
    values = {each.value for each in known}
    wanted = {
        gross.value - tax.value
        for tax, gross in product(taxes, grosses)
        if any(rate and abs((gross.value - tax.value) * rate / 100 - tax.value) <= ROUNDING for rate in rates)
    }
    last = {each.value: each for each in found.money if each.value and each.value in wanted - values}
    return tuple(replace(each, score=_BY_ITS_TAX) for each in last.values())


def _completes(net: AmountCandidate | None, tax: AmountCandidate | None, gross: AmountCandidate | None) -> bool:
    return net is not None and tax is not None and gross is not None and tax.value != 0 and is_close(net.value + tax.value, gross.value)


def _tender_agreement(gross: AmountCandidate | None, found: TotalsFound) -> float:
    """What was tendered less the change given is what was to be paid."""
    if gross is None or not found.tendered:
        return 0.0
    if any(is_close(paid - change, gross.value) for paid in found.tendered for change in found.change_given if change):
        return 0.6
    return 0.25 if any(is_close(paid, gross.value) for paid in found.tendered) else 0.0


def _agreement(
    net: AmountCandidate | None, tax: AmountCandidate | None, gross: AmountCandidate | None, lines_sum: Decimal | None, rates: set[Decimal]
) -> float:
    score = 0.0
    if net and tax and gross:
        exact = net.value + tax.value == gross.value
        if exact or (tax.value > ROUNDING and is_close(net.value + tax.value, gross.value)):
            score += 1.2 if tax.value else 0.6
        else:
            score -= 0.6
    elif net and gross and net.value > gross.value + ROUNDING:
        score -= 0.5
    elif tax and gross and tax.value >= gross.value > 0:
        score -= 0.6
    if net and tax and tax.value and not net.value:
        score -= _TAX_ON_NOTHING
    if net and tax and net.value and tax.value:
        if tax.value > net.value * Decimal("0.45"):
            score -= 0.6
        elif any(rate and abs(net.value * rate / 100 - tax.value) <= Decimal("0.02") + net.value / 20000 for rate in rates):
            score += 0.4
    if net and gross and net.cell and gross.cell and net.value == gross.value and tax is None:
        score -= 0.3
    if lines_sum:
        if net and is_close(net.value, abs(lines_sum)):
            score += 0.6
        elif gross and is_close(gross.value, abs(lines_sum)):
            score += 0.45
    return score


def _find_by_sum(decision: Decision, found: TotalsFound) -> None:
    """A figure without a label that completes net + tax = total is the missing one."""
    chosen = decision.chosen
    net, tax, gross = (chosen.get(term) for term in (Term.NET_TOTAL, Term.TAX_TOTAL, Term.GROSS_TOTAL))
    wanted: tuple[Term, Decimal] | None = None
    if net and tax and not gross and tax.value:
        wanted = (Term.GROSS_TOTAL, net.value + tax.value)
    elif net and gross and not tax and gross.value > net.value:
        wanted = (Term.TAX_TOTAL, gross.value - net.value)
    elif tax and gross and not net and not tax.value:
        goods = next((each for each in found.by_term.get(Term.LINES_TOTAL, ()) if each.value == gross.value), None)
        goods = goods or next((each for each in found.money if each.value == gross.value and _stands_over(each, tax)), None)
        if goods is not None:
            chosen[Term.NET_TOTAL] = goods  # "goods total", with no tax on it
    elif tax and gross and not net:
        wanted = (Term.NET_TOTAL, gross.value - tax.value)
    if wanted is None:
        return
    if wanted[0] is Term.TAX_TOTAL and is_claimed(wanted[1], found):
        return  # the carriage or the discount that lies between them is no tax
    match = next((each for each in reversed(found.money) if each.value == wanted[1]), None)
    if match is not None:
        chosen[wanted[0]] = match
        decision.by_sum.add(wanted[0])


def _stands_over(upper: AmountCandidate, lower: AmountCandidate) -> bool:
    """Whether an amount stands in the line right over another's, or left of it in the same line."""
    if upper.cell is None or lower.cell is None:
        return False
    one, other = upper.evidence[0].box, lower.evidence[0].box
    if one is not None and other is not None and upper.cell.line_number == lower.cell.line_number:
        return upper.cell.page_number == lower.cell.page_number and one.x1 <= other.x0
    return (upper.cell.page_number, upper.cell.line_number + 1) == (lower.cell.page_number, lower.cell.line_number)


def misread(decision: Decision, line_totals: Sequence[Decimal], rates: Sequence[Decimal]) -> dict[Term, Decimal]:
    """The totals of a scan that fail their sum by one digit, each with what the other figures make it; to be marked, never mended.

    Another proof than the failing sum must hold: the lines make the net, a rate makes the tax, or the total stands there twice.
    """
    net, tax, gross = (decision.chosen.get(term) for term in (Term.NET_TOTAL, Term.TAX_TOTAL, Term.GROSS_TOTAL))
    if net is None or tax is None or gross is None or is_close(net.value + tax.value, gross.value):
        return {}
    lines = sum(line_totals, Decimal(0))
    due = decision.chosen.get(Term.AMOUNT_DUE)
    twice = due is not None and due.value == gross.value and due.cell is not gross.cell

    def is_taxed(base: Decimal, charged: Decimal) -> bool:
        return any(rate and abs(base * rate / 100 - charged) <= ROUNDING for rate in rates)

    found: dict[Term, Decimal] = {}
    if is_taxed(net.value, tax.value) or is_close(lines, net.value):
        found[Term.GROSS_TOTAL] = net.value + tax.value
    if twice or is_taxed(gross.value - tax.value, tax.value) or is_close(lines, gross.value - tax.value):
        found[Term.NET_TOTAL] = gross.value - tax.value
    if is_taxed(net.value, gross.value - net.value):
        found[Term.TAX_TOTAL] = gross.value - net.value
    return {term: value for term, value in found.items() if _differ_by_a_digit(decision.chosen[term].value, value)}


def _differ_by_a_digit(one: Decimal, other: Decimal) -> bool:
    a, b = f"{one:.2f}", f"{other:.2f}"
    return len(a) == len(b) and sum(x != y for x, y in zip(a, b, strict=True)) == 1


def take_rounded(decision: Decision, found: TotalsFound) -> None:
    """The total of a till slip is what was paid: the sum after rounding to the smallest coin, where the slip prints both."""
    gross = decision.chosen.get(Term.GROSS_TOTAL)
    if gross is None:
        return
    for rounding in found.roundings:
        if not rounding or abs(rounding) > _SMALLEST_COIN:
            continue
        paid = next((each for each in found.money if each.value == gross.value + rounding and is_below(each, gross)), None)
        if paid is not None:
            decision.chosen[Term.GROSS_TOTAL] = paid
            return


def _fall_back(decision: Decision, found: TotalsFound, to_largest: bool) -> None:
    due = decision.chosen.get(Term.AMOUNT_DUE)
    net = decision.chosen.get(Term.NET_TOTAL)
    if due is not None and (net is None or due.value >= net.value or _is_discounted(net.value, due.value, found)):
        decision.chosen[Term.GROSS_TOTAL] = due
    elif net is not None and Term.TAX_TOTAL not in decision.chosen:
        decision.chosen[Term.GROSS_TOTAL] = net
        if net.score < 0.8:
            del decision.chosen[Term.NET_TOTAL]
    elif to_largest and found.money and not decision.chosen:
        largest = max(found.money, key=lambda each: each.value)
        decision.chosen[Term.GROSS_TOTAL] = largest
        decision.by_sum.add(Term.GROSS_TOTAL)


def _is_discounted(before: Decimal, after: Decimal, found: TotalsFound) -> bool:
    """Whether a labelled discount, and carriage if any, leads from one amount to another."""
    charges = [Decimal(0), *(each.value for each in found.by_term.get(Term.CHARGE_TOTAL, ()))]
    allowances = [each.value for each in found.by_term.get(Term.ALLOWANCE_TOTAL, ())]
    return any(is_close(before - allowance + charge, after) for allowance in allowances for charge in charges)


def _is_reached(lines_sum: Decimal, total: AmountCandidate, found: TotalsFound) -> bool:
    """Whether the lines less a labelled discount, or with labelled carriage, make a total (EN 16931 BR-CO-13).

    A credit note may take carriage off again: "Freight -18.00".
    """
    charged = found.by_term.get(Term.CHARGE_TOTAL, ())
    charges = [Decimal(0), *(each.value for each in charged if not each.negative)]
    allowances = [Decimal(0), *(each.value for each in found.by_term.get(Term.ALLOWANCE_TOTAL, ()))]
    allowances += [each.value for each in charged if each.negative]
    return any((less or more) and is_close(lines_sum - less + more, total.value) for less in allowances for more in charges)


def _move_subtotal(decision: Decision, found: TotalsFound) -> None:
    """A "subtotal" before discount and carriage is the sum of the lines (BT-106), not the total without tax (BT-109)."""
    net, gross = decision.chosen.get(Term.NET_TOTAL), decision.chosen.get(Term.GROSS_TOTAL)
    tax = decision.chosen.get(Term.TAX_TOTAL)
    if net is None or gross is None or is_close(net.value + (tax.value if tax else 0), gross.value):
        return
    allowances = tuple(found.by_term.get(Term.ALLOWANCE_TOTAL, ()))
    charges = tuple(found.by_term.get(Term.CHARGE_TOTAL, ()))
    for allowance, charge in product(allowances + _NONE, charges + _NONE):
        if allowance is None and charge is None:
            continue
        reached = net.value - (allowance.value if allowance else 0) + (charge.value if charge else 0) + (tax.value if tax else 0)
        if is_close(reached, gross.value):
            decision.chosen[Term.LINES_TOTAL] = decision.chosen.pop(Term.NET_TOTAL)
            for term, each in ((Term.ALLOWANCE_TOTAL, allowance), (Term.CHARGE_TOTAL, charge)):
                if each is not None:
                    decision.chosen[term] = each
            return


def _decide_document_level(decision: Decision, found: TotalsFound, lines_sum: Decimal | None) -> None:
    """Lines, allowances and charges: taken where lines - allowances + charges = net, or where their label leaves no doubt."""
    net = decision.chosen.get(Term.NET_TOTAL) or decision.chosen.get(Term.GROSS_TOTAL)
    lines = tuple(found.by_term.get(Term.LINES_TOTAL, ()))
    allowances = tuple(found.by_term.get(Term.ALLOWANCE_TOTAL, ()))
    charges = tuple(found.by_term.get(Term.CHARGE_TOTAL, ()))
    if net is None:
        return
    subtotals = tuple(each for each in found.by_term.get(Term.NET_TOTAL, ()) if each.value != net.value)
    for total, allowance, charge in product(lines + subtotals + _NONE, allowances + _NONE, charges + _NONE):
        start = total.value if total else (lines_sum or net.value)
        if total is None and not (allowance or charge):
            continue
        reached = start - (allowance.value if allowance else 0) + (charge.value if charge else 0)
        if is_close(reached, net.value) and (total is not None or lines_sum):
            for term, each in ((Term.LINES_TOTAL, total), (Term.ALLOWANCE_TOTAL, allowance), (Term.CHARGE_TOTAL, charge)):
                if each is not None:
                    decision.chosen[term] = each
            return
    deducted = _deducted(found, (lines_sum or Decimal(0)) - net.value)
    if deducted is not None:
        decision.chosen[Term.ALLOWANCE_TOTAL] = deducted
        return
    for term, candidates in ((Term.LINES_TOTAL, lines), (Term.ALLOWANCE_TOTAL, allowances), (Term.CHARGE_TOTAL, charges)):
        if candidates and candidates[0].score > 1.0 and term is Term.LINES_TOTAL:
            decision.chosen[term] = candidates[0]


def _deducted(found: TotalsFound, missing: Decimal) -> AmountCandidate | None:
    """All that is printed as less than nothing, where it leads from the goods to the net: a retention, and what was claimed before."""
    less = [each for each in found.money if each.negative]
    if len(less) < _SEVERAL or missing <= 0 or not is_close(sum((each.value for each in less), Decimal(0)), missing):
        return None
    return AmountCandidate(missing, tuple(each.evidence[0] for each in less), 0.0, less[-1].cell)
