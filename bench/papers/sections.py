"""Sections of form-like papers: a heading, then each datum behind its label, in one of the arrangements that viewers and portals print."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from bench.papers.meta import bare
from bench.papers.pen import Pen, Span
from bench.papers.phrases import table
from bench.papers.rulings import tint
from bench.papers.sheet import font_for, text_width

GREY, DIM = "#ececec", "#666666"
STYLES: tuple[str, ...] = (
    "inline",
    "inline",
    "columns",
    "columns",
    "columns",
    "far right",
    "far middle",
    "below",
    "above",
    "grid",
    "zebra",
)
STYLES += ("ruled", "pairs", "pairs", "colon column", "labels right")
HEADINGS = (
    "plain",
    "plain",
    "band",
    "tinted",
    "underlined",
    "overlined",
    "upper",
    "large",
    "small grey",
    "numbered",
    "framed",
    "pale",
    "none",
)
MARKS = (":", ":", "", "", " :", ".", "…", "=", ">")
SPLIT = ("inline", "below", "above", "pairs")
"""The arrangements in which a value on several lines has labels between them."""


@dataclass(frozen=True, slots=True)
class Datum:
    """A label with its value; one `occurrence` joins the lines of one value."""

    label: str
    text: str
    field: str | None = None
    value: str | None = None
    occurrence: int | None = None
    rate: str | None = None  # a tax rate that the label names
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """How one viewer prints sections."""

    style: str
    heading: str
    mark: str
    case: str
    side: float  # the share of the width that labels take
    bold_labels: bool
    bold_values: bool
    gap: float  # between rows, of the size
    dim: bool  # labels in grey
    size: float  # of labels, of the size of the text

    def label(self, text: str) -> str:
        """A label in the viewer's case with its mark."""
        text = bare(text).rstrip(" .") if self.mark else text
        text = text.upper() if self.case == "upper" else text.lower() if self.case == "lower" else text
        return text if not self.mark or text[-1:] in "#?°" else text + self.mark


def draw_look(rng: Random, chinese: bool) -> Look:
    """One viewer's way."""
    mark = rng.choice(MARKS)
    return Look(
        rng.choice(STYLES),
        rng.choice(HEADINGS),
        "：" if chinese and mark == ":" else mark,
        rng.choices(("as is", "upper", "lower"), weights=(84, 10, 6))[0],
        rng.choice((0.26, 0.32, 0.38, 0.45)),
        rng.random() < 0.35,
        rng.random() < 0.2,
        rng.choice((0.0, 0.0, 0.15, 0.3, 0.5)),
        rng.random() < 0.3,
        rng.choice((1.0, 1.0, 1.0, 0.9, 0.82)),
    )


def named(family_rng: Random, tongue: str, key: str) -> str:
    """What the house calls a thing that only these papers name."""
    return family_rng.choice(table("sections", tongue)[key].common)


def draw_section(pen: Pen, look: Look, heading: str, rows: list[Datum], x: float, top: float, width: float, number: int = 0) -> float:
    """The heading and its rows; answers where the next section may begin."""
    start = len(pen.sheet.marks)
    inner = 6.0 if look.heading in ("framed", "pale") else 0.0
    low = draw_heading(pen, look, heading, x + inner, top + inner, width - 2 * inner, number)
    bottom = draw_rows(pen, look, rows, x + inner, low, width - 2 * inner) + inner
    if look.heading == "framed":
        pen.sheet.rectangle(x, top, x + width, bottom, line="#8a8a8a", thick=0.5, at=start)
    elif look.heading == "pale":
        pen.sheet.rectangle(x, top, x + width, bottom, fill="#f5f5f5", line=None, at=start)
    return bottom


def draw_heading(pen: Pen, look: Look, heading: str, x: float, top: float, width: float, number: int = 0) -> float:
    """What a section is about."""
    colour, start, size = pen.family.colour, len(pen.sheet.marks), pen.size * 1.1
    match look.heading:
        case "none":
            return top
        case "band":
            low = pen.write(x + 4, top + 2, heading, width=width - 8, bold=True, size=size, colour="#ffffff")
            pen.sheet.rectangle(x, top, x + width, low + 1, fill=colour, line=None, at=start)
            return low + 4
        case "tinted":
            low = pen.write(x + 4, top + 2, heading, width=width - 8, bold=True)
            pen.sheet.rectangle(x, top, x + width, low + 1, fill=tint(colour), line=None, at=start)
            return low + 4
        case "underlined":
            low = pen.write(x, top, heading, width=width, bold=True, size=size)
            pen.sheet.rule(x, low, x + width, low, thick=0.7, colour=colour)
            return low + 4
        case "overlined":
            pen.sheet.rule(x, top, x + width, top, thick=1.2, colour=colour)
            return pen.write(x, top + 3, heading, width=width, bold=True) + 2
        case "large":
            return pen.write(x, top, heading, width=width, size=pen.size * 1.35, colour=colour) + 2
        case "small grey":
            return pen.write(x, top, heading, width=width, size=pen.size * 0.85, colour=DIM) + 1
        case "numbered":
            return pen.write(x, top, f"{number}. {heading}" if number else heading, width=width, bold=True, size=size) + 2
    heading = heading.upper() if look.heading == "upper" else heading
    return pen.write(x, top, heading, width=width, bold=True) + 2


