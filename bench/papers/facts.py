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
    if style == "letters":
        return _letters(pen, party, role, numbers, x, top, width, align)
    if style == "divided" and width > 230:
        half = (width - 18) / 2
        left, right = address(pen, party, role, x, top + 1, half, "left"), top + 1
        for spans in (*phones, *numbers):
            right = pen.spans(x + half + 18, right, spans, half)
        bottom = max(left, right)
        pen.sheet.rule(x + half + 9, top + 2, x + half + 9, bottom, thick=0.7, colour=pen.family.colour)
        return bottom + 2
    if style == "opposed" and width > 150:
        return _opposed(pen, phones, numbers, x, address(pen, party, role, x, top, width, "left"), width)
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


def _letters(pen: Pen, party: Party, role: str | None, numbers: list[list[Span]], x: float, top: float, width: float, align: str) -> float:
    """How to reach the firm behind single letters."""
    top, family, own = address(pen, party, role, x, top, width, align), pen.family, role == pen.sender_role
    told = [("T", party.phone, True), ("F", party.phone[:-2] + "99", family.show_fax and own), ("E", party.email, family.show_email)]
    told.append(("W", party.web, family.show_web and own))
    form = family.rng("letters").choice(("{}  ", "{}: ", "({}) ", "{} | "))
    for letter, text, shown in told:
        if shown and text:
            top = pen.spans(x, top, [Span(form.format(letter), family.bold_labels), Span(text)], width, align)
    for spans in numbers:
        top = pen.spans(x, top, spans, width, align)
    return top


def _opposed(pen: Pen, phones: list[list[Span]], numbers: list[list[Span]], x: float, top: float, width: float) -> float:
    """On one line what reaches the firm, from the left, and a number of it, up to the right edge; one by one where they do not fit."""
    if any(pen.span_width(left) + pen.span_width(right) + 16 > width for left, right in zip(phones, numbers, strict=False)):
        for spans in (*phones, *numbers):
            top = pen.spans(x, top, spans, width)
        return top
    for n in range(max(len(phones), len(numbers))):
        ends = [pen.spans(x, top, spans, width) for spans in phones[n : n + 1]]
        ends += [pen.spans(x, top, spans, width, "right") for spans in numbers[n : n + 1]]
        top = max(ends)
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
