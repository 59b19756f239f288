"""An amount that is to the cent the tax on another: the surest sign of a tax whose words nobody knows."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal

USUAL_RATES = frozenset(map(Decimal, ("3", "5", "5.5", "6", "7", "8.1", "9", "10", "13", "14", "15", "18", "19", "20", "21")))
"""Per cent. Rates of value added tax that are met on invoices, whatever the country."""

_CENT = Decimal("0.01")
_TELLING = 50  # below it many amounts are some tax of another


def is_exact_tax(base: Decimal, part: Decimal, rates: Collection[Decimal] = ()) -> bool:
    """Whether an amount is to the cent the tax on another: at one of these rates, or, with cents that are no chance, at a usual one."""
    if base < _TELLING:
        return False
    tried = rates or (USUAL_RATES if part % 1 else ())
    return any(rate and abs(base * rate / 100 - part) <= _CENT for rate in tried)
