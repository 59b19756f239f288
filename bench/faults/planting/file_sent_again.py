"""The same file twice."""

from __future__ import annotations

from random import Random

from bench.faults.catalogue import UnsuitedError, fault
from bench.faults.draft import Draft, Sale

_ALSO = ("DUP-02", "DUP-03", "DUP-04", "DUP-06", "DUP-07", "MAT-03", "MAT-04", "SCH-02", "DOC-03", "DOC-07", "FRD-03")


@fault("DUP-01", "the same file was received nine days ago", also=_ALSO)
def received_before(draft: Draft, sale: Sale, chance: Random) -> None:
    draft.received_before.append(sale)


@fault("DUP-01", "the same file is in the batch twice", also=_ALSO)
def twice_in_batch(draft: Draft, sale: Sale, chance: Random) -> None:
    if draft.sent_twice:
        raise UnsuitedError
    draft.sent_twice.append(sale)
