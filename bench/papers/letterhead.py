"""Whose paper it is: logo, name, address and numbers of the firm at the head of the page."""

from __future__ import annotations

import math

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from bench.papers.parties import Party
from bench.papers.pen import Pen, Span
from bench.papers.sheet import font_for, text_width


def logo(pen: Pen, x: float, top: float, width: float, align: str, brand: str) -> float:
    """A made-up mark with the trading name; pictures of a logo carry no text that a text layer would have."""
    kind, colour = pen.family.traits["logo"], pen.family.colour if pen.family.colour != "#111111" else "#555555"
    side = min(44.0, width / 3)
    turn = pen.family.number % 7
    words = pen.wrap(brand, width - side - 8, pen.size * 1.5, True, pen.family.title_face()) if kind != "initials" else []
    text_wide = max((_wide(pen, word) for word in words), default=0.0)
    at = x if align == "left" else x + width - side - 8 - text_wide if align == "right" else x + (width - side - 8 - text_wide) / 2

    def paint(canvas: Canvas, left: float, high: float) -> None:
        canvas.setFillColor(HexColor(colour))
        canvas.setStrokeColor(HexColor(colour))
        low = high - side
        if kind == "disc":
            canvas.circle(left + side / 2, low + side / 2, side / 2, fill=1, stroke=0)
            canvas.setFillColor(HexColor("#ffffff"))
            canvas.circle(left + side * 0.62, low + side * 0.6, side / 4, fill=1, stroke=0)
        elif kind in ("block", "initials"):
            canvas.roundRect(left, low, side, side, 4, fill=1, stroke=0)
            canvas.setFillColor(HexColor("#ffffff"))
            canvas.rect(left + side * 0.2, low + side * 0.2, side * 0.25, side * 0.6, fill=1, stroke=0)
        elif kind == "bars":
            for bar in range(4):
                canvas.rect(left + bar * side / 4, low, side / 6, side * (0.4 + 0.2 * ((bar + turn) % 4)), fill=1, stroke=0)
        elif kind == "diamond":
            path = canvas.beginPath()
            path.moveTo(left + side / 2, low)
            for across, up in ((side, side / 2), (side / 2, side), (0, side / 2)):
                path.lineTo(left + across, low + up)
            path.close()
            canvas.drawPath(path, fill=1, stroke=0)
        elif kind == "two rings":
            canvas.setLineWidth(4)
            for across in (0.34, 0.66):
                canvas.circle(left + side * across, low + side / 2, side / 3 - 3, fill=0, stroke=1)
        elif kind == "ring":
            canvas.setLineWidth(6)
            canvas.circle(left + side / 2, low + side / 2, side / 2 - 4, fill=0, stroke=1)
        elif kind in ("hexagon", "quarter", "chevrons", "steps", "leaf", "square ring", "dots", "shield", "cross", "drop", "star"):
            _angular(canvas, kind, left, low, side)
        else:
            path = canvas.beginPath()
            for corner in range(3):
                angle = math.pi / 2 + corner * 2 * math.pi / 3 + turn / 5
                point = (left + side / 2 + side / 2 * math.cos(angle), low + side / 2 + side / 2 * math.sin(angle))
                path.moveTo(*point) if corner == 0 else path.lineTo(*point)
            path.close()
            canvas.drawPath(path, fill=1, stroke=0)

    pen.sheet.shape(at, top, paint)
    pen.drawn.add("logo")
    step = pen.size * 1.5 * pen.family.leading
    line_top = top + max(0.0, (side - step * len(words)) / 2)
    for word in words:
        pen.write(at + side + 8, line_top, word, size=pen.size * 1.5, bold=True, face=pen.family.title_face(), colour=colour)
        line_top += step
    return max(top + side, line_top) + 4


