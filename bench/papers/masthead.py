"""The head of a trade paper: whose it is and what kind it is, in cells side by side, bars, boxes, columns and bands."""

from __future__ import annotations

from bench.papers.addressee import party_block
from bench.papers.closing import bank_rows
from bench.papers.content import Content
from bench.papers.families import Family
from bench.papers.heads import firm_name, numbers_here, side_column
from bench.papers.letterhead import address, fact_lines, joined_facts, logo, seller_block
from bench.papers.letterheads import HEADS
from bench.papers.meta import NUMBER_FIELDS, Row, draw_meta, meta_rows
from bench.papers.parties import Party
from bench.papers.pen import Pen, Span
from bench.papers.sheet import Sheet
from bench.papers.titles import draw_title, title_row

SIDE = 116.0  # a column of the firm's own at the edge of the page
GAP = 14.0
WHOLE = (*HEADS, "framed", "two boxes", "triptych", "caption bar", "boxed centre")
"""What names the firm itself, over the whole width."""
OWN_META = ("two boxes",)


class Masthead:
    """What a trade paper's head is drawn with."""

    family: Family
    kind: str
    content: Content
    sheet: Sheet
    pen: Pen
    margin: float
    x: float
    width: float
    sender: Party
    sender_role: str | None
    other: Party
    other_role: str | None
    other_heading: str

    def _letterhead(self, form: str, top: float) -> float:
        if form in ("none", "bottom"):
            return top
        if form == "band":
            return self._band(top)
        if form in ("side", "far side") and self.width > 440:
            self.width -= SIDE
            left, edge = (self.x, self.x + SIDE - 14) if form == "side" else (self.x + self.width + 22, self.x + self.width + 14)
            side_column(self.pen, self.sender, self.sender_role, left, top, SIDE - 22, edge)
            self.x += SIDE if form == "side" else 0.0
            return top
        if form in HEADS:
            return HEADS[form](self.pen, self.sender, self.sender_role, self.x, top, self.width) + 8
        if form == "framed":
            return self._framed(top)
        if form == "two boxes":
            return self._two_boxes(top)
        if form == "triptych":
            return self._triptych(top)
        if form == "caption bar":
            return self._caption_bar(top)
        if form == "boxed centre":
            return self._boxed_centre(top)
        if form in ("centred", "centred under title"):
            if form == "centred under title":
                top = self._title(self.x, top, self.width, "centre")
            return self._seller(self.x, top, self.width, "centre") + 8
        if form == "right":
            return self._seller(self.x + self.width * 0.5, top, self.width * 0.5, "right") + 6
        cells = form.split("|")
        right_aligned = self.family.rng("seller side").random() < 0.6
        ends = []
        for n, cell in enumerate(cells):
            width = (self.width - GAP * (len(cells) - 1)) / len(cells)
            left = self.x + n * (width + GAP)
            align = "right" if n == len(cells) - 1 and n and right_aligned else "left"
            at = top
            for block in cell.split("+"):
                at = self._block(block, left, at, width, align) + 3
            ends.append(at)
        return max(ends) + 6

    def _framed(self, top: float) -> float:
        """Whose paper it is and which, in two cells of one frame."""
        cut = self.x + self.width * 0.58
        left = self._seller(self.x + 6, top + 5, cut - self.x - 12, "left")
        right = self._title(cut + 6, top + 8, self.x + self.width - cut - 12, "centre")
        bottom = max(left, right) + 5
        self.sheet.rectangle(self.x, top, cut, bottom)
        self.sheet.rectangle(cut, top, self.x + self.width, bottom)
        return bottom + 6

    def _band(self, top: float) -> float:
        start = len(self.sheet.marks)
        half = self.width / 2
        self.pen.drawn.add("band")
        high = self.margin * 0.45
        left = self.pen.write(
            self.x + 8,
            high,
            self.sender.name,
            width=half - 10,
            size=self.pen.size * 1.6,
            bold=True,
            face=self.family.title_face(),
            colour="#ffffff",
            field=f"{self.sender_role}_name" if self.sender_role else None,
            value=self.sender.name,
        )
        right = self._title(self.x + half, high, half - 8, "right", "#ffffff")
        bottom = max(left, right) + 6
        fill = self.family.colour if self.family.colour != "#111111" else "#333333"
        self.sheet.rectangle(0, 0, self.sheet.width, bottom, fill=fill, line=None, at=start)
        self.pen.drawn.add("named")
        return self._seller(self.x, bottom + 6, self.width * 0.55, "left", large=False) + 6

    def _block(self, block: str, x: float, top: float, width: float, align: str) -> float:
        match block:
            case "seller":
                if self.family.brand_only and "logo" not in self.pen.drawn:
                    return logo(self.pen, x, top, width, align, self.sender.brand)
                return self._seller(x, top, width, align)
            case "logo" if "logo" in self.pen.drawn:
                return top
            case "logo":
                return logo(self.pen, x, top, width, align, self.sender.brand)
            case "title":
                return self._title(x, top, width, align)
            case "buyer":
                return party_block(self.pen, self.other, self.other_role, self.other_heading, x, top + 4, width)
            case _:
                self.pen.drawn.add("meta")
                main, other = self._rows()
                return draw_meta(self.pen, main + other, x, top, width, align)

    def _seller(self, x: float, top: float, width: float, align: str, large: bool = True) -> float:
        return seller_block(self.pen, self.sender, self.sender_role, x, top, width, align, large)

    def _title(self, x: float, top: float, width: float, align: str, colour: str | None = None) -> float:
        return draw_title(self.pen, self.kind, x, top, width, align, colour)

    def _title_row(self, top: float) -> float:
        return title_row(self.pen, self.kind, self.x, top, self.width)

    def _two_boxes(self, top: float) -> float:
        """Whose paper it is in a box at the left; title, number, day and references in another at the right."""
        half, start = (self.width - GAP) / 2, len(self.sheet.marks)
        right = self.x + half + GAP
        left_low = self._seller(self.x + 7, top + 6, half - 14, "left")
        low = self._title(right + 7, top + 6, half - 14, "centre") + 2
        line = low
        low = self._block("meta", right + 7, low + 4, half - 14, "left")
        bottom = max(left_low, low) + 5
        self.sheet.rectangle(self.x, top, self.x + half, bottom, line="#555555", at=start)
        self.sheet.rectangle(right, top, self.x + self.width, bottom, line="#555555", at=start)
        self.sheet.rule(right, line, self.x + self.width, line, thick=0.5, colour="#555555")
        return bottom + 8

    def _triptych(self, top: float) -> float:
        """The name in the middle under the mark; under it the address, the title, and how to reach the firm, each in a third."""
        pen, third = self.pen, (self.width - 2 * GAP) / 3
        top = logo(pen, self.x + self.width * 0.2, top, self.width * 0.6, "centre", self.sender.brand)
        top = firm_name(pen, self.sender, self.sender_role, self.x, top, self.width, "centre") + 3
        self.sheet.rule(self.x, top, self.x + self.width, top, thick=0.6, colour=self.family.colour)
        top += 4
        ends = [address(pen, self.sender, self.sender_role, self.x, top, third, "left")]
        ends.append(self._title(self.x + third + GAP, top, third, "centre"))
        right = top
        for spans in fact_lines(pen, self.sender, self.sender_role, numbers=numbers_here(pen)):
            right = pen.spans(self.x + 2 * (third + GAP), right, spans, third, "right")
        return max(*ends, right) + 8

    def _boxed_centre(self, top: float) -> float:
        """Everything about the firm in the middle of a frame, and under a rule across it what kind of paper it is."""
        pen, x, width = self.pen, self.x + 6, self.width - 12
        low = firm_name(pen, self.sender, self.sender_role, x, top + 5, width, "centre")
        low = address(pen, self.sender, self.sender_role, x, low, width, "centre", "joined")
        low = (
            joined_facts(pen, fact_lines(pen, self.sender, self.sender_role, numbers=numbers_here(pen)), ", ", x, low, width, "centre") + 3
        )
        self.sheet.rule(self.x, low, self.x + self.width, low)
        bottom = self._title(x, low + 3, width, "centre") + 2
        self.sheet.rectangle(self.x, top, self.x + self.width, bottom)
        return bottom + 6

    def _caption_bar(self, top: float) -> float:
        """The title in white on a bar over the width with the number at its other end; under it the firm in two columns."""
        pen, start, kind = self.pen, len(self.sheet.marks), self.kind
        pen.drawn.add("title")
        said, number, size = self.family.say(f"title_{kind}").upper(), self.content.number, pen.size * 1.5
        white, face_of, field = "#ffffff", self.family.title_face(), NUMBER_FIELDS.get(kind)
        low = pen.write(self.x + 8, top + 5, said, width=self.width * 0.6, size=size, bold=True, face=face_of, colour=white, wrap=False)
        if self.family.show_number:
            pen.drawn.add("number in title")
            spans = [Span(number, True, field, number)]
            size *= min(1.0, (self.width * 0.36 - 8) / pen.span_width(spans, size))
            pen.spans(self.x + self.width * 0.6, top + 5, spans, self.width * 0.4 - 7, "right", size=size, colour=white)
        fill = self.family.colour if self.family.colour != "#111111" else "#333333"
        self.sheet.rectangle(self.x, top, self.x + self.width, low + 4, fill=fill, line=None, at=start)
        half, top = (self.width - GAP) / 2, low + 10
        left_low = firm_name(pen, self.sender, self.sender_role, self.x, top, half, "left")
        left_low = address(pen, self.sender, self.sender_role, self.x, left_low, half, "left")
        for spans in fact_lines(pen, self.sender, self.sender_role, numbers=numbers_here(pen)):
            top = pen.spans(self.x + half + GAP, top, spans, half)
        return max(left_low, top) + 8

    def _rows(self) -> tuple[list[Row], list[Row]]:
        """What the paper is known by, and what else it says beside it: also the account, where the house puts it there."""
        main, other = meta_rows(self.pen)
        if self.family.traits["bank"] == "in meta" and self.family.show_bank and self.kind == "invoice":
            other = [*other, *bank_rows(self.pen)]
        return main, other
