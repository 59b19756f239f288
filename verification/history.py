"""What a client's earlier receivables tell: how it usually numbers, bills and is paid.

What was given back was never bought, so nothing is learned from it: a forged invoice must not become the client's custom.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from verification.billing import Billing
from verification.matching.number_series import NumberPattern, pattern_of, steps_by_series
from verification.model import Batch, RegisterEntry
from verification.register import GIVEN_BACK

MOST = 200
"""So many of the latest receivables are a client's history; what came before them is another time."""

_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class ClientHistory(Billing):
    """The client's earlier receivables, newest first, without this batch's and without what was given back.

    What it tells is worked out once, since every receivable of a batch is held against it.
    """

    entries: tuple[RegisterEntry, ...]

    @cached_property
    def invoices(self) -> tuple[RegisterEntry, ...]:
        """Without credit notes, whose amounts count against us."""
        return tuple(each for each in self.entries if each.gross is None or each.gross.amount >= 0)

    @cached_property
    def bought(self) -> tuple[RegisterEntry, ...]:
        """Those that a person approved, or that stood in the ledger before us."""
        return tuple(each for each in self.entries if each.status != "submitted")

    @cached_property
    def busiest_week(self) -> int:
        """The most invoices in seven days on end."""
        return max((in_week_up_to(last, self.days) for last in self.days), default=0)

    @cached_property
    def patterns(self) -> tuple[tuple[str, NumberPattern], ...]:
        """Every invoice number with its pattern."""
        return tuple((each.invoice_number, pattern_of(each.invoice_number)) for each in self.invoices if each.invoice_number)

    @cached_property
    def steps_by_series(self) -> Mapping[str, Sequence[int]]:
        """The steps by which its series of numbers went on."""
        return steps_by_series((each.invoice_number, each.issue_date) for each in self.invoices)


def in_week_up_to(day: date, days: Sequence[date]) -> int:
    """How many of these days, oldest first, lie in the week that ends on a day."""
    return bisect_right(days, day) - bisect_right(days, day - _WEEK)


def history_before(batch: Batch, entries: Iterable[RegisterEntry]) -> ClientHistory:
    """Of the client's register what came before this batch."""
    own = {each.receivable_id for each in batch.receivables}
    return ClientHistory(
        tuple(
            each
            for each in entries
            if each.package_id != batch.package_id and each.receivable_id not in own and each.status not in GIVEN_BACK
        )
    )
