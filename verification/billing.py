"""What some invoices of one client tell together: their days, what they bill, and how their numbers run.

A client's history and the batch that is held against it are counted in the same way, or a difference would be ours and not the client's.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Protocol

from extractors.money import Money
from verification.figures import is_round_sum
from verification.matching.number_series import places_by_series


class BilledInvoice(Protocol):
    """One invoice as far as it is counted: an entry of the register or a claim of the batch."""

    @property
    def invoice_number(self) -> str: ...

    @property
    def issue_date(self) -> date | None: ...

    @property
    def gross(self) -> Money | None: ...


class Billing(ABC):
    """Some invoices, counted once, since every receivable of a batch is held against them."""

    @property
    @abstractmethod
    def invoices(self) -> Sequence[BilledInvoice]:
        """The invoices that are counted."""

    @cached_property
    def days(self) -> tuple[date, ...]:
        """The days of its invoices, oldest first."""
        return tuple(sorted(each.issue_date for each in self.invoices if each.issue_date is not None))

    @cached_property
    def amounts(self) -> tuple[Money, ...]:
        """What its invoices bill."""
        return tuple(each.gross for each in self.invoices if each.gross is not None)

    @cached_property
    def round_count(self) -> int:
        """How many of its amounts are round sums."""
        return sum(map(is_round_sum, self.amounts))

    @cached_property
    def places_by_series(self) -> Mapping[str, Sequence[int]]:
        """The places that its numbers have in their series, the lowest first."""
        return places_by_series(each.invoice_number for each in self.invoices)
