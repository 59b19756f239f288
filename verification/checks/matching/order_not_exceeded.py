"""MAT-04: all invoices of all time together stay within their order."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from extractors.money import Money
from extractors.terms import Term
from verification.books import Books
from verification.figures import gross_of
from verification.matching.orders import numbers_of_order, own_orders
from verification.model import Batch, PurchaseOrder, Receivable
from verification.register import BatchClaims, debtor_code_of, earlier_entries, order_in_batch
from verification.registry import INVOICES_ONLY, Block, check
from verification.results import CheckAnswer, Inconclusive, NotApplicable, Passed

_CREDITED = frozenset({"credited"})

_ROUNDED = Decimal("0.005")
"""The tax of each invoice is rounded by itself, so that the parts of an order may come to a coin more than the whole."""


@check(
    "MAT-04",
    title="Invoices together exceed the order",
    reference="Three-way match over the life of the order; the register of receivables",
    severity=Block,
    needs=(Term.GROSS_TOTAL,),
    uses=(Term.PO_NUMBER, Term.NET_TOTAL),
    reads=(Term.ISSUE_DATE, Term.INVOICE_NUMBER),
    kinds=INVOICES_ONLY,
)
def order_not_exceeded(
    total: Money,
    po_number: str | None,
    without_tax: Money | None,
    receivable: Receivable,
    orders: tuple[PurchaseOrder, ...],
    batch: Batch,
    batch_claims: BatchClaims,
    books: Books,
) -> CheckAnswer:
    """What was billed against an order before, by every batch there ever was, and what this batch bills stays within the order's total.

    Invoices of one batch count in the order of their dates, so the one that goes over is the one that fails. Orders are placed with or
    without tax: where the lines of the order add up to its total it is without, and amounts without tax are compared. What was credited or
    given back is not counted.
    """
    if po_number is None:
        return NotApplicable("The invoice names no purchase order")
    own = own_orders(orders, receivable)
    if not own:
        return NotApplicable("The order is not in the register, see MAT-01")
    limit = own[0].total
    for each in own[1:]:
        limit += each.total
    if limit.currency != total.currency:
        return Inconclusive(f"The order is in {limit.currency}, the invoice in {total.currency}")
    earlier = _billed_before(receivable, numbers_of_order(po_number, own), total.currency, batch, batch_claims, books)
    if earlier is None:
        return Inconclusive(f"An earlier invoice against order {po_number} has no known amount in {total.currency}")
    before, invoice_count = earlier
    together = before + total
    sentence = f"Order {po_number} is for {limit}; {before.amount} billed before and {total.amount} now make {together.amount}"
    if together.amount <= limit.amount + _ROUNDED * (invoice_count + 1 if invoice_count else 0):
        return Passed(sentence)
    if without_tax is None or without_tax >= total or without_tax.amount <= 0:
        return sentence
    share = without_tax.amount / total.amount
    net = together.amount * share
    if net > limit.amount + Decimal("0.005") * 2:
        return sentence
    if _ordered_without_tax(own, limit):
        return Passed(f"{sentence}; without tax {net.quantize(Decimal('0.01'))}, and the order is stated without tax")
    if any(each.lines for each in own):
        return sentence
    return Inconclusive(f"{sentence}; without tax {net.quantize(Decimal('0.01'))}, and nobody can say whether the order includes tax")


def _billed_before(
    receivable: Receivable, order_numbers: Sequence[str], currency: str, batch: Batch, batch_claims: BatchClaims, books: Books
) -> tuple[Money, int] | None:
    """What was billed before against the order by any of its numbers, and in how many papers; None where an amount is not known."""
    debtor = debtor_code_of(receivable)
    entries = {each.sequence: each for number in order_numbers for each in books.register_by_purchase_order(number)}
    invoices = {each.receivable_id: each for number in order_numbers for each in batch_claims.on_order(number)}
    credits = {each.receivable_id: each for number in order_numbers for each in batch_claims.credits_on_order(number, debtor)}
    amounts: list[Money | None] = [
        each.gross
        for each in earlier_entries(receivable, entries.values(), batch)
        if each.client_code == batch.client_code and each.status not in _CREDITED and each.debtor_code in (debtor, None)
    ]
    amounts += [
        gross_of(each.invoice.document, currency)
        for each in invoices.values()
        if each.receivable_id != receivable.receivable_id
        and debtor_code_of(each) in (debtor, None)
        and order_in_batch(each) < order_in_batch(receivable)
    ]
    amounts += [
        -abs(credited) if credited is not None else None
        for each in credits.values()
        if order_in_batch(each) < order_in_batch(receivable)
        for credited in (gross_of(each.invoice.document, currency),)
    ]
    total = Money(Decimal(0), currency)
    for amount in amounts:
        if amount is None or amount.currency != currency:
            return None
        total += amount
    return max(total, Money(Decimal(0), currency)), len(amounts)


def _ordered_without_tax(orders: tuple[PurchaseOrder, ...], limit: Money) -> bool:
    lines = [line.quantity * line.unit_price for order in orders for line in order.lines]
    return bool(lines) and abs(sum(lines, Decimal(0)) - limit.amount) <= Decimal("0.01") * len(lines)
