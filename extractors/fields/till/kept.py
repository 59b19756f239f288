"""What the labels of trade papers found on a slip is kept where the slip's own total and shape allow it."""

from __future__ import annotations

from decimal import Decimal

from extractors.fields.till.figures import till_figures
from extractors.fields.till.goods_sum import SMALLEST_COIN
from extractors.fields.till.slip import Slip
from extractors.model import Evidence, Field, Reading, Value
from extractors.terms import Term

_HIGHEST_TAX = Decimal("0.31")  # of a total with tax: 45 per cent on top
_DIGITS_OF_A_TELEPHONE = 6
_SHORTEST_NUMBER = 3
_SHORTEST_TAX_ID = 8
_TOTALS = (Term.GROSS_TOTAL, Term.NET_TOTAL, Term.TAX_TOTAL, Term.AMOUNT_DUE)


def drop_contradicted(read: dict[Term, Field]) -> None:
    """Net and tax stay where they lead to the total that was paid, give or take the rounding to the smallest coin."""
    amounts = {term: Decimal(field.reading.text) for term, field in read.items() if term in _TOTALS and isinstance(field.reading, Value)}
    gross = amounts.get(Term.GROSS_TOTAL)
    net, tax = amounts.get(Term.NET_TOTAL), amounts.get(Term.TAX_TOTAL)
    rate = read[Term.TAX_RATE].reading if Term.TAX_RATE in read else None
    if tax is not None and (gross is None or tax > gross * _HIGHEST_TAX or not _is_rated(tax, gross, rate)):
        read.pop(Term.TAX_TOTAL)
        tax = None
    if gross is None or not net or abs(net + (tax or 0) - gross) > SMALLEST_COIN:
        for term in (Term.NET_TOTAL, Term.LINES_TOTAL):
            read.pop(term, None)
    if Term.AMOUNT_DUE in amounts and amounts[Term.AMOUNT_DUE] != gross:
        read.pop(Term.AMOUNT_DUE)


def drop_unlikely(read: dict[Term, Field], slip: Slip) -> None:
    """What the labels of trade papers find on a slip though no till prints it: a hotline is no customer, "1)" is no receipt's number."""
    values = {term: field.reading.text for term, field in read.items() if isinstance(field.reading, Value)}
    if sum(map(str.isdigit, values.get(Term.BUYER_NAME, ""))) >= _DIGITS_OF_A_TELEPHONE:
        for term in (Term.BUYER_NAME, Term.BUYER_ADDRESS):
            read.pop(term, None)
    number = read.get(Term.INVOICE_NUMBER)
    if number is not None and any(_is_in_row_with_amount(evidence, slip) for evidence in number.evidence):
        read.pop(Term.INVOICE_NUMBER)
    for term, least in ((Term.INVOICE_NUMBER, _SHORTEST_NUMBER), (Term.SELLER_TAX_ID, _SHORTEST_TAX_ID)):
        if term in values and sum(map(str.isalnum, values[term])) < least:
            read.pop(term, None)


def _is_in_row_with_amount(evidence: Evidence, slip: Slip) -> bool:
    """Whether something stands in a row of goods or totals."""
    box = evidence.box
    if box is None:
        return False
    middle = (box.top + box.bottom) / 2
    rows = [row for row in slip.rows if row.page_number == evidence.page_number and row.box.top <= middle <= row.box.bottom]
    return any(till_figures(row.text) for row in rows)


def _is_rated(tax: Decimal, gross: Decimal, rate: Reading | None) -> bool:
    """Whether a tax can be what its printed rate makes of a total that may hold untaxed goods too."""
    return not isinstance(rate, Value) or tax <= gross * Decimal(rate.text) / (100 + Decimal(rate.text)) + SMALLEST_COIN
