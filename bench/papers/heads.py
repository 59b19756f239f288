"""Heads over the whole width of the page, titles between rules or on a bar, and what is repeated over the pages that follow."""

from __future__ import annotations

from bench.papers.letterhead import address, fact_lines, logo
from bench.papers.meta import bare
from bench.papers.parties import Party
from bench.papers.pen import Pen, Span
from bench.papers.rulings import rounded, tint
from bench.papers.sheet import font_for, text_width


def firm_name(pen: Pen, party: Party, role: str | None, x: float, top: float, width: float, align: str) -> float:
    """The name in large letters."""
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


def small_line_head(pen: Pen, party: Party, role: str | None, x: float, top: float, width: float) -> float:
    """Everything about the firm in one or two small lines over a thin rule, as on second sheets and plain office papers."""
    pen.drawn.add("seller")
    size = max(6.0, pen.size * 0.82)
    told = ", ".join(party.lines)
    pieces = [[Span(party.name, True, f"{role}_name" if role else None, party.name)]]
    pieces += [[Span(told, False, f"{role}_address" if role else None, told)], *fact_lines(pen, party, role, numbers=numbers_here(pen))]
    joint = Span(pen.family.rng("small line").choice(("  ·  ", "   ", " | ", " – ")))
    line: list[Span] = []
    for spans in pieces:
        if line and pen.span_width([*line, joint, *spans], size) > width:
            top = pen.spans(x, top, line, width, size=size)
            line = []
        line += [*([joint] if line else []), *spans]
    top = pen.spans(x, top, line, width, size=size) + 2
    pen.sheet.rule(x, top, x + width, top, thick=0.5)
    return top + 4


def flanked_head(pen: Pen, party: Party, role: str | None, x: float, top: float, width: float) -> float:
    """The name in the middle, the address at its left and how to reach the firm at its right."""
    side, size = width * 0.27, pen.size * 0.92
    low = firm_name(pen, party, role, x + side + 10, top, width - 2 * side - 20, "centre")
    left = address(pen, party, role, x, top + 3, side, "left", size=size)
    right = top + 3
    for spans in fact_lines(pen, party, role, numbers=numbers_here(pen)):
        right = pen.spans(x + width - side, right, spans, side, "right", size=size)
    bottom = max(low, left, right) + 2
    pen.sheet.rule(x, bottom, x + width, bottom, thick=0.6, colour=pen.family.colour)
    return bottom + 4


def numbers_here(pen: Pen) -> bool:
    """Whether tax number and registration stand in the head; the foot has them where they do not."""
    here = pen.family.traits["seller facts"] != "footer"
    if not here:
        pen.drawn.add("facts wanted")
    return here


