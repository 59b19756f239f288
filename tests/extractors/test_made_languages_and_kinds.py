"""Afrikaans and Chinese invoices of every house, and the papers that come with them, are read as they were made."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from api.sample.batches import order_invoice
from api.sample.book import make_book
from api.sample.documents import (
    StatementParticulars,
    TimesheetParticulars,
    draw_invoice,
    draw_quotation,
    draw_statement,
    draw_timesheet,
)
from api.sample.made import MadeDocument
from extractors.extraction import extract_documents
from extractors.limits import Limits
from extractors.model import ExtractedDocument
from extractors.reading import read_file
from extractors.terms import Term

BOOK = make_book(date(2026, 11, 20))
ORDER = BOOK.open_orders("C001")[4]
SELLER, BUYER = ORDER.client.party, ORDER.debtor.party
HOUSES = ("ruled", "open", "banded", "serif", "ledger", "service")
INVOICE = order_invoice(ORDER, "RB1777", date(2026, 11, 3), delivery_note_number="RBD-1777")


def the_document(made: MadeDocument) -> ExtractedDocument:
    (found,) = extract_documents(read_file(made.content, made.filename, Limits()))
    return found


def missed(made: MadeDocument) -> list[tuple[Term, str, str | None]]:
    """What the paper truly says and was not read so; a currency that a house never prints cannot be."""
    (truth,) = made.truths
    found = the_document(made)
    assert found.kind is truth.kind
    assert not found.contradictions
    printed = [(line.quantity, line.unit_price, line.line_total) for line in found.lines]
    assert printed == [(line.quantity, line.unit_price, line.line_total) for line in truth.lines]
    return [
        (term, value, found.value(term))
        for term, value in truth.fields.items()
        if not (term is Term.CURRENCY and found.value(term) is None)
        and not term.value.endswith("address")
        and "".join((found.value(term) or "").split()).lower() != "".join(value.split()).lower()
    ]


@pytest.mark.parametrize("house", HOUSES)
@pytest.mark.parametrize("language", ["af", "zh"])
def test_an_invoice_in_another_language_is_read_fully(language: str, house: str) -> None:
    assert missed(draw_invoice(replace(INVOICE, language=language, allowance=Decimal("125.50")), house)) == []


def test_a_timesheet_is_read_with_its_hours_and_who_approved_it() -> None:
    hours = (("P. Mokoena", "Site inspection", Decimal("7.5")), ("T. Visser", "Welding of rails", Decimal(40)))
    particulars = TimesheetParticulars(
        "TS-12",
        SELLER,
        BUYER,
        date(2026, 10, 1),
        date(2026, 10, 31),
        hours,
        po_number=ORDER.po_number,
        approved_by="J. Adams",
        approved_on=date(2026, 11, 1),
    )
    assert missed(draw_timesheet(particulars)) == []


def test_a_statement_is_read_with_what_it_lists() -> None:
    entries = tuple((date(2026, 10, day), f"INV{day}", Decimal(day) * Decimal("311.25")) for day in range(1, 6))
    assert missed(draw_statement(StatementParticulars("ACC7", SELLER, BUYER, date(2026, 10, 31), entries))) == []


@pytest.mark.parametrize("layout", ["quotation", "pro_forma"])
def test_an_offer_names_whom_it_was_prepared_for(layout: str) -> None:
    offer = replace(INVOICE, number="Q-7", due_date=INVOICE.issue_date + timedelta(days=30), delivery_note_number=None)
    assert missed(draw_quotation(offer, layout)) == []
