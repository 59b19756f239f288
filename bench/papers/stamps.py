"""Marks on top of the print: rubber stamps, signatures in pen strokes, QR codes and barcodes."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from reportlab.graphics.barcode import code128
from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from bench.papers.pen import Pen
from bench.papers.sheet import text_width

Paint = Callable[[Canvas, float, float], None]


def scribble(rng: Random, width: float) -> Paint:
    """A signature: a few loops of a pen that never lifts."""
    steps = [(rng.uniform(0.02, 0.2), rng.uniform(-14, 14), rng.uniform(-14, 14)) for _ in range(rng.randrange(6, 12))]

    def paint(canvas: Canvas, x: float, y: float) -> None:
        canvas.setStrokeColor(HexColor("#1d2f8a"))
        canvas.setLineWidth(1.1)
        path = canvas.beginPath()
        across, high = x, y - 10
        path.moveTo(across, high)
        scale = width / sum(step[0] for step in steps)
        for share, up, down in steps:
            nearer = across + share * scale
            path.curveTo(across + share * scale * 1.6, high + up, nearer - share * scale * 1.3, high + down, nearer, high + (up + down) / 5)
            across = nearer
        canvas.drawPath(path, stroke=1, fill=0)

    return paint


def rubber_stamp(pen: Pen, text: str, x: float, top: float) -> None:
    """A stamp, tilted, in ink that lets the print through."""
    rng = pen.rng
    size, tilt = rng.uniform(13, 22), rng.uniform(-18, 18)
    colour = rng.choice(("#b3261e", "#1d2f8a", "#2e7d32", "#5b2c83"))
    font = pen.font(True)
    wide = text_width(text, font, size)

    def paint(canvas: Canvas, left: float, high: float) -> None:
        canvas.translate(left, high - size)
        canvas.rotate(tilt)
        canvas.setFillAlpha(0.62)
        canvas.setStrokeAlpha(0.62)
        canvas.setStrokeColor(HexColor(colour))
        canvas.setFillColor(HexColor(colour))
        canvas.setLineWidth(1.8)
        canvas.roundRect(-8, -size * 0.45, wide + 16, size * 1.5, 5, stroke=1, fill=0)
        canvas.setFont(font, size)
        canvas.drawString(0, 0, text)

    pen.sheet.shape(x, top, paint, overlay=True)


def qr_code(text: str, side: float) -> Paint:
    """A QR code of the text."""
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    count = code.getModuleCount()

    def paint(canvas: Canvas, x: float, y: float) -> None:
        canvas.setFillColor(HexColor("#000000"))
        each = side / count
        for row in range(count):
            for column in range(count):
                if code.isDark(row, column):
                    canvas.rect(x + column * each, y - (row + 1) * each, each, each, stroke=0, fill=1)

    return paint


def barcode(text: str, height: float) -> Paint:
    """A Code 128 barcode of the text."""
    drawn = code128.Code128(text, barHeight=height, barWidth=0.8, quiet=False)

    def paint(canvas: Canvas, x: float, y: float) -> None:
        drawn.drawOn(canvas, x, y - height)

    return paint
