"""A figure laid over another."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from bench.faults.catalogue import fault
from bench.faults.draft import Draft, Sale
from bench.faults.overprint import laid_over


@fault("FRD-01", "the total was covered and printed again", on_scans=False, also=("INV-02", "CNF-01", "SCH-02", "MAT-04"))
def covered(draft: Draft, sale: Sale, chance: Random) -> None:
    total = sale.invoice.gross_total
    sale.invoice_layout, sale.invoice = "ruled", replace(sale.invoice, language="en")
    sale.finish_invoice.append(lambda made: laid_over(made, total, total + 10000))
