"""The fields that a till prints without a label for them: what was paid, in what, when, in which shop and where."""

from __future__ import annotations

from decimal import Decimal

from extractors.fields.amounts import canonical
from extractors.fields.till.claims import SlipClaims
from extractors.fields.till.currency import slip_currency
from extractors.fields.till.day import order_of_days, purchase_day
from extractors.fields.till.premises import premises_of
from extractors.fields.till.shop import shop_of
from extractors.fields.till.slip import Slip
from extractors.fields.till.total import total_of
from extractors.model import Field, Value
from extractors.terms import Term


def slip_fields(slip: Slip, claims: SlipClaims, labelled: Decimal | None) -> list[Field]:
    """Each field that the slip says; `labelled` is the total by the labels of trade papers, which is one opinion more."""
    fields = []
    currency = slip_currency(slip)
    if currency is not None:
        fields.append(Field(Term.CURRENCY, Value(currency[0]), (currency[1],), None, "till_slip"))
    total = total_of(slip, claims, labelled)
    if total is not None:
        fields.append(Field(Term.GROSS_TOTAL, Value(canonical(total.value)), (total.claim.evidence,), None, "till_slip"))
    day = purchase_day(slip)
    if day is not None:
        evidence = day.cell.evidence(day.start, day.end)
        fields.append(
            Field(Term.ISSUE_DATE, day.reading(order_of_days(slip, currency[0] if currency else None)), (evidence,), None, "till_slip")
        )
    shop = shop_of(slip)
    if shop is not None:
        fields.append(Field(Term.SELLER_NAME, Value(shop.name), (shop.evidence,), None, "till_slip"))
    premises = premises_of(slip, shop)
    if premises is not None:
        fields.append(Field(Term.SELLER_ADDRESS, Value(premises[0]), (premises[1],), None, "till_slip"))
    return fields
