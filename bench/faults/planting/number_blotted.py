"""A reading that nobody can be sure of."""

from __future__ import annotations

from random import Random

from bench.faults.catalogue import UnsuitedError, fault
from bench.faults.draft import Draft, Sale
from bench.faults.overprint import blotted

_ANY_NUMBER = ("INV-01", "SCH-02", "DUP-02", "DUP-03", "FRD-02", "FRD-03")


@fault("CNF-01", "a scan with a blot of ink over half of the invoice number", also=_ANY_NUMBER)
def half_a_number(draft: Draft, sale: Sale, chance: Random) -> None:
    if not sale.is_scanned:
        raise UnsuitedError
    number = sale.invoice.number
    sale.finish_invoice.append(lambda made: blotted(made, number))
