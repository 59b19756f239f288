"""A part of a larger work."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from bench.faults.catalogue import fault
from bench.faults.draft import Draft, Sale


@fault("ELG-08", "a progress claim", also=("INV-07",))
def progress(draft: Draft, sale: Sale, chance: Random) -> None:
    first = replace(sale.invoice.lines[0], description=f"Progress claim no. {chance.randint(2, 6)}, {sale.invoice.lines[0].description}")
    sale.with_lines((first, *sale.invoice.lines[1:]))


@fault("ELG-08", "retention is kept back")
def retention(draft: Draft, sale: Sale, chance: Random) -> None:
    sale.bill(note="Retention of 10 % is withheld until practical completion.")
