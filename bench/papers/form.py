"""A form-like paper, as viewers of e-invoices and portals print it: no letterhead, but sections in which each datum has its label.

What a viewer prints depends on the viewer and not on the house, so every house of training is seen through some of several viewers. Houses
held apart have none.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

from bench.papers.closing import remarks
from bench.papers.families import Family
from bench.papers.footer import page_number
from bench.papers.form_rows import FormRows
from bench.papers.grid import Grid
from bench.papers.items import PRICED, item_columns, item_rows
from bench.papers.neighbours import KINDS, numbered_title, sentence, third_company
from bench.papers.sections import Datum, Look, draw_heading, draw_look, draw_rows, draw_section, named
from bench.papers.titles import title_row
from bench.papers.trade import Trade

SHARE, VIEWERS = 0.27, 5
GAP = 18.0


def has_form(family: Family, kind: str, rng: Random) -> bool:
    """Whether this paper is seen through a viewer; draws nothing for a house held apart."""
    return not family.held and kind in KINDS and rng.random() > 1 - SHARE


class Form(Trade):
    """One form-like paper being drawn."""

    def __init__(self, family: Family, kind: str, rng: Random) -> None:
        self.own = family.rng(f"viewer/{rng.randrange(VIEWERS)}")
        plain = {"terms": "form", "bank": "form", "margin": self.own.choice(("narrow", "middle", "middle", "wide")), "footer": "none"}
        if family.traits["paper"] in ("landscape", "continuous"):
            plain["paper"] = self.own.choice(("A4", family.traits["paper"]))
        super().__init__(replace(family, traits=family.traits | plain), kind, rng)
        self.look: Look = draw_look(self.own, family.language == "zh")
        self.rows = FormRows(self.pen, self.look, self.own)
        self.titled = self.own.choices(("house", "short", "numbered", "none"), weights=(28, 24, 22, 26))[0]
        self.order = self.own.choice(("buyer first", "seller first"))
        self.abreast = self.own.random() < 0.45 and self.width > 380 and self.look.style not in ("far right", "far middle")
        self.place = self.own.choice(("first", "first", "first", "between", "last", "beside"))
        self.payment_first = self.own.random() < 0.2
        self.cards = self.own.random() < 0.25
        self.viewer_line = named(self.own, family.tongue, "viewer") if self.own.random() < 0.35 else ""
        self.maker = third_company(self.pen, self.own, ("maker", "maker", "managed")) if self.own.random() < 0.4 else ""
        self.sum_look = replace(self.look, style=self.own.choice(("far right", "far right", self.look.style, "columns")), side=0.5)
        self.narrow_sums = self.own.random() < 0.5
        self.number = 0

    # The head

    def head(self, top: float) -> float:
        """The title, if there is one, and the sections of data and parties."""
        pen = self.pen
        if self.viewer_line:
            top = pen.write(self.x, top, self.viewer_line, width=self.width, size=max(6.0, pen.size * 0.8), colour="#666666") + 4
        top = self._titled(top)
        parties = ["buyer", "seller"] if self.order == "buyer first" else ["seller", "buyer"]
        pen.drawn.add("seller")
        rows = {part: self._party_rows(part) for part in parties}
        rows["document"] = self.rows.document(self.titled != "none")
        blocks: list[list[str]] = [parties] if self.abreast else [[part] for part in parties]
        if self.place == "beside" and self.width > 380 and not self.abreast:
            blocks[0] = [*blocks[0], "document"] if self.own.random() < 0.6 else ["document", *blocks[0]]
        else:
            blocks.insert({"first": 0, "between": 1, "last": len(blocks)}.get(self.place, 0), ["document"])
        for block in blocks:
            top = self._abreast(block, rows, top)
        if self.content.ship is not None and self.rows.chance("ship", 0.3) and self.kind != "purchase_order":
            top = self._section("ship", self.rows.ship(), top)
        if self.payment_first and self.kind == "invoice":
            top = self._section("payment", self.rows.payment(), top)
            pen.drawn.add("bank")
        if self.rows.chance("sentence", 0.25):
            start = len(self.sheet.marks)
            top = self._kept(start, top, pen.write(self.x, top, sentence(pen, self.own), width=self.width)) + 4
        return top + 2

    def _titled(self, top: float) -> float:
        pen, content, family = self.pen, self.content, self.family
        if self.titled == "house":
            return title_row(pen, self.kind, self.x, top, self.width)
        said = family.say(f"title_{self.kind}")
        if not content.taxed:
            said = said.replace("Tax ", "")
        pen.drawn.add("title")
        if self.titled == "none":
            return top
        size = pen.size * self.own.choice((1.0, 1.15, 1.3, 1.6))
        bold = self.own.random() < 0.7
        if self.titled == "short" or not family.show_number:
            return pen.write(self.x, top, said, width=self.width, size=size, bold=bold) + 5
        spans = numbered_title(pen, self.kind, said, self.own, bold)
        wide = pen.span_width(spans, size)
        top = pen.spans(self.x, top, spans, self.width, size=size * min(1.0, self.width / wide * 0.99)) + 5
        if self.own.random() < 0.5:  # said once more behind its label
            pen.drawn -= {"number in title", "date in title"}
        return top

    def _party_rows(self, part: str) -> list[Datum]:
        seller = part == "seller"
        party = self.content.seller if seller else self.content.buyer
        return self.rows.party(party, part, self.look.heading != "none")

    def _heading(self, part: str) -> str:
        key = part if part != "document" else "data_invoice" if self.kind == "invoice" else "data_other"
        return self.rows.say(key)

    def _abreast(self, parts: list[str], rows: dict[str, list[Datum]], top: float) -> float:
        """Sections side by side, on the next page where this one has no room."""
        start, ends = len(self.sheet.marks), []
        each = (self.width - GAP * (len(parts) - 1)) / len(parts)
        for n, part in enumerate(parts):
            self.number += 1
            left = self.x + n * (each + GAP)
            ends.append(draw_section(self.pen, self.look, self._heading(part), rows[part], left, top, each, self.number))
        return self._kept(start, top, max(ends)) + self.pen.size * 0.9

    def _section(self, key: str, rows: list[Datum], top: float) -> float:
        if not rows:
            return top
        start = len(self.sheet.marks)
        self.number += 1
        bottom = draw_section(self.pen, self.look, self.rows.say(key), rows, self.x, top, self.width, self.number)
        return self._kept(start, top, bottom) + self.pen.size * 0.9

    # The lines, the totals and what follows

    def body(self, top: float) -> float:
        """Lines as a table or as data with labels, totals, payment and notes."""
        pen, family = self.pen, self.family
        priced = self.kind in PRICED
        if pen.content.included and priced:
            rate = pen.rate(self.content.taxes[0][0])
            top = pen.write(self.x, top, family.say("incl_note").format(rate=rate), width=self.width, size=pen.size * 0.9) + 2
        columns = item_columns(pen)
        rows = item_rows(pen, columns)
        simple = all(not (row.tails or row.under or row.over or row.band or row.notes) for row in rows) and len(rows) < 9
        self.number += 1
        start = len(self.sheet.marks)
        room = 6 * pen.line  # a heading and the head of the table stand on the page of the first row
        low = draw_heading(pen, self.look, self.rows.say("lines"), self.x, top, self.width, self.number)
        top = self._kept(start, top, low + room) - room
        if self.cards and simple:
            for at, row in enumerate(rows):
                card = [Datum(column.heading, *row.cells[column.key]) for column in columns if column.key in row.cells]
                start = len(self.sheet.marks)
                low = pen.write(self.x, top, f"{self.rows.say('position')} {at + 1}", width=self.width, bold=self.own_bold)
                top = (
                    self._kept(start, top, draw_rows(pen, self.look, [datum for datum in card if datum.text], self.x, low, self.width)) + 4
                )
        else:
            top = Grid(pen, columns, rows, self.x, self.width, family.heading_row).draw(top, self._limit, self._turn, None) + 8
        top = self._totals(top) if priced else top
        if self.kind == "invoice" and "bank" not in pen.drawn:
            top = self._section("payment", self.rows.payment(), top)
            pen.drawn.add("bank")
        start = len(self.sheet.marks)
        return self._kept(start, top, remarks(pen, self.x, top, self.width))

    @property
    def own_bold(self) -> bool:
        """Whether the heads of lines are set bold."""
        return self.look.bold_labels or self.look.heading in ("plain", "band", "large")

    def _totals(self, top: float) -> float:
        start = len(self.sheet.marks)
        self.number += 1
        rows = self.rows.sums()
        narrow = self.narrow_sums and self.width > 330
        x, width = (self.x + self.width * 0.42, self.width * 0.58) if narrow else (self.x, self.width)
        bottom = draw_section(self.pen, self.sum_look, self.rows.say("sums"), rows, x, top, width, self.number)
        return self._kept(start, top, bottom) + self.pen.size

    # Every page

    def _turn(self) -> float:
        self.sheet.page += 1
        return self.margin + 14

    def _foot(self, top: float) -> float:
        if not self.maker:
            return top
        align = self.family.rng("maker").choice(("left", "centre", "right"))
        return self.pen.write(self.x, top, self.maker, width=self.width, align=align, size=max(5.5, self.pen.size * 0.74), colour="#777777")

    def _feet(self) -> None:
        count = self.sheet.page + 1
        for page in range(count):
            self.sheet.page = page
            self._foot(self.sheet.height - self.margin - self.foot_height)
            at_head = self.family.traits["page number"].startswith("head")
            top = self.margin - 6 if at_head else self.sheet.height - self.margin + 2
            page_number(self.pen, page + 1, count, self.x, top, self.width)
