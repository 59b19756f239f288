"""What delivery notes, waybills and timesheets share: what was delivered, when, against which order, and who signed for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.fields.company_names import looks_like_name
from extractors.fields.identifiers import number_field
from extractors.fields.lookup import DocumentLayout, places_for
from extractors.kinds import ExtractedParts
from extractors.kinds._trade import TradePaper, read_laid_out
from extractors.model import Field, Page, Value
from extractors.terms import Term

_DELIVERY = TradePaper(
    number_term=Term.DELIVERY_NOTE_NUMBER,
    number_roles=("delivery_note_number",),
    date_roles=("delivery_date", "issue_date"),
    has_totals=False,
    has_bank=False,
    extra_dates=((Term.DELIVERY_DATE, "delivery_date"),),
    extra_numbers=((Term.PO_NUMBER, "po_number"), (Term.INVOICE_NUMBER, "invoice_number")),
)
_LADING = replace(_DELIVERY, number_roles=("statement_number", "delivery_note_number"))


def read_delivery_note(pages: Sequence[Page]) -> ExtractedParts:
    """The fields and lines of a delivery note; its date is the day of delivery where no other is printed."""
    return _delivered(DocumentLayout(pages), _DELIVERY)


def read_bill_of_lading(pages: Sequence[Page]) -> ExtractedParts:
    """The fields and lines of a bill of lading or waybill."""
    return _delivered(DocumentLayout(pages), _LADING)


def read_timesheet(pages: Sequence[Page]) -> ExtractedParts:
    """The fields and lines of a timesheet or job card."""
    return _delivered(DocumentLayout(pages), replace(_DELIVERY, number_roles=("statement_number",)))


def _delivered(layout: DocumentLayout, paper: TradePaper) -> ExtractedParts:
    parts = read_laid_out(layout, paper)
    fields = {field.term: field for field in parts.fields}
    number = number_field(layout, Term.DELIVERY_NOTE_NUMBER, paper.number_roles)
    if number is not None:
        fields[Term.DELIVERY_NOTE_NUMBER] = number
    if Term.DELIVERY_DATE not in fields and Term.ISSUE_DATE in fields:
        fields[Term.DELIVERY_DATE] = replace(fields[Term.ISSUE_DATE], term=Term.DELIVERY_DATE)
    received = _received_by(layout)
    if received is not None:
        fields[Term.RECEIVED_BY] = received
        fields[Term.SIGNED] = replace(received, term=Term.SIGNED, reading=Value("yes"))
    return ExtractedParts(tuple(fields.values()), parts.lines)


def _received_by(layout: DocumentLayout) -> Field | None:
    """The name written where the receiver signs."""
    for hit in layout.hits("received_by"):
        for place in places_for(layout, hit)[:2]:
            text = re.sub(r"[_.…]{2,}", " ", place.cell.text).strip(" :")
            if layout.begins_with_label(place.cell) and place.cell is not hit.cell:
                continue
            if looks_like_name(text) and len(text.split()) <= 5 and not re.search(r"(?i)sign|stamp|date|name|datum|naam", text):
                return Field(Term.RECEIVED_BY, Value(text), (place.cell.evidence(),), None, "labels")
    return None
