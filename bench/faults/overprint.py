"""What happens to a paper after it was made: print laid over a figure, a blot of ink, and an honest save that appends a remark."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from typing import Any

import pypdfium2
from reportlab.pdfgen.canvas import Canvas

from api.sample.made import MadeDocument
from api.sample.writing import written_amount


def laid_over(made: MadeDocument, amount: Decimal, other: Decimal) -> MadeDocument:
    """The file with a white patch over each printing of the amount on its last page, and another amount on it."""
    document = pypdfium2.PdfDocument(made.content)
    page = document[len(document) - 1]
    text = page.get_textpage()
    styles = ("R 1 234,56", "1 234.56")
    places = [(style, *box) for style in styles for box in _places_of(text, written_amount(amount, style))]
    patch = BytesIO()
    canvas: Any = Canvas(patch, pagesize=page.get_size(), invariant=1)
    for style, left, bottom, right, top in places:
        canvas.setFillColorRGB(1, 1, 1)
        canvas.rect(left - 1, bottom - 2, right - left + 2, top - bottom + 4, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawRightString(right, bottom, written_amount(other, style))
    canvas.showPage()
    canvas.save()
    return replace(made, content=_with_layer(document, page, patch.getvalue()))


def blotted(made: MadeDocument, words: str) -> MadeDocument:
    """The paper with a blot of ink over the second half of each printing of these words on its first page."""
    document = pypdfium2.PdfDocument(made.content)
    page = document[0]
    ink = BytesIO()
    canvas: Any = Canvas(ink, pagesize=page.get_size(), invariant=1)
    canvas.setFillColorRGB(0.1, 0.1, 0.25)
    for left, bottom, right, top in _places_of(page.get_textpage(), words):
        rim = 0.3 * (top - bottom)
        canvas.ellipse((left + right) / 2, bottom - rim, right + rim, top + rim, stroke=0, fill=1)
    canvas.showPage()
    canvas.save()
    return replace(made, content=_with_layer(document, page, ink.getvalue()))


def _places_of(text: Any, words: str) -> list[tuple[float, float, float, float]]:
    """Where words stand on a page: left, bottom, right and top of each printing in points."""
    places = []
    found = text.search(words)
    while (at := found.get_next()) is not None:
        boxes = [text.get_charbox(place) for place in range(at[0], at[0] + at[1])]
        places.append((min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)))
    return places


def _with_layer(document: Any, page: Any, layer: bytes) -> bytes:
    drawn = pypdfium2.PdfDocument(layer).page_as_xobject(0, document)
    page.insert_obj(drawn.as_pageobject())
    page.gen_content()
    out = BytesIO()
    document.save(out)
    return _undated(out.getvalue())


def saved_again(made: MadeDocument) -> MadeDocument:
    """The file with a second end behind the first: an incremental save that changes its title and no print (ISO 32000-1, 7.5.6)."""
    content = made.content
    previous = int(re.findall(rb"startxref\s+(\d+)", content)[-1])
    root = re.findall(rb"/Root (\d+ \d+ R)", content)[-1].decode()
    size = int(re.findall(rb"/Size (\d+)", content)[-1])
    body = f"\n{size} 0 obj\n<< /Title (Received and signed) >>\nendobj\n".encode()
    at = len(content) + 1
    table = f"xref\n{size} 1\n{at:010} 00000 n \n"
    trailer = f"trailer\n<< /Size {size + 1} /Root {root} /Info {size} 0 R /Prev {previous} >>\n"
    trailer += f"startxref\n{len(content) + len(body)}\n%%EOF\n"
    return replace(made, content=content + body + table.encode() + trailer.encode())


def _undated(content: bytes) -> bytes:
    content = re.sub(rb"\(D:\d{14}", b"(D:20260101000000", content)
    return re.sub(rb"/ID\s*\[.*?\]", lambda found: re.sub(rb"[0-9A-F]", b"0", found.group()), content, flags=re.DOTALL)
