"""More than was delivered or ordered."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from bench.faults.catalogue import fault
from bench.faults.draft import Draft, Sale


@fault("MAT-03", "the delivery note shows less than is billed", also=("MAT-06", "DUP-06"))
def delivered_less(draft: Draft, sale: Sale, chance: Random) -> None:
    lines = list(sale.invoice.lines)
    at = chance.randrange(len(lines))
    lines[at] = replace(lines[at], quantity=max(lines[at].quantity // 2, lines[at].quantity - 7))
    sale.deliver(lines=tuple(lines))


@fault("MAT-03", "more is billed than was ordered", also=("MAT-04",))
def ordered_less(draft: Draft, sale: Sale, chance: Random) -> None:
    lines = list(sale.invoice.lines)
    at = chance.randrange(len(lines))
    lines[at] = replace(lines[at], quantity=lines[at].quantity + max(1, lines[at].quantity // 4))
    sale.bill(lines=tuple(lines))
    sale.deliver(lines=tuple(lines))
