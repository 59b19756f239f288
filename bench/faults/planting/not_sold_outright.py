"""Goods that may come back."""

from __future__ import annotations

from random import Random

from bench.faults.catalogue import fault
from bench.faults.draft import Draft, Sale

_SENTENCES = (
    "Goods are supplied on consignment and remain our property until sold by you.",
    "Sold on sale or return: unsold goods may be returned within 60 days.",
    "Bill and hold: the goods are held at our warehouse at your request.",
)


@fault("ELG-07", "the note says that the goods may come back", also=("MAT-05",))
def may_come_back(draft: Draft, sale: Sale, chance: Random) -> None:
    sale.bill(note=chance.choice(_SENTENCES))
