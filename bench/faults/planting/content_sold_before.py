"""The same paper in another file."""

from __future__ import annotations

from random import Random

from api.sample.documents import scanned
from bench.faults.catalogue import UnsuitedError, fault
from bench.faults.draft import Draft, Sale
from bench.faults.drawing import invoice_of
from bench.faults.judging import read_pack

_ALSO = ("DUP-02", "DUP-03", "DUP-06", "MAT-03", "MAT-04", "FRD-02", "FRD-03", "DUP-07")


@fault(
    "DUP-04",
    "a scan of an invoice that was sold before under another number",
    also=_ALSO,
)
def rescanned(draft: Draft, sale: Sale, chance: Random) -> None:
    number = f"{sale.invoice.number[:-2]}{(int(sale.invoice.number[-2:]) + 37) % 100:02}"
    if draft.is_taken(number):
        raise UnsuitedError
    (paper, *_) = read_pack(invoice_of(sale), 0, f"{draft.name}-before")
    draft.sold_before(sale, content=paper.content)
    sale.bill(number=number)
    sale.deliver(invoice_number=None)
    if not sale.is_scanned:
        sale.finish_invoice.append(lambda made: scanned(made, seed=3).named(made.filename))
