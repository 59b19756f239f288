"""What a client's earlier receivables tell: how it usually numbers, bills and is paid.

What was given back was never bought, so nothing is learned from it: a forged invoice must not become the client's custom.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from verification.matching.number_series import NumberPattern, pattern_of, running_number
from verification.model import Batch, RegisterEntry
from verification.register import GIVEN_BACK

MOST = 200
"""So many of the latest receivables are a client's history; what came before them is another time."""


@dataclass(frozen=True)
class ClientHistory:
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
    def days(self) -> tuple[date, ...]:
        """The days of its invoices, oldest first."""
        return tuple(sorted(each.issue_date for each in self.invoices if each.issue_date is not None))

    @cached_property
    def running_numbers(self) -> tuple[tuple[str, int], ...]:
        """Series and place of every invoice number that has a running number."""
        return tuple(found for each in self.invoices if (found := running_number(each.invoice_number)) is not None)

    @cached_property
    def patterns(self) -> tuple[tuple[str, NumberPattern], ...]:
        """Every invoice number with its pattern."""
        return tuple((each.invoice_number, pattern_of(each.invoice_number)) for each in self.invoices if each.invoice_number)


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
