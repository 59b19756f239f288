"""A paper whose sender is hard to find: the addressee stands first, the firm itself only in small print, in the foot or at the account."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from bench.papers.addressee import party_block
from bench.papers.families import Family
from bench.papers.items import PRICED
from bench.papers.letterhead import fact_lines
from bench.papers.masthead import GAP
from bench.papers.meta import draw_meta, draw_strip
from bench.papers.neighbours import KINDS
from bench.papers.pen import Span
from bench.papers.trade import Trade

SHARE = 0.14
PLACES = ("foot", "foot", "corner", "corner", "sender line", "account", "closing")


def is_modest(family: Family, kind: str, rng: Random) -> bool:
    """Whether the sender of this paper is hard to find; draws nothing for a house held apart."""
    return not family.held and kind in KINDS and rng.random() > 1 - SHARE


class Modest(Trade):
    """One such paper being drawn."""

    def __init__(self, family: Family, kind: str, rng: Random) -> None:
        self.own = family.rng(f"modest/{rng.randrange(3)}")
        self.where = self.own.choice(PLACES)
        changed = {"letterhead": "none", "parties": "buyer|meta"}
        if self.where != "foot":
            changed["footer"] = "none"
            changed["bank"] = family.traits["bank"] if family.traits["bank"] not in ("footer", "slip") else "columns"
        super().__init__(replace(family, traits=family.traits | changed), kind, rng)

    def head(self, top: float) -> float:
        """The addressee, the paper's own data, its title; the firm in small print at most."""
        pen, rng = self.pen, self.own
        pen.drawn.add("seller")
        wide, start = (self.width - GAP) / 2, top
        left, right = top, top
        if self.where == "corner":
            right = self._corner(self.x + wide + GAP, top, wide) + 6
        if self.where == "sender line":
            left = self._sender_line(top, wide)
        if rng.random() < 0.4:
            left = max(left, start + rng.choice((10.0, 40.0, 70.0)))
        title_first = rng.random() < 0.25
        if title_first:
            low = self._title_row(max(left, right))
            left = right = low
        left = party_block(pen, self.other, self.other_role, self.other_heading, self.x, left, wide)
        if not title_first and rng.random() < 0.6:
            left = right = self._title_row(max(left, right) + rng.choice((6.0, 20.0)))
        main, other = self._rows()
        if rng.random() < 0.35:
            top = draw_strip(pen, [*main, *other], self.x, max(left, right) + 6, self.width) + 4
        elif rng.random() < 0.5:
            top = max(left, draw_meta(pen, [*main, *other], self.x + wide + GAP, right, wide))
        else:
            top = draw_meta(pen, [*main, *other], self.x, max(left, right) + 6, self.width * 0.6)
        if "title" not in pen.drawn:
            top = self._title_row(top + 4)
        return top + 6

    def _named(self, bold: bool = False) -> Span:
        name = f"{self.sender_role}_name" if self.sender_role else None
        return Span(self.sender.name, bold, name, self.sender.name)

    def _corner(self, x: float, top: float, width: float) -> float:
        """Name and address in small print in the right upper corner."""
        pen, size = self.pen, max(5.5, self.pen.size * self.own.choice((0.72, 0.8, 0.9)))
        align = self.own.choice(("left", "right"))
        field, value = f"{self.sender_role}_address", ", ".join(self.sender.lines)
        top = pen.spans(x, top, [self._named(self.own.random() < 0.3)], width, align, size=size)
        occurrence = pen.sheet.next_occurrence()
        for line in self.sender.lines:
            top = pen.write(x, top, line, width=width, align=align, size=size, field=field, value=value, occurrence=occurrence)
        for spans in fact_lines(pen, self.sender, self.sender_role)[:5]:
            top = pen.spans(x, top, spans, width, align, size=size)
        return top

    def _sender_line(self, top: float, width: float) -> float:
        """Who sent the paper, in one small line over the addressee."""
        pen, size = self.pen, max(5.0, self.pen.size * 0.68)
        joint = self.own.choice((" · ", ", ", " | ", " - "))
        value = ", ".join(self.sender.lines)
        spans = [self._named(), Span(joint), Span(joint.join(self.sender.lines), False, f"{self.sender_role}_address", value)]
        wide = pen.span_width(spans, size)
        top = pen.spans(self.x, top, spans, width, size=size * min(1.0, width / wide * 0.99))
        if self.own.random() < 0.6:
            pen.sheet.rule(self.x, top, self.x + width, top, thick=0.3)
        return top + 5

    def _closing(self, top: float) -> float:
        top = super()._closing(top)
        if self.where not in ("account", "closing"):
            return top
        pen, start = self.pen, len(self.sheet.marks)
        told, joint = ", ".join(self.sender.lines), self.own.choice((", ", " · ", " / "))
        line = [self._named(self.own.random() < 0.4), Span(joint), Span(told, False, f"{self.sender_role}_address", told)]
        low = top + (2.0 if self.where == "account" else 14.0)
        if self.where == "account" and self.kind in PRICED:
            line = [Span(f"{pen.said('account_name')} ", pen.family.bold_labels), *line]
        low = pen.spans(self.x, low, line, self.width)
        for spans in fact_lines(pen, self.sender, self.sender_role, phones=self.own.random() < 0.5):
            low = pen.spans(self.x, low, spans, self.width)
        return self._kept(start, top, low) + 3

    def _foot(self, top: float) -> float:
        if self.where == "foot":
            self.pen.drawn -= {"seller"}
        return super()._foot(top)
