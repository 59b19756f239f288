"""To whom the paper goes, and where the goods go: blocks with a heading or without, in boxes, windows or rows."""

from __future__ import annotations

from bench.papers.countries import is_country
from bench.papers.letterhead import address, fact_lines, seller_block
from bench.papers.neighbours import about_name
from bench.papers.parties import Party
from bench.papers.pen import Pen, Span
from bench.papers.rulings import rounded, tint
from bench.papers.sheet import Ink, font_for, text_width

GREY = "#e6e6e6"
FORMS = ("named lines", "ruled lines", "corners", "small heading")
GROUNDS = ("tinted box", "dashed frame")
SET = ("side cell", "headed box", "indented", "between rules")
RULED = ("pill", "underlined", "heading right", "angle")
# What the lines of a printed form are for: name, address, town, code, country.
_NAMED = {
    "en": ("Name", "Address", "Town", "Code", "Country"),
    "af": ("Naam", "Adres", "Dorp", "Kode", "Land"),
    "de": ("Firma", "Straße", "Ort", "PLZ", "Land"),
    "fr": ("Nom", "Adresse", "Ville", "CP", "Pays"),
    "nl": ("Naam", "Adres", "Plaats", "Postcode", "Land"),
    "zh": ("名称", "地址", "城市", "邮编", "国家"),
}


def party_block(pen: Pen, party: Party, role: str | None, heading: str, x: float, top: float, width: float) -> float:
    """A party with its heading; `role` is buyer or seller, or none for an address that is no field."""
    style = pen.family.traits["party heading"]
    start = len(pen.sheet.marks)
    label = pen.label(
        heading,
        mark=style
        not in ("band", "box", "label below rule", "tab", "notched", *FORMS, *GROUNDS, *SET[:2], *RULED, "rule above", "large coloured"),
    )
    if style == "none" and (role is None or heading != "bill_to"):
        style = "label"
    if style in ("label inline", "rows") and role is not None and role == pen.sender_role:
        style = "label"
    if style == "box":
        bottom = (
            _body(pen, party, role, x + 6, pen.write(x + 6, top + 4, label, width=width - 12, bold=True, size=pen.size * 0.9), width - 12)
            + 4
        )
        pen.sheet.rectangle(x, top, x + width, bottom, line="#777777", at=start)
        return bottom + 2
    if style == "band":
        dark = pen.family.rng("band").random() < 0.5
        inside = pen.write(x + 4, top + 2, label, width=width - 8, bold=True, colour="#ffffff" if dark else None)
        pen.sheet.rectangle(x, top, x + width, inside + 1, fill=pen.family.colour if dark else GREY, line=None, at=start)
        return _body(pen, party, role, x + 4, inside + 4, width - 8)
    if style in ("tab", "notched", "side bar"):
        return _framed(pen, party, role, label, style, x, top, width)
    if style in FORMS and not (style == "named lines" and (width < 170 or (role is not None and role == pen.sender_role))):
        return _formed(pen, party, role, label, style, x, top, width)
    if style in SET:
        return _set_off(pen, party, role, label, style, x, top, width)
    if style in RULED:
        return _under_heading(pen, party, role, label, style, x, top, width)
    if style in GROUNDS:
        return _grounded(pen, party, role, label, style, x, top, width)
    if style == "rule above":
        pen.sheet.rule(x, top + 1, x + width * 0.96, top + 1, thick=1.0, colour=pen.family.colour)
        return _body(pen, party, role, x, pen.write(x, top + 4, label, width=width, bold=True, size=pen.size * 0.9), width)
    if style == "large coloured":
        low = pen.write(x, top, label, width=width, size=pen.size * 1.2, colour=pen.family.colour, face=pen.family.title_face())
        return _body(pen, party, role, x, low + 1, width)
    if style == "label inline":
        spans = [Span(label + " ", True), Span(party.name, False, f"{role}_name" if role else None, party.name)]
        return _body(pen, party, role, x, pen.spans(x, top, spans, width), width, name=False)
    if style == "side label" and width > 170:
        side = width * 0.27
        heading_bottom = pen.write(x, top, label, width=side - 4, bold=True)
        return max(heading_bottom, _body(pen, party, role, x + side, top, width - side))
    if style == "rows" and width > 170:
        return _rows(pen, party, role, label, x, top, width)
    if style != "none":
        top = pen.write(x, top, label, width=width, bold=True)
        if style == "label below rule":
            pen.sheet.rule(x, top, x + width * 0.95, top, colour="#777777")
            top += 3
    return _body(pen, party, role, x, top, width)