def draw_rows(pen: Pen, look: Look, rows: list[Datum], x: float, top: float, width: float) -> float:
    """Each datum with its label."""
    style = look.style
    if style in ("pairs", "far right", "far middle", "grid", "columns", "zebra", "ruled") and width < 150:
        style = "above"
    if style == "pairs" and width > 300:
        return _pairs(pen, look, rows, x, top, width)
    if style in ("inline", "pairs"):
        for row in rows:
            top = _inline(pen, look, row, x, top, width) + look.gap * pen.size
        return top
    if style in ("below", "above"):
        return _stacked(pen, look, rows, x, top, width, style == "above")
    return _columned(pen, look, rows, x, top, width, style)


def _shade(look: Look) -> str | None:
    return DIM if look.dim else None


def _value(pen: Pen, look: Look, row: Datum, x: float, top: float, width: float, align: str = "left", size: float | None = None) -> float:
    return pen.write(
        x,
        top,
        row.text,
        width=width,
        align=align,
        size=size,
        bold=row.strong or look.bold_values,
        field=row.field,
        value=row.value,
        occurrence=row.occurrence,
    )


def _tag(pen: Pen, row: Datum, start: int) -> None:
    """The label that says the one tax rate is its evidence."""
    if row.rate:
        from bench.papers.sums import tag_rate

        tag_rate(pen, start, row.rate)


def _inline(pen: Pen, look: Look, row: Datum, x: float, top: float, width: float) -> float:
    start, label = len(pen.sheet.marks), look.label(row.label)
    joint = "" if label.endswith("：") else " "
    if row.occurrence is not None or row.rate:
        wide = text_width(label + joint + " ", font_for(label, pen.font(look.bold_labels)), pen.size)
        low = pen.write(x, top, label, width=width, bold=look.bold_labels, colour=_shade(look))
        _tag(pen, row, start)
        if wide + 60 > width:
            return _value(pen, look, row, x + 8, low, width - 8)
        return max(low, _value(pen, look, row, x + wide, top, width - wide))
    strong = row.strong or look.bold_values
    spans = [Span(label + joint, look.bold_labels), Span(row.text, strong, row.field, row.value)]
    return pen.spans(x, top, spans, width)


def _stacked(pen: Pen, look: Look, rows: list[Datum], x: float, top: float, width: float, above: bool) -> float:
    """A small label over its value, or under it as on printed forms."""
    small, many = pen.size * 0.78, max(1, min(3, int(width // 150)))
    each = (width - 10 * (many - 1)) / many
    for at in range(0, len(rows), many):
        ends = []
        for n, row in enumerate(rows[at : at + many]):
            left, label = x + n * (each + 10), look.label(row.label)
            low = top if above else _value(pen, look, row, left, top, each)
            if not above:
                pen.sheet.rule(left, low, left + each, low, thick=0.3, colour="#999999")
            start = len(pen.sheet.marks)
            low = pen.write(left, low + 0.5, label, width=each, size=small, bold=look.bold_labels, colour=DIM)
            _tag(pen, row, start)
            ends.append(_value(pen, look, row, left, low, each) if above else low)
        top = max(ends) + 2 + look.gap * pen.size
    return top


def _pairs(pen: Pen, look: Look, rows: list[Datum], x: float, top: float, width: float) -> float:
    """Two data on a line, each behind its label."""
    half = (width - 16) / 2
    side = half * max(0.38, look.side)
    for at in range(0, len(rows), 2):
        ends = []
        for n, row in enumerate(rows[at : at + 2]):
            left, start = x + n * (half + 16), len(pen.sheet.marks)
            low = pen.write(left, top, look.label(row.label), width=side - 4, bold=look.bold_labels, colour=_shade(look))
            _tag(pen, row, start)
            ends.append(max(low, _value(pen, look, row, left + side, top, half - side)))
        top = max(ends) + look.gap * pen.size
    return top


def _columned(pen: Pen, look: Look, rows: list[Datum], x: float, top: float, width: float, style: str) -> float:
    """Labels in one column, values in another: near, far, right up to the edge, in cells."""
    boxed = style in ("grid", "zebra")
    pad = 4.0 if boxed else 0.0
    labels = [look.label(row.label) for row in rows]
    longest = max((text_width(each, font_for(each, pen.font(look.bold_labels)), pen.size) for each in labels), default=0.0) + 12
    side = width * look.side if style in ("columns", "grid", "zebra", "ruled") else min(longest, width * 0.5)
    if style == "far middle":
        side = width * 0.55
    for n, row in enumerate(rows):
        start, high = len(pen.sheet.marks), top
        text_top = top + (2 if boxed else 0)
        label = labels[n]
        if style == "colon column":
            label = bare(label).rstrip(" .=>…")
        size = pen.size * look.size
        lift = (pen.size - size) * 0.9
        at_right = "right" if style == "labels right" else "left"
        low = pen.write(
            x + pad, text_top + lift, label, width=side - pad - 8, align=at_right, size=size, bold=look.bold_labels, colour=_shade(look)
        )
        _tag(pen, row, start)
        if style == "colon column":
            pen.write(x + side - 5, text_top, ":")
        align = "right" if style == "far right" else "left"
        low = max(low, _value(pen, look, row, x + side + pad, text_top, width - side - 2 * pad, align))
        top = low + (2 if boxed else look.gap * pen.size)
        if style == "grid":
            pen.sheet.rectangle(x, high, x + side, top, fill=GREY, line="#999999", thick=0.4, at=start)
            pen.sheet.rectangle(x + side, high, x + width, top, line="#999999", thick=0.4, at=start)
        elif style == "zebra" and n % 2 == 0:
            pen.sheet.rectangle(x, high, x + width, top, fill=GREY, line=None, at=start)
        elif style == "ruled":
            pen.sheet.rule(x, top, x + width, top, thick=0.3, colour="#aaaaaa")
            top += 1.5
    return top
