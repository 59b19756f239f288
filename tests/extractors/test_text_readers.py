"""Tables and letters that come as text keep their columns, and every figure its canonical form."""

from __future__ import annotations

import datetime
import io

import openpyxl
import pytest

from extractors.extraction import extract_document, extract_documents
from extractors.limits import Limits
from extractors.model import FileReading
from extractors.readers.spreadsheet import cell_text
from extractors.reading import render_page, survey_file
from extractors.split import split_documents
from extractors.terms import DocumentKind, Term
from tests.extractors import xml_invoices

LIMITS = Limits()


def _lines(reading: FileReading, page: int = 0) -> list[list[str]]:
    rows: dict[float, list[tuple[float, str]]] = {}
    for word in reading.pages[page].words:
        rows.setdefault(round(word.box.top), []).append((word.box.x0, word.text))
    return [[text for _, text in sorted(rows[top])] for top in sorted(rows)]


def _left(reading: FileReading, text: str) -> float:
    return next(word.box.x0 for word in reading.pages[0].words if word.text == text)


def test_old_invoices_in_columns_keep_them() -> None:
    text = b"INVOICE      17\n\nItem         Qty     Amount\nBolts         12   1,480.00\nNuts           1     350.00\n"
    found = survey_file(text, "old.txt", LIMITS)
    assert _lines(found)[1:] == [["Item", "Qty", "Amount"], ["Bolts", "12", "1,480.00"], ["Nuts", "1", "350.00"]]
    amounts = [word.box.x1 for word in found.pages[0].words if word.text in ("Amount", "1,480.00", "350.00")]
    assert max(amounts) - min(amounts) < 0.1
    assert {word.seen_by for word in found.pages[0].words} == {"plain_text"}


def test_a_form_feed_starts_a_page() -> None:
    assert len(survey_file(b"First page of it\n\fSecond page of it\n", "two.txt", LIMITS).pages) == 2


def test_each_sheet_is_a_page_and_its_columns_stand_under_each_other() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Invoice", "Date", "Amount"])
    sheet.append(["INV-1", datetime.date(2026, 3, 4), 1480.5])
    sheet.append(["INV-22222", datetime.date(2026, 3, 5), 0.1 + 0.2])
    sheet["C2"].number_format = "#,##0.00"
    book.create_sheet("Second").append(["Remark"])
    book.create_sheet("Secret").sheet_state = "hidden"
    target = io.BytesIO()
    book.save(target)
    found = survey_file(target.getvalue(), "schedule.xlsx", LIMITS)
    assert _lines(found) == [["Invoice", "Date", "Amount"], ["INV-1", "2026-03-04", "1480.50"], ["INV-22222", "2026-03-05", "0.3"]]
    assert _left(found, "Amount") == _left(found, "1480.50") == _left(found, "0.3")
    assert len(found.pages) == 2
    assert found.notes == ("1 hidden sheets were not read.",)


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (1234.5, "#,##0.00", "1234.50"),
        (1234.5, "General", "1234.5"),
        (0.15, "0%", "15%"),
        (0.155, "0.0%", "15.5%"),
        (17, "General", "17"),
        (1e15, "General", "1000000000000000"),
        (19.999, "0.00", "19.999"),
        (datetime.datetime(2026, 3, 4), "dd/mm/yyyy", "2026-03-04"),  # noqa: DTZ001  # spreadsheets know no time zone
        (None, "", ""),
        (True, "", "TRUE"),
    ],
)
def test_a_cell_is_written_one_way(value: object, number_format: str, text: str) -> None:
    assert cell_text(value, number_format) == text


def test_a_table_with_semicolons_is_laid_out_as_one() -> None:
    found = survey_file("Rechnung;Betrag\nR-1;1.234,56\nR-2;7,00\n".encode("cp1252"), "liste.csv", LIMITS)
    assert _lines(found) == [["Rechnung", "Betrag"], ["R-1", "1.234,56"], ["R-2", "7,00"]]
    assert _left(found, "Betrag") == _left(found, "7,00")


def test_the_table_of_a_mail_keeps_its_columns() -> None:
    mail = (
        b"From: a@example.com\r\nTo: b@example.com\r\nSubject: Invoice\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: text/html; charset=utf-8\r\n\r\n"
        b"<p>Good day</p><style>p {}</style><table><tr><td>Item</td><td>Amount</td></tr>"
        b"<tr><td>Long description</td><td>12.00</td></tr></table>"
    )
    found = survey_file(mail, "mail.eml", LIMITS)
    assert _lines(found) == [["Good", "day"], ["Item", "Amount"], ["Long", "description", "12.00"]]
    assert _left(found, "Amount") == _left(found, "12.00")
    assert {word.seen_by for word in found.pages[0].words} == {"mail"}


def test_an_xml_file_shows_its_texts() -> None:
    found = survey_file(b'<?xml version="1.0"?><Order><IssueDate>2026-03-04</IssueDate></Order>', "order.xml", LIMITS)
    assert _lines(found) == [["Issue", "Date:", "2026-03-04"]]


def test_a_page_of_text_can_be_drawn() -> None:
    assert render_page(b"Invoice of the old kind\n", "text/plain", 1, 0, 72, LIMITS).startswith(b"\x89PNG")


def test_an_xml_invoice_is_one_document_on_the_pages_that_show_it() -> None:
    reading = survey_file(xml_invoices.cii_invoice(), "invoice.xml", LIMITS)
    (document,) = extract_documents(reading)
    (span,) = split_documents(reading)
    assert (document.kind, document.page_numbers) == (span.kind, span.page_numbers) == (DocumentKind.INVOICE, (1,))
    assert extract_document(reading, span) == document
    assert document.value(Term.GROSS_TOTAL) == "1190.25"
    assert document.contradictions == ()
    number = document.field(Term.INVOICE_NUMBER)
    assert number is not None
    assert number.evidence[0].box is not None


def test_each_body_of_an_italian_file_has_its_own_pages() -> None:
    reading = survey_file(xml_invoices.fatturapa(["TD01", "TD04"]), "invoices.xml", LIMITS)
    documents = extract_documents(reading)
    assert [(document.kind, document.page_numbers) for document in documents] == [
        (DocumentKind.INVOICE, (1,)),
        (DocumentKind.CREDIT_NOTE, (2,)),
    ]
    assert [document.value(Term.INVOICE_NUMBER) for document in documents] == ["1", "2"]


def test_a_broken_xml_invoice_is_not_guessed_from_its_text() -> None:
    (document,) = extract_documents(survey_file(xml_invoices.ubl_invoice()[:-40], "invoice.xml", LIMITS))
    assert document.fields == ()
    assert document.contradictions[0].rule == "DOC-01"
