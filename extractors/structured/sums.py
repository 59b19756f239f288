"""An invoice's figures must add up, whoever wrote them down (EN 16931, business rules BR-CO-10 to BR-CO-17)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.model import Contradiction
from extractors.money import Money

RULE = "INV-02"


_TAX_TOLERANCE = Decimal(1)  # the validation artefacts of BR-CO-17 allow a unit of the currency: tax may be rounded line by line


@dataclass(frozen=True, slots=True)
class TaxShare:
    """One row of the tax breakdown (BG-23): so much is taxable (BT-116) at this rate in percent (BT-119), the tax is so much (BT-117)."""

    taxable: Decimal | None
    rate: Decimal | None
    tax: Decimal | None


@dataclass(frozen=True, slots=True)
class StatedFigures:
    """The figures of one invoice as its XML states them; None where it does not. `currency` fixes to which coin they are compared."""

    currency: str
    line_totals: tuple[Decimal, ...] = ()
    lines_total: Decimal | None = None  # BT-106
    allowances: tuple[Decimal, ...] = ()  # BT-92
    allowance_total: Decimal | None = None  # BT-107
    charges: tuple[Decimal, ...] = ()  # BT-99
    charge_total: Decimal | None = None  # BT-108
    net_total: Decimal | None = None  # BT-109
    taxes: tuple[TaxShare, ...] = ()  # BG-23
    tax_total: Decimal | None = None  # BT-110
    gross_total: Decimal | None = None  # BT-112
    prepaid_total: Decimal | None = None  # BT-113
    rounding: Decimal | None = None  # BT-114
    amount_due: Decimal | None = None  # BT-115


def figures_that_disagree(stated: StatedFigures) -> tuple[Contradiction, ...]:
    """Each rule that the figures break, with both figures in its sentence; a rule whose figures are not all stated says nothing."""
    zero = Decimal(0)
    allowances, charges = stated.allowance_total or zero, stated.charge_total or zero
    found = [
        _differs(stated, "BR-CO-10", "The lines", _sum(stated.line_totals), "the total of the lines", stated.lines_total),
        _differs(stated, "BR-CO-11", "The allowances", _sum(stated.allowances), "their total", stated.allowance_total),
        _differs(stated, "BR-CO-12", "The charges", _sum(stated.charges), "their total", stated.charge_total),
        _differs(
            stated,
            "BR-CO-13",
            "Lines less allowances plus charges",
            None if stated.lines_total is None else stated.lines_total - allowances + charges,
            "the total without tax",
            stated.net_total,
        ),
        _differs(
            stated,
            "BR-CO-14",
            "The taxes of the breakdown",
            _sum([each.tax for each in stated.taxes if each.tax is not None]),
            "the total tax",
            stated.tax_total,
        ),
        _differs(
            stated,
            "BR-CO-15",
            "The total without tax plus the tax",
            None if stated.net_total is None or stated.tax_total is None else stated.net_total + stated.tax_total,
            "the total with tax",
            stated.gross_total,
        ),
        _differs(
            stated,
            "BR-CO-16",
            "The total with tax less what was prepaid",
            None if stated.gross_total is None else stated.gross_total - (stated.prepaid_total or zero) + (stated.rounding or zero),
            "the amount due",
            stated.amount_due,
        ),
    ]
    return tuple(each for each in (*found, *map(_tax_off_its_rate, stated.taxes)) if each is not None)


def _tax_off_its_rate(share: TaxShare) -> Contradiction | None:
    if share.taxable is None or share.rate is None or share.tax is None:
        return None
    due = share.taxable * share.rate / 100
    if abs(abs(due) - abs(share.tax)) < _TAX_TOLERANCE:
        return None
    return Contradiction(RULE, f"{share.rate} % of {share.taxable} is {due:.2f}, the tax breakdown says {share.tax} (BR-CO-17)")


def _sum(amounts: Sequence[Decimal]) -> Decimal | None:
    return sum(amounts, Decimal(0)) if amounts else None


def _differs(
    stated: StatedFigures, code: str, counted_name: str, counted: Decimal | None, printed_name: str, printed: Decimal | None
) -> Contradiction | None:
    """Compared to the smallest coin, since the rules round a sum before they compare it."""
    if counted is None or printed is None:
        return None
    ours, theirs = Money(counted, stated.currency).rounded(), Money(printed, stated.currency).rounded()
    if ours == theirs:
        return None
    verb = "give" if counted_name.endswith("s") else "gives"
    return Contradiction(RULE, f"{counted_name} {verb} {ours.amount}, {printed_name} says {theirs.amount} ({code})")
