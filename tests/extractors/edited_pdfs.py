"""PDFs as they are made, saved again, signed, stamped and tampered with; later saves are appended by hand (ISO 32000-1 7.5.6)."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping

import numpy
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

HEIGHT = 842.0
Draw = Callable[[Canvas], None]


def pdf(*drawings: Draw, pages: int = 1) -> bytes:
    """A one-page invoice (or several alike) in plain streams, with what is drawn on it besides."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, HEIGHT), pageCompression=0, invariant=1)
    for number in range(pages):
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, HEIGHT - 80, f"TAX INVOICE INV-7{number}")
        for row in range(8):
            canvas.drawString(60, HEIGHT - 200 - 16 * row, f"Copper pipe {row + 10} mm")
            canvas.drawRightString(530, HEIGHT - 200 - 16 * row, f"{row + 1} 210.5{row}")
        canvas.drawString(400, HEIGHT - 400, "Total")
        for drawing in drawings:
            drawing(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def total(text: str = "1 500.00", font: str = "Helvetica", x: float = 470) -> Draw:
    """The total of the invoice, at its place."""

    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(0)
        canvas.setFont(font, 10)
        canvas.drawString(x, HEIGHT - 400, text)

    return draw


def patch(fill: float = 1.0, alpha: float = 1.0) -> Draw:
    """A rectangle at the place of the total."""

    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.setFillGray(fill)
        canvas.setFillAlpha(alpha)
        canvas.rect(465, HEIGHT - 404, 70, 15, stroke=0, fill=1)
        canvas.restoreState()

    return draw


def pieces(*parts: tuple[str, str]) -> Draw:
    """A total that is set piece by piece, each with its font."""

    def draw(canvas: Canvas) -> None:
        x = 470.0
        for text, font in parts:
            canvas.setFont(font, 10)
            canvas.drawString(x, HEIGHT - 400, text)
            x += canvas.stringWidth(text, font, 10)

    return draw


def scan(text: str = "1 500.00") -> Draw:
    """A picture of a whole page with a total on it."""

    def draw(canvas: Canvas) -> None:
        grey = numpy.full((1170, 827), 255, numpy.uint8)
        for column in range(652, 652 + 10 * len(text), 10):
            grey[542:556, column : column + 6] = 20
        canvas.drawImage(ImageReader(Image.fromarray(grey)), 0, 0, 595, HEIGHT)

    return draw


def hidden(text: str) -> Draw:
    """Text without ink, as recognition lays it over a scan."""

    def draw(canvas: Canvas) -> None:
        line = canvas.beginText(470, HEIGHT - 400)
        line.setTextRenderMode(3)
        line.setFont("Helvetica", 10)
        line.textOut(text)
        canvas.drawText(line)

    return draw


def resaved(content: bytes, objects: Mapping[int, bytes]) -> bytes:
    """The file with these objects appended in a save of its own; those of a number that is there are replaced."""
    size = max(int(re.findall(rb"/Size (\d+)", content)[-1]), max(objects, default=0) + 1)
    root, before = re.findall(rb"/Root (\d+) 0 R", content)[-1], re.findall(rb"startxref\s+(\d+)", content)[-1]
    out, table = bytearray(content), b"xref\n"
    for number, body in sorted(objects.items()):
        table += b"%d 1\n%010d 00000 n \n" % (number, len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += table + b"trailer\n<</Size %d /Root %s 0 R /Prev %s>>\nstartxref\n%d\n%%%%EOF\n" % (size, root, before, start)
    return bytes(out)


def content_of(pdf_bytes: bytes) -> tuple[int, bytes]:
    """The number and the bytes of the drawing of the only page."""
    number = int(re.findall(rb"/Contents (\d+) 0 R", pdf_bytes)[0])
    found = re.search(rb"\n%d 0 obj\s*<<.*?>>\s*stream\r?\n(.*?)endstream" % number, pdf_bytes, re.DOTALL)
    assert found is not None
    return number, found[1]


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """A stream object's body."""
    return b"<</Length %d %s>>\nstream\n%s\nendstream" % (len(content), entries, content)


def with_annotation(content: bytes, kind: bytes, drawing: bytes, box: tuple[int, int, int, int] = (60, 100, 200, 140)) -> bytes:
    """The file saved again with an annotation on its page: a signature's field, a stamp, a field that was filled in."""
    page_number, page = next(
        (int(number), body) for number, body in _objects(content) if b"/Type /Page\n" in body + b"\n" or b"/Type /Page " in body
    )
    size = int(re.findall(rb"/Size (\d+)", content)[-1])
    annotated = page.rstrip()[:-2] + b" /Annots [%d 0 R] >>" % size
    left, low, right, high = box
    frame = b"[0 0 %d %d]" % (right - left, high - low)
    form = (
        b"/Type /XObject /Subtype /Form /BBox %s /Resources <</Font <</F1 <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>>>" % frame
    )
    annotation = b"<</Type /Annot %s /F 4 /Rect [%d %d %d %d] /AP <</N %d 0 R>>>>" % (kind, left, low, right, high, size + 1)
    return resaved(content, {page_number: annotated, size: annotation, size + 1: stream(drawing, form)})


def _objects(content: bytes) -> list[tuple[bytes, bytes]]:
    return re.findall(rb"\n(\d+) 0 obj\s*(<<.*?>>)\s*(?:stream|endobj)", content, re.DOTALL)