def _angular(canvas: Canvas, kind: str, left: float, low: float, side: float) -> None:
    """A hexagon, a quarter of a disc, two arrowheads, stairs, a leaf, a hollow square, nine dots, a shield or a cross."""
    path = canvas.beginPath()
    if kind == "dots":
        for n in range(9):
            canvas.circle(left + side * (0.17 + 0.33 * (n % 3)), low + side * (0.17 + 0.33 * (n // 3)), side * (0.06 + n * 0.01), 0, 1)
        return
    if kind == "cross":
        canvas.rect(left + side * 0.36, low, side * 0.28, side, fill=1, stroke=0)
        canvas.rect(left, low + side * 0.36, side, side * 0.28, fill=1, stroke=0)
        return
    if kind == "drop":
        path.moveTo(left + side / 2, low + side)
        path.curveTo(left + side * 0.9, low + side * 0.5, left + side, low, left + side / 2, low)
        path.curveTo(left, low, left + side * 0.1, low + side * 0.5, left + side / 2, low + side)
        canvas.drawPath(path, fill=1, stroke=0)
        return
    if kind == "star":
        for corner in range(10):
            angle, reach = math.pi / 2 + corner * math.pi / 5, side / (2 if corner % 2 == 0 else 4.6)
            point = (left + side / 2 + reach * math.cos(angle), low + side / 2 + reach * math.sin(angle))
            path.moveTo(*point) if corner == 0 else path.lineTo(*point)
        path.close()
        canvas.drawPath(path, fill=1, stroke=0)
        return
    if kind == "shield":
        path.moveTo(left + side * 0.08, low + side)
        path.lineTo(left + side * 0.92, low + side)
        path.curveTo(left + side * 0.92, low + side * 0.4, left + side * 0.75, low + side * 0.15, left + side / 2, low)
        path.curveTo(left + side * 0.25, low + side * 0.15, left + side * 0.08, low + side * 0.4, left + side * 0.08, low + side)
        canvas.drawPath(path, fill=1, stroke=0)
        return
    if kind == "square ring":
        canvas.setLineWidth(side * 0.16)
        canvas.rect(left + side * 0.1, low + side * 0.1, side * 0.8, side * 0.8, fill=0, stroke=1)
        return
    if kind == "steps":
        for step in range(3):
            canvas.rect(left + step * side / 3, low, side / 3 - 1.5, side * (step + 1) / 3, fill=1, stroke=0)
        return
    if kind == "quarter":
        path.moveTo(left, low)
        path.arcTo(left - side, low - side, left + side, low + side, startAng=0, extent=90)
        path.close()
    elif kind == "leaf":
        path.moveTo(left, low)
        path.curveTo(left, low + side * 0.75, left + side * 0.25, low + side, left + side, low + side)
        path.curveTo(left + side, low + side * 0.25, left + side * 0.75, low, left, low)
    elif kind == "hexagon":
        for corner in range(6):
            angle = math.pi / 6 + corner * math.pi / 3
            point = (left + side / 2 * (1 + math.cos(angle)), low + side / 2 * (1 + math.sin(angle)))
            path.moveTo(*point) if corner == 0 else path.lineTo(*point)
        path.close()
    else:
        for shift in (0.0, 0.42):
            points = ((0, 0), (0.24, 0), (0.56, 0.5), (0.24, 1), (0, 1), (0.32, 0.5))
            path.moveTo(left + shift * side, low)
            for across, up in points[1:]:
                path.lineTo(left + (across + shift) * side, low + up * side)
            path.close()
    canvas.drawPath(path, fill=1, stroke=0)


def _wide(pen: Pen, word: str) -> float:
    return text_width(word, font_for(word, pen.font(True, pen.family.title_face())), pen.size * 1.5)


def fact_lines(pen: Pen, party: Party, role: str | None, phones: bool = True, numbers: bool = True) -> list[list[Span]]:
    """Telephone, mail, tax number and registration as label and value, in the house's order."""
    own = role == pen.sender_role
    lines: list[list[Span]] = []
    gap = "" if pen.family.language == "zh" else " "
    bold = pen.family.bold_labels
    if phones:
        if party.phone:
            lines.append([Span(pen.said("tel") + gap, bold), Span(party.phone)])
        if pen.family.show_fax and own and party.phone:
            lines.append([Span(pen.said("fax") + gap, bold), Span(party.phone[:-2] + "99")])
        if pen.family.show_email and party.email:
            lines.append([Span(pen.said("email") + gap, bold), Span(party.email)])
        if pen.family.show_web and own and party.web:
            lines.append([Span(party.web)])
    if numbers:
        if pen.content.taxed and party.tax_id and not (pen.family.vat_in_meta and own):
            key = "buyer_vat" if role == "buyer" and not own else "vat_no"
            lines.append([Span(pen.said(key) + gap, bold), Span(party.tax_id, False, f"{role}_tax_id" if role else None, party.tax_id)])
        if pen.family.show_registration and own and party.registration:
            lines.append(
                [
                    Span(pen.said("reg_no") + gap, bold),
                    Span(party.registration, False, "registration_number" if role == "seller" else None, party.registration),
                ]
            )
    if pen.family.rng("fact order").random() < 0.35:
        lines.reverse()
    return lines


def address(
    pen: Pen, party: Party, role: str | None, x: float, top: float, width: float, align: str, style: str | None = None, **more: object
) -> float:
    """The address over several lines, or in one with commas or bars."""
    style = style or pen.family.traits["address"]
    name = f"{role}_address" if role else None
    value = ", ".join(party.lines)
    occurrence = pen.sheet.next_occurrence()
    if style == "lines":
        for line in party.lines:
            top = pen.write(x, top, line, width=width, align=align, field=name, value=value, occurrence=occurrence, **more)  # type: ignore[arg-type]
        return top
    if style == "pairs" and len(party.lines) > 2:  # two of the lines on each
        for at in range(0, len(party.lines), 2):
            line = ", ".join(party.lines[at : at + 2])
            top = pen.write(x, top, line, width=width, align=align, field=name, value=value, occurrence=occurrence, **more)  # type: ignore[arg-type]
        return top
    if style == "town apart":  # a blank half line before the town
        for n, line in enumerate(party.lines):
            last = n and n == max(1, len(party.lines) - 2 + any(ch.isalpha() for ch in party.lines[-1]))
            top += pen.size * 0.6 if last else 0.0
            top = pen.write(x, top, line, width=width, align=align, field=name, value=value, occurrence=occurrence, **more)  # type: ignore[arg-type]
        return top
    if style == "two lines" and len(party.lines) > 1:
        for line in (", ".join(party.lines[:-1]), party.lines[-1]):
            top = pen.write(x, top, line, width=width, align=align, field=name, value=value, occurrence=occurrence, **more)  # type: ignore[arg-type]
        return top
    if style == "tail joined" and len(party.lines) > 2:
        for line in (party.lines[0], ", ".join(party.lines[1:])):
            top = pen.write(x, top, line, width=width, align=align, field=name, value=value, occurrence=occurrence, **more)  # type: ignore[arg-type]
        return top
    if style == "head joined" and len(party.lines) > 2:
        for line in (", ".join(party.lines[:2]), *party.lines[2:]):
            top = pen.write(x, top, line, width=width, align=align, field=name, value=value, occurrence=occurrence, **more)  # type: ignore[arg-type]
        return top
    if style == "stepped" and align == "left":  # as typists set addresses: every line further in
        for n, line in enumerate(party.lines):
            inward = min(n * 8.0, width * 0.2)
            top = pen.write(x + inward, top, line, width=width - inward, field=name, value=value, occurrence=occurrence, **more)  # type: ignore[arg-type]
        return top
    joint = {
        "bullets": " • ",
        "slashes": " / ",
        "bars": " | ",
        "middots": " · ",
        "dashes": " - ",
        "semicolons": "; ",
        "wide spaces": "   ",
    }.get(style, ", ")
    return pen.write(x, top, joint.join(party.lines), width=width, align=align, field=name, value=value, occurrence=occurrence, **more)  # type: ignore[arg-type]


def seller_block(pen: Pen, party: Party, role: str | None, x: float, top: float, width: float, align: str, large: bool = True) -> float:
    """Name, address and facts of whoever sent the paper."""
    pen.drawn.add("seller")
    facts_at = pen.family.traits["seller facts"]
    size = pen.size * (1.55 if large else 1.0)
    colour = pen.family.colour if large else None
    if "named" not in pen.drawn:
        name = f"{role}_name" if role else None
        face = pen.family.title_face()
        top = pen.write(
            x, top, party.name, width=width, align=align, size=size, bold=True, face=face, colour=colour, field=name, value=party.name
        )
    if facts_at == "beside" and width > 230:
        half = (width - 12) / 2
        left = address(pen, party, role, x, top, half, "left")
        right = top
        for spans in fact_lines(pen, party, role):
            right = pen.spans(x + half + 12, right, spans, half)
        return max(left, right)
    if facts_at in ("phones first", "table", "paragraph", "three columns", "letters", "divided", "opposed"):
        from bench.papers.facts import facts_in_style

        return facts_in_style(pen, party, role, facts_at, x, top, width, align)
    if facts_at in ("boxed numbers", "bulleted", "numbers first"):
        return _numbers_apart(pen, party, role, facts_at, x, top, width, align)
    top = address(pen, party, role, x, top, width, align, "joined" if facts_at == "joined" else None)
    lines = fact_lines(pen, party, role, phones=True, numbers=facts_at != "footer")
    if facts_at in ("two lines", "small grey", "below rule"):
        return _facts_below(pen, party, role, facts_at, x, top, width, align)
    if facts_at == "footer":
        pen.drawn.add("facts wanted")
    if facts_at == "joined":
        joined: list[Span] = []
        for spans in lines[:3]:
            joined += [*([Span("   ")] if joined else []), *spans]
        top = pen.spans(x, top, joined, width, align)
        lines = lines[3:]
    if facts_at == "two columns" and align == "left" and width > 180:
        half = (width - 10) / 2
        for at in range(0, len(lines), 2):
            ends = [pen.spans(x + n * (half + 10), top, spans, half) for n, spans in enumerate(lines[at : at + 2])]
            top = max(ends)
        return top
    if facts_at == "aligned" and align == "left" and width > 150:
        return _aligned(pen, lines, x, top, width)
    for spans in lines:
        top = pen.spans(x, top, spans, width, align)
    return top


def _numbers_apart(pen: Pen, party: Party, role: str | None, style: str, x: float, top: float, width: float, align: str) -> float:
    """The firm's numbers right under its name, or in a box of their own, or all facts in lines with points between them."""
    phones, numbers = fact_lines(pen, party, role, numbers=False), fact_lines(pen, party, role, phones=False)
    if style == "numbers first":
        for spans in numbers:
            top = pen.spans(x, top, spans, width, align)
        top = address(pen, party, role, x, top, width, align)
        for spans in phones:
            top = pen.spans(x, top, spans, width, align)
        return top
    top = address(pen, party, role, x, top, width, align)
    if style == "bulleted":
        return joined_facts(pen, [*phones, *numbers], " • ", x, top, width, align)
    for spans in phones:
        top = pen.spans(x, top, spans, width, align)
    if not numbers:
        return top
    wide = min(width, max(pen.span_width(spans) for spans in numbers) + 12)
    left = x + {"left": 0.0, "right": width - wide, "centre": (width - wide) / 2}[align]
    start, bottom = len(pen.sheet.marks), top + 4
    for spans in numbers:
        bottom = pen.spans(left + 5, bottom, spans, wide - 10)
    pen.sheet.rectangle(left, top + 2, left + wide, bottom + 2, line="#777777", at=start)
    return bottom + 4


def _facts_below(pen: Pen, party: Party, role: str | None, style: str, x: float, top: float, width: float, align: str) -> float:
    """How to reach the firm on one line and its numbers on the next, or all of them in small grey letters, or under a thin rule."""
    phones, numbers = fact_lines(pen, party, role, numbers=False), fact_lines(pen, party, role, phones=False)
    if style == "two lines":
        for lines in (phones, numbers):
            top = joined_facts(pen, lines, " / ", x, top, width, align)
        return top
    small = style == "small grey"
    if not small and (phones or numbers):
        wide = min(width, 150.0)
        left = x + {"left": 0.0, "right": width - wide, "centre": (width - wide) / 2}[align]
        pen.sheet.rule(left, top + 2, left + wide, top + 2, thick=0.5)
        top += 4
    for spans in (*phones, *numbers):
        top = pen.spans(x, top, spans, width, align, size=max(6.0, pen.size * 0.82) if small else None, colour="#666666" if small else None)
    return top


def joined_facts(pen: Pen, lines: list[list[Span]], sign: str, x: float, top: float, width: float, align: str) -> float:
    """Facts one behind the other with a sign between them, on as many lines as they need."""
    line: list[Span] = []
    for spans in lines:
        joint = [Span(sign)] if line else []
        if line and pen.span_width([*line, *joint, *spans]) > width:
            top = pen.spans(x, top, line, width, align)
            line, joint = [], []
        line += [*joint, *spans]
    return pen.spans(x, top, line, width, align) if line else top


def _aligned(pen: Pen, lines: list[list[Span]], x: float, top: float, width: float) -> float:
    """Labels under each other and what they announce in a column of its own."""
    labels = [spans[0].text.strip() for spans in lines if len(spans) > 1]
    side = min(width * 0.45, max((text_width(each, font_for(each, pen.font(True)), pen.size) for each in labels), default=0.0) + 8)
    for *label, told in lines:
        low = pen.write(x, top, label[0].text.strip(), width=side - 4, bold=label[0].bold) if label else top
        top = max(low, pen.write(x + side, top, told.text, width=width - side, field=told.field, value=told.value))
    return top