def _body(pen: Pen, party: Party, role: str | None, x: float, top: float, width: float, name: bool = True) -> float:
    family = pen.family
    if role is not None and role == pen.sender_role:
        return seller_block(pen, party, role, x, top, width, "left", large=False)
    above, below = ([], []) if family.held or pen.filled else about_name(pen, party.name)
    for line in above:
        top = pen.write(x, top, line, width=width)
    if name:
        bold = family.rng("buyer bold").random() < 0.35
        top = pen.write(x, top, party.name, width=width, bold=bold, field=f"{role}_name" if role else None, value=party.name)
    for line in below:
        top = pen.write(x, top, line, width=width)
    if family.show_contact and family.rng("contact place").random() < 0.5:
        top = pen.write(x, top, f"{pen.said('contact')} {party.contact}", width=width)
    top = address(pen, party, role, x, top, width, "left")
    if role:
        if family.show_buyer_phone:
            for spans in fact_lines(pen, party, role, numbers=False)[:2]:
                top = pen.spans(x, top, spans, width)
        if family.show_buyer_vat and not (family.buyer_vat_in_meta and role == "buyer"):
            for spans in fact_lines(pen, party, role, phones=False)[:1]:
                top = pen.spans(x, top, spans, width)
    return top


def _formed(pen: Pen, party: Party, role: str | None, label: str, style: str, x: float, top: float, width: float) -> float:
    """As a printed form asks for it, on ruled lines, between the corners of a window, or under a small heading."""
    if style == "named lines":
        return _named_lines(pen, party, role, label, x, top, width)
    if style == "small heading":
        low = pen.write(x, top, label.upper(), width=width, size=max(5.5, pen.size * 0.72), colour="#666666")
        return _body(pen, party, role, x, low + 1, width)
    if style == "ruled lines":
        top = pen.write(x, top, label, width=width, bold=True)
        start = len(pen.sheet.marks)
        bottom = _body(pen, party, role, x + 3, top, width - 6)
        for line in sorted({ink.box[3] + 0.3 for ink in pen.sheet.marks[start:] if isinstance(ink, Ink)}):
            pen.sheet.rule(x, line, x + width, line, thick=0.35, colour="#666666", dashed=True)
        return bottom + 3
    low = pen.write(x + 8, top + 4, label, width=width - 16, size=pen.size * 0.85)
    bottom = _body(pen, party, role, x + 8, low, width - 16) + 5
    for across, inward in ((x, 8.0), (x + width, -8.0)):
        for at, down in ((top, 8.0), (bottom, -8.0)):
            pen.sheet.rule(across, at, across + inward, at)
            pen.sheet.rule(across, at, across, at + down)
    return bottom + 3


def _named_lines(pen: Pen, party: Party, role: str | None, label: str, x: float, top: float, width: float) -> float:
    """A form: what each line is for stands at its left."""
    name, street, town, code, country = _NAMED[pen.family.tongue]
    side = max(text_width(each, pen.font(), pen.size) for each in (name, street, town, code, country)) + 12
    top = pen.write(x, top, label, width=width, bold=True)
    lines: list[tuple[str, str, str | None, str]] = [(name, party.name, f"{role}_name" if role else None, party.name)]
    occurrence, address_value = pen.sheet.next_occurrence(), ", ".join(party.lines)
    for n, line in enumerate(party.lines):
        digits_only = not any(ch.isalpha() for ch in line)
        asked = country if is_country(line) else code if digits_only else street if n == 0 else ""
        last_town = (
            n and asked == "" and not any(any(ch.isalpha() for ch in more) and not is_country(more) for more in party.lines[n + 1 :])
        )
        lines.append((town if last_town else asked, line, f"{role}_address" if role else None, address_value))
    for asked, text, told, value in lines:
        own = occurrence if told and told.endswith("_address") else None
        pen.write(x, top, asked, width=side - 4, colour="#444444", wrap=False)
        top = pen.write(x + side, top, text, width=width - side, field=told, value=value, occurrence=own)
    if role and pen.family.show_buyer_vat and not (pen.family.buyer_vat_in_meta and role == "buyer"):
        for spans in fact_lines(pen, party, role, phones=False)[:1]:
            top = pen.spans(x, top, spans, width)
    return top + 2


