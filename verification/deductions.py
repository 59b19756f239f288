"""What a facility does not count of a client's book, and what it holds back: each part in the order that the facility sets.

A part of the book is taken off once: what an earlier deduction took, a later one finds gone. Debts that are old or disputed are a person's
to judge unless the facility says otherwise, since every invoice was judged when it was bought; what a debtor may set off is taken off
always, and so are reserves that the facility sets.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from extractors.money import Money
from verification.client_book import ClientBook, in_hundred, sum_of
from verification.model import Facility

Amounts = dict[str | None, Money]


@dataclass(frozen=True, slots=True)
class Deduction:
    """One amount that is taken off, and why."""

    what: str
    amount: Money
    because: str


@dataclass(frozen=True, slots=True)
class _Book:
    facility: Facility
    ledger: ClientBook
    contras: Mapping[str | None, Money]
    taken: frozenset[str]  # names of the deductions made before


def takes_anything_off(facility: Facility, contras: Mapping[str | None, Money]) -> bool:
    """Whether anything can be left uncounted or held back here at all; where nothing can, only the limit bounds what may be drawn."""
    amounts = {"contra": len(contras), "dilution_reserve": facility.dilution_reserve_rate, "fixed_reserve": facility.fixed_reserve}
    return any(amounts.get(name, 1) for name in facility.deductions)


def ineligible_parts(
    facility: Facility, ledger: ClientBook, owed: Mapping[str | None, Money], contras: Mapping[str | None, Money]
) -> list[Deduction]:
    """What is not counted of what every debtor owes (the package counted in), in the facility's order."""
    remaining: Amounts = {code: amount for code, amount in owed.items() if amount.amount > 0}
    steps: list[Deduction] = []
    taken: frozenset[str] = frozenset()
    for name in facility.deductions:
        rule = INELIGIBLE.get(name)
        if rule is None:
            continue
        parts = rule.amounts(_Book(facility, ledger, contras, taken), remaining)
        parts = {code: min(amount, remaining[code]) for code, amount in parts.items() if code in remaining and amount.amount > 0}
        for code, amount in parts.items():
            remaining[code] -= amount
        taken |= {name}
        whose = ", ".join(sorted(code or "unknown debtors" for code in parts))
        steps.append(Deduction(rule.what, sum_of(parts.values(), facility.currency), f"{rule.because(facility)}: {whose}"))
    return [each for each in steps if each.amount.amount]


def reserves(facility: Facility, book: Money) -> list[Deduction]:
    """What is held back of the eligible book, in the facility's order."""
    amounts = {
        "dilution_reserve": (
            "Reserve for dilution",
            (book * facility.dilution_reserve_rate).rounded(),
            f"{in_hundred(facility.dilution_reserve_rate)} of the eligible book, for credits and returns to come",
        ),
        "fixed_reserve": ("Fixed reserve", Money(facility.fixed_reserve, facility.currency).rounded(), "held back at all times"),
    }
    found = [Deduction(*amounts[name]) for name in facility.deductions if name in amounts]
    return [each for each in found if each.amount.amount]


@dataclass(frozen=True, slots=True)
class _Rule:
    what: str
    because: Callable[[Facility], str]
    amounts: Callable[[_Book, Amounts], Amounts]


def _aged(book: _Book, remaining: Amounts) -> Amounts:
    overlap = "disputed" in book.taken
    return {code: each.old - each.disputed_old if overlap else each.old for code, each in book.ledger.by_debtor.items()}


def _disputed(book: _Book, remaining: Amounts) -> Amounts:
    overlap = "aged" in book.taken
    return {code: each.disputed - each.disputed_old if overlap else each.disputed for code, each in book.ledger.by_debtor.items()}


def _cross_age(book: _Book, remaining: Amounts) -> Amounts:
    share = book.facility.cross_age_share
    tainted = [code for code, each in book.ledger.by_debtor.items() if each.old.amount > max(each.owed.amount, Decimal(0)) * share]
    return {code: remaining[code] for code in tainted if code in remaining}


def _contra(book: _Book, remaining: Amounts) -> Amounts:
    return dict(book.contras)


def _concentration(book: _Book, remaining: Amounts) -> Amounts:
    """What each debtor owes above its share of what is counted so far; nothing where there are too few debtors for shares to mean much."""
    share = book.facility.concentration_share
    owing = sum(1 for amount in remaining.values() if amount.amount > 0)
    if owing * share < 1:
        return {}
    allowed = (sum_of(remaining.values(), book.facility.currency) * share).rounded()
    return {code: amount - allowed for code, amount in remaining.items()}


INELIGIBLE: Mapping[str, _Rule] = {
    "aged": _Rule("Old", lambda facility: f"over {facility.max_age_days} days", _aged),
    "disputed": _Rule("Disputed", lambda _: "disputed by the debtor", _disputed),
    "cross_age": _Rule(
        "Cross-aged", lambda facility: f"over {in_hundred(facility.cross_age_share)} of the debtor's balance is old", _cross_age
    ),
    "contra": _Rule("Contra", lambda _: "the client owes the debtor as much, which may be set off", _contra),
    "concentration": _Rule(
        "Concentration", lambda facility: f"above {in_hundred(facility.concentration_share)} of the book", _concentration
    ),
}
"""What may be left uncounted of a book, by the names that a facility's setting `deductions` uses."""

RESERVES = ("dilution_reserve", "fixed_reserve")
"""What may be held back, by the same names."""
