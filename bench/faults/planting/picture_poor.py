"""Pictures that are too poor to be read with confidence; what is misread on such a page is no fault of another check."""

from __future__ import annotations

from random import Random

from api.sample.documents import scanned
from bench.faults.catalogue import UnsuitedError, fault
from bench.faults.draft import Draft, Sale

_ALSO = ("DOC-03", "DOC-04", "DOC-05", "MAT-03", "MAT-05", "MAT-06", "DUP-06")


@fault("DOC-06", "a delivery note scanned at 100 dots an inch", also=_ALSO)
def coarse(draft: Draft, sale: Sale, chance: Random) -> None:
    _scan(sale, dpi=100, skew=0.4, seed=chance.randrange(1, 99))


@fault("DOC-06", "a delivery note that lay crooked in the scanner", also=_ALSO)
def crooked(draft: Draft, sale: Sale, chance: Random) -> None:
    _scan(sale, dpi=200, skew=chance.choice((-7.5, 7.0, 8.0)), seed=chance.randrange(1, 99))


def _scan(sale: Sale, *, dpi: int, skew: float, seed: int) -> None:
    if sale.is_scanned or sale.delivery is None:
        raise UnsuitedError
    sale.finish_delivery.append(lambda made: scanned(made, seed=seed, dpi=dpi, skew=skew).named(made.filename))
