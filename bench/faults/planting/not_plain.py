"""What is no plain invoice."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from bench.faults.catalogue import fault
from bench.faults.draft import Draft, Sale


@fault("INV-07", "a deposit", also=("ELG-08",))
def deposit(draft: Draft, sale: Sale, chance: Random) -> None:
    first = replace(sale.invoice.lines[0], description=f"Deposit on order {sale.invoice.po_number}")
    sale.with_lines((first, *sale.invoice.lines[1:]))


@fault("INV-07", "replaces an earlier invoice")
def billed_again(draft: Draft, sale: Sale, chance: Random) -> None:
    sale.bill(note=f"This invoice replaces invoice {chance.randrange(100, 999)}K.")
