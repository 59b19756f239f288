"""A delivery note names the number of its carriage too, "Shipment No", "物流单号": its own is called a document's, or just a number."""

from __future__ import annotations

from extractors.fields.identifiers import number_candidates
from extractors.fields.labels import roles_of
from extractors.fields.lookup import DocumentLayout
from extractors.fields.page_zones import in_table
from extractors.fields.unnamed_numbers import unnamed_number
from extractors.model import Field, Value
from extractors.terms import DocumentKind, Term

_ROLE, _OF_CARRIAGE = "delivery_note_number", "waybill_number"
_NEARLY, _SURELY_OWN = 0.15, 2.3  # what is called a document, a paper or a number by itself


def number_beside_carriers(layout: DocumentLayout, read: Field | None) -> Field | None:
    """The note's own number where the one that was read is its carriage's; None where it is not, or the note has no other."""
    found = number_candidates(layout, _ROLE)
    first = next((each for each in found if read is not None and each.text == read.value), None)
    roles = {**roles_of(first.place.label.own.text), **first.place.label.roles} if first is not None else {}
    if first is None or _OF_CARRIAGE not in roles:
        return None
    others = (each for each in found if each.text != first.text and _OF_CARRIAGE not in each.place.label.roles)
    called = next((each for each in others if each.score > first.score - _NEARLY and not in_table(layout, each.place.cell)), None)
    if called is not None:
        return Field(Term.DELIVERY_NOTE_NUMBER, Value(called.text), (called.evidence,), None, "labels")
    if roles_of(first.place.label.own.text).get(_ROLE, 1.0) >= roles[_OF_CARRIAGE]:
        return None  # "Dispatch No"
    own = unnamed_number(layout, DocumentKind.DELIVERY_NOTE, (), [each.text for each in found])
    return own.field(Term.DELIVERY_NOTE_NUMBER) if own is not None and own.score >= _SURELY_OWN else None
