"""Small documents that the reading tests make: pages with words at known places, their pictures, and files that are broken on purpose."""

from __future__ import annotations

import io
import zipfile
import zlib

import openpyxl
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

A4 = (595.0, 842.0)
LETTER = (
    ("TAX INVOICE", 72, 80),
    ("Invoice number", 72, 120),
    ("INV-2026-0417", 220, 120),
    ("Invoice date", 72, 140),
    ("2026-03-04", 220, 140),
    ("Description of goods", 72, 200),
    ("Quantity", 300, 200),
    ("Amount", 450, 200),
    ("Galvanised bolts, box of 100", 72, 225),
    ("12", 300, 225),
    ("1 480.00", 450, 225),
    ("Delivery to the warehouse", 72, 250),
    ("1", 300, 250),
    ("350.00", 450, 250),
    ("Total excluding VAT", 300, 300),
    ("1 830.00", 450, 300),
    ("VAT at 15 percent", 300, 320),
    ("274.50", 450, 320),
    ("Amount due", 300, 340),
    ("2 104.50", 450, 340),
    ("Please pay within thirty days of the date of this invoice to the account below.", 72, 400),
    ("First Example Bank, branch 250655, account 62001234567", 72, 420),
)


def pdf(texts: tuple[tuple[str, float, float], ...] = LETTER, *, pages: int = 1, size: tuple[float, float] = A4) -> bytes:
    """A PDF with each text's baseline at (x, y from the top) of its page."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=size)
    for _ in range(pages):
        canvas.setFont("Helvetica", 11)
        for text, x, y in texts:
            canvas.drawString(x, size[1] - y, text)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def picture(texts: tuple[tuple[str, float, float], ...] = LETTER, dpi: float = 200.0) -> Image.Image:
    """The same page in pixels."""
    scale = dpi / 72.0
    image = Image.new("L", (round(A4[0] * scale), round(A4[1] * scale)), 255)
    draw = ImageDraw.Draw(image)
    for text, x, y in texts:
        draw.text((x * scale, y * scale), text, fill=0, font=ImageFont.load_default(11 * scale), anchor="ls")
    return image


def encoded(image: Image.Image, form: str, **options: object) -> bytes:
    target = io.BytesIO()
    image.save(target, form, **options)  # type: ignore[arg-type]
    return target.getvalue()


def scan_pdf(image: Image.Image, stamp: str = "") -> bytes:
    """A PDF whose page is one picture, with a line of real text laid over it."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    canvas.drawImage(ImageReader(image), 0, 0, *A4)
    if stamp:
        canvas.drawString(40, 20, stamp)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def raw_pdf(page_entries: str, stream: bytes, stream_entries: str = "", trailer: bool = True) -> bytes:
    """A PDF written by hand: one page with one content stream."""
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /Contents 4 0 R {page_entries}"
        " /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>".encode(),
        f"<< /Length {len(stream)} {stream_entries} >>\nstream\n".encode() + stream + b"\nendstream",
    ]
    content = b"%PDF-1.7\n"
    offsets = []
    for number, body in enumerate(bodies, 1):
        offsets.append(len(content))
        content += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    if not trailer:
        return content
    table = f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n" + "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    end = f"trailer << /Size {len(bodies) + 1} /Root 1 0 R >>\nstartxref\n{len(content)}\n%%EOF\n"
    return content + table.encode() + end.encode()


def bomb_png(width: int, height: int) -> bytes:
    """A PNG that says it is giant, with almost nothing in it."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return len(body).to_bytes(4, "big") + name + body + zlib.crc32(name + body).to_bytes(4, "big")

    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes((8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")


def sheet_with_entities(declared: str) -> bytes:
    """A spreadsheet whose sheet declares entities and uses the one called x."""
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["PLACE"])
    plain, made = io.BytesIO(), io.BytesIO()
    book.save(plain)
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            written = source.read(name).decode()
            if "PLACE" in written:
                written = f"<!DOCTYPE x [{declared}]>" + written[written.index("?>") + 2 if written.startswith("<?xml") else 0 :]
                written = written.replace("PLACE", "&x;")
            target.writestr(name, written)
    return made.getvalue()
