"""What a delivery is worth at the prices of the invoice, so that invoices which share it out can be told from one that bills it again."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import Enum

from extractors.model import ExtractedDocument, Line
from extractors.money import Money
from extractors.terms import DocumentKind, Term
from verification.figures import money_of
from verification.matching.lines import line_for
from verification.matching.ordered_goods import OrderedGoods
from verification.model import SupportingDocument

_ROUNDING = Decimal("1.005")


class Share(Enum):
    """Whether invoices on one delivery bill no more than was delivered, more, or nobody can say."""

    WITHIN = "within"
    BEYOND = "beyond"
    UNKNOWN = "unknown"


def share_of(
    invoice: ExtractedDocument,
    proofs: Sequence[SupportingDocument],
    goods: OrderedGoods | None,
    gross: Money | None,
    others: Sequence[Money | None],
) -> Share:
    """How an invoice and others on the same delivery stand to what was delivered, in amounts with tax.

    Goods that no price is known for are worth something: where ours are only part of what was delivered, the other invoices may bill
    the rest, unless one is for the very amount of ours.
    """
    delivered = [
        line for each in proofs if each.document.kind is DocumentKind.DELIVERY_NOTE for line in each.document.lines if line.quantity
    ]
    if not delivered or not invoice.lines or gross is None or any(each is None or each.currency != gross.currency for each in others):
        return Share.UNKNOWN
    if all(_line_like(each, delivered) is None for each in invoice.lines):
        return Share.UNKNOWN if gross in others else Share.WITHIN  # bills the transport, or other work, of the same delivery
    prices = [_price(line, invoice, goods) for line in delivered]
    if any(each is None for each in prices):
        ours = any(_line_like(line, invoice.lines) is None for line in delivered)
        return Share.WITHIN if ours and gross not in others else Share.UNKNOWN
    worth = sum(((line.quantity or Decimal(0)) * (price or Decimal(0)) for line, price in zip(delivered, prices, strict=True)), Decimal(0))
    together = gross.amount + sum((each.amount for each in others if each is not None), Decimal(0))
    return Share.WITHIN if together <= worth * _with_tax(invoice, gross) * _ROUNDING else Share.BEYOND


def _with_tax(invoice: ExtractedDocument, gross: Money) -> Decimal:
    """What turns an amount of the lines into one of the total: tax, charges and rebates alike."""
    net = sum((each.line_total for each in invoice.lines if each.line_total is not None), Decimal(0))
    if not net or any(each.line_total is None for each in invoice.lines):
        printed = money_of(invoice, Term.NET_TOTAL, gross.currency)
        net = printed.amount if printed else Decimal(0)
    return gross.amount / net if net else Decimal(1)


def _price(delivered: Line, invoice: ExtractedDocument, goods: OrderedGoods | None) -> Decimal | None:
    billed = _line_like(delivered, invoice.lines)
    if billed is not None and billed.unit_price is not None:
        return billed.unit_price
    if billed is not None and billed.line_total is not None and billed.quantity:
        return billed.line_total / billed.quantity
    if goods is None:
        return None
    ordered = line_for(delivered.item_code, delivered.description, goods.lines, lambda each: each.item_code, lambda each: each.description)
    return ordered.unit_price if ordered else None


def _line_like(line: Line, candidates: Sequence[Line]) -> Line | None:
    return line_for(line.item_code, line.description, candidates, lambda each: each.item_code, lambda each: each.description)
