"""No proof of delivery."""

from __future__ import annotations

from random import Random

from bench.faults.catalogue import fault
from bench.faults.draft import Draft, Sale


@fault("DOC-03", "no delivery note came with it", also=("MAT-05", "DOC-04"))
def no_delivery_note(draft: Draft, sale: Sale, chance: Random) -> None:
    sale.delivery = None
