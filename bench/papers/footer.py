"""The foot of every page: one line, columns or a box of the firm's facts, and the page number."""

from __future__ import annotations

from bench.papers.closing import bank_rows
from bench.papers.letterhead import address, fact_lines
from bench.papers.parties import Party
from bench.papers.pen import Pen, Span


def draw_footer(pen: Pen, sender: Party, role: str | None, x: float, top: float, width: float, must_name: bool, facts: bool) -> float:
    """Draws the foot at `top`; answers its end. `must_name` where no other block has the firm's name and address."""
    style, family = pen.family.traits["footer"], pen.family
    size = max(5.5, pen.size * 0.76)
    pens = _Small(pen, size)
    bank_here = family.traits["bank"] == "footer" and family.show_bank and pen.content.kind in ("invoice", "credit_note")
    if style == "none" and not must_name and not facts and not bank_here:
        return top
    if style in ("line", "centred", "facts") or (style == "none" and not bank_here):
        pen.sheet.rule(x, top, x + width, top, thick=0.5, colour="#888888")
        top += 3
        align = "centre" if style in ("centred", "line") else "left"
        return pens.lines(sender, role, x, top, width, align, must_name, facts or style == "facts")
    if style == "filled" and not bank_here:
        start, white = len(pen.sheet.marks), _Small(pen, size, "#ffffff")
        bottom = white.lines(sender, role, x + 6, top + 4, width - 12, "centre", must_name, True)
        pen.sheet.rectangle(x, top, x + width, bottom + 4, fill=family.colour, line=None, at=start)
        return bottom + 4
    columns: list[list[list[Span]]] = [[[Span(sender.name, True, f"{role}_name" if role else None, sender.name)]]]
    contact = fact_lines(pen, sender, role, numbers=False)
    numbers = fact_lines(pen, sender, role, phones=False)
    if family.directors:
        numbers.append([Span(family.say("directors").format(name=sender.directors))])
    columns += [contact + numbers] if bank_here else [contact, numbers]
    if bank_here:
        columns.append([[Span(row.label + " "), Span(row.text, False, row.field, row.value)] for row in bank_rows(pen)])
    if style == "split":
        columns = [columns[0], [spans for column in columns[1:] for spans in column]]
    each = width / len(columns)
    start = len(pen.sheet.marks)
    ends = []
    for n, lines in enumerate(columns):
        left, at = x + n * each, top + 3
        for spans in lines:
            at = pen.spans(left + 2, at, spans, each - 10, size=size)
        if n == 0:
            at = address(pen, sender, role, left + 2, at, each - 10, "left", size=size)
        ends.append(at)
    bottom = max(ends)
    if style == "boxed":
        pen.sheet.rectangle(x, top, x + width, bottom + 2, line="#888888", at=start)
    else:
        pen.sheet.rule(x, top, x + width, top, thick=0.5, colour="#888888")
    return bottom + 2


class _Small:
    """A foot of running lines."""

    def __init__(self, pen: Pen, size: float, colour: str | None = None) -> None:
        self.pen, self.size, self.colour = pen, size, colour

    def lines(self, sender: Party, role: str | None, x: float, top: float, width: float, align: str, named: bool, facts: bool) -> float:
        pen, family = self.pen, self.pen.family
        if named:
            top = pen.write(
                x,
                top,
                sender.name,
                width=width,
                align=align,
                size=self.size,
                bold=True,
                colour=self.colour,
                field=f"{role}_name" if role else None,
                value=sender.name,
            )
            top = address(pen, sender, role, x, top, width, align, "joined", size=self.size, colour=self.colour)
        rows = fact_lines(pen, sender, role, phones=named or not facts, numbers=facts or named)
        if family.directors:
            rows.append([Span(family.say("directors").format(name=sender.directors))])
        line: list[Span] = []
        for spans in rows:
            joint = [Span("  |  ")] if line else []
            if line and pen.span_width([*line, *joint, *spans], self.size) > width:
                top = pen.spans(x, top, line, width, align, size=self.size, colour=self.colour)
                line, joint = [], []
            line += [*joint, *spans]
        return pen.spans(x, top, line, width, align, size=self.size, colour=self.colour) if line else top


def page_number(pen: Pen, number: int, count: int, x: float, top: float, width: float) -> None:
    """Page so and so of so many, where the house puts it."""
    place = pen.family.traits["page number"]
    if place == "none" or (count == 1 and pen.family.rng("single page").random() < 0.4):
        return
    text = pen.family.say("page").format(n=number, m=count)
    align = "left" if place.endswith("left") else "centre" if place.endswith("centre") else "right"
    pen.write(x, top, text, width=width, align=align, size=max(6.0, pen.size * 0.8))
