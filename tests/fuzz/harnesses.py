"""What strangers' bytes meet first, each as one function of bytes: it may reject them cleanly, and nothing else may come out of it.

A clean rejection is `Unreadable` from a reader and `XmlRefusedError` from the XML parser; the parsers of numbers, dates and identifiers
reject by finding nothing. Every other exception is a defect, and so is an answer that is none: an amount that is not finite, a date that is
no day.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from decimal import Decimal

from extractors.classify import classify_laid_out
from extractors.codec import from_json, to_json
from extractors.codes import stated_by
from extractors.extraction import extract_document, extract_documents
from extractors.fields.amounts import DecimalMark, canonical, decimal_mark_of, figures_in, to_decimal
from extractors.fields.bank_accounts import bank_fields
from extractors.fields.currencies import currencies_on
from extractors.fields.date_order import date_order_of
from extractors.fields.dates import all_dates, dates_of
from extractors.fields.identifiers import number_candidates
from extractors.fields.identity_number import (
    birth_date_of_chinese,
    birth_date_of_south_african,
    chinese_numbers,
    south_african_numbers,
)
from extractors.fields.lookup import DocumentLayout
from extractors.fields.mrz import birth_date_of, expiry_date_of, parse_zone
from extractors.fields.mrz_repair import repair_zone
from extractors.fields.tax_ids import tax_numbers
from extractors.limits import Limits
from extractors.media_types import PDF, TEXT, XML, media_type_of
from extractors.model import Box, DocumentSpan, ExtractedDocument, FileReading, Page, PrintedCode, Value
from extractors.output import file_output
from extractors.page_marks import page_mark_of
from extractors.problems import Unreadable
from extractors.readers import Reader, StructuredPart, SurveyedPage, pdf, plain_text, xml_text
from extractors.readers.text_grid import pages_of_text
from extractors.structured.sheet import decimal_of, is_iban_shaped, iso_date_of, unit_price_of
from extractors.structured.xml_source import XmlRefusedError, parse_xml
from extractors.terms import DocumentKind, Shape, shape_of

LONGEST_TEXT = 4_000
_MARKS: tuple[DecimalMark, ...] = (".", ",")
_TODAY = date(2026, 11, 27)
_LIMITS = Limits(pages_per_file=20, characters_per_file=60_000)


def numbers(content: bytes) -> None:
    """Amounts, rates and quantities as pages and XML write them."""
    text = _text(content)
    for mark in (*_MARKS, decimal_mark_of([text])):
        for figure in figures_in(text, mark):
            assert figure.value.is_finite()
            assert Decimal(canonical(figure.value)) == figure.value
        parsed = to_decimal(text, mark)
        assert parsed is None or parsed[0].is_finite()
    one, _, other = text.partition(" ")
    for number in (decimal_of(one), decimal_of(other), unit_price_of(decimal_of(one), decimal_of(other))):
        assert number is None or number.is_finite()


def dates(content: bytes) -> None:
    """Days as pages and XML write them."""
    text = _text(content)
    for format_code in (None, "102", "203"):
        day = iso_date_of(text, format_code)
        assert day is None or date.fromisoformat(day)
    for page in DocumentLayout(_pages(text)).pages:
        printed = [found for cell in page.cells for found in dates_of(cell)]
        date_order_of(all_dates(page.cells))
        assert all(day is None or isinstance(day, date) for found in printed for day in (found.day_first, found.month_first))


def identifiers(content: bytes) -> None:
    """Numbers of documents, taxpayers, accounts and people, zones that a machine reads, and what codes hold."""
    text = _text(content)
    page_mark_of(text)
    is_iban_shaped(text)
    stated_by(PrintedCode("qr", text, Box(0, 0, 1, 1)))
    for south_african in south_african_numbers(text):
        birth_date_of_south_african(south_african.number, _TODAY)
    for chinese in chinese_numbers(text):
        birth_date_of_chinese(chinese.number)
    lines = text.splitlines()[:3]
    for zone in (parse_zone(lines), repair_zone(lines) if all(len(line) <= 60 for line in lines) else None):
        if zone is not None:
            to_json(zone)
    birth_date_of(text[:6], _TODAY)
    expiry_date_of(text[:6], _TODAY)
    layout = DocumentLayout(_pages(text))
    for role in ("invoice_number", "po_number", "delivery_note_number"):
        number_candidates(layout, role)
    tax_numbers(layout)
    bank_fields(layout)
    currencies_on(layout.pages)


def papers(content: bytes) -> None:
    """A whole text as the paper it seems to be and as one of another kind: what is read comes out as the output has it."""
    pages = _pages(_text(content))
    classify_laid_out(DocumentLayout(pages))
    reading = FileReading("0" * 64, TEXT, "fuzz.txt", pages)
    documents = extract_documents(reading)
    kind = _KINDS[sum(content) % len(_KINDS)]  # all of them at each text would leave time for few texts
    other = extract_document(reading, DocumentSpan(kind, tuple(page.page_number for page in pages)))
    _hold(reading, (*documents, other))


def pdf_files(content: bytes) -> None:
    """The words of a PDF, its forms and its attachments; no picture is drawn."""
    with suppress(Unreadable):
        _hold_reading(pdf.READER, content, PDF)


def xml_files(content: bytes) -> None:
    """Invoices and orders in XML, and any other XML."""
    with suppress(XmlRefusedError):
        parse_xml(content)
    with suppress(Unreadable):
        _hold_reading(xml_text.READER, content, XML)


def text_files(content: bytes) -> None:
    """What the bytes are taken for, and the text that is neither PDF nor XML."""
    media_type_of(content)
    with suppress(Unreadable):
        _hold_reading(plain_text.READER, content, TEXT)


HARNESSES: dict[str, Callable[[bytes], None]] = {
    each.__name__: each for each in (numbers, dates, identifiers, papers, pdf_files, xml_files, text_files)
}

_KINDS = tuple(DocumentKind)


def _text(content: bytes) -> str:
    return content[:LONGEST_TEXT].decode("utf-8", errors="replace")


def _pages(text: str) -> tuple[Page, ...]:
    return tuple(pages_of_text(text, "plain_text"))[:3]


def _hold_reading(reader: Reader, content: bytes, media_type: str) -> None:
    pages: list[Page] = []
    structured: tuple[ExtractedDocument, ...] = ()
    for found in reader.survey(content, media_type, _LIMITS, 1):
        if isinstance(found, SurveyedPage):
            pages.append(found.page)
        elif isinstance(found, StructuredPart):
            structured = found.documents
    reading = FileReading("0" * 64, media_type, "fuzz", tuple(pages), structured)
    _hold(reading, extract_documents(reading))


def _hold(reading: FileReading, documents: tuple[ExtractedDocument, ...]) -> None:
    """A reading must survive being written down, and its values must be what their terms say."""
    assert from_json(FileReading, to_json(reading)) == reading
    file_output(reading, documents)
    for document in documents:
        for field in document.fields:
            if isinstance(field.reading, Value):
                _hold_value(field.reading.text, shape_of(field.term))


def _hold_value(text: str, shape: Shape) -> None:
    if shape is Shape.DATE:
        date.fromisoformat(text)
    elif shape in (Shape.AMOUNT, Shape.RATE):
        assert Decimal(text).is_finite()
        assert "E" not in text
