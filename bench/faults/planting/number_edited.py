"""The number of an earlier invoice, changed a little."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from bench.faults.catalogue import UnsuitedError, fault
from bench.faults.draft import Draft, Sale

_ALSO = ("DUP-04", "DUP-06", "MAT-03", "MAT-04", "FRD-02", "FRD-03", "DUP-07")


@fault("DUP-03", "a letter was put behind an earlier number", also=_ALSO)
def suffix(draft: Draft, sale: Sale, chance: Random) -> None:
    draft.sold_before(sale, issue_date=sale.invoice.issue_date - timedelta(days=chance.randint(1, 12)))
    sale.bill(number=sale.invoice.number + chance.choice(("A", "B", "-1", "R")))
    sale.deliver(invoice_number=None)


@fault("DUP-03", "two digits of an earlier number were swapped", also=_ALSO)
def swapped(draft: Draft, sale: Sale, chance: Random) -> None:
    number = sale.invoice.number
    places = (each for each in range(len(number) - 2, 0, -1) if number[each : each + 2].isdigit())
    at = next((each for each in places if number[each] != number[each + 1]), None)
    if at is None:
        raise UnsuitedError  # 3333 has no two digits to swap
    swapped_number = number[:at] + number[at + 1] + number[at] + number[at + 2 :]
    if draft.is_taken(swapped_number):
        raise UnsuitedError
    draft.sold_before(sale, issue_date=sale.invoice.issue_date - timedelta(days=chance.randint(1, 12)))
    sale.bill(number=swapped_number)
    sale.deliver(invoice_number=None)
