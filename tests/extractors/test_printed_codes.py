"""A code on a page is read where it stands, understood by its published standard, and never overrules what the letters say."""

from __future__ import annotations

import base64
import io
from dataclasses import replace

import numpy
import pypdfium2
import pytest
import zxingcpp
from PIL import Image
from reportlab.graphics.barcode import createBarcodeDrawing
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractors.code_evidence import code_evidence
from extractors.codes import stated_by
from extractors.extraction import extract_documents
from extractors.limits import Limits
from extractors.model import Box, Field, FileReading, Page, PrintedCode, Value
from extractors.readers import Picture
from extractors.readers.code_regions import code_regions
from extractors.readers.pdf_objects import page_objects
from extractors.readers.printed_codes import codes_in_part
from extractors.reading import read_file
from extractors.terms import Term
from tests.extractors.paper import A4, LETTER, encoded, picture

TRANSFER = "BCD\n002\n1\nSCT\nBANKDEFFXXX\nBeispielwerk GmbH\nDE02120300000000202051\nEUR2104.50\n\n\nRechnung INV-2026-0417\n"
BILL = "\n".join(
    ["SPC", "0200", "1", "CH9300762011623852957", "K", "Muster Metallbau AG", "Rainweg 3", "3000 Bern", "", "", "CH"]
    + [""] * 7
    + ["1949.75", "CHF", "K", "Beispiel Handels AG", "Seestr. 1", "8000 Zürich", "", "", "CH", "NON", "", "INV-2026-0417", "EPD"]
)


def tagged(*values: str) -> str:
    content = b"".join(bytes((tag, len(value.encode()))) + value.encode() for tag, value in enumerate(values, 1))
    return base64.b64encode(content).decode()


def pixels_of(text: str, symbology: zxingcpp.BarcodeFormat) -> Image.Image:
    barcode = zxingcpp.create_barcode(text, symbology)
    return Image.fromarray(numpy.array(zxingcpp.write_barcode_to_image(barcode, scale=6)))


