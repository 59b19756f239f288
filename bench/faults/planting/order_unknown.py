"""Orders that are not there."""

from __future__ import annotations

from random import Random

from bench.faults.catalogue import fault
from bench.faults.draft import Draft, Sale


@fault("MAT-01", "the order is in no book", also=("DOC-07",))
def unknown(draft: Draft, sale: Sale, chance: Random) -> None:
    sale.order, sale.brings_order = None, False


@fault("MAT-01", "the order is closed")
def closed(draft: Draft, sale: Sale, chance: Random) -> None:
    sale.order_status = "closed"


@fault("MAT-01", "the order is another debtor's", also=("MAT-02", "MAT-03", "MAT-04", "DOC-07", "MAT-06"))
def of_another(draft: Draft, sale: Sale, chance: Random) -> None:
    sale.order_debtor = next(code for code in sorted(draft.debtors) if code != sale.debtor.debtor_code)
    sale.brings_order = False
