"""The foot of every page: one line, columns or a box of the firm's facts, and the page number."""

from __future__ import annotations

from bench.papers.closing import bank_rows
from bench.papers.letterhead import address, fact_lines
from bench.papers.meta import bare
from bench.papers.parties import Party
from bench.papers.pen import Pen, Span
from bench.papers.rulings import tint
from bench.papers.sheet import font_for, text_width


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
    if style == "tinted" and not bank_here:
        start = len(pen.sheet.marks)
        bottom = pens.lines(sender, role, x + 6, top + 4, width - 12, "left", must_name, True) + 4
        if bottom <= top + 8:  # all of it stands elsewhere
            return top
        pen.sheet.rectangle(x, top, x + width, bottom, fill=tint(family.colour), line=None, at=start)
        return bottom
    if style in ("own lines", "labels over") and not bank_here:
        return _stacked(pens, style, sender, role, x, top, width, must_name, facts)
    if style in ("short bar", "spread", "name left") and not bank_here:
        return _modern(pens, style, sender, role, x, top, width, must_name, facts)
    if style in ("wordmark", "two rules", "at right") and not bank_here:
        return _styled(pens, style, sender, role, x, top, width, must_name, facts)
    columns: list[list[list[Span]]] = [[[Span(sender.name, True, f"{role}_name" if role else None, sender.name)]]]
    contact = fact_lines(pen, sender, role, numbers=False)
    numbers = fact_lines(pen, sender, role, phones=False)
    if family.directors:
        numbers.append([Span(family.say("directors").format(name=sender.directors))])
    columns += [contact + numbers] if bank_here else [contact, numbers]
    if bank_here:
        columns.append([[Span(row.label + " "), Span(row.text, False, row.field, row.value)] for row in bank_rows(pen)])
    if style in ("split", "flush ends"):
        columns = [columns[0], [spans for column in columns[1:] for spans in column]]
    each = width / len(columns)
    start = len(pen.sheet.marks)
    ends = []
    for n, lines in enumerate(columns):
        left, at = x + n * each, top + 3
        for spans in lines:
            flush = style == "flush ends" and n
            at = pen.spans(left + 2, at, spans, each - (2 if flush else 10), "right" if flush else "left", size=size)
        if n == 0:
            at = address(pen, sender, role, left + 2, at, each - 10, "left", size=size)
        ends.append(at)
    bottom = max(ends)
    if style == "ruled columns":
        for n in range(1, len(columns)):
            pen.sheet.rule(x + n * each - 4, top + 3, x + n * each - 4, bottom, thick=0.6, colour=family.colour)
    elif style == "bordered cells":
        for n in range(len(columns)):
            pen.sheet.rectangle(x + n * each - 2, top, x + (n + 1) * each - 2, bottom + 2, line="#888888", at=start)
    elif style == "boxed":
        pen.sheet.rectangle(x, top, x + width, bottom + 2, line="#888888", at=start)
    elif style == "thick rule":
        pen.sheet.rule(x, top, x + width, top, thick=2.6, colour=family.colour)
    elif style != "flush ends":
        pen.sheet.rule(x, top, x + width, top, thick=0.5, colour="#888888")
    return bottom + 2


def _styled(
    pens: _Small, style: str, sender: Party, role: str | None, x: float, top: float, width: float, named: bool, facts: bool
) -> float:
    """The firm's name across the page, lines between two rules, or lines at the right without any."""
    pen = pens.pen
    if style == "at right":
        return pens.lines(sender, role, x, top + 2, width, "right", named, facts)
    if style == "two rules":
        bottom = pens.lines(sender, role, x, top + 3, width, "centre", named, facts) + 2
        for at in (top, bottom):
            pen.sheet.rule(x, at, x + width, at, thick=0.8, colour=pen.family.colour)
        return bottom + 1
    face, colour, name = pen.family.title_face(), pen.family.colour, f"{role}_name" if role else None
    size = min(24.0, 0.98 * width / text_width(sender.name, font_for(sender.name, pen.font(True, face)), 1.0))
    low = pen.write(
        x, top + 2, sender.name, width=width, align="centre", size=size, bold=True, face=face, colour=colour, field=name, value=sender.name
    )
    low = address(pen, sender, role, x, low, width, "centre", "middots", size=pens.size)
    return pens.lines(sender, role, x, low, width, "centre", False, True) if facts else low


