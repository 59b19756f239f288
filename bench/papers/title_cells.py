"""The title with the paper's number beside it: at the other end of the line, in cells of one frame, in red as books have it."""

from __future__ import annotations

from bench.papers.meta import NUMBER_FIELDS, bare
from bench.papers.pen import Pen, Span
from bench.papers.rulings import tint
from bench.papers.sheet import font_for, text_width


def title_and_number(
    pen: Pen, style: str, kind: str, said: str, x: float, top: float, width: float, size: float, colour: str | None
) -> float:
    """Title and number in one of these styles."""
    pen.drawn.add("number in title")
    if style == "three cells":
        return _three_cells(pen, kind, said, x, top, width, colour)
    number = Span(pen.content.number, True, NUMBER_FIELDS.get(kind), pen.content.number)
    face = pen.family.title_face()
    if style == "number opposite":
        size = min(size, pen.size * 1.7)
        low = pen.write(x, top, said, width=width * 0.58, size=size, bold=True, face=face, colour=colour)
        own = size * min(1.0, width * 0.38 / pen.span_width([number], size))
        pen.spans(x + width * 0.6, low - own * pen.family.leading, [number], width * 0.4, "right", size=own, colour=colour)
        return low + 3
    if style == "two cells":
        start, cut = len(pen.sheet.marks), x + width * 0.58
        size = min(size, pen.size * 1.5)
        low = pen.write(x + 6, top + 4, said, width=cut - x - 12, align="centre", size=size, bold=True, face=face, colour=colour)
        wide = x + width - cut - 12
        own = size * min(1.0, wide / pen.span_width([number], size))
        right = pen.spans(cut + 6, top + 4, [number], wide + 0.5, "centre", size=own, colour=colour)
        bottom = max(low, right) + 3
        pen.sheet.rectangle(x, top, cut, bottom, line=colour or "#333333", thick=0.9, at=start)
        pen.sheet.rectangle(cut, top, x + width, bottom, line=colour or "#333333", thick=0.9, at=start)
        return bottom + 5
    low = pen.write(x, top, said, width=width, align="left", size=size, bold=True, face=face, colour=colour)
    short = {"de": "Nr. ", "fr": "N° ", "nl": "nr. ", "af": "Nr ", "zh": "No. ", "en": "No "}[pen.family.tongue]
    red = "#c0162c" if colour != "#ffffff" else colour
    return pen.spans(x, low, [Span(short, False), number], width, "left", size=pen.size * 1.35, colour=red) + 4


def _three_cells(pen: Pen, kind: str, said: str, x: float, top: float, width: float, colour: str | None) -> float:
    """Title, number and day in a row of three cells; the last two have small labels over them."""
    content, start = pen.content, len(pen.sheet.marks)
    pen.drawn.add("date in title")
    day_field = "statement_date" if kind == "statement" else "issue_date"
    cells = (
        (f"number_{kind}", content.number, NUMBER_FIELDS.get(kind), content.number),
        ("date" if kind == "invoice" else "date_other", pen.day(content.issue), day_field, content.issue.isoformat()),
    )
    edges = (x, x + width * 0.4, x + width * 0.7, x + width)
    face = pen.family.title_face()
    size = pen.size * 1.4
    longest = max(text_width(word, font_for(word, pen.font(True, face)), size) for word in said.split(" "))
    size *= min(1.0, (edges[1] - x - 10) / longest)
    ends = [pen.write(x + 5, top + 4, said, width=edges[1] - x - 10, align="centre", size=size, bold=True, face=face, colour=colour)]
    for n, (key, text, field, value) in enumerate(cells, start=1):
        wide = edges[n + 1] - edges[n] - 10
        low = pen.write(edges[n] + 5, top + 2, bare(pen.label(key)), width=wide, size=pen.size * 0.78, colour=colour)
        ends.append(pen.write(edges[n] + 5, low, text, width=wide, bold=True, field=field, value=value, colour=colour))
    bottom = max(ends) + 3
    for n in range(3):
        fill = tint(pen.family.colour) if n == 0 and colour != "#ffffff" else None
        pen.sheet.rectangle(edges[n], top, edges[n + 1], bottom, fill=fill, line="#666666", at=start)
    return bottom + 5
