"""The tax that is within a total and not added to it, as hotels, shops and consumers' papers print it: "Total 204.00, of which VAT 7 %"."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal

from extractors.fields.amounts import DecimalMark, figures_of
from extractors.fields.exact_tax import is_exact_tax
from extractors.fields.lookup import DocumentLayout
from extractors.fields.printed_money import AmountCandidate, is_below
from extractors.terms import Term

_MOST_RATES = 5
_PROVEN = 1.0  # worth of taxes whose rates make the total of them
_ROUNDED = Decimal("0.6")  # per cent of a cent: by how much a tax that was rounded misses what it was taken of, at a rate of one per cent
_HIGHEST_RATE = 40


def name_contained_taxes(by_term: dict[Term, list[AmountCandidate]]) -> None:
    """Moves what is to the cent the tax in a total over it from the totals to the taxes: "including VAT" announces either."""
    wholes = [*by_term[Term.GROSS_TOTAL], *by_term[Term.AMOUNT_DUE]]
    within = [
        each
        for each in by_term[Term.GROSS_TOTAL]
        if any(is_below(each, whole) and is_exact_tax(whole.value - each.value, each.value) for whole in wholes if whole.value > each.value)
    ]
    if {each.value for each in by_term[Term.TAX_TOTAL]} <= {each.value for each in within}:
        by_term[Term.TAX_TOTAL] += within
        by_term[Term.GROSS_TOTAL] = [each for each in by_term[Term.GROSS_TOTAL] if each not in within]


def sum_contained_taxes(layout: DocumentLayout, mark: DecimalMark, by_term: dict[Term, list[AmountCandidate]]) -> None:
    """Puts their sum in the place of the taxes under a total that are, each at the rate in its own line, within that total.

    A tax at a rate says what it was taken of; these bases and the taxes together are the total, to what the rounding of the taxes leaves.
    """
    rated = _rated(layout, mark, by_term[Term.TAX_TOTAL])
    for whole in (*by_term[Term.GROSS_TOTAL], *by_term[Term.AMOUNT_DUE]):
        under = [(tax, rate) for tax, rate in rated if is_below(tax, whole)]
        if not 2 <= len(under) <= _MOST_RATES or len({rate for _, rate in under}) < len(under):
            continue
        taxes = sum(tax.value for tax, _ in under)
        bases = sum(tax.value * 100 / rate for tax, rate in under)
        if abs(bases + taxes - whole.value) <= sum(_ROUNDED / rate for _, rate in under):
            lines = {(tax.cell.page_number, tax.cell.line_number) for tax, _ in under if tax.cell is not None}
            for term in (Term.NET_TOTAL, Term.TAX_TOTAL):
                by_term[term] = _elsewhere(by_term[term], lines)
            evidence = tuple(tax.evidence[0] for tax, _ in under)
            by_term[Term.TAX_TOTAL].append(AmountCandidate(Decimal(taxes), evidence, _PROVEN, under[-1][0].cell))
            return


def _rated(layout: DocumentLayout, mark: DecimalMark, taxes: Collection[AmountCandidate]) -> list[tuple[AmountCandidate, Decimal]]:
    """The tax of each line that prints one rate: of several figures of the line the last, since a base stands before its tax."""
    by_line: dict[tuple[int, int], tuple[AmountCandidate, Decimal]] = {}
    for tax in (each for each in taxes if each.cell is not None and each.value):
        assert tax.cell is not None
        line = layout.page(tax.cell.page_number).lines[tax.cell.line_number]
        rates = {figure.value for cell in line.cells for figure in figures_of(cell, mark) if figure.percent}
        if len(rates) == 1 and 0 < max(rates) <= _HIGHEST_RATE:
            where = (tax.cell.page_number, tax.cell.line_number)
            if where not in by_line or tax.cell.box.x0 >= _left_of(by_line[where][0]):
                by_line[where] = (tax, rates.pop())
    return [by_line[where] for where in sorted(by_line)]


def _left_of(amount: AmountCandidate) -> float:
    return amount.cell.box.x0 if amount.cell is not None else 0.0


def _elsewhere(candidates: Collection[AmountCandidate], lines: Collection[tuple[int, int]]) -> list[AmountCandidate]:
    """The candidates that stand in none of these lines."""
    return [each for each in candidates if each.cell is None or (each.cell.page_number, each.cell.line_number) not in lines]
