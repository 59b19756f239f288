"""What kind of paper it is, in large letters: alone, with its number and date, between rules, in boxes."""

from __future__ import annotations

from random import Random

from bench.papers.heads import title_in_style
from bench.papers.meta import NUMBER_FIELDS
from bench.papers.neighbours import KINDS, numbered_title
from bench.papers.pen import Pen, Span
from bench.papers.sheet import font_for, text_width
from bench.papers.title_cells import title_and_number

_DRAWN = ("ruled", "filled", "underlined", "boxed", "leading rule", "starred", "overlined", "dashed ends", "bleeding bar")
_DRAWN += ("side stripe", "pill", "double below")
_ORIGINAL = {"en": "ORIGINAL", "af": "OORSPRONKLIK", "de": "ORIGINAL", "fr": "ORIGINAL", "nl": "ORIGINEEL", "zh": "正本"}


def draw_title(pen: Pen, kind: str, x: float, top: float, width: float, align: str, colour: str | None = None) -> float:
    """The title as the house sets it."""
    family, style = pen.family, pen.family.traits["title"]
    pen.drawn.add("title")
    said = family.say(f"title_{kind}")
    if kind == "invoice" and not pen.content.taxed and "Tax " in said:
        said = said.replace("Tax ", "")
    said = said.upper() if family.rng("title case").random() < 0.4 else said
    size = pen.size * family.rng("title size").choice((1.3, 1.6, 2.0, 2.4))
    on_band = colour is not None
    colour = colour or (family.colour if family.rng("title colour").random() < 0.5 else None)
    own = family.rng("numbered title")
    if not (family.held or pen.filled) and kind in KINDS and family.show_number and "meta" not in pen.drawn and own.random() < 0.15:
        return _numbered(pen, kind, said, x, top, width, align, min(size, pen.size * 1.7), colour, own)
    if style == "with number" and family.show_number:
        return _with_number(pen, kind, said, x, top, width, align, size, colour)
    if style == "subtitle":
        return _subtitle(pen, kind, said, x, top, width, align, size, colour)
    if (
        style in ("number opposite", "two cells", "three cells", "red number")
        and family.show_number
        and width > (230 if "cells" in style else 150)
    ):
        return title_and_number(pen, style, kind, said, x, top, width, size, colour)
    if style == "details under" and family.show_number and "meta" not in pen.drawn:
        return _details_under(pen, kind, said, x, top, width, align, size, colour)
    if style == "original mark" and width > 230:
        low = pen.write(x, top, said, width=width * 0.72, size=size, bold=True, face=family.title_face(), colour=colour)
        mark, small = _ORIGINAL[family.tongue], pen.size * 0.95
        pen.write(x + width * 0.75, low - small * family.leading - 1, mark, width=width * 0.25, align="right", size=small, colour=colour)
        return low + 3
    if style == "date opposite" and width > 230:
        return _date_opposite(pen, kind, said, x, top, width, size, colour)
    if style == "two storeys" and family.show_number and not on_band:
        return _two_storeys(pen, kind, said, x, top, width, align)
    if style == "spaced" and said.isascii() and len(said) < 12:
        said = " ".join(said.upper())
    if style in _DRAWN:
        return title_in_style(pen, style, said, x, top, width, align, size, colour)
    return pen.write(x, top, said, width=width, align=align, size=size, bold=True, face=family.title_face(), colour=colour) + 2


def _numbered(
    pen: Pen, kind: str, said: str, x: float, top: float, width: float, align: str, size: float, colour: str | None, own: Random
) -> float:
    spans = numbered_title(pen, kind, said, own, own.random() < 0.7)
    wide = pen.span_width(spans, size)
    return pen.spans(x, top, spans, width, align, size=size * min(1.0, width / wide * 0.99), colour=colour) + 3


def title_row(pen: Pen, kind: str, x: float, top: float, width: float) -> float:
    """The title on a line of its own."""
    style = pen.family.traits["title"]
    align = {"right": "right", "centre": "centre"}.get(style, "left")
    if style == "boxed":
        wide = width * 0.5
        return draw_title(pen, kind, x + (width - wide) / 2, top, wide, "centre") + 4
    if style in ("two storeys", "leading rule", "starred", "subtitle", "overlined", "dashed ends", "bleeding bar", "pill", "details under"):
        align = pen.family.rng("title row").choice(("left", "right", "centre"))
    return draw_title(pen, kind, x, top, width, align) + 4