def _framed(pen: Pen, party: Party, role: str | None, label: str, style: str, x: float, top: float, width: float) -> float:
    """Under a filled tab, in a frame whose upper edge the heading breaks, or beside a bar."""
    start = len(pen.sheet.marks)
    if style == "side bar":
        low = pen.write(x + 8, top, label, width=width - 10, bold=True, size=pen.size * 0.9)
        bottom = _body(pen, party, role, x + 8, low + 1, width - 10)
        pen.sheet.rectangle(x, top, x + 2.5, bottom, fill=pen.family.colour, line=None, at=start)
        return bottom + 2
    size = pen.size * 0.9
    wide = min(width - 10, text_width(label, font_for(label, pen.font(True)), size) + 10)
    tab = style == "tab"
    edge = 0.0 if tab else 6.0
    low = pen.write(x + edge + 5, top + 2, label, width=wide - 8, bold=True, size=size, colour="#ffffff" if tab else None)
    frame = low + 1 if tab else (top + 2 + low) / 2
    bottom = _body(pen, party, role, x + 6, low + 4, width - 12) + 4
    pen.sheet.rectangle(x + edge, top, x + edge + wide + 2, low + 1, fill=pen.family.colour if tab else "#ffffff", line=None, at=start)
    pen.sheet.rectangle(x, frame, x + width, bottom, line="#777777", at=start)
    return bottom + 2


def _grounded(pen: Pen, party: Party, role: str | None, label: str, style: str, x: float, top: float, width: float) -> float:
    """On a light ground, or in a frame of dashes."""
    start = len(pen.sheet.marks)
    low = pen.write(x + 7, top + 5, label, width=width - 14, bold=True, size=pen.size * 0.88)
    bottom = _body(pen, party, role, x + 7, low + 1, width - 14) + 5
    if style == "tinted box":
        pen.sheet.rectangle(x, top, x + width, bottom, fill=tint(pen.family.colour), line=None, at=start)
        return bottom + 3
    for x0, y0, x1, y1 in (
        (x, top, x + width, top),
        (x, bottom, x + width, bottom),
        (x, top, x, bottom),
        (x + width, top, x + width, bottom),
    ):
        pen.sheet.rule(x0, y0, x1, y1, colour="#777777", dashed=True)
    return bottom + 3


def _set_off(pen: Pen, party: Party, role: str | None, label: str, style: str, x: float, top: float, width: float) -> float:
    """In a frame beside a grey cell or under a cell with the heading, set in under its heading, or between two rules."""
    start, line = len(pen.sheet.marks), "#777777"
    if style == "indented":
        inward = min(22.0, width * 0.1)
        return _body(pen, party, role, x + inward, pen.write(x, top, label, width=width) + 1, width - inward) + 2
    if style == "between rules":
        pen.sheet.rule(x, top, x + width * 0.97, top, thick=0.6)
        low = pen.write(x, top + 3, label, width=width * 0.97, bold=True, size=pen.size * 0.9)
        bottom = _body(pen, party, role, x, low, width * 0.97) + 3
        pen.sheet.rule(x, bottom, x + width * 0.97, bottom, thick=0.6)
        return bottom + 3
    if style == "side cell" and width > 190:
        side = width * 0.26
        low = pen.write(x + 4, top + 4, label, width=side - 8, bold=True, size=pen.size * 0.92)
        bottom = max(low, _body(pen, party, role, x + side + 5, top + 4, width - side - 10)) + 3
        pen.sheet.rectangle(x + side, top, x + width, bottom, line=line, at=start)
        pen.sheet.rectangle(x, top, x + side, bottom, fill=GREY, line=line, at=start)
        return bottom + 3
    low = pen.write(x + 5, top + 2, label, width=width - 10, align="centre", bold=True, size=pen.size * 0.95) + 1
    bottom = _body(pen, party, role, x + 5, low + 3, width - 10) + 3
    pen.sheet.rectangle(x, top, x + width, bottom, line=line, at=start)
    pen.sheet.rule(x, low, x + width, low, thick=0.6, colour=line)
    return bottom + 3


