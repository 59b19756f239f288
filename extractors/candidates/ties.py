"""How the amounts of a paper hang together: which is the sum of the lines, which two make a third, which is a tax on which.

The law of an invoice's totals (EN 16931 BR-CO-10 to BR-CO-16) holds whatever the words beside them are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from decimal import Decimal

from extractors.fields.exact_tax import USUAL_RATES

_CENT = Decimal("0.02")
_MOST_AMOUNTS = 28


def ties_of(amounts: Collection[Decimal], lines_sum: Decimal | None, rates: Iterable[Decimal]) -> dict[Decimal, set[str]]:
    """The parts that each amount plays in some sum; `rates` are the percentages printed on the paper."""
    values = sorted({each for each in amounts if each > 0})[-_MOST_AMOUNTS:]
    present = set(values)
    printed = {rate for rate in rates if 0 < rate <= 40}
    ties: dict[Decimal, set[str]] = defaultdict(set)
    bases: set[Decimal] = set()
    totals: set[Decimal] = set()
    for base in values:
        for part in values:
            whole = base + part
            if part >= base or whole not in present:
                continue
            grade = tax_grade(base, part, printed)
            ties[base].add(f"{grade}:base")
            ties[part].add(f"{grade}:part")
            ties[whole].add(f"{grade}:whole")
            if grade != "sum":
                bases.add(base)
                totals.add(whole)
    for value in values:
        for total in totals:
            if value < total and total - value in present and value not in bases and total - value not in bases:
                ties[value].add("splits_total")
        for base in bases:
            if value < base and (base - value in present or base + value in present):
                ties[value].add("leads_to_base")
            if value != base and abs(value - base) in present:
                ties[value].add("steps_to_base")
    if lines_sum:
        _tie_to_lines(ties, values, present, abs(lines_sum), bases)
    return ties


def tax_grade(base: Decimal, part: Decimal, printed: Collection[Decimal]) -> str:
    """Whether one amount is a tax on another: at a printed rate, at a usual one, or by no rate."""
    if part > base * Decimal("0.45"):
        return "sum"
    room = _CENT + base / 20000
    if any(abs(base * rate / 100 - part) <= room for rate in printed):
        return "taxed"
    return "usual" if any(abs(base * rate / 100 - part) <= room for rate in USUAL_RATES) else "sum"


def _tie_to_lines(
    ties: dict[Decimal, set[str]], values: Iterable[Decimal], present: Collection[Decimal], lines: Decimal, bases: Collection[Decimal]
) -> None:
    for value in values:
        if abs(value - lines) <= _CENT:
            ties[value].add("lines")
            ties[value].add("lines_taxed" if value in bases else "lines_untaxed")
            continue
        gap = abs(value - lines)
        if gap in present:
            ties[value].add("below_lines" if value < lines else "above_lines")
        if value < lines / 2:
            if lines - value in present:
                ties[value].add("off_lines")
            if lines + value in present:
                ties[value].add("onto_lines")