def spread_head(pen: Pen, party: Party, role: str | None, x: float, top: float, width: float) -> float:
    """The name over a rule, and under it the address, how to reach the firm, and its numbers side by side."""
    top = firm_name(pen, party, role, x, top, width, "left")
    pen.sheet.rule(x, top + 1, x + width, top + 1, thick=1.2, colour=pen.family.colour)
    top += 5
    columns = [fact_lines(pen, party, role, numbers=False)]
    if numbers_here(pen):
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
    top = firm_name(pen, party, role, x, top, width, "centre")
    top = address(pen, party, role, x, top, width, "centre", "joined")
    line: list[Span] = []
    for spans in fact_lines(pen, party, role, numbers=numbers_here(pen)):
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
    """The title between two rules, in a box, in white on a bar, or with a line under it or over it."""
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
    if style == "bleeding bar":  # out to the edge of the page that it is nearer to
        bottom = pen.write(x + 6, top + 4, said, width=width - 12, align=align, size=size, bold=True, face=face, colour="#ffffff") + 4
        edges = [x, x + width]
        if pen.family.traits["letterhead"] not in ("framed", "boxed centre"):
            if x < 80 and align == "left":
                edges[0] = 0.0
            elif edges[1] > pen.sheet.width - 80:
                edges[1] = pen.sheet.width
        pen.sheet.rectangle(edges[0], top, edges[1], bottom, fill=pen.family.colour, line=None, at=start)
        return bottom + 4
    if style == "side stripe":
        bottom = pen.write(x + 13, top + 2, said, width=width - 13, size=size, bold=True, face=face, colour=colour) + 2
        pen.sheet.rectangle(x, top, x + 5, bottom, fill=colour or pen.family.colour, line=None, at=start)
        return bottom + 3
    if style == "pill":
        wide = min(width, text_width(said, font_for(said, pen.font(True, face)), size) + 30)
        left = x + {"left": 0.0, "right": width - wide, "centre": (width - wide) / 2}[align]
        bottom = pen.write(left + 12, top + 3, said, width=wide - 24, align="centre", size=size, bold=True, face=face, colour="#ffffff") + 3
        pen.sheet.shape(left, top, rounded(wide, bottom - top, pen.family.colour), at=start)
        return bottom + 4
    if style == "double below":
        bottom = pen.write(x, top, said, width=width, align=align, size=size, bold=True, face=face, colour=colour) + 1
        for at in (bottom, bottom + 2.2):
            pen.sheet.rule(x, at, x + width, at, thick=0.7, colour=colour or "#111111")
        return bottom + 6
    if style == "dashed ends":
        return pen.write(x, top, f"– {said} –", width=width, align=align, size=size, bold=True, face=face, colour=colour) + 2
    if style == "overlined":
        pen.sheet.rule(x, top + 1, x + width, top + 1, thick=2.4, colour=colour or "#111111")
        return pen.write(x, top + 5, said, width=width, align=align, size=size, bold=True, face=face, colour=colour) + 2
    if style == "starred":  # as line printers set titles off
        return pen.write(x, top, f"*** {said} ***", width=width, align=align, size=size, bold=True, face=face, colour=colour) + 2
    bottom = pen.write(x, top, said, width=width, align=align, size=size, bold=True, face=face, colour=colour)
    wide = min(width, text_width(said, font_for(said, pen.font(True, face)), size))
    left = x + {"left": 0.0, "right": width - wide, "centre": (width - wide) / 2}[align]
    if style == "leading rule":
        _rules_beside(pen, x, width, left, wide, bottom - size * pen.family.leading * 0.5, colour)
        return bottom + 3
    pen.sheet.rule(left, bottom, left + wide, bottom, thick=1.0, colour=colour or "#111111")
    return bottom + 4


def _rules_beside(pen: Pen, x: float, width: float, left: float, wide: float, at: float, colour: str | None) -> None:
    """Lines that lead from the title to the edges."""
    for start, end in ((x, left - 8), (left + wide + 8, x + width)):
        if end - start > 12:
            pen.sheet.rule(start, at, end, at, thick=1.2, colour=colour or "#111111")


def panel_head(pen: Pen, party: Party, role: str | None, x: float, top: float, width: float) -> float:
    """A light panel over the whole width: name and address at the left, how to reach the firm and its numbers at the right."""
    start, half = len(pen.sheet.marks), (width - 32) / 2
    left = firm_name(pen, party, role, x + 10, top + 8, half, "left")
    left = address(pen, party, role, x + 10, left, half, "left")
    right = top + 10
    for spans in fact_lines(pen, party, role, numbers=numbers_here(pen)):
        right = pen.spans(x + 22 + half, right, spans, half, "right")
    bottom = max(left, right) + 7
    pen.sheet.rectangle(x, top, x + width, bottom, fill=tint(pen.family.colour), line=None, at=start)
    return bottom + 2


def side_column(pen: Pen, party: Party, role: str | None, x: float, top: float, width: float, edge: float) -> None:
    """Everything about the firm in a column down a side of the first page, set off from the text by a rule or a tint."""
    start, size = len(pen.sheet.marks), pen.size * 0.88
    pen.drawn.add("seller")
    name = f"{role}_name" if role else None
    face, colour = pen.family.title_face(), pen.family.colour
    top = pen.write(
        x, top, party.name, width=width, size=pen.size * 1.35, bold=True, face=face, colour=colour, field=name, value=party.name
    )
    top = address(pen, party, role, x, top + 8, width, "left", size=size) + 8
    for *label, told in fact_lines(pen, party, role, numbers=numbers_here(pen)):
        if label:
            top = pen.write(x, top, bare(label[0].text.strip()), width=width, size=size * 0.9, colour="#555555")
        top = pen.write(x, top, told.text, width=width, size=size, field=told.field, value=told.value) + 3
    high = pen.sheet.height
    ends = (0.0, edge) if x < edge else (edge, pen.sheet.width)
    if pen.family.rng("side").random() < 0.5:
        pen.sheet.rectangle(ends[0], 0, ends[1], high, fill=tint(colour), line=None, at=start)
    else:
        pen.sheet.rule(edge, 30, edge, high - 30, thick=0.8, colour=colour)


