"""An invoice that does not say what it is about."""

from __future__ import annotations

from random import Random

from bench.faults.catalogue import fault
from bench.faults.draft import Draft, Sale

_ANY_NUMBER = ("ELG-09", "SCH-02", "INV-04", "CNF-01", "FRD-02", "FRD-03", "DUP-02", "DUP-03", "DUP-06", "DUP-07", "MAT-06")
_ANY_BUYER = (
    "PTY-02", "PTY-03", "INV-04", "INV-05", "INV-06", "CNF-01", "MAT-01", "MAT-02", "MAT-03", "MAT-04", "MAT-06", "DOC-07", "FND-01",
    "DUP-03", "DUP-05", "DUP-06", "DUP-07", "DUP-08", "ELG-02", "ELG-03", "ELG-04", "ELG-05", "ELG-06",
)  # fmt: skip


@fault("INV-01", "no invoice number is filled in", also=_ANY_NUMBER)
def no_number(draft: Draft, sale: Sale, chance: Random) -> None:
    sale.left_out = frozenset({"number"})
    sale.deliver(invoice_number=None)


@fault("INV-01", "no buyer is named", also=_ANY_BUYER)
def no_buyer(draft: Draft, sale: Sale, chance: Random) -> None:
    sale.left_out = frozenset({"buyer"})
