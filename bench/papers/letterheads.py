"""Further heads over the whole width of the page: on a strip, beside a block of colour, on both sides of an upright rule."""

from __future__ import annotations

from bench.papers import heads
from bench.papers.heads import firm_name, numbers_here
from bench.papers.letterhead import address, fact_lines
from bench.papers.parties import Party
from bench.papers.pen import Pen
from bench.papers.rulings import tint


def contact_strip(pen: Pen, party: Party, role: str | None, x: float, top: float, width: float) -> float:
    """Name and address, and under them a light strip with how to reach the firm and its numbers abreast."""
    top = firm_name(pen, party, role, x, top, width, "left")
    top = address(pen, party, role, x, top, width, "left", "joined") + 4
    lines = fact_lines(pen, party, role, numbers=numbers_here(pen))
    if not lines:
        return top
    abreast, start, low = max(2, min(4, int(width // 130))), len(pen.sheet.marks), top + 3
    each = (width - 8) / abreast
    for at in range(0, len(lines), abreast):
        low = max(
            pen.spans(x + 6 + n * each, low, spans, each - 8, size=pen.size * 0.92) for n, spans in enumerate(lines[at : at + abreast])
        )
    pen.sheet.rectangle(x, top, x + width, low + 3, fill=tint(pen.family.colour), line=None, at=start)
    return low + 5


def name_block(pen: Pen, party: Party, role: str | None, x: float, top: float, width: float) -> float:
    """The name in white in a block of the house's colour, address and facts at its right."""
    pen.drawn.add("seller")
    start, wide, size = len(pen.sheet.marks), width * 0.42, pen.size * 1.6
    name, face = f"{role}_name" if role else None, pen.family.title_face()
    low = pen.write(
        x + 10,
        top + 12,
        party.name,
        width=wide - 20,
        size=size,
        bold=True,
        face=face,
        colour="#ffffff",
        field=name,
        value=party.name,
    )
    left, rest = x + wide + 16, width - wide - 16
    right = address(pen, party, role, left, top + 1, rest, "left")
    for spans in fact_lines(pen, party, role, numbers=numbers_here(pen)):
        right = pen.spans(left, right, spans, rest)
    bottom = max(low + 12, right + 1)
    pen.sheet.rectangle(x, top, x + wide, bottom, fill=pen.family.colour, line=None, at=start)
    return bottom + 2


def divider(pen: Pen, party: Party, role: str | None, x: float, top: float, width: float) -> float:
    """The name up to an upright rule, address and facts behind it."""
    cut = x + width * 0.46
    left = firm_name(pen, party, role, x, top + 4, cut - x - 14, "right")
    right, rest = top + 1, x + width - cut - 14
    right = address(pen, party, role, cut + 14, right, rest, "left")
    for spans in fact_lines(pen, party, role, numbers=numbers_here(pen)):
        right = pen.spans(cut + 14, right, spans, rest)
    bottom = max(left, right)
    pen.sheet.rule(cut, top, cut, bottom, thick=1.2, colour=pen.family.colour)
    return bottom + 4


HEADS = heads.HEADS | {"contact strip": contact_strip, "name block": name_block, "divider": divider}


def tinted_bar(pen: Pen, kind: str, x: float, top: float, width: float) -> float:
    """On the pages that follow: title and number on a light bar."""
    start, told = len(pen.sheet.marks), f"{pen.family.say(f'title_{kind}')}  {pen.content.number}"
    low = pen.write(x + 5, top + 2, told, width=width - 10, bold=True) + 2
    pen.sheet.rectangle(x, top, x + width, low, fill=tint(pen.family.colour), line=None, at=start)
    return low + 3


def right_stack(pen: Pen, kind: str, x: float, top: float, width: float) -> float:
    """On the pages that follow: number and day behind their labels, one over the other at the right."""
    pairs = ((f"number_{kind}", pen.content.number), ("date" if kind == "invoice" else "date_other", pen.day(pen.content.issue)))
    for key, told in pairs:
        top = pen.write(x, top, f"{pen.label(key)} {told}", width=width, align="right", size=pen.size * 0.9)
    return top + 3


def parties_named(pen: Pen, sender: Party, x: float, top: float, width: float) -> float:
    """On the pages that follow: who sends the paper at the left and to whom at the right, over a dashed rule."""
    other = pen.content.seller if pen.sender_role == "buyer" else pen.content.buyer
    size = pen.size * 0.9
    left = pen.write(x, top, sender.name, width=width * 0.48, size=size)
    low = max(left, pen.write(x + width * 0.52, top, other.name, width=width * 0.48, size=size, align="right")) + 1
    pen.sheet.rule(x, low, x + width, low, thick=0.6, dashed=True)
    return low + 3


def next_head(pen: Pen, sender: Party, kind: str, x: float, top: float, width: float) -> float:
    """What the house repeats over the pages that follow the first."""
    match pen.family.traits["continuation"]:
        case "tinted bar":
            return tinted_bar(pen, kind, x, top, width)
        case "right stack":
            return right_stack(pen, kind, x, top, width)
        case "parties named":
            return parties_named(pen, sender, x, top, width)
    return heads.following_head(pen, sender, kind, x, top, width)
