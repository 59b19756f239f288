"""Heads over the whole width of the page, titles between rules or on a bar, and what is repeated over the pages that follow."""

from __future__ import annotations

from bench.papers.letterhead import address, fact_lines
from bench.papers.meta import bare
from bench.papers.parties import Party
from bench.papers.pen import Pen, Span
from bench.papers.sheet import font_for, text_width


def _name(pen: Pen, party: Party, role: str | None, x: float, top: float, width: float, align: str) -> float:
    pen.drawn.add("seller")
    return pen.write(
        x,
        top,
        party.name,
        width=width,
        align=align,
        size=pen.size * 1.7,
        bold=True,
        face=pen.family.title_face(),
        colour=pen.family.colour,
        field=f"{role}_name" if role else None,
        value=party.name,
    )


def _numbers_here(pen: Pen) -> bool:
    """Whether tax number and registration stand in the head; the foot has them where they do not."""
    here = pen.family.traits["seller facts"] != "footer"
    if not here:
        pen.drawn.add("facts wanted")
    return here


def spread_head(pen: Pen, party: Party, role: str | None, x: float, top: float, width: float) -> float:
    """The name over a rule, and under it the address, how to reach the firm, and its numbers side by side."""
    top = _name(pen, party, role, x, top, width, "left")
    pen.sheet.rule(x, top + 1, x + width, top + 1, thick=1.2, colour=pen.family.colour)
    top += 5
    columns = [fact_lines(pen, party, role, numbers=False)]
    if _numbers_here(pen):
        columns.append(fact_lines(pen, party, role, phones=False))
    columns = [lines for lines in columns if lines]
    each = width / (len(columns) + 1)
    ends = [address(pen, party, role, x, top, each - 10, "left")]
    for n, lines in enumerate(columns, start=1):
        at = top
        for spans in lines:
            at = pen.spans(x + n * each, at, spans, each - 10)
        ends.append(at)
    return max(ends)


def one_line_head(pen: Pen, party: Party, role: str | None, x: float, top: float, width: float) -> float:
    """The name in the middle over its address and its numbers in running lines, closed by a rule."""
    top = _name(pen, party, role, x, top, width, "centre")
    top = address(pen, party, role, x, top, width, "centre", "joined")
    line: list[Span] = []
    for spans in fact_lines(pen, party, role, numbers=_numbers_here(pen)):
        joint = [Span("  •  ")] if line else []
        if line and pen.span_width([*line, *joint, *spans]) > width:
            top = pen.spans(x, top, line, width, "centre")
            line, joint = [], []
        line += [*joint, *spans]
    if line:
        top = pen.spans(x, top, line, width, "centre")
    pen.sheet.rule(x, top + 2, x + width, top + 2, thick=0.8)
    return top + 3


def title_in_style(
    pen: Pen, style: str, said: str, x: float, top: float, width: float, align: str, size: float, colour: str | None
) -> float:
    """The title between two rules, in a box, in white on a bar, or with a line under it."""
    start, face = len(pen.sheet.marks), pen.family.title_face()
    if style == "ruled":
        bottom = pen.write(x, top + 4, said, width=width, align="centre", size=size, bold=True, face=face, colour=colour) + 1
        for at in (top + 1, bottom):
            pen.sheet.rule(x, at, x + width, at, thick=0.9)
        return bottom + 3
    if style == "boxed":
        bottom = pen.write(x + 6, top + 4, said, width=width - 12, align="centre", size=size, bold=True, face=face, colour=colour) + 3
        pen.sheet.rectangle(x, top, x + width, bottom, at=start)
        return bottom + 2
    if style == "filled":
        bottom = pen.write(x + 6, top + 3, said, width=width - 12, align=align, size=size, bold=True, face=face, colour="#ffffff") + 2
        pen.sheet.rectangle(x, top, x + width, bottom, fill=pen.family.colour, line=None, at=start)
        return bottom + 3
    bottom = pen.write(x, top, said, width=width, align=align, size=size, bold=True, face=face, colour=colour)
    wide = min(width, text_width(said, font_for(said, pen.font(True, face)), size))
    left = x + {"left": 0.0, "right": width - wide, "centre": (width - wide) / 2}[align]
    pen.sheet.rule(left, bottom, left + wide, bottom, thick=1.0, colour=colour or "#111111")
    return bottom + 4


def running_head(pen: Pen, sender: Party, kind: str, x: float, top: float, width: float) -> float:
    """On the pages that follow: whose paper it is at the left, which it is at the right, over a rule."""
    size = pen.size * 0.9
    number = f"{bare(pen.label(f'number_{kind}'))} {pen.content.number}"
    left = pen.write(x, top, sender.name, width=width * 0.55, size=size)
    right = pen.write(x + width * 0.6, top, number, width=width * 0.4, size=size, align="right")
    bottom = max(left, right) + 1
    pen.sheet.rule(x, bottom, x + width, bottom, thick=0.5)
    return bottom + 3
