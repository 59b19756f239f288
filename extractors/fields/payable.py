"""What is left to pay of a total: what was paid before is off it, and what the buyer keeps back, whatever the words beside both.

A total is often called payable itself ("Total payable", then a retention, then "Now payable"), and nobody pays the retention with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.fields.lookup import DocumentLayout
from extractors.fields.total_phrases import is_withheld
from extractors.fields.totals import AmountCandidate, TotalsFound
from extractors.terms import Term

_ROUNDING = Decimal("0.02")
_CALLED_DUE, _CLEARLY = 0.5, 1.0  # more than that the lines add up to another total, which fees and taxes may follow
_SURE_OF_PAYMENT = 0.6
_TOTAL_PART_AND_REST = 3


def decide_payable(gross: AmountCandidate | None, found: TotalsFound) -> dict[Term, AmountCandidate]:
    """What is due of a total, and what was paid of it before, where a label says so."""
    dues = found.by_term.get(Term.AMOUNT_DUE, [])
    labelled = found.by_term.get(Term.PREPAID_TOTAL, [])
    if not dues or gross is None:
        return {Term.AMOUNT_DUE: dues[0]} if dues else {}
    prepaids = [*labelled, *_payments(found)]
    for due in dues:
        paid = next((each for each in prepaids if each.value and is_close(gross.value - each.value, due.value)), None)
        if paid is not None:
            return {Term.AMOUNT_DUE: due, Term.PREPAID_TOTAL: paid}
    as_total = [gross.value, *(gross.value + rounding for rounding in found.roundings)]
    left = [each for each in dues if _is_left(each, gross, found)]
    whole = [each for each in dues if any(is_close(each.value, value) for value in as_total)]
    if left or whole:
        return {Term.AMOUNT_DUE: (left or whole)[0]}
    is_paid = bool(prepaids) and prepaids[0].score > _SURE_OF_PAYMENT
    return {Term.AMOUNT_DUE: dues[0]} | ({Term.PREPAID_TOTAL: prepaids[0]} if is_paid else {})


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


def left_to_pay(layout: DocumentLayout, chosen: Mapping[Term, AmountCandidate], found: TotalsFound) -> AmountCandidate | None:
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
    return rest if withheld.negative or is_withheld(_row_of(withheld, layout)) else None


def _row_of(amount: AmountCandidate, layout: DocumentLayout) -> str:
    return "" if amount.cell is None else layout.page(amount.cell.page_number).lines[amount.cell.line_number].text


def _is_left(due: AmountCandidate, gross: AmountCandidate, found: TotalsFound) -> bool:
    """Whether a sum called due is what the total over it leaves without the amount that stands between: a retention, tax at the source.

    "Total payable" over a retention is due before it, and nobody pays that. A discount between them is for who pays early.
    """
    withheld = gross.value - due.value
    if not 0 < withheld < due.value or not is_below(due, gross):
        return False
    between = (each for each in found.money if each.value == withheld and is_below(each, gross) and is_below(due, each))
    return any(between) and not is_claimed(withheld, found)


def _payments(found: TotalsFound) -> list[AmountCandidate]:
    """What a line called payment takes off: on an invoice it was paid before, where what is due is less by it."""
    return [replace(each, score=0.0) for each in found.money if each.value and each.value in map(abs, found.tendered)]


def is_claimed(value: Decimal, found: TotalsFound) -> bool:
    """Whether a label calls an amount an allowance, a charge or a payment."""
    return any(
        each.value == value
        for term in (Term.ALLOWANCE_TOTAL, Term.CHARGE_TOTAL, Term.PREPAID_TOTAL)
        for each in found.by_term.get(term, ())
    )


def is_below(lower: AmountCandidate, upper: AmountCandidate) -> bool:
    """Whether an amount stands in a later line than another."""
    if lower.cell is None or upper.cell is None:
        return False
    return (lower.cell.page_number, lower.cell.line_number) > (upper.cell.page_number, upper.cell.line_number)


def is_close(a: Decimal, b: Decimal) -> bool:
    """Whether two amounts are one but for the rounding of a cent or two."""
    return abs(a - b) <= _ROUNDING
