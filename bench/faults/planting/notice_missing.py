"""No notice of assignment."""

from __future__ import annotations

from random import Random

from bench.faults.catalogue import UnsuitedError, fault
from bench.faults.draft import Draft, Sale


@fault("PAY-01", "the notice of assignment is missing", also=("FRD-02",))
def no_notice(draft: Draft, sale: Sale, chance: Random) -> None:
    if not draft.client.facility.disclosed:
        raise UnsuitedError
    sale.bill(factor_name=None)
