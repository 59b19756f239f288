"""A stamped delivery note that came as a scan."""

from __future__ import annotations

from random import Random

from api.sample.documents import scanned
from bench.faults.catalogue import honest
from bench.faults.draft import Draft, Sale


@honest("a stamped proof of delivery that was scanned", "DOC-04", "DOC-06", "MAT-03", "MAT-05", "MAT-06")
def stamped(draft: Draft, sale: Sale, chance: Random) -> None:
    sale.delivery_layout = "pod"
    if not sale.is_scanned:
        sale.finish_delivery.append(lambda made: scanned(made, seed=chance.randrange(1, 99)).named(made.filename))
