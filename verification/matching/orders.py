"""The purchase orders that an invoice bills: those with its number, placed with this client by this debtor."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.terms import Term
from verification.books import Books
from verification.matching.numbers import look_alike, number_key
from verification.model import PurchaseOrder, Receivable


def own_orders(orders: Sequence[PurchaseOrder], receivable: Receivable) -> tuple[PurchaseOrder, ...]:
    """Of orders under one number, those of this client and, where the debtor is known, of this debtor: two debtors may number alike."""
    debtor_code = receivable.debtor_match.code if receivable.debtor_match else None
    return tuple(
        each for each in orders if each.client_code == receivable.client_code and (debtor_code is None or each.debtor_code == debtor_code)
    )


def orders_numbered(number: str | None, client_code: str, books: Books) -> tuple[PurchaseOrder, ...]:
    """The orders in the books under a number, of any client; else those of this client whose number is the only one that looks like it.

    Whether P0005093 begins with an O no reader can tell and the books can. Two orders that look alike leave it open.
    """
    if not number:
        return ()
    found = tuple(books.purchase_orders(number_key(number)))
    if found:
        return found
    alike = tuple(each for each in books.client_purchase_orders(client_code) if look_alike(each.po_number, number))
    return alike if len({number_key(each.po_number) for each in alike}) == 1 else ()


def numbers_of_order(number: str, orders: Sequence[PurchaseOrder]) -> tuple[str, ...]:
    """The keys under which other claims may name the orders that a paper's number means: as it prints them, and as the books have them."""
    return tuple(dict.fromkeys((number_key(number), *(number_key(each.po_number) for each in orders))))


def orders_of(receivable: Receivable, books: Books) -> tuple[PurchaseOrder, ...]:
    """The orders in the books that an invoice bills."""
    return own_orders(orders_numbered(receivable.invoice.document.value(Term.PO_NUMBER), receivable.client_code, books), receivable)
