"""How a firm's address stands to its telephone and its numbers under the firm's name."""

from __future__ import annotations

from bench.papers.letterhead import address, fact_lines
from bench.papers.meta import bare
from bench.papers.parties import Party
from bench.papers.pen import Pen, Span


def facts_in_style(pen: Pen, party: Party, role: str | None, style: str, x: float, top: float, width: float, align: str) -> float:
    """The firm's telephone before its address, its facts in a bordered table, all in running text, or in columns abreast."""
    phones, numbers = fact_lines(pen, party, role, numbers=False), fact_lines(pen, party, role, phones=False)
    if style == "three columns" and width > 300:
        each = (width - 20) / 3
        ends = [address(pen, party, role, x, top + 2, each, "left")]
        for n, lines in enumerate((phones, numbers), start=1):
            at = top + 2
            for spans in lines:
                at = pen.spans(x + n * (each + 10), at, spans, each)
            ends.append(at)
        return max(ends)
    if style == "paragraph":
        return _paragraph(pen, party, role, [*phones, *numbers], x, top, width, align)
    if style == "table" and width > 150:
        return _table(pen, [*phones, *numbers], x, address(pen, party, role, x, top, width, align) + 2, width)
    for spans in phones:
        top = pen.spans(x, top, spans, width, align)
    top = address(pen, party, role, x, top, width, align)
    for spans in numbers:
        top = pen.spans(x, top, spans, width, align)
    return top


def _paragraph(pen: Pen, party: Party, role: str | None, lines: list[list[Span]], x: float, top: float, width: float, align: str) -> float:
    """Address and facts one after the other, with commas, as sentences run."""
    told = ", ".join(party.lines)
    pieces = [[Span(told, False, f"{role}_address" if role else None, told)], *lines]
    line: list[Span] = []
    for n, spans in enumerate(pieces):
        piece = [*spans, Span("," if n < len(pieces) - 1 else ".")] if pen.span_width(spans) < width - 8 else spans
        joint = [Span(" ")] if line else []
        if line and pen.span_width([*line, *joint, *piece]) > width:
            top = pen.spans(x, top, line, width, align)
            line, joint = [], []
        line += [*joint, *piece]
    return pen.spans(x, top, line, width, align) if line else top


def _table(pen: Pen, lines: list[list[Span]], x: float, top: float, width: float) -> float:
    """Facts in a table of two columns with lines around the cells."""
    labels = [spans[0].text.strip() for spans in lines if len(spans) > 1]
    side = min(width * 0.42, max((pen.span_width([Span(each, True)]) for each in labels), default=0.0) + 12)
    for *label, told in lines:
        start = len(pen.sheet.marks)
        low = pen.write(x + 4, top + 1.5, bare(label[0].text.strip()), width=side - 8) if label else top
        right = pen.write(x + side + 4, top + 1.5, told.text, width=width - side - 8, field=told.field, value=told.value)
        bottom = max(low, right) + 1
        pen.sheet.rectangle(x, top, x + side, bottom, line="#999999", thick=0.4, at=start)
        pen.sheet.rectangle(x + side, top, x + width, bottom, line="#999999", thick=0.4, at=start)
        top = bottom
    return top + 2
