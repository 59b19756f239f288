"""Gives every reading of a paper the share of such readings that were right, and says what a paper does not have, with its own share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

from extractors.confidence.acceptance import least_share
from extractors.confidence.kinds import KIND_NAMES, MEASURED_KINDS, kind_counts
from extractors.confidence.paper import Paper
from extractors.confidence.readings import ABSENCE_NAMES, VALUE_NAMES, absence_counts, value_counts
from extractors.confidence.trees import Forest, Model, read_model
from extractors.model import Absent, Field, Value
from extractors.terms import DocumentKind, Term

MODEL = Path(__file__).with_name("model.json")
_MOST, _LEAST = 0.999, 0.01  # nobody measured a surer thing than one in a thousand

_TRADE_TERMS = (
    Term.ISSUE_DATE,
    Term.CURRENCY,
    Term.SELLER_NAME,
    Term.SELLER_TAX_ID,
    Term.SELLER_ADDRESS,
    Term.BUYER_NAME,
    Term.BUYER_TAX_ID,
    Term.BUYER_ADDRESS,
    Term.PO_NUMBER,
    Term.DELIVERY_NOTE_NUMBER,
    Term.NET_TOTAL,
    Term.TAX_TOTAL,
    Term.GROSS_TOTAL,
)
_INVOICE_TERMS = (
    Term.INVOICE_NUMBER,
    *_TRADE_TERMS,
    Term.DUE_DATE,
    Term.LINES_TOTAL,
    Term.ALLOWANCE_TOTAL,
    Term.CHARGE_TOTAL,
    Term.PREPAID_TOTAL,
    Term.AMOUNT_DUE,
    Term.TAX_RATE,
    Term.IBAN,
    Term.BIC,
    Term.BANK_ACCOUNT,
    Term.PAYMENT_REFERENCE,
)
MEASURED_TERMS: Mapping[DocumentKind, tuple[Term, ...]] = {
    DocumentKind.INVOICE: _INVOICE_TERMS,
    DocumentKind.CREDIT_NOTE: _INVOICE_TERMS,
}
"""The terms whose readings were measured, by kind of paper; a reading of any other has no share, and is shown without one."""


class OutgrownModelError(RuntimeError):
    """The model file counts other things than the program does: grow it again with `python -m bench.training.confidence`."""


@cache
def _model() -> Model:
    model = read_model(MODEL)
    made = {"values": VALUE_NAMES, "absences": ABSENCE_NAMES, "kinds": KIND_NAMES}
    if {name: forest.names for name, forest in model.forests.items()} != made:
        raise OutgrownModelError(f"{MODEL.name} was grown on other counts than this program makes")
    return model


def with_confidence(paper: Paper) -> tuple[Field, ...]:
    """The fields of a paper with their confidence, and an absent field for each measured term that was not found."""
    measured = MEASURED_TERMS.get(paper.kind, ())
    if not measured:
        return paper.fields
    forests = _model().forests
    found = {field.term for field in paper.fields}
    missing = [Field(term, Absent(), (), None, "absence") for term in measured if term not in found]
    return tuple(
        replace(field, confidence=_share(forests, paper, field)) if field.term in measured and field.confidence is None else field
        for field in (*paper.fields, *missing)
    )


def kind_confidence(paper: Paper) -> float | None:
    """The share of papers so recognised that were of this kind; None for a kind that was not measured."""
    if paper.kind not in MEASURED_KINDS or not paper.pages:
        return None
    return carried(_model().forests["kinds"].share_right(kind_counts(paper)))


def is_taken(confidence: float, target_error: Decimal) -> bool:
    """Whether a reading of this confidence may stand without a hand where a factor accepts that share of wrong ones among them."""
    return confidence >= least_share(_model().acceptance, float(target_error))


def _share(forests: Mapping[str, Forest], paper: Paper, field: Field) -> float | None:
    if isinstance(field.reading, Value):
        return carried(forests["values"].share_right(value_counts(paper, field)))
    if isinstance(field.reading, Absent):
        return carried(forests["absences"].share_right(absence_counts(paper, field.term)))
    return None  # unreadable and ambiguous readings claim nothing that could be right


def carried(share: float) -> float:
    """A share as a field carries it: in thousandths, and never surer or less sure than anybody measured."""
    return round(min(_MOST, max(_LEAST, share)), 3)
