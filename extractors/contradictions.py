"""What a paper prints must add up (EN 16931 BR-CO-10, BR-CO-13, BR-CO-15, BR-CO-16); where it does not, both figures are named.

Nothing is corrected: a person or a check decides what a disagreement means.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import product

from extractors.model import Contradiction, Field, Line
from extractors.terms import Term

RULE = "INV-02"
_CENT = Decimal("0.01")
_PRICE_BASES = (10, 100, 1000)  # a price may be for so many (EN 16931 BT-149)
_SHARE = re.compile(r"(?<![\w.,])(?=0*[.,]?0*[1-9])(\d{1,2}(?:[.,]\d{1,2})?)(?=\s?%|\s|$)")
_COUNT = re.compile(r"(?<![\w.,])\d{1,3}(?:[.,]\d{1,2})?(?![\w.,%])")  # pallets for so many weeks, men for so many days
_LINE_TOLERANCE = Decimal("0.05")


def contradictions_of(fields: Sequence[Field], lines: Sequence[Line], *, lines_are_whole: bool = True) -> tuple[Contradiction, ...]:
    """Every pair of printed figures that cannot both be right; empty where all agree or too little is printed or read to tell."""
    amounts = {field.term: Decimal(field.value) for field in fields if field.value is not None and field.term in _ARITHMETIC}
    found: list[str] = []
    net, tax, gross = (amounts.get(term) for term in (Term.NET_TOTAL, Term.TAX_TOTAL, Term.GROSS_TOTAL))
    if net is not None and tax is not None and gross is not None and abs(net + tax - gross) > _CENT * 2:
        found.append(f"{net} and tax of {tax} make {net + tax}, the page says {gross}")
    due, paid = amounts.get(Term.AMOUNT_DUE), amounts.get(Term.PREPAID_TOTAL)
    if gross is not None and due is not None and paid is not None and abs(gross - paid - due) > Decimal(1):
        found.append(f"{gross} less {paid} paid leaves {gross - paid}, the page says {due}")
    if lines_are_whole:
        found += _lines_against_totals(amounts, lines)
    found += _lines_by_themselves(lines)
    rate = next((Decimal(field.value) for field in fields if field.term is Term.TAX_RATE and field.value is not None), None)
    if rate is not None and net is not None and tax is not None and abs(net * rate / 100 - tax) > Decimal("0.05") + net / 1000:
        found.append(f"{rate} % of {net} is {net * rate / 100:.2f}, the page says {tax}")
    return tuple(Contradiction(RULE, message) for message in found)


_ARITHMETIC = {
    Term.LINES_TOTAL,
    Term.ALLOWANCE_TOTAL,
    Term.CHARGE_TOTAL,
    Term.NET_TOTAL,
    Term.TAX_TOTAL,
    Term.GROSS_TOTAL,
    Term.PREPAID_TOTAL,
    Term.AMOUNT_DUE,
}


def _lines_against_totals(amounts: dict[Term, Decimal], lines: Sequence[Line]) -> list[str]:
    totals = [line.line_total for line in lines if line.line_total is not None]
    if not totals or len(totals) < len(lines):
        return []
    priced = [line.line_total for line in lines if line.line_total is not None and line.unit_price is not None]
    sums = {abs(sum(each, Decimal(0))) for each in (totals, priced) if each}  # "including" rows repeat a part of the price above them
    total = sum(totals, Decimal(0))
    goals = [amounts[term] for term in (Term.LINES_TOTAL, Term.NET_TOTAL, Term.GROSS_TOTAL) if term in amounts]
    if Term.NET_TOTAL not in amounts and Term.GROSS_TOTAL in amounts and Term.TAX_TOTAL in amounts:
        goals.append(amounts[Term.GROSS_TOTAL] - amounts[Term.TAX_TOTAL])  # lines without tax, of which only the total with tax is printed
    if not goals:
        return []
    allowances = (Decimal(0), amounts.get(Term.ALLOWANCE_TOTAL, Decimal(0)))
    charges = (Decimal(0), amounts.get(Term.CHARGE_TOTAL, Decimal(0)))
    slack = _CENT * max(2, len(totals) // 2)
    reachable = [each - allowance + charge for each, allowance, charge in product(sums, allowances, charges)]
    if any(abs(each - goal) <= slack for each in reachable for goal in goals):
        return []
    return [f"Lines add up to {abs(total)}, the page says {goals[0]}"]


def _lines_by_themselves(lines: Sequence[Line]) -> list[str]:
    """Quantity x price against the line's total; silent where discounts or price bases may stand between them."""
    checkable = [line for line in lines if line.quantity is not None and line.unit_price is not None and line.line_total is not None]
    wrong = [line for line in checkable if not _line_agrees(line)]
    if not wrong or len(wrong) * 2 > len(checkable):
        return []  # most lines disagree: the price is for a hundred, or a discount column stands between
    return [
        f"{line.quantity} x {line.unit_price} is {line.quantity * line.unit_price:.2f}, the line says {line.line_total}"
        for line in wrong
        if line.quantity is not None and line.unit_price is not None
    ]


def _line_agrees(line: Line) -> bool:
    assert line.quantity is not None
    assert line.unit_price is not None
    assert line.line_total is not None
    product_ = line.quantity * line.unit_price
    with_tax = product_ * (1 + line.tax_rate / 100) if line.tax_rate is not None else product_
    tolerance = _LINE_TOLERANCE + abs(line.quantity) * Decimal("0.005")
    discounts = _SHARE.findall(line.evidence.text) if line.evidence is not None else []  # the heading of a column may have the sign
    discounted = [product_ * (1 - Decimal(each.replace(",", ".")) / 100) for each in discounts]
    several = (
        [product_ * Decimal(each.replace(",", ".")) for each in _COUNT.findall(line.evidence.text)] if line.evidence is not None else []
    )
    based = [product_ / each for each in _PRICE_BASES if abs(line.quantity) >= each]
    return any(abs(abs(each) - abs(line.line_total)) <= tolerance for each in (product_, with_tax, *discounted, *several, *based))
