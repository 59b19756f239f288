"""Whether a reading is right by the truth of a made paper, in which every printed field stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bench.scoring import is_same
from extractors.terms import Term

_IMPLIED_BY = {
    Term.AMOUNT_DUE: (Term.GROSS_TOTAL,),
    Term.PAYMENT_REFERENCE: (Term.INVOICE_NUMBER,),
    Term.LINES_TOTAL: (Term.NET_TOTAL, Term.GROSS_TOTAL),
}
"""What a paper leaves unsaid since another figure says it: without prepayment the total is due, without discount the lines make the net."""


def is_right(term: Term, value: str, truth: Mapping[str, Any]) -> bool:
    """Whether the paper prints this value for the term; a value for what the paper does not print is wrong."""
    expected = [truth.get(term), *truth.get("_alternates", {}).get(term, [])]
    if not is_printed(term, truth):
        expected = [truth.get(other) for other in _IMPLIED_BY.get(term, ())]
    return any(is_same(term, each, value, sign_free=True) for each in expected if each not in (None, ""))


def is_printed(term: Term, truth: Mapping[str, Any]) -> bool:
    """Whether the paper prints the term at all."""
    return truth.get(term) not in (None, "")
