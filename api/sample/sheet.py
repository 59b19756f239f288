"""A sheet of paper to draw on, measured in points from the top left corner, as boxes are everywhere else in the program."""

from __future__ import annotations

import math
import random
import re
from collections.abc import Sequence
from io import BytesIO
from typing import Any, Literal

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

Align = Literal["left", "right", "centre"]

FONTS = {
    "sans": ("Helvetica", "Helvetica-Bold"),
    "serif": ("Times-Roman", "Times-Bold"),
    "mono": ("Courier", "Courier-Bold"),
    "chinese": ("STSong-Light", "STSong-Light"),
}
"""Fonts that every PDF reader has, so that a drawing needs nothing installed and is the same bytes on every machine."""


class Sheet:
    """Pages under one letterhead. `top` grows downwards; nothing is kept until `finish`."""

    def __init__(self, title: str, font: str = "sans", size: tuple[float, float] = A4) -> None:
        if font == "chinese":
            pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
        self.regular, self.bold = FONTS[font]
        self.width, self.height = size
        self.page_number = 1
        self._buffer = BytesIO()
        self._canvas: Any = Canvas(self._buffer, pagesize=size, invariant=1)
        self._canvas.setTitle(title)
        self._canvas.setProducer("Bordereau sample papers")

    def text(
        self,
        x: float,
        top: float,
        words: str,
        size: float = 9,
        *,
        bold: bool = False,
        align: Align = "left",
        colour: str = "#111111",
        font: str | None = None,
    ) -> None:
        """Write one line whose letters stand between `top` and `top + size`."""
        self._canvas.setFillColor(HexColor(colour))
        self._canvas.setFont(font or (self.bold if bold else self.regular), size)
        draw = {"left": self._canvas.drawString, "right": self._canvas.drawRightString, "centre": self._canvas.drawCentredString}[align]
        draw(x, self.height - top - size * 0.8, words)

    def split(self, words: str, width: float, size: float = 9, *, bold: bool = False) -> list[str]:
        """The lines that these words take in a column of this width."""
        if self.regular == "STSong-Light":
            return self._split_chinese(words, width, size)
        return list(simpleSplit(words, self.bold if bold else self.regular, size, width)) or [""]

    def _split_chinese(self, words: str, width: float, size: float) -> list[str]:
        """Chinese breaks between any two characters, the Latin words in it only at spaces."""
        lines, line = [], ""
        for piece in re.findall(r"[!-~]+|\s+|[^!-~\s]", words):
            if line and self.measure(line + piece, size) > width:
                lines.append(line.rstrip())
                line = piece.lstrip()
            else:
                line += piece
        return [*lines, line]

    def measure(self, words: str, size: float, *, bold: bool = False) -> float:
        """How wide these words stand."""
        return float(pdfmetrics.stringWidth(words, self.bold if bold else self.regular, size))

    def block(self, x: float, top: float, lines: Sequence[str], size: float = 9, *, leading: float = 1.3, bold: bool = False) -> float:
        """Write lines one under the other; returns where the next would stand."""
        for line in lines:
            self.text(x, top, line, size, bold=bold)
            top += size * leading
        return top

    def wrapped(self, x: float, top: float, width: float, words: str, size: float = 9, *, bold: bool = False) -> float:
        """Write words over as many lines as they need; returns where the next would stand."""
        return self.block(x, top, self.split(words, width, size, bold=bold), size, bold=bold)

    def rule(self, x0: float, top: float, x1: float, bottom: float, thickness: float = 0.6, colour: str = "#444444") -> None:
        self._canvas.setStrokeColor(HexColor(colour))
        self._canvas.setLineWidth(thickness)
        self._canvas.line(x0, self.height - top, x1, self.height - bottom)

    def area(self, x0: float, top: float, x1: float, bottom: float, *, fill: str | None = None, stroke: str | None = "#444444") -> None:
        """A rectangle, filled, outlined or both."""
        if fill:
            self._canvas.setFillColor(HexColor(fill))
        if stroke:
            self._canvas.setStrokeColor(HexColor(stroke))
            self._canvas.setLineWidth(0.6)
        self._canvas.rect(x0, self.height - bottom, x1 - x0, bottom - top, stroke=int(bool(stroke)), fill=int(bool(fill)))

    def disc(self, x: float, top: float, radius: float, colour: str) -> None:
        """A filled circle about a point."""
        self._canvas.setFillColor(HexColor(colour))
        self._canvas.circle(x, self.height - top, radius, stroke=0, fill=1)

    def logo(self, x: float, top: float, size: float, shape: str, colour: str) -> None:
        """A mark as letterheads have it: a ring, a chevron, bars or a leaf."""
        canvas = self._canvas
        canvas.setFillColor(HexColor(colour))
        canvas.setStrokeColor(HexColor(colour))
        base = self.height - top - size
        match shape:
            case "ring":
                canvas.setLineWidth(size / 7)
                canvas.circle(x + size / 2, base + size / 2, size * 0.4, stroke=1, fill=0)
                canvas.circle(x + size / 2, base + size / 2, size * 0.15, stroke=0, fill=1)
            case "chevron":
                path = canvas.beginPath()
                for index, (dx, dy) in enumerate(((0, 0), (0.5, 1), (1, 0), (0.72, 0), (0.5, 0.45), (0.28, 0))):
                    (path.moveTo if index == 0 else path.lineTo)(x + dx * size, base + dy * size)
                path.close()
                canvas.drawPath(path, stroke=0, fill=1)
            case "bars":
                for index, share in enumerate((0.45, 0.75, 1.0)):
                    canvas.rect(x + index * size / 3, base, size / 4, size * share, stroke=0, fill=1)
            case "leaf":
                path = canvas.beginPath()
                path.moveTo(x, base)
                path.curveTo(x, base + size, x + size * 0.6, base + size, x + size, base + size)
                path.curveTo(x + size, base + size * 0.4, x + size * 0.8, base, x, base)
                canvas.drawPath(path, stroke=0, fill=1)
            case _:
                raise ValueError(f"no letterhead has a {shape!r}")

    def signature(self, x: float, top: float, width: float, seed: int) -> None:
        """A signature in blue ink: loops that lean and run out to the right, other loops for another seed."""
        chance = random.Random(seed)  # noqa: S311 - a drawing, not a secret
        canvas = self._canvas
        canvas.setStrokeColor(HexColor("#1d2f8a"))
        canvas.setLineWidth(1.1)
        path = canvas.beginPath()
        middle = self.height - top - 12
        path.moveTo(x, middle)
        loops, reach = chance.randrange(4, 7), chance.uniform(7, 12)
        for step in range(loops * 12):
            along = step / (loops * 12)
            angle = along * loops * 2 * math.pi
            height = reach * (1 - 0.7 * along) * chance.uniform(0.85, 1.1)
            path.lineTo(x + along * width * 0.8 + 4 * math.cos(angle), middle + height * math.sin(angle))
        path.lineTo(x + width, middle + chance.uniform(-2, 6))
        canvas.drawPath(path, stroke=1, fill=0)

    def stamp(self, x: float, top: float, lines: Sequence[str], colour: str = "#9c1c2e") -> None:
        """A rubber stamp, a little askew."""
        canvas = self._canvas
        canvas.saveState()
        canvas.translate(x, self.height - top)
        canvas.rotate(4)
        canvas.setStrokeColor(HexColor(colour))
        canvas.setFillColor(HexColor(colour))
        canvas.setLineWidth(1.4)
        canvas.rect(0, -14 * len(lines) - 6, 120, 14 * len(lines) + 8, stroke=1, fill=0)
        canvas.setFont(self.bold, 10)
        for index, line in enumerate(lines):
            canvas.drawCentredString(60, -14 * index - 12, line)
        canvas.restoreState()

    def new_page(self) -> None:
        self._canvas.showPage()
        self.page_number += 1

    def finish(self) -> bytes:
        """The pages as a PDF, the same bytes each time."""
        self._canvas.showPage()
        self._canvas.save()
        return self._buffer.getvalue()
