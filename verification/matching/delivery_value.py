"""What a delivery is worth at the prices of the invoice, so that invoices which share it out can be told from one that bills it again."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import Enum

from extractors.model import ExtractedDocument, Line
from extractors.money import Money
from extractors.terms import DocumentKind, Term
from verification.figures import money_of
from verification.matching.goods import Goods, GoodsLine, partners
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
    handed_over, billed = [_goods(line) for line in delivered], [_goods(line) for line in invoice.lines]
    if not any(partners(billed, handed_over)):
        return Share.UNKNOWN if gross in others else Share.WITHIN  # bills the transport, or other work, of the same delivery
    matches = partners(handed_over, billed)
    prices = _prices(matches, partners(handed_over, [Goods((line,)) for line in goods.lines] if goods else []))
    if any(each is None for each in prices):
        ours = any(each is None for each in matches)
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


def _goods(line: Line) -> Goods:
    price = line.unit_price
    if price is None and line.line_total is not None and line.quantity:
        price = line.line_total / line.quantity
    return Goods((GoodsLine(line.description, line.item_code, line.quantity, line.unit, price),))


def _prices(billed: Sequence[Goods | None], ordered: Sequence[Goods | None]) -> list[Decimal | None]:
    """What each of some goods costs: as the invoice says, else as the order does."""
    return [
        next((each.lines[0].unit_price for each in known if each is not None and each.lines[0].unit_price is not None), None)
        for known in zip(billed, ordered, strict=True)
    ]
