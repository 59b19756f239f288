"""A sum that a person can follow: what was added, what was taken off and why, and what is left."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from extractors.money import Money


class Part(StrEnum):
    """What a line does to the sum above it."""

    PLUS = "plus"
    LESS = "less"
    LEAVES = "leaves"


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the working. `amount` is never negative, `part` says which way it counts, `section` names the sum it belongs to."""

    section: str
    part: Part
    what: str
    amount: Money
    because: str = ""


@dataclass(slots=True)
class Working:
    """A calculation while it is made: in every section the lines add up, to the cent, to what each line says is left.

    Lines of nothing are not written, except what is left.
    """

    currency: str
    _section: str = ""
    _steps: list[Step] = field(default_factory=list)
    _sum: Decimal = Decimal(0)

    def begin(self, section: str) -> None:
        """Begin a new sum."""
        self._section, self._sum = section, Decimal(0)

    def plus(self, what: str, amount: Money, because: str = "") -> None:
        self._write(Part.PLUS, what, amount, because)

    def less(self, what: str, amount: Money, because: str = "") -> None:
        self._write(Part.LESS, what, amount, because)

    def leaves(self, what: str) -> Money:
        """What is left so far, which is never less than nothing."""
        if self._sum < 0:
            self.plus("More was taken off than there is", Money(-self._sum, self.currency), "nobody gets less than nothing")
        left = Money(self._sum, self.currency)
        self._steps.append(Step(self._section, Part.LEAVES, what, left))
        return left

    @property
    def steps(self) -> tuple[Step, ...]:
        return tuple(self._steps)

    def _write(self, part: Part, what: str, amount: Money, because: str) -> None:
        if not amount.amount:
            return
        self._steps.append(Step(self._section, part, what, amount, because))
        self._sum += amount.amount if part is Part.PLUS else -amount.amount