def _with_number(pen: Pen, kind: str, said: str, x: float, top: float, width: float, align: str, size: float, colour: str | None) -> float:
    family, content = pen.family, pen.content
    short = {"de": "Nr. ", "fr": "N° ", "nl": "nr. ", "af": "Nr ", "zh": "No. ", "en": "No. "}[family.tongue]
    mark = family.rng("title mark").choice((short, short, "# ", ""))
    pen.drawn.add("number in title")
    spans = [Span(f"{said} {mark}", True), Span(content.number, True, NUMBER_FIELDS.get(kind), content.number)]
    if family.rng("title date").random() < 0.45:
        word = {"de": " vom ", "fr": " du ", "nl": " d.d. ", "af": " van ", "zh": "  ", "en": " of "}[family.tongue]
        spans += [Span(word, True), Span(pen.day(content.issue), True, "issue_date", content.issue.isoformat())]
        pen.drawn.add("date in title")
    size = min(size, pen.size * 1.6)
    wide = sum(text_width(span.text, font_for(span.text, pen.font(True)), size) for span in spans)
    return pen.spans(x, top, spans, width, align, size=max(pen.size, size * min(1.0, width / wide * 0.99)), colour=colour) + 3


def _subtitle(pen: Pen, kind: str, said: str, x: float, top: float, width: float, align: str, size: float, colour: str | None) -> float:
    """Number and date in a smaller line under the title, without labels."""
    content, bold = pen.content, pen.family.bold_labels
    low = pen.write(x, top, said, width=width, align=align, size=size, bold=True, face=pen.family.title_face(), colour=colour)
    day_field = "statement_date" if kind == "statement" else "issue_date"
    spans = [Span(pen.day(content.issue), bold, day_field, content.issue.isoformat())]
    pen.drawn.add("date in title")
    if pen.family.show_number:
        joint = pen.family.rng("subtitle joint").choice(("  |  ", "  ·  ", " / "))
        spans = [Span(content.number, bold, NUMBER_FIELDS.get(kind), content.number), Span(joint), *spans]
        pen.drawn.add("number in title")
    return pen.spans(x, low, spans, width, align, size=pen.size * 1.1, colour=colour) + 3


def _details_under(
    pen: Pen, kind: str, said: str, x: float, top: float, width: float, align: str, size: float, colour: str | None
) -> float:
    """Number and day behind their labels on two lines right under the title."""
    content, bold = pen.content, pen.family.bold_labels
    low = pen.write(x, top, said, width=width, align=align, size=size, bold=True, face=pen.family.title_face(), colour=colour) + 1
    day_field = "statement_date" if kind == "statement" else "issue_date"
    rows = [(f"number_{kind}", content.number, NUMBER_FIELDS.get(kind), content.number)]
    rows.append(("date" if kind == "invoice" else "date_other", pen.day(content.issue), day_field, content.issue.isoformat()))
    pen.drawn |= {"number in title", "date in title"}
    for key, text, field, value in rows:
        gap = "" if pen.label(key).endswith("：") else " "
        low = pen.spans(x, low, [Span(pen.label(key) + gap, bold), Span(text, not bold, field, value)], width, align, colour=colour)
    return low + 3


def _date_opposite(pen: Pen, kind: str, said: str, x: float, top: float, width: float, size: float, colour: str | None) -> float:
    """The title at the left and the day at the right of one line, over a rule."""
    day, size = pen.content.issue, min(size, pen.size * 1.8)
    low = pen.write(x, top, said, width=width * 0.62, size=size, bold=True, face=pen.family.title_face(), colour=colour)
    field = "statement_date" if kind == "statement" else "issue_date"
    line = pen.size * 1.1 * pen.family.leading
    pen.write(
        x + width * 0.64,
        low - line - 1,
        pen.day(day),
        width=width * 0.36,
        align="right",
        size=pen.size * 1.1,
        colour=colour,
        field=field,
        value=day.isoformat(),
    )
    pen.drawn.add("date in title")
    pen.sheet.rule(x, low + 1, x + width, low + 1, thick=0.8, colour=colour or "#111111")
    return low + 5


def _two_storeys(pen: Pen, kind: str, said: str, x: float, top: float, width: float, align: str) -> float:
    """A box with the title on colour above and the number below."""
    start, face, number = len(pen.sheet.marks), pen.family.title_face(), pen.content.number
    size = pen.size * 1.4
    texts = ((said, pen.font(True, face)), (number, pen.font(True)))
    wide = min(width, max(text_width(text, font_for(text, font), size) for text, font in texts) * 1.3 + 24)
    left = x + {"left": 0.0, "right": width - wide, "centre": (width - wide) / 2}[align]
    low = pen.write(left + 5, top + 3, said, width=wide - 10, align="centre", size=size, bold=True, face=face, colour="#ffffff") + 3
    bottom = pen.write(
        left + 5,
        low + 3,
        number,
        width=wide - 10,
        align="centre",
        size=size,
        bold=True,
        field=NUMBER_FIELDS.get(kind),
        value=number,
        wrap=False,
    )
    pen.drawn.add("number in title")
    pen.sheet.rectangle(left, low, left + wide, bottom + 3, line=pen.family.colour, at=start)
    pen.sheet.rectangle(left, top, left + wide, low, fill=pen.family.colour, line=pen.family.colour, at=start)
    return bottom + 6
