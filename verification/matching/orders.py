"""The purchase orders that an invoice bills: those with its number, placed with this client by this debtor."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extractors.terms import Term
from verification.matching.numbers import number_key
from verification.model import PurchaseOrder, Receivable


def own_orders(orders: Sequence[PurchaseOrder], receivable: Receivable) -> tuple[PurchaseOrder, ...]:
    """Of orders under one number, those of this client and, where the debtor is known, of this debtor: two debtors may number alike."""
    debtor_code = receivable.debtor_match.code if receivable.debtor_match else None
    return tuple(
        each for each in orders if each.client_code == receivable.client_code and (debtor_code is None or each.debtor_code == debtor_code)
    )


def orders_of(receivable: Receivable, purchase_orders: Callable[[str], Sequence[PurchaseOrder]]) -> tuple[PurchaseOrder, ...]:
    """The orders in the books that an invoice bills; `purchase_orders` finds them by number key."""
    number = receivable.invoice.document.value(Term.PO_NUMBER)
    return own_orders(purchase_orders(number_key(number)), receivable) if number else ()
