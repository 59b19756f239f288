"""What is left to pay of a total: what was paid before is off it, and what the buyer keeps back, whatever the words beside both.

A total is often called payable itself ("Total payable", then a retention, then "Now payable"), and nobody pays the retention with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from extractors.fields.printed_money import AmountCandidate, is_below
from extractors.fields.totals import TotalsFound
from extractors.terms import Term

ROUNDING = Decimal("0.02")  # by which the sums of a paper may fail
_CALLED_DUE, _CLEARLY = 0.5, 1.0  # more than that the lines add up to another total, which fees and taxes may follow
_SURE_OF_PAYMENT = 0.6
_TOTAL_PART_AND_REST = 3
_MOST_BETWEEN, _MOST_TAKEN_OFF = 6, 3
_STEPS = (Term.ALLOWANCE_TOTAL, Term.CHARGE_TOTAL)


def decide_payable(gross: AmountCandidate | None, found: TotalsFound) -> dict[Term, AmountCandidate]:
    """What is due of a total, and what was paid of it before, where a label says so."""
    dues = found.by_term.get(Term.AMOUNT_DUE, [])
    labelled = found.by_term.get(Term.PREPAID_TOTAL, [])
    if not dues or gross is None:
        return {Term.AMOUNT_DUE: dues[0]} if dues else {}
    dues = [each for each in dues if not _is_due_before_tax(each, gross, found)]
    if not dues:
        return {}
    prepaids = [*labelled, *_payments(found)]
    for due in dues:
        paid = next((each for each in prepaids if each.value and is_close(gross.value - each.value, due.value)), None)
        if paid is not None:
            return {Term.AMOUNT_DUE: due, Term.PREPAID_TOTAL: paid}
    for due in dues:
        taken_off = _taken_off(due, gross, found)
        if taken_off:
            values = {each.value for each in prepaids}
            paid_before = [each for each in taken_off if each.value in values and not each.is_withheld]
            return {Term.AMOUNT_DUE: due} | ({Term.PREPAID_TOTAL: together(paid_before)} if paid_before else {})
    for rounding in (*found.roundings, Decimal(0)):
        whole = next(
            (each for each in dues if each.value == gross.value + rounding or (not rounding and is_close(each.value, gross.value))), None
        )
        if whole is not None:
            return {Term.AMOUNT_DUE: whole}
    is_paid = bool(prepaids) and prepaids[0].score > _SURE_OF_PAYMENT
    if dues[0].share is not None:
        return {}  # a guess that nothing leads to
    return {Term.AMOUNT_DUE: dues[0]} | ({Term.PREPAID_TOTAL: prepaids[0]} if is_paid else {})


def _is_due_before_tax(due: AmountCandidate, gross: AmountCandidate, found: TotalsFound) -> bool:
    """Whether what is called due is a total to which the tax comes: "Now due 5,400.00" over "VAT 1,080.00" and "Total 6,480.00"."""
    if not is_below(gross, due):
        return False
    taxes = found.by_term.get(Term.TAX_TOTAL, ())
    return any(each.value and is_below(each, due) and each.value == gross.value - due.value for each in taxes)


def payable_agreement(
    gross: AmountCandidate | None, dues: Sequence[AmountCandidate], prepaids: Sequence[AmountCandidate], roundings: Sequence[Decimal]
) -> float:
    """How much what is called due speaks for a total: it is due as a whole, or less what was paid, or rounded."""
    if gross is None:
        return 0.0
    for due in dues:
        if is_close(due.value, gross.value):
            return _CALLED_DUE if due.score > _CLEARLY else 0.3
        if any(is_close(gross.value - paid.value, due.value) for paid in prepaids):
            return 0.5
        if any(is_close(gross.value + rounding, due.value) for rounding in roundings):
            return 0.2
    return 0.0


def left_to_pay(chosen: Mapping[Term, AmountCandidate], found: TotalsFound) -> AmountCandidate | None:
    """The last amount of a paper, under whatever words, where it is what the total over it leaves without the amount between them.

    Only a minus or a word for what is withheld says that it is taken off: shares of the total at two rates of tax make it together as well.
    """
    gross = chosen.get(Term.GROSS_TOTAL)
    amounts = [each for each in found.money if each.cell is not None]
    if gross is None or len(amounts) < _TOTAL_PART_AND_REST:
        return None
    total, withheld, rest = amounts[-_TOTAL_PART_AND_REST:]
    told = {each.value for term, each in chosen.items() if term is not Term.GROSS_TOTAL}
    if total.value != gross.value or total.value != withheld.value + rest.value or not 0 < withheld.value < rest.value:
        return None
    if not (is_below(withheld, total) and is_below(rest, withheld) and told.isdisjoint((withheld.value, rest.value))):
        return None
    return rest if withheld.negative or withheld.is_withheld else None


def _taken_off(due: AmountCandidate, gross: AmountCandidate, found: TotalsFound) -> Sequence[AmountCandidate]:
    """The amounts between a total and a sum called due that lead from one to the other: a deposit, a retention, tax kept at the source.

    "Total payable" over a retention is due before it, and nobody pays that. A discount between them is for who pays early.
    """
    missing = gross.value - due.value
    if not 0 < missing < gross.value or not is_below(due, gross):
        return ()
    between = [each for each in found.money if each.value <= missing and is_below(each, gross) and is_below(due, each)][:_MOST_BETWEEN]
    for count in range(1, _MOST_TAKEN_OFF + 1):
        for parts in combinations(between, count):
            if sum(each.value for each in parts) == missing and not any(is_claimed(each.value, found, _STEPS) for each in parts):
                return parts
    return ()


def together(parts: Sequence[AmountCandidate]) -> AmountCandidate:
    """Amounts as one that is their sum, with the evidence of each."""
    if len(parts) == 1:
        return parts[0]
    return AmountCandidate(sum((each.value for each in parts), Decimal(0)), tuple(each.evidence[0] for each in parts), 0.0, parts[-1].cell)


def _payments(found: TotalsFound) -> list[AmountCandidate]:
    """What a line called payment takes off: on an invoice it was paid before, where what is due is less by it."""
    return [replace(each, score=0.0) for each in found.money if each.value and each.value in map(abs, found.tendered)]


def is_claimed(value: Decimal, found: TotalsFound, terms: Sequence[Term] = (*_STEPS, Term.PREPAID_TOTAL)) -> bool:
    """Whether a label calls an amount an allowance, a charge or a payment."""
    return any(each.value == value for term in terms for each in found.by_term.get(term, ()))


def is_close(a: Decimal, b: Decimal) -> bool:
    """Whether two amounts are one but for the rounding of a cent or two."""
    return abs(a - b) <= ROUNDING
