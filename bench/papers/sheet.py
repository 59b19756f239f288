"""The paper that blocks are drawn on: ink is kept in a list first, so that a block can be measured, moved and told from its neighbours."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from bench.papers.fonts import face, faces, glyphs

ASCENT, DESCENT = 0.76, 0.22  # of the size: the box of a text line around its baseline
BLACK = "#111111"
HAIRLINES = ("ecolier",)


@dataclass(slots=True)
class Ink:
    """One run of text; `occurrence` joins the runs that print one value together."""

    page: int
    x: float
    baseline: float
    text: str
    font: str
    size: float
    colour: str = BLACK
    field: str | None = None
    occurrence: int = 0
    overlay: bool = False

    @property
    def width(self) -> float:
        return text_width(self.text, self.font, self.size)

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom in points from the top left of the page."""
        return (self.x, self.baseline - ASCENT * self.size, self.x + self.width, self.baseline + DESCENT * self.size)

    def move(self, dx: float, dy: float, page: int) -> None:
        self.x, self.baseline, self.page = self.x + dx, self.baseline + dy, page


@dataclass(slots=True)
class Shape:
    """Anything drawn that is not text; `paint` gets the canvas and the place of its top left corner, from the bottom of the page."""

    page: int
    x: float
    top: float
    paint: Callable[[Canvas, float, float], None]
    overlay: bool = False

    def move(self, dx: float, dy: float, page: int) -> None:
        self.x, self.top, self.page = self.x + dx, self.top + dy, page


def text_width(text: str, font: str, size: float) -> float:
    """How wide a text is, in points."""
    return float(pdfmetrics.stringWidth(text, font, size))


def font_for(text: str, font: str) -> str:
    """The font, or one that has all the characters where it has not."""
    wanted = {ord(ch) for ch in text if not ch.isspace()}
    if wanted <= glyphs(font):
        return font
    hands = faces("hand")
    others = hands if font in hands else ()
    for other in (*others, "dejavu-condensed", "wqy-zenhei"):
        stand_in = face(other)
        name = stand_in.bold if font.endswith("-bold") else stand_in.regular
        if wanted <= glyphs(name):
            return name
    return font


@dataclass(slots=True)
class Sheet:
    """A document of pages of one size."""

    width: float
    height: float
    page: int = 0
    marks: list[Ink | Shape] = field(default_factory=list)
    occurrences: int = 0

    def next_occurrence(self) -> int:
        """A number for one printing of one value."""
        self.occurrences += 1
        return self.occurrences

    def ink(self, x: float, baseline: float, text: str, font: str, size: float, **more: Any) -> Ink:
        """Puts a run of text on the page in hand."""
        run = Ink(self.page, x, baseline, text, font_for(text, font), size, **more)
        self.marks.append(run)
        return run

    def shape(
        self, x: float, top: float, paint: Callable[[Canvas, float, float], None], at: int | None = None, overlay: bool = False
    ) -> None:
        """Puts a shape on the page in hand; `at` puts it under what was drawn since then."""
        own = Shape(self.page, x, top, paint, overlay)
        if at is None:
            self.marks.append(own)
        else:
            self.marks.insert(at, own)

    def rectangle(
        self,
        x0: float,
        top: float,
        x1: float,
        bottom: float,
        fill: str | None = None,
        line: str | None = BLACK,
        thick: float = 0.6,
        at: int | None = None,
    ) -> None:
        """A box, filled or drawn or both."""

        def paint(canvas: Canvas, x: float, y: float) -> None:
            if fill:
                canvas.setFillColor(HexColor(fill))
            if line:
                canvas.setStrokeColor(HexColor(line))
                canvas.setLineWidth(thick)
            canvas.rect(x, y - (bottom - top), x1 - x0, bottom - top, stroke=bool(line), fill=bool(fill))

        self.shape(x0, top, paint, at)

    def rule(self, x0: float, top: float, x1: float, bottom: float, thick: float = 0.6, colour: str = BLACK, dashed: bool = False) -> None:
        """A straight line."""

        def paint(canvas: Canvas, x: float, y: float) -> None:
            canvas.setStrokeColor(HexColor(colour))
            canvas.setLineWidth(thick)
            canvas.setDash([2, 2] if dashed else [])
            canvas.line(x, y, x + x1 - x0, y - (bottom - top))
            canvas.setDash([])

        self.shape(x0, top, paint)

    def move(self, start: int, dx: float, dy: float, page: int | None = None) -> None:
        """Moves everything drawn since `start`, to another page if one is given."""
        for mark in self.marks[start:]:
            mark.move(dx, dy, mark.page if page is None else page)

    @property
    def inks(self) -> list[Ink]:
        """The text alone."""
        return [mark for mark in self.marks if isinstance(mark, Ink)]

    @property
    def page_count(self) -> int:
        """How many pages carry something."""
        return max((mark.page for mark in self.marks), default=0) + 1

    def pdf(self) -> bytes:
        """The file; the same bytes for the same marks."""
        buffer = io.BytesIO()
        canvas = Canvas(buffer, pagesize=(self.width, self.height), invariant=1, pageCompression=1)
        for page in range(self.page_count):
            own = [mark for mark in self.marks if mark.page == page]
            for mark in sorted(own, key=lambda mark: (mark.overlay, isinstance(mark, Ink))):
                self._draw(canvas, mark)
            canvas.showPage()
        canvas.save()
        return buffer.getvalue()

    def _draw(self, canvas: Canvas, mark: Ink | Shape) -> None:
        canvas.saveState()
        if isinstance(mark, Shape):
            mark.paint(canvas, mark.x, self.height - mark.top)
        else:
            canvas.setFillColor(HexColor(mark.colour))
            canvas.setFont(mark.font, mark.size)
            canvas.setStrokeColor(HexColor(mark.colour))
            canvas.setLineWidth(0.35)
            mode = 2 if mark.font in HAIRLINES else None  # a pen is thicker than this typeface: its outlines are drawn too
            canvas.drawString(mark.x, self.height - mark.baseline, mark.text, mode=mode)
        canvas.restoreState()
