"""What delivery notes, waybills and timesheets share: what was delivered, when, against which order, and who signed for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Literal

from extractors.fields.air_waybills import air_waybill_number
from extractors.fields.announced_numbers import NumberCandidate
from extractors.fields.broken_labels import text_below
from extractors.fields.carriers_numbers import number_beside_carriers
from extractors.fields.credit_note_labels import speaks_of_invoice
from extractors.fields.dated import DocumentDates
from extractors.fields.identifiers import number_field
from extractors.fields.labels import roles_of
from extractors.fields.lookup import DocumentLayout, document_layout
from extractors.fields.parties import PartyPlaces
from extractors.fields.sheet_numbers import sheet_number
from extractors.fields.signatures import signature_fields, signed_on
from extractors.fields.signing import Signatory, signing_of
from extractors.fields.worked_hours import is_over, only_day_over, worked_lines
from extractors.kinds import ExtractedParts
from extractors.kinds._trade import TradePaper, read_laid_out
from extractors.layout.lines import Cell
from extractors.layout.running_text import is_running_text
from extractors.model import Field, Line, Page
from extractors.terms import DocumentKind, Term

_DELIVERY = TradePaper(
    number_term=Term.DELIVERY_NOTE_NUMBER,
    number_roles=("delivery_note_number",),
    date_roles=("delivery_note_date", "issue_date"),
    further_date_roles=("delivery_date",),
    has_totals=False,
    counts_goods=True,
    unnamed_number_of=DocumentKind.DELIVERY_NOTE,
    names_order_and_invoice=True,
    has_bank=False,
    parties=PartyPlaces(("buyer_heading", "ship_to_heading"), kind=DocumentKind.DELIVERY_NOTE),
    extra_dates=((Term.DELIVERY_DATE, "delivery_date"), (Term.ORDER_DATE, "order_date")),
    extra_numbers=((Term.PO_NUMBER, "po_number"),),
)
_FEWEST_WORDS = 6  # of a sentence
_OF_ITS_INVOICE = ("invoice_number", "related_invoice")
_TIMESHEET = replace(
    _DELIVERY,
    number_roles=("delivery_note_number", "statement_number"),
    needs_date_label=True,
    counts_goods=False,
    unnamed_number_of=None,
    parties=replace(_DELIVERY.parties, kind=DocumentKind.TIMESHEET),
)
_LADING = replace(
    _DELIVERY,
    number_roles=("waybill_number", "delivery_note_number"),
    further_date_roles=("delivery_date", "shipping_date"),
    counts_goods=False,
    unnamed_number_of=DocumentKind.BILL_OF_LADING,
    parties=PartyPlaces(has_address_window=False, is_of_carriage=True, kind=DocumentKind.BILL_OF_LADING),  # the letterhead is the carrier's
)


def read_delivery_note(pages: Sequence[Page]) -> ExtractedParts:
    """The fields and lines of a delivery note; its date is the day of delivery where no other is printed."""
    layout = document_layout(pages, of_kind=True)
    parts = _delivered(layout, _DELIVERY)
    own = number_beside_carriers(layout, next((field for field in parts.fields if field.term is Term.DELIVERY_NOTE_NUMBER), None))
    if own is None:
        return parts
    return replace(parts, fields=(*(field for field in parts.fields if field.term is not Term.DELIVERY_NOTE_NUMBER), own))


def read_bill_of_lading(pages: Sequence[Page]) -> ExtractedParts:
    """The fields and lines of a bill of lading or waybill."""
    layout = document_layout(pages, of_kind=True)
    parts = _delivered(layout, _LADING)
    by_air = air_waybill_number(layout)
    if by_air is None:
        return parts
    return replace(parts, fields=(*(field for field in parts.fields if field.term is not Term.DELIVERY_NOTE_NUMBER), by_air))


def read_timesheet(pages: Sequence[Page]) -> ExtractedParts:
    """The fields and lines of a timesheet or job card; where no label over its rows names a date, it is the only one there."""
    layout = document_layout(pages)
    parts = _delivered(layout, _TIMESHEET, who="approver")
    fields = {field.term: field for field in parts.fields}
    if Term.DELIVERY_NOTE_NUMBER not in fields and (number := sheet_number(layout, _TIMESHEET.number_roles)) is not None:
        fields[Term.DELIVERY_NOTE_NUMBER] = number
    worked = worked_lines(layout)
    if not is_over(fields.get(Term.ISSUE_DATE), worked) and (day := only_day_over(layout, worked)) is not None:
        fields[Term.ISSUE_DATE] = DocumentDates(layout, None, "").field(Term.ISSUE_DATE, day, "layout")
    is_priced = bool(parts.lines) and all(map(_is_priced, parts.lines))
    return replace(parts, fields=tuple(fields.values()), lines=(worked if not is_priced else ()) or tuple(map(_as_hours, parts.lines)))


def _is_priced(line: Line) -> bool:
    """Whether hours are charged on their row: quantity x price = total."""
    return None not in (line.quantity, line.unit_price, line.line_total)


def _as_hours(line: Line) -> Line:
    """A line whose one figure was read as money, though a sheet of hours prices nothing."""
    if line.quantity is None and line.unit_price is None and line.line_total is not None:
        return replace(line, quantity=line.line_total, line_total=None)
    return line


def _names_invoice(layout: DocumentLayout, each: NumberCandidate, *, in_sentences: bool = True) -> bool:
    """Whether a label of one line or two says that a number is an invoice's, and not that of any document or reference.

    A sentence speaks of invoices before this one as well: "Further to our part invoice PI-2895 of 21 July".
    """
    own = each.place.label.own
    if not in_sentences and _is_sentence(each.place.cell):
        return False
    if speaks_of_invoice(own.text):
        return True
    below = text_below(layout.page(own.page_number), each.place.label.cell)
    return below is not None and speaks_of_invoice(below) and "related_invoice" in roles_of(f"{own.text} {below}")


def _is_sentence(cell: Cell) -> bool:
    """Whether a cell is running text, or many words up to a full stop."""
    return is_running_text(cell.text) or (cell.text.endswith(".") and len(cell.words) >= _FEWEST_WORDS)


def _delivered(layout: DocumentLayout, paper: TradePaper, who: Literal["receiver", "approver"] = "receiver") -> ExtractedParts:
    parts = read_laid_out(layout, paper)
    fields = {field.term: field for field in parts.fields}
    invoice = number_field(layout, Term.INVOICE_NUMBER, _OF_ITS_INVOICE, lambda each: _names_invoice(layout, each, in_sentences=False))
    if invoice is None:
        invoice = number_field(layout, Term.INVOICE_NUMBER, _OF_ITS_INVOICE, partial(_names_invoice, layout))
    if invoice is not None:
        fields[Term.INVOICE_NUMBER] = invoice
    if Term.DELIVERY_DATE not in fields and Term.ISSUE_DATE in fields:
        fields[Term.DELIVERY_DATE] = replace(fields[Term.ISSUE_DATE], term=Term.DELIVERY_DATE)
    sender, recipient = (fields[term].value if term in fields else None for term in (Term.SELLER_NAME, Term.BUYER_NAME))
    by = Signatory(who, sender or "", recipient or "")
    for field in signature_fields(layout, by):
        fields[field.term] = field
    printed = signed_on(layout, by)
    if Term.DELIVERY_DATE not in fields and printed is not None:
        seen = printed.cell.evidence(printed.start, printed.end)
        fields[Term.DELIVERY_DATE] = Field(Term.DELIVERY_DATE, printed.reading(None), (seen,), None, "layout")
    return ExtractedParts(tuple(fields.values()), parts.lines, signing=signing_of(layout, by))
