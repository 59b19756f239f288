"""Where fuzzing starts: small inputs that the project makes itself, one folder for each harness.

Files in `seeds/` that are not made here are what fuzzing once found, named for what it broke.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from tests.extractors import xml_invoices
from tests.extractors.mrz_specimens import ALL as ZONES

SEEDS = Path(__file__).parent / "seeds"

_NUMBERS = (
    "R 1 234,56",
    "1.234,56 EUR",
    "1,234.56",
    "1'234.50",
    "12,34,567.00",
    "(1,200.00)",
    "1,200.00 CR",
    "-R 1 234,56",
    "R -5,00",
    "12 OOO.O0",
    "15 %",
    "100 000,00-",
    "￥1,234.56",
    "525.00 100",
    "0.3333333333 3",
    "1.234.567",
    "5,--",
)
_DATES = (
    "Date: 04/03/2026 Due: 03.04.2026",
    "4 March 2026",
    "den 4. März 2026",
    "le 4 mars 2026",
    "4 Maart 2026",
    "2026年3月4日",
    "2026-03-04T00:00:00+02:00",
    "20260304",
    "29 Feb 2025",
    "03/04/26 12/13/26 13/12/26",
    "Mar-04-2026",
)
_IDENTIFIERS = (
    "VAT No: 4012345678 Reg. No 2015/123456/07",
    "Tax Invoice No: INV-0007 Order: PO-7 Delivery note DN-7",
    "IBAN DE89 3704 0044 0532 0130 00 BIC COBADEFFXXX",
    "Account 62005512345 Branch code 250655 Bank FNB",
    "8001015009087 11010519491231002X",
    "Page 2 of 3",
    "BCD\n002\n1\nSCT\nCOBADEFF\nUmoya Steel\nDE89370400440532013000\nEUR12.50\n\n\nRef 7\n",
    "01,10,033001600211,12345678,100.00,20260304,12345678901234567890,ABCD,",
    "USt-IdNr. DE136695976 TVA FR11999999998 BTW NL001234567B01",
)
_PAPER = """TAX INVOICE
Umoya Steel (Pty) Ltd            Invoice No: INV-7
12 Anvil Road                    Date: 4 March 2026
1401 Germiston                   Due: 03/04/2026
VAT No: 4012345678               Order: PO-7
To: Kaap Retail Ltd, 5 Long Street, 8001 Cape Town

Description          Qty   Unit price     Amount
Steel brackets        10        50.00     500.00
Bolts                100         5.25     525.00

Subtotal                                1 025.00
VAT 15 %                                  153.75
Total due                             R 1 178.75
Bank: FNB  Account: 62005512345  Branch: 250655
"""
_PAPERS = (
    _PAPER,
    "DELIVERY NOTE\nDelivery Note No: DN-7\nOrder: PO-7\nSteel brackets   10\nReceived by: T. Naidoo   Date: 5 March 2026\nSignature:\n",
    "STATEMENT OF ACCOUNT\nDate        Reference   Debit    Credit   Balance\n2026-03-04  INV-7   1 178.75            1 178.75\n",
    "SCHEDULE OF ACCOUNTS\nInvoice   Debtor          Date         Amount\nINV-7     Kaap Retail   2026-03-04   1 178.75\nTotal 1 178.75\n",
    "RECHNUNG Nr. 4711 vom 04.03.2026\n"
    "Pos  Menge  Text      Einzelpreis  Gesamt\n1    2      Schraube  1,50         3,00\nGesamtbetrag 3,57 EUR\n",
    "增值税发票\n发票号码：12345678\n开票日期：2026年3月4日\n价税合计（小写）￥113.00\n",
)


def made_seeds() -> dict[str, list[bytes]]:
    """The seeds of each harness."""
    texts = [text.encode() for text in _PAPERS]
    return {
        "numbers": [text.encode() for text in _NUMBERS],
        "dates": [text.encode() for text in _DATES],
        "identifiers": [*(text.encode() for text in _IDENTIFIERS), *("\n".join(zone).encode() for zone in ZONES)],
        "papers": texts,
        "text_files": [*texts, _PAPER.encode("utf-16"), "Größe 1,50 €".encode("cp1252")],
        "xml_files": list(_xml_files()),
        "pdf_files": list(_pdf_files()),
    }


def write_seeds() -> None:
    """Write the made seeds into their folders; those that fuzzing found stay."""
    for name, contents in made_seeds().items():
        folder = SEEDS / name
        folder.mkdir(parents=True, exist_ok=True)
        for number, content in enumerate(contents, start=1):
            (folder / f"made-{number:02d}").write_bytes(content)


def _xml_files() -> Iterator[bytes]:
    yield xml_invoices.ubl_invoice()
    yield xml_invoices.ubl_credit_note()
    yield xml_invoices.ubl_order()
    yield xml_invoices.cii_invoice()
    yield xml_invoices.cii_invoice(type_code="381", negative=True, old=True)
    yield xml_invoices.order_x_response()
    yield xml_invoices.fatturapa(["TD01", "TD04"])
    yield xml_invoices.ubl_invoice().replace(b"<Invoice", b'<!DOCTYPE Invoice [<!ENTITY a "b">]><Invoice', 1)
    yield '<?xml version="1.0"?><Letter><To>Kaap Retail</To></Letter>'.encode("utf-16")


def _pdf_files() -> Iterator[bytes]:
    yield _drawn(_PAPER)
    yield _drawn(_PAPER, turned=90)
    yield _drawn("Name: ", form=True)
    yield xml_invoices.hybrid_pdf(xml_invoices.cii_invoice(), page_count=2)
    yield _drawn(_PAPER)[:-200]


def _drawn(text: str, *, turned: int = 0, form: bool = False) -> bytes:
    """A PDF of one page with these lines; `form` puts a field to fill in after them."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=True, pageCompression=0)
    canvas.setFont("Courier", 9)
    for row, line in enumerate(text.splitlines()):
        canvas.drawString(40, 800 - 14 * row, line)
    if form:
        canvas.acroForm.textfield(name="name", value="Umoya Steel", x=100, y=700, width=200, height=20)
    canvas.showPage()
    canvas.save()
    if not turned:
        return out.getvalue()
    with pypdfium2.PdfDocument(out.getvalue()) as document:
        document[0].set_rotation(turned)
        buffer = io.BytesIO()
        document.save(buffer)
        return buffer.getvalue()
