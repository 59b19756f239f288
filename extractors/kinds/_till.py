"""What receipts and invoices on a roll share: the fields that a till prints without a label for them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from extractors.fields.amounts import canonical
from extractors.fields.lookup import DocumentLayout
from extractors.fields.payers import payer_fields
from extractors.fields.sale_numbers import sale_number
from extractors.fields.sheet_numbers import receipt_number
from extractors.fields.till.claims import claims_on
from extractors.fields.till.goods import goods_on
from extractors.fields.till.kept import drop_contradicted, drop_unlikely
from extractors.fields.till.number import slip_number
from extractors.fields.till.slip import is_narrow, is_till_slip, slip_of
from extractors.fields.till.slip_fields import slip_fields
from extractors.fields.till.tax import tax_of
from extractors.kind_shape import is_business_paper
from extractors.kinds import ExtractedParts
from extractors.model import Field, Value
from extractors.terms import Term

_WITHOUT_TOTAL = (Term.CURRENCY, Term.ISSUE_DATE, Term.SELLER_NAME, Term.SELLER_ADDRESS)
_OF_BUYER = (Term.BUYER_NAME, Term.BUYER_ADDRESS)
_OF_THE_SLIP = (Term.GROSS_TOTAL, *_WITHOUT_TOTAL)


def with_slip_fields(layout: DocumentLayout, parts: ExtractedParts) -> ExtractedParts:
    """A receipt: on a roll the slip's rules decide what they are for, on a sheet they fill what the rules of trade papers left open."""
    read: dict[Term, Field] = {
        field.term: field for field in parts.fields if field.term is not Term.DUE_DATE
    }  # it is paid: "Payment date" was the day
    own = receipt_number(layout)
    if own is not None:
        read[own.term] = own
    named = {field.term: field for field in payer_fields(layout)}
    if not all(is_narrow(page) for page in layout.pages):
        if Term.INVOICE_NUMBER not in read and (of_sale := sale_number(layout)) is not None:
            read[of_sale.term] = of_sale
        return _filled(layout, replace(parts, fields=tuple((read | named).values())))
    slip = slip_of(layout.pages)
    claims = claims_on(slip)
    settled = _OF_THE_SLIP if claims.claims else _WITHOUT_TOTAL  # amounts without cents are read by the rules of trade papers
    found = slip_fields(slip, claims, _labelled_total(read))
    read = {term: field for term, field in read.items() if term not in settled} | {field.term: field for field in found}
    if (tax := tax_of(claims, _labelled_total(read))) is not None:
        read[Term.TAX_TOTAL] = Field(Term.TAX_TOTAL, Value(canonical(tax.value)), (tax.evidence,), None, "till_slip")
    drop_contradicted(read)
    drop_unlikely(read, slip)
    read |= named
    if Term.INVOICE_NUMBER not in read and (number := slip_number(slip, claims.amounts[0].row if claims.amounts else None)):
        read[Term.INVOICE_NUMBER] = Field(Term.INVOICE_NUMBER, Value(number[0]), (number[1],), None, "till_slip")
    goods = goods_on(slip, claims)
    parts = replace(parts, lines=goods, lines_are_whole=True) if goods else parts
    return replace(parts, fields=tuple(read.values()))


def filled_from_slip(layout: DocumentLayout, parts: ExtractedParts) -> ExtractedParts:
    """An invoice printed on a roll: what the rules of trade papers did not find is looked for as on a slip."""
    is_on_roll = all(is_till_slip(page) and not is_business_paper(layout, page) for page in layout.pages)
    return _filled(layout, parts) if is_on_roll else parts


def _filled(layout: DocumentLayout, parts: ExtractedParts) -> ExtractedParts:
    read = {field.term: field for field in parts.fields}
    slip = slip_of(layout.pages)
    found = slip_fields(slip, claims_on(slip), _labelled_total(read))
    buyers = {evidence for term in _OF_BUYER if term in read for evidence in read[term].evidence}
    own = {field.term: field for field in found if not buyers.intersection(field.evidence)}
    return replace(parts, fields=tuple((own | read).values()))


def _labelled_total(read: dict[Term, Field]) -> Decimal | None:
    reading = read[Term.GROSS_TOTAL].reading if Term.GROSS_TOTAL in read else None
    return Decimal(reading.text) if isinstance(reading, Value) else None
