"""A paper as the joint scorer weighs it: how likely each of its amounts, dates, numbers and names is what it may be."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from extractors.candidates.finding import Candidate
from extractors.candidates.marks import Marks
from extractors.fields.lookup import DocumentLayout
from extractors.joint_scorer.network import OWN_NUMBER, network
from extractors.joint_scorer.tokens import tokens_of
from extractors.party_names.finding import NameCandidate, find_names
from extractors.party_names.marks import NameMarks, name_marks
from extractors.terms import DocumentKind, Term

OWN_NUMBERS: Mapping[DocumentKind, Term | None] = {
    DocumentKind.INVOICE: Term.INVOICE_NUMBER,
    DocumentKind.CREDIT_NOTE: Term.INVOICE_NUMBER,
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


@dataclass(frozen=True, slots=True)
class Weighed:
    """The candidates and the names of a paper with their marks, each with the probability of every class that it may be."""

    candidates: tuple[tuple[Candidate, Marks, Mapping[str, float]], ...]
    names: tuple[tuple[NameCandidate, NameMarks, Mapping[str, float]], ...]


def weigh(
    layout: DocumentLayout, kind: DocumentKind, marked: Sequence[tuple[Candidate, Marks]], rows: Collection[tuple[int, int]]
) -> Weighed:
    """Weighs the marked candidates of a paper together with its names and its words; `rows` are the lines of its goods."""
    if not layout.pages:
        return Weighed((), ())
    names = find_names(layout)
    named = list(zip(names, name_marks(layout, names, kind), strict=True))
    shares = network().shares(tokens_of(layout, kind, marked, named, rows))
    return Weighed(
        tuple((*each, share) for each, share in zip(marked, shares, strict=False)),
        tuple((*each, share) for each, share in zip(named, shares[len(marked) :], strict=False)),
    )