def small_strip(pen: Pen, kind: str, x: float, top: float, width: float) -> float:
    """On the pages that follow: title, number and date between two rules."""
    told = (pen.family.say(f"title_{kind}"), pen.content.number, pen.day(pen.content.issue))
    pen.sheet.rule(x, top, x + width, top, thick=0.7)
    each = width / len(told)
    ends = [
        pen.write(x + n * each, top + 2, text, width=each - 4, size=pen.size * 0.9, align=("left", "centre", "right")[n], wrap=False)
        for n, text in enumerate(told)
    ]
    bottom = max(ends) + 1
    pen.sheet.rule(x, bottom, x + width, bottom, thick=0.7)
    return bottom + 3


def boxed_line(pen: Pen, kind: str, x: float, top: float, width: float) -> float:
    """On the pages that follow: number and date in boxes behind their labels, and the page in a third."""
    day_key = "date" if kind == "invoice" else "date_other"
    told = [f"{pen.label(f'number_{kind}')} {pen.content.number}", f"{pen.label(day_key)} {pen.day(pen.content.issue)}"]
    told.append(str(pen.sheet.page + 1))
    edges = (x, x + width * 0.45, x + width * 0.9, x + width)
    low = max(
        pen.write(edges[n] + 4, top + 2, text, width=edges[n + 1] - edges[n] - 8, size=pen.size * 0.9, wrap=False)
        for n, text in enumerate(told)
    )
    for n in range(3):
        pen.sheet.rectangle(edges[n], top, edges[n + 1], low + 1, line="#777777")
    return low + 4


def running_head(pen: Pen, sender: Party, kind: str, x: float, top: float, width: float) -> float:
    """On the pages that follow: whose paper it is at the left, which it is at the right, over a rule."""
    size = pen.size * 0.9
    number = f"{bare(pen.label(f'number_{kind}'))} {pen.content.number}"
    left = pen.write(x, top, sender.name, width=width * 0.55, size=size)
    right = pen.write(x + width * 0.6, top, number, width=width * 0.4, size=size, align="right")
    bottom = max(left, right) + 1
    pen.sheet.rule(x, bottom, x + width, bottom, thick=0.5)
    return bottom + 3


def following_head(pen: Pen, sender: Party, kind: str, x: float, top: float, width: float) -> float:
    """What the house repeats over the pages that follow the first."""
    style = pen.family.traits["continuation"]
    match style:
        case "letterhead":
            return logo(pen, x, top, width, "left", sender.brand)
        case "running head":
            return running_head(pen, sender, kind, x, top, width)
        case "small strip":
            return small_strip(pen, kind, x, top, width)
        case "note":
            return pen.write(x, top, f"{pen.family.say(f'title_{kind}')} {pen.content.number}", width=width, size=pen.size * 0.9)
        case "buyer named":
            line = f"{pen.content.buyer.name}  –  {pen.content.number}"
            return pen.write(x, top, line, width=width, align="right", size=pen.size * 0.9) + 2
        case "boxed line":
            return boxed_line(pen, kind, x, top, width)
        case "title again":
            low = pen.write(x, top, pen.family.say(f"title_{kind}"), width=width * 0.6, size=pen.size * 1.3, bold=True)
            pen.write(x + width * 0.64, top + 2, pen.day(pen.content.issue), width=width * 0.36, align="right", wrap=False)
            return low + 2
        case "name alone":
            low = pen.write(x, top, sender.name, width=width, align="centre", bold=True, face=pen.family.title_face()) + 1
            pen.sheet.rule(x + width * 0.3, low, x + width * 0.7, low, thick=0.5)
            return low + 3
        case "labelled line":
            pairs = ((f"number_{kind}", pen.content.number), ("date" if kind == "invoice" else "date_other", pen.day(pen.content.issue)))
            line = [span for key, told in pairs for span in (Span(f"{pen.label(key)} ", True), Span(f"{told}     "))]
            return pen.spans(x, top, line, width) + 2
    return top


HEADS = {
    "spread": spread_head,
    "one line": one_line_head,
    "panel": panel_head,
    "side": panel_head,
    "far side": panel_head,
    "small line": small_line_head,
    "flanked": flanked_head,
}
"""What takes the whole width; a column at the side is a panel where there is no room for it."""
