"""A schedule that says something else."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

from bench.faults.catalogue import UnsuitedError, fault
from bench.faults.draft import Draft, Sale


@fault("SCH-02", "the schedule lists another amount")
def another_amount(draft: Draft, sale: Sale, chance: Random) -> None:
    if draft.schedule == "none":
        raise UnsuitedError

    def change(rows: list[Any]) -> list[Any]:
        number = sale.invoice.number
        return [replace(each, amount=each.amount + 1000) if each.invoice_number == number else each for each in rows]

    draft.schedule_changes.append(change)


@fault("SCH-02", "an invoice is not on the schedule")
def not_listed(draft: Draft, sale: Sale, chance: Random) -> None:
    if draft.schedule == "none":
        raise UnsuitedError
    draft.schedule_changes.append(lambda rows: [each for each in rows if each.invoice_number != sale.invoice.number])


@fault("SCH-02", "the schedule lists an invoice that did not come", about_package=True)
def not_sent(draft: Draft, sale: Sale, chance: Random) -> None:
    if draft.schedule == "none":
        raise UnsuitedError
    draft.schedule_changes.append(lambda rows: [*rows, replace(rows[0], invoice_number=f"{rows[0].invoice_number[:-2]}99X")])