def page_with(text: str, symbology: zxingcpp.BarcodeFormat, *, turn: int = 0) -> bytes:
    """The letter of the other tests with a code at its foot; `turn` is the page's /Rotate."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    canvas.setFont("Helvetica", 11)
    for each, x, y in LETTER:
        canvas.drawString(x, A4[1] - y, each)
    image = pixels_of(text, symbology)
    width = 100.0 if image.width < 2 * image.height else 220.0
    canvas.drawImage(ImageReader(image), 72, 150, width, width * image.height / image.width)
    canvas.showPage()
    canvas.save()
    return turned(target.getvalue(), turn) if turn else target.getvalue()


def turned(content: bytes, degrees: int) -> bytes:
    document = pypdfium2.PdfDocument(content)
    document[0].set_rotation(degrees)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def value_of(reading: FileReading, term: Term) -> Field | None:
    (document,) = extract_documents(reading)
    return document.field(term)


@pytest.mark.parametrize("symbology", [zxingcpp.BarcodeFormat.QRCode, zxingcpp.BarcodeFormat.Code128, zxingcpp.BarcodeFormat.DataMatrix])
def test_a_code_beside_a_text_layer_is_read_where_it_stands(symbology: zxingcpp.BarcodeFormat) -> None:
    (page,) = read_file(page_with("INV-2026-0417", symbology), "letter.pdf", Limits()).pages
    (code,) = page.codes
    assert code.text == "INV-2026-0417"
    assert 65 < code.box.x0 < 110
    assert A4[1] - 255 < code.box.top < code.box.bottom < A4[1] - 145


def test_a_code_on_a_turned_page_stands_on_the_upright_page() -> None:
    (page,) = read_file(page_with("INV-2026-0417", zxingcpp.BarcodeFormat.QRCode, turn=90), "letter.pdf", Limits()).pages
    (code,) = page.codes
    assert (round(page.width), round(page.height)) == (595, 842)
    assert 65 < code.box.x0 < 110
    assert A4[1] - 255 < code.box.top < code.box.bottom < A4[1] - 145


@pytest.mark.parametrize("name", ["QR", "Code128"])
def test_a_code_that_is_drawn_with_strokes_is_read_like_one_that_is_a_picture(name: str) -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    for each, x, y in LETTER:
        canvas.drawString(x, A4[1] - y, each)
    drawing = createBarcodeDrawing(name, value="INV-2026-0417")
    drawing.drawOn(canvas, 300, 150)
    canvas.save()
    (page,) = read_file(target.getvalue(), "letter.pdf", Limits()).pages
    assert [code.text for code in page.codes] == ["INV-2026-0417"]
    assert page.codes[0].box.x0 > 295


@pytest.mark.parametrize("times", [1, 19])
def test_no_code_is_looked_for_in_the_rules_of_a_table(times: int) -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    for row in range(40):
        for column in range(12):
            for _ in range(times):  # as programs do that border every cell by itself
                canvas.rect(60 + 12 * column, 100 + 9 * row, 0.8, 9, stroke=0, fill=1)
    canvas.save()
    page = pypdfium2.PdfDocument(target.getvalue())[0]
    assert code_regions(page, page_objects(page)) == []


def test_a_code_on_a_scan_is_read_too() -> None:
    scan = picture()
    scan.paste(pixels_of(TRANSFER, zxingcpp.BarcodeFormat.QRCode).resize((400, 400)), (200, 1700))
    reading = read_file(encoded(scan, "PNG", dpi=(200, 200)), "scan.png", Limits())
    field = value_of(reading, Term.IBAN)
    assert field is not None
    assert field.value == "DE02120300000000202051"
    assert field.evidence[0].box is not None


def test_a_transfer_code_fills_what_the_letters_do_not_say() -> None:
    reading = read_file(page_with(TRANSFER, zxingcpp.BarcodeFormat.QRCode), "letter.pdf", Limits())
    (document,) = extract_documents(reading)
    assert document.value(Term.IBAN) == "DE02120300000000202051"
    assert document.value(Term.BIC) == "BANKDEFFXXX"
    assert document.contradictions == ()


def test_a_code_that_asks_for_another_amount_contradicts_the_page_and_changes_nothing() -> None:
    code = TRANSFER.replace("2104.50", "2140.50")
    (document,) = extract_documents(read_file(page_with(code, zxingcpp.BarcodeFormat.QRCode), "letter.pdf", Limits()))
    assert document.value(Term.AMOUNT_DUE) == "2104.50"
    assert [each.message for each in document.contradictions] == ["The SEPA payment code says 2140.50 as amount due, the page says 2104.50"]


def test_a_code_that_diverts_the_payment_contradicts_the_account_on_the_page() -> None:
    page = Page(1, *A4, 0, (), codes=(PrintedCode("qr", TRANSFER, Box(0, 0, 90, 90)),))
    printed = Field(Term.IBAN, Value("DE75512108001245126199"), (), None, "labels")
    found = code_evidence([printed], [page])
    assert [each.message for each in found.contradictions] == [
        "The SEPA payment code says DE02120300000000202051 as iban, the page says DE75512108001245126199"
    ]
    assert Term.IBAN not in [field.term for field in found.fields]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TRANSFER, {Term.IBAN: "DE02120300000000202051", Term.AMOUNT_DUE: "2104.50", Term.CURRENCY: "EUR"}),
        (BILL, {Term.IBAN: "CH9300762011623852957", Term.AMOUNT_DUE: "1949.75", Term.PAYEE_NAME: "Muster Metallbau AG"}),
        (
            tagged("Sahra Example Trading", "310122393500003", "2026-03-04T10:30:00Z", "1150.00", "150.00"),
            {Term.SELLER_TAX_ID: "310122393500003", Term.ISSUE_DATE: "2026-03-04", Term.GROSS_TOTAL: "1150.00", Term.TAX_TOTAL: "150.00"},
        ),
        (
            "01,04,033002100611,12345678,884.96,20260304,66778899001122334455,A1B2,",
            {Term.INVOICE_NUMBER: "12345678", Term.NET_TOTAL: "884.96"},
        ),
        ("01,32,,24332000000012345678,1000.00,20260304,,C3D4,", {Term.INVOICE_NUMBER: "24332000000012345678", Term.GROSS_TOTAL: "1000.00"}),
    ],
)
def test_published_codes_are_understood(text: str, expected: dict[Term, str]) -> None:
    found = stated_by(PrintedCode("qr", text, Box(0, 0, 1, 1)))
    assert found is not None
    assert expected.items() <= found[1].items()


@pytest.mark.parametrize(
    "text",
    [
        "https://example.com/pay?i=1",
        "BCD\n002\n1\nSCT\n\nSomebody\nDE00000000000000000000\nEUR1.00",  # an account whose check digits fail is no account
        "SPC\n0200\n1",
        "01,10,,1,2,3",
        "01,32,,24332000000012345678,1000.00,20261304,,",  # there is no thirteenth month
        base64.b64encode(b"\x01\xff ab").decode(),
        "01",
        "",
    ],
)
def test_other_codes_say_nothing(text: str) -> None:
    assert stated_by(PrintedCode("qr", text, Box(0, 0, 1, 1))) is None


def test_a_part_of_a_page_that_was_just_seen_says_the_same_codes() -> None:
    drawn = Picture(numpy.array(pixels_of("INV-2026-0417", zxingcpp.BarcodeFormat.QRCode)), 72.0, 72.0)
    assert [code.text for code in codes_in_part(drawn)] == ["INV-2026-0417"]
    assert codes_in_part(replace(drawn, pixels=drawn.pixels.copy())) == codes_in_part(drawn)
    assert codes_in_part(replace(drawn, pixels=numpy.full_like(drawn.pixels, 255))) == ()