def _stacked(
    pens: _Small, style: str, sender: Party, role: str | None, x: float, top: float, width: float, named: bool, facts: bool
) -> float:
    """Each fact on a line of its own in the middle of the page, or abreast under small labels."""
    pen, size = pens.pen, pens.size
    pen.sheet.rule(x, top, x + width, top, thick=0.5, colour="#888888")
    top += 3
    if named:
        name = f"{role}_name" if role else None
        align = "centre" if style == "own lines" else "left"
        top = pen.write(x, top, sender.name, width=width, align=align, size=size * 1.15, bold=True, field=name, value=sender.name)
        top = address(pen, sender, role, x, top, width, align, "joined", size=size)
    lines = fact_lines(pen, sender, role, phones=named or not facts, numbers=facts or named)
    if style == "own lines":
        for spans in lines:
            top = pen.spans(x, top, spans, width, "centre", size=size)
        return top
    labelled = [spans for spans in lines if len(spans) > 1]
    abreast = max(2, min(5, int(width // 100)))
    for at in range(0, len(labelled), abreast):
        ends, each = [], width / abreast
        for n, (label, told) in enumerate(labelled[at : at + abreast]):
            low = pen.write(x + n * each, top, bare(label.text.strip()), width=each - 8, size=size * 0.92, colour="#666666")
            ends.append(pen.write(x + n * each, low, told.text, width=each - 8, size=size, field=told.field, value=told.value))
        top = max(ends) + 2
    return top


def _modern(
    pens: _Small, style: str, sender: Party, role: str | None, x: float, top: float, width: float, named: bool, facts: bool
) -> float:
    """Lines under a short bar of colour, facts spread over the width, or the name at the left of them."""
    pen, size, name = pens.pen, pens.size, f"{role}_name" if role else None
    if style == "short bar":
        pen.sheet.rectangle(x, top, x + 64, top + 3, fill=pen.family.colour, line=None)
        return pens.lines(sender, role, x, top + 6, width, "left", named, facts)
    if style == "name left":
        side = width * 0.28
        left = pen.write(x, top + 3, sender.name, width=side - 10, size=size * 1.15, bold=True, field=name, value=sender.name)
        low = address(pen, sender, role, x + side, top + 3, width - side, "left", "middots", size=size) if named else top + 3
        low = pens.lines(sender, role, x + side, low, width - side, "left", False, facts or named)
        pen.sheet.rule(x + side - 6, top + 3, x + side - 6, max(left, low), thick=0.7, colour=pen.family.colour)
        return max(left, low) + 1
    pen.sheet.rule(x, top, x + width, top, thick=0.5, colour="#888888", dashed=True)
    top += 3
    if named:
        top = pen.write(x, top, sender.name, width=width, size=size * 1.15, bold=True, field=name, value=sender.name)
        top = address(pen, sender, role, x, top, width, "left", "joined", size=size)
    rows = fact_lines(pen, sender, role, phones=named or not facts, numbers=facts or named)
    abreast = max(1, min(4, len(rows), int(width // 120)))
    for at in range(0, len(rows), abreast):
        each = width / abreast
        top = max(pen.spans(x + n * each, top, spans, each - 6, size=size) for n, spans in enumerate(rows[at : at + abreast]))
    return top + 1


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
    if place in ("bare", "dashes", "low corner", "boxed", "top corner", "with name", "both ends", "head boxed", "bracketed", "with date"):
        _bare_number(pen, place, number, count, x, top, width)
        return
    text = pen.family.say("page").format(n=number, m=count)
    align = "left" if place.endswith("left") else "centre" if place.endswith("centre") else "right"
    pen.write(x, top, text, width=width, align=align, size=max(6.0, pen.size * 0.8))


def _bare_number(pen: Pen, place: str, number: int, count: int, x: float, top: float, width: float) -> None:
    """The page without a word: one of so many, between dashes, in a box, in the upper corner, or with the paper's number in the lower."""
    size = max(6.0, pen.size * 0.8)
    if place == "top corner":
        if "band" not in pen.drawn:
            pen.write(x, 8, f"{number} | {count}", width=pen.sheet.width - x - 14, align="right", size=6.5)
        return
    if place == "bracketed":
        pen.write(x, top, f"{number} ({count})", width=width, align="right", size=size)
        return
    if place == "with date":
        pen.write(x, top, pen.day(pen.content.issue), width=width * 0.6, size=size, wrap=False)
        pen.write(x + width * 0.62, top, f"{number} / {count}", width=width * 0.38, align="right", size=size)
        return
    if place in ("with name", "both ends"):
        seller = pen.content.buyer if pen.sender_role == "buyer" else pen.content.seller
        if place == "with name":
            pen.write(x, top, f"{seller.name} – {number}", width=width, align="right", size=size, wrap=False)
            return
        pen.write(x, top, pen.content.number, width=width * 0.6, size=size)
        pen.write(x + width * 0.7, top, f"{number} / {count}", width=width * 0.3, align="right", size=size)
        return
    if place in ("boxed", "head boxed"):
        start, wide = len(pen.sheet.marks), text_width(f"{number}/{count}", pen.font(), size) + 8
        low = pen.write(x + width - wide, top + 1, f"{number}/{count}", width=wide, align="centre", size=size)
        pen.sheet.rectangle(x + width - wide, top, x + width, low + 1, line="#777777", at=start)
        return
    if place == "low corner":
        text = f"{pen.content.number}  {number}/{count}"
        pen.write(x, pen.sheet.height - 15, text, width=pen.sheet.width - x - 16, align="right", size=6.0)
        return
    text = f"{number}/{count}" if place == "bare" else f"- {number} -"
    pen.write(x, top, text, width=width, align="centre", size=size)
