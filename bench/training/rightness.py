"""Whether a reading is right by the truth of a made paper, in which every printed field stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from bench.scoring import SAME_DESCRIPTION, amount_of, is_same, likeness
from extractors.model import Line
from extractors.terms import Term

_IMPLIED_BY = {
    Term.AMOUNT_DUE: (Term.GROSS_TOTAL,),
    Term.PAYMENT_REFERENCE: (Term.INVOICE_NUMBER,),
    Term.DELIVERY_DATE: (Term.ISSUE_DATE,),
    Term.STATEMENT_DATE: (Term.ISSUE_DATE,),
    Term.ISSUE_DATE: (Term.DELIVERY_DATE, Term.ORDER_DATE, Term.STATEMENT_DATE),
    Term.LINES_TOTAL: (Term.NET_TOTAL, Term.GROSS_TOTAL),
}
"""What a paper leaves unsaid since another figure says it: without prepayment the total is due, without discount the lines make the net,
and goods go out on the day their note was written."""


def is_right(term: Term, value: str, truth: Mapping[str, Any]) -> bool:
    """Whether the paper prints this value for the term; a value for what the paper does not print is wrong."""
    expected = [truth.get(term), *truth.get("_alternates", {}).get(term, [])]
    if not is_printed(term, truth):
        expected = [truth.get(other) for other in _IMPLIED_BY.get(term, ())]
    return any(is_same(term, each, value, sign_free=True) for each in expected if each not in (None, ""))


def is_printed(term: Term, truth: Mapping[str, Any]) -> bool:
    """Whether the paper prints the term at all."""
    return truth.get(term) not in (None, "")


def right_lines(lines: Sequence[Line], truth: Sequence[Mapping[str, Any]]) -> list[bool]:
    """Which lines the paper has as they were read: description, quantity, price and amount; each line of the paper is read once."""
    left = list(truth)
    right = []
    for line in lines:
        same = [each for each in left if _is_line(line, each)]
        right.append(bool(same))
        if same:
            left.remove(max(same, key=lambda each: likeness(each, {"description": line.description})))
    return right


def _is_line(line: Line, truth: Mapping[str, Any]) -> bool:
    figures = (("quantity", line.quantity), ("unit_price", line.unit_price), ("line_total", line.line_total))
    if any(_is_other(truth.get(name), figure) for name, figure in figures):
        return False
    return likeness(truth, {"description": line.description}) >= SAME_DESCRIPTION


def _is_other(printed: object, read: Decimal | None) -> bool:
    """Whether a figure is not the printed one; a figure that was left out is none, and one read where none is printed is another."""
    if printed in (None, ""):
        return read is not None
    known = amount_of(printed)
    return read is None or known is None or abs(known) != abs(read)
