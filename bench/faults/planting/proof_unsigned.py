"""A delivery note nobody signed."""

from __future__ import annotations

from random import Random

from bench.faults.catalogue import fault
from bench.faults.draft import Draft, Sale


@fault("DOC-04", "nobody signed for the goods")
def unsigned(draft: Draft, sale: Sale, chance: Random) -> None:
    sale.delivery_layout = "plain"
    sale.deliver(signature_seed=None, received_by=None, delivered_on=None)


@fault("DOC-04", "signed, with no name")
def unnamed(draft: Draft, sale: Sale, chance: Random) -> None:
    sale.deliver(received_by=None)
