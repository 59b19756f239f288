"""Which of a paper's figures hold each other up: sums, dates in their order, check digits. 1 where one holds, -1 where not, else 0."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from stdnum import iban as iban_rule
from stdnum.exceptions import ValidationError

from extractors.model import Ambiguous, Field, Line
from extractors.terms import Term

_ROUNDING = Decimal("0.05")


@dataclass(frozen=True, slots=True)
class Agreement:
    """What holds on one paper.

    `total`: net + tax = gross. `lines`: the lines add up to the sum of lines, the net or the gross. `due`: the amount due is the gross,
    or what prepayment leaves of it. `rate`: the rate on the net gives the tax. `dates`: nothing falls due before it is issued.
    """

    total: int
    lines: int
    due: int
    rate: int
    dates: int
    iban: int


def agreement_of(fields: Sequence[Field], lines: Sequence[Line], *, lines_are_whole: bool) -> Agreement:
    """What the fields and lines of a paper say to each other."""
    values = {field.term: field.value for field in fields if field.value is not None}

    def amount(term: Term) -> Decimal | None:
        return Decimal(values[term]) if term in values else None

    net, tax, gross = amount(Term.NET_TOTAL), amount(Term.TAX_TOTAL), amount(Term.GROSS_TOTAL)
    due, prepaid = amount(Term.AMOUNT_DUE), amount(Term.PREPAID_TOTAL) or Decimal(0)
    total = 0 if net is None or tax is None or gross is None else _holds(abs(net + tax - gross) <= _ROUNDING)
    line_totals = [line.line_total for line in lines if line.line_total is not None]
    lines_sum = abs(sum(line_totals, Decimal(0)))
    sums = [each for each in (amount(Term.LINES_TOTAL), net, gross) if each is not None]
    lines_hold = 0
    if line_totals and sums:
        agrees = any(abs(lines_sum - each) <= _ROUNDING for each in sums)
        lines_hold = 1 if agrees else -1 if lines_are_whole else 0
    due_holds = 0 if due is None or gross is None else _holds(min(abs(gross - due), abs(gross - prepaid - due)) <= _ROUNDING)
    rate, rate_holds = amount(Term.TAX_RATE), 0
    if rate is not None and net is not None and tax is not None:
        rate_holds = _holds(abs(net * rate / 100 - tax) <= _ROUNDING + net / 2000)
    issued, falls_due = values.get(Term.ISSUE_DATE), values.get(Term.DUE_DATE)
    dates = 0 if issued is None or falls_due is None else _holds(issued <= falls_due)
    if any(isinstance(field.reading, Ambiguous) for field in fields):
        dates = -1
    iban = values.get(Term.IBAN)
    return Agreement(total, lines_hold, due_holds, rate_holds, dates, 0 if iban is None else _holds(_valid(iban_rule.validate, iban)))


def _holds(condition: bool) -> int:
    return 1 if condition else -1


def _valid(rule: Callable[[str], object], text: str) -> bool:
    try:
        rule(text)
    except ValidationError:
        return False
    return True