def _under_heading(pen: Pen, party: Party, role: str | None, label: str, style: str, x: float, top: float, width: float) -> float:
    """Under a heading on a rounded ground, with a line under it or at the right end of one, or within an angle of two rules."""
    start, size = len(pen.sheet.marks), pen.size * 0.92
    wide = min(width - 4, text_width(label, font_for(label, pen.font(True)), size) + 16)
    if style == "pill":
        low = pen.write(x + 8, top + 2, label, width=wide - 8, bold=True, size=size) + 1.5
        pen.sheet.shape(x, top, rounded(wide, low - top, tint(pen.family.colour)), at=start)
        return _body(pen, party, role, x + 3, low + 3, width - 6) + 2
    if style == "underlined":
        low = pen.write(x, top, label, width=width, size=pen.size)
        pen.sheet.rule(x, low, x + min(width, pen.span_width([Span(label)])), low, thick=0.6)
        return _body(pen, party, role, x, low + 3, width) + 2
    if style == "heading right":
        low = pen.write(x, top, label, width=width * 0.97, align="right", size=size, colour="#555555")
        pen.sheet.rule(x, low, x + width * 0.97, low, thick=0.8, colour=pen.family.colour)
        return _body(pen, party, role, x, low + 3, width) + 2
    low = pen.write(x + 7, top + 4, label, width=width - 10, bold=True, size=size)
    bottom = _body(pen, party, role, x + 7, low + 1, width - 10) + 2
    pen.sheet.rule(x, top, x + width * 0.94, top, thick=1.0, colour=pen.family.colour)
    pen.sheet.rule(x, top, x, bottom, thick=1.0, colour=pen.family.colour)
    return bottom + 3


def _rows(pen: Pen, party: Party, role: str | None, label: str, x: float, top: float, width: float) -> float:
    """A form: every part of the party behind its label."""
    side = width * 0.33
    rows: list[tuple[str, str, str | None]] = [(label, party.name, f"{role}_name" if role else None)]
    start = len(pen.sheet.marks)
    for text, value, name in rows:
        left = pen.write(x + 3, top + 2, text, width=side - 6, bold=True)
        top = max(left, pen.write(x + side + 3, top + 2, value, width=width - side - 6, field=name, value=value))
    top = address(pen, party, role, x + side + 3, top + 2, width - side - 6, "left")
    if role and pen.family.show_buyer_vat:
        for spans in fact_lines(pen, party, role, phones=False)[:1]:
            left = pen.write(x + 3, top + 2, spans[0].text.strip(), width=side - 6, bold=True)
            field = spans[1]
            top = max(left, pen.write(x + side + 3, top + 2, field.text, width=width - side - 6, field=field.field, value=field.value))
    pen.sheet.rectangle(x, _top_of(pen, start) - 2, x + width, top + 2, line="#888888", at=start)
    return top + 3


def _top_of(pen: Pen, start: int) -> float:
    return min(mark.box[1] for mark in pen.sheet.marks[start:] if isinstance(mark, Ink))


def window(pen: Pen, buyer: Party, sender: Party, x: float, top: float, width: float) -> float:
    """The address where an envelope's window shows it, under a small line that says who sent it."""
    small = " · ".join((sender.name, *sender.lines))
    line = pen.write(x, top, small, width=width, size=max(5.0, pen.size * 0.66), wrap=False)
    pen.sheet.rule(x, line, x + width, line, thick=0.3)
    return _body(pen, buyer, "buyer", x, line + 6, width) + 6
