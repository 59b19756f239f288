"""What an amount, date or number of an order, a delivery, a list or a receipt may be, and how likely it is each of these.

The weights are kept and applied as those for invoices are (`scorer`); one class stands for the number that is the paper's own, whatever
the kind of paper calls it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from extractors.candidates.finding import CandidateKind
from extractors.candidates.marks import Marks
from extractors.candidates.scorer import NOTHING, shares_by, stored_weights
from extractors.hashed_marks import Weights
from extractors.terms import DocumentKind, Term

PAPER_MODEL = Path(__file__).with_name("paper_model.npz")
OWN_NUMBER = "own_number"
PAPER_CLASSES: Mapping[CandidateKind, tuple[str, ...]] = {
    "date": (NOTHING, "issue_date", "due_date", "delivery_date", "order_date"),
    "number": (NOTHING, OWN_NUMBER, "po_number", "invoice_number", "seller_tax_id", "buyer_tax_id", "registration_number"),
    "amount": (NOTHING, "gross_total", "net_total", "tax_total", "lines_total", "allowance_total", "charge_total"),
}
OWN_NUMBERS: Mapping[DocumentKind, Term | None] = {
    DocumentKind.DELIVERY_NOTE: Term.DELIVERY_NOTE_NUMBER,
    DocumentKind.BILL_OF_LADING: Term.DELIVERY_NOTE_NUMBER,
    DocumentKind.TIMESHEET: Term.DELIVERY_NOTE_NUMBER,
    DocumentKind.PURCHASE_ORDER: Term.PO_NUMBER,
    DocumentKind.QUOTATION: Term.INVOICE_NUMBER,
    DocumentKind.RECEIPT: Term.INVOICE_NUMBER,
    DocumentKind.REMITTANCE_ADVICE: Term.PAYMENT_REFERENCE,
    DocumentKind.STATEMENT: None,
    DocumentKind.SCHEDULE_OF_ACCOUNTS: None,
}
"""The kinds of papers that are scored, each with what its own number is called; None where it is not read."""


def class_of(kind: DocumentKind, term: str) -> str:
    """What a term of a kind of paper is called among the classes."""
    if term == OWN_NUMBERS.get(kind):
        return OWN_NUMBER
    return {"statement_date": "issue_date", "closing_balance": "gross_total"}.get(term, term)


@cache
def _weights() -> dict[str, Weights]:
    return stored_weights(PAPER_MODEL, PAPER_CLASSES)


def paper_shares(kind: CandidateKind, marks: Sequence[Marks]) -> list[dict[str, float]]:
    """The probability of every class for each candidate of one kind."""
    return shares_by(_weights()[kind], PAPER_CLASSES[kind], marks)
