"""Two numbers stand on a credit note, its own and that of the invoice that it gives money back for: which is which, labels say."""

from __future__ import annotations

from extractors.fields.announced_numbers import NumberCandidate
from extractors.fields.credit_note_labels import is_called_credit, numbers_red_invoice, speaks_of_invoice, titles_credit_note
from extractors.fields.identifiers import LOWEST_SCORE, SAYS_NUMBER, announced_numbers, number_candidates, number_field
from extractors.fields.label_places import places_for
from extractors.fields.labels import Role
from extractors.fields.lookup import DocumentLayout
from extractors.fields.number_shapes import number_in
from extractors.fields.title_numbers import title_numbers
from extractors.fields.unnamed_numbers import names_something_else
from extractors.model import Field, Value
from extractors.terms import DocumentKind, Term


def credit_note_number(layout: DocumentLayout) -> Field | None:
    """The number whose label says in so many words that it is the credit note's, "Creditnota nummer", "Our Credit No"."""
    every = announced_numbers(layout, "invoice_number")  # of "CREDIT NOTE" over "NUMBER" the first line is a label too
    called = [
        each
        for each in every
        if each.score >= LOWEST_SCORE and is_called_credit(each.place.label) and SAYS_NUMBER.search(each.place.label.own.text)
    ]
    best = max(called, key=lambda each: each.score, default=None)
    return _field(Term.INVOICE_NUMBER, best) if best is not None else None


def names_an_invoice(layout: DocumentLayout, term: Term, field: Field | None) -> bool:
    """Whether a label in so many words, "Invoice No", "Inv #", says that a number is an invoice's, so that no guess knows better."""
    if field is None or term is not Term.INVOICE_NUMBER:
        return False
    return any(
        hit.at_start and hit.roles["invoice_number"] >= 1.0 and speaks_of_invoice(hit.own.text) and SAYS_NUMBER.search(hit.own.text)
        for hit in layout.hits("invoice_number")
        for place in places_for(layout, hit)[:1]
        if (number := number_in(place.cell)) is not None and number.text == field.value
    )


def is_of_credited_invoice(layout: DocumentLayout, field: Field) -> bool:
    """Whether every label that numbers a credit note so speaks of an invoice, "Faktuurverwysing", and none of the credit note."""
    labels = [each.place.label for role in ("invoice_number", "related_invoice") for each in _numbered(layout, field, role)]
    return bool(labels) and all("related_invoice" in label.roles or speaks_of_invoice(label.own.text) for label in labels)


def _numbered(layout: DocumentLayout, field: Field, role: Role = "invoice_number") -> list[NumberCandidate]:
    """Where labels of a role give the number of a field."""
    return [each for each in number_candidates(layout, role) if each.text == field.value]


def is_of_another_paper(layout: DocumentLayout, field: Field) -> bool:
    """Whether what numbers a credit note so far is called another paper's: the credited invoice's, a return's, the customer's debit's."""
    if any(numbers_red_invoice(each.place.label.own.text) for each in _numbered(layout, field)) or _titles_paper(layout, field):
        return False
    return is_of_credited_invoice(layout, field) or names_something_else(layout, DocumentKind.CREDIT_NOTE, field.value or "")


def _titles_paper(layout: DocumentLayout, field: Field) -> bool:
    """Whether the title of the credit note bears a number, whatever its box of particulars calls it."""
    return any(
        title.number.text == field.value and titles_credit_note(title.cell.text[: title.number.start])
        for title in title_numbers(layout, "invoice_number")
    )


def own_before_anothers(layout: DocumentLayout, field: Field, term: Term, roles: tuple[Role, ...]) -> Field:
    """The best number that labels or a title of a credit note give and that is not called another paper's; else the best of all."""
    if not is_of_another_paper(layout, field):
        return field
    return number_field(layout, term, roles, lambda each: not is_of_another_paper(layout, _field(term, each))) or field


def _field(term: Term, each: NumberCandidate) -> Field:
    return Field(term, Value(each.text), (each.evidence,), None, "labels")
