"""Totals that stand otherwise than as rows at the right.

They stand in running lines, right behind their labels or in two halves, with what is to be paid in a box, on a bar, or at the head besides.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bench.papers.figures import MARKS
from bench.papers.pen import Pen, Span
from bench.papers.rulings import tint
from bench.papers.sheet import text_width

if TYPE_CHECKING:
    from bench.papers.sums import Sum

WIDE = ("running", "left leaders", "grand apart", "full bar", "inline right", "middle", "halves", "equation", "under description", "tiles")
"""What takes the whole width under the table."""

Tag = Callable[[Pen, int, str], None]
"""Notes that what was drawn since a mark says a rate."""
Rows = Callable[[list["Sum"], float, float], float]
"""Draws rows from a left edge and a top; answers where they end."""


def _figure(pen: Pen, row: Sum, x: float, top: float, width: float, align: str, size: float, bold: bool = True) -> float:
    return pen.write(
        x,
        top,
        row.text,
        width=width,
        align=align,
        size=size,
        bold=bold,
        field=row.field,
        value=row.value,
        wrap=False,
        entry=True,
    )


def running(pen: Pen, rows: list[Sum], x: float, top: float, width: float) -> float:
    """All totals in a line, or in as many as they need, what is to be paid last and in bold."""
    joint = Span(pen.family.rng("sums joint").choice(("   |   ", "     ", "  –  ")))
    align = pen.family.rng("sums side").choice(("left", "right"))
    line: list[Span] = []
    pen.sheet.rule(x, top, x + width, top, thick=0.6)
    top += 4
    for row in rows:
        pair = [Span(f"{row.label} ", row.strong), Span(row.text, row.strong, row.field, row.value)]
        if line and pen.span_width([*line, joint, *pair]) > width:
            top = pen.spans(x, top, line, width, align) + 1
            line = []
        line += [*([joint] if line else []), *pair]
    top = pen.spans(x, top, line, width, align) + 2
    pen.sheet.rule(x, top, x + width, top, thick=0.6)
    return top + 3


def inline_right(pen: Pen, rows: list[Sum], x: float, top: float, width: float, tag: Callable[[Pen, int, str], None]) -> float:
    """Each total right behind its label, as people write them under a table of their own."""
    for row in rows:
        start = len(pen.sheet.marks)
        mark = "" if row.label.endswith((":", "：")) else ":"
        pair = [Span(f"{row.label}{mark} ", row.strong), Span(row.text, row.strong, row.field, row.value)]
        size = pen.size * (1.2 if row.strong and pen.family.total_is_large else 1.0)
        top = pen.spans(x, top + 1, pair, width - 4, "right", size=size)
        if row.rate:
            tag(pen, start, row.rate)
    return top + 3


def halves(rows: list[Sum], x: float, top: float, width: float, draw: Callable[[list[Sum], float, float, float], float]) -> float:
    """The first totals at the left, the last and what is to be paid at the right."""
    cut, half = (len(rows) + 1) // 2, (width - 24) / 2
    return max(draw(rows[:cut], x, top, half), draw(rows[cut:], x + half + 24, top, half))


def grand_apart(pen: Pen, rows: list[Sum], x: float, top: float, width: float, draw: Rows) -> float:
    """What is to be paid in a box at the left, the other totals in rows at the right."""
    strong = [row for row in rows if row.strong]
    plain = [row for row in rows if not row.strong]
    low = draw(plain, x + width * 0.47, top) if plain else top
    for row in strong:
        start, wide = len(pen.sheet.marks), width * 0.4
        bottom = pen.write(x + 6, top + 4, row.label, width=wide - 12, size=pen.size * 0.95)
        bottom = _figure(pen, row, x + 6, bottom + 1, wide - 12, "left", pen.size * 1.5) + 4
        pen.sheet.rectangle(x, top, x + wide, bottom, line=pen.family.colour, thick=1.2, at=start)
        top = bottom + 4
    return max(low, top)


def full_bar(pen: Pen, rows: list[Sum], x: float, top: float, width: float, draw: Rows) -> float:
    """The other totals in rows at the right, and what is to be paid on a light bar across the page."""
    plain = [row for row in rows if not row.strong]
    top = draw(plain, x + width * 0.47, top) + 3 if plain else top
    for row in rows:
        if row.strong:
            start = len(pen.sheet.marks)
            low = pen.write(x + 6, top + 3, row.label, width=width * 0.6, bold=True, size=pen.size * 1.1)
            bottom = max(low, _figure(pen, row, x + width * 0.62, top + 3, width * 0.38 - 6, "right", pen.size * 1.2)) + 3
            pen.sheet.rectangle(x, top, x + width, bottom, fill=tint(pen.family.colour), line=None, at=start)
            top = bottom + 2
    return top


def labels_over(pen: Pen, rows: list[Sum], x: float, top: float, width: float, tag: Tag) -> float:
    """Each label small over its amount, one under the other at the right."""
    wide = min(width, 200.0)
    left = x + width - wide
    for row in rows:
        start = len(pen.sheet.marks)
        top = pen.write(left, top + 2, row.label, width=wide - 4, align="right", size=pen.size * 0.82, colour="#555555")
        if row.rate:
            tag(pen, start, row.rate)
        size = pen.size * (1.45 if row.strong else 1.05)
        top = _figure(pen, row, left, top, wide - 4, "right", size, row.strong)
    return top + 3


def grand_first(pen: Pen, rows: list[Sum], x: float, top: float, width: float, draw: Rows) -> float:
    """What is to be paid at the top between two rules, and under it what it is made of."""
    wide = min(width, 270.0)
    left = x + width - wide
    for row in (row for row in rows if row.strong):
        pen.sheet.rule(left, top, x + width, top, thick=1.1)
        low = pen.write(left + 4, top + 3, row.label, width=wide * 0.5, bold=True)
        low = max(low, _figure(pen, row, left + wide * 0.52, top + 3, wide * 0.48 - 5, "right", pen.size * 1.25)) + 2
        pen.sheet.rule(left, low, x + width, low, thick=1.1)
        top = low + 2
    plain = [row for row in rows if not row.strong]
    return draw(plain, left, top + 1) if plain else top


def equation(pen: Pen, rows: list[Sum], x: float, top: float, width: float, tag: Tag) -> float:
    """Side by side as a sum is written: net and tax and what they make, labels over the amounts, between two rules."""
    signs = ("+", "=") if [row.field for row in rows] == ["net_total", "tax_total", "gross_total"] else ()
    each = width / len(rows)
    pen.sheet.rule(x, top, x + width, top, thick=0.6)
    heads = []
    for n, row in enumerate(rows):
        start = len(pen.sheet.marks)
        heads.append(pen.write(x + n * each + 10, top + 3, row.label, width=each - 20, align="centre", size=pen.size * 0.85))
        if row.rate:
            tag(pen, start, row.rate)
    low = max(heads) + 1
    bottom = max(_figure(pen, row, x + n * each + 10, low, each - 20, "centre", pen.size * 1.1) for n, row in enumerate(rows))
    for n, sign in enumerate(signs, start=1):
        pen.write(x + n * each - 8, low, sign, width=16, align="centre", size=pen.size * 1.1)
    pen.sheet.rule(x, bottom + 2, x + width, bottom + 2, thick=0.6)
    return bottom + 5


def under_description(pen: Pen, rows: list[Sum], x: float, top: float, edges: tuple[float, float], tag: Tag) -> float:
    """As further lines of the table: labels where descriptions begin, amounts under the last column."""
    right, cut = edges
    for row in rows:
        start = len(pen.sheet.marks)
        low = pen.write(x, top + 1.5, row.label, width=cut - x - 6, bold=row.strong)
        if row.rate:
            tag(pen, start, row.rate)
        size = pen.size * (1.15 if row.strong and pen.family.total_is_large else 1.0)
        low = max(low, _figure(pen, row, cut, top + 1.5, right - cut - 4, "right", size, row.strong))
        top = low + 1
    return top + 3


def typewriter(pen: Pen, rows: list[Sum], x: float, top: float, width: float, tag: Tag) -> float:
    """As line printers set sums off: a line of strokes over what is to be paid and a double one under it."""
    scale = pen.hand_scale if pen.filled else 1.0
    wide = max(pen.span_width([Span(row.text, True)]) for row in rows) * scale + 8
    label_wide = max(pen.span_width([Span(row.label, True)]) for row in rows) + 10
    cut = x + width - min(wide, width * 0.6)
    left, right = max(x, cut - label_wide - 20), x + width

    def strokes(sign: str, at: float) -> float:
        text = sign * int((right - cut) / text_width(sign, pen.font(), pen.size))
        return pen.write(cut, at, text, width=right - cut, align="right", wrap=False)

    for row in rows:
        top = strokes("-", top) if row.strong else top
        start = len(pen.sheet.marks)
        low = pen.write(left, top, row.label, width=cut - left - 6, bold=row.strong)
        if row.rate:
            tag(pen, start, row.rate)
        top = max(low, _figure(pen, row, cut, top, right - cut, "right", pen.size, row.strong))
        top = strokes("=", top) if row.strong else top
    return top + 2


def quiet(pen: Pen, rows: list[Sum], x: float, top: float, width: float, tag: Tag) -> float:
    """The other totals small and grey, what is to be paid large and in colour, without any line."""
    wide = min(width, 290.0)
    left, scale = x + width - wide, pen.hand_scale if pen.filled else 1.0
    for row in rows:
        start, size = len(pen.sheet.marks), pen.size * (1.45 if row.strong else 0.92)
        value = min(wide * 0.6, max(wide * 0.4, pen.span_width([Span(row.text, True)], size) * scale + 6))
        colour = pen.family.colour if row.strong else "#666666"
        low = pen.write(left, top + 1.5, row.label, width=wide - value - 8, size=size * (0.8 if row.strong else 1.0), colour=colour)
        if row.rate:
            tag(pen, start, row.rate)
        top = max(low, _figure(pen, row, left + wide - value, top + 1.5, value - 3, "right", size, row.strong))
    return top + 3


def tiles(pen: Pen, rows: list[Sum], x: float, top: float, width: float, tag: Tag) -> float:
    """Side by side on grounds of their own, what is to be paid on the darkest."""
    each, begins, ends = (width + 5) / len(rows), len(pen.sheet.marks), []
    for n, row in enumerate(rows):
        start, white = len(pen.sheet.marks), "#ffffff" if row.strong and not pen.filled else None
        left, wide = x + n * each + 6, each - 17
        low = pen.write(left, top + 4, row.label, width=wide, size=pen.size * 0.84, colour=white)
        if row.rate:
            tag(pen, start, row.rate)
        ends.append(low)
    low = max(ends) + 1
    for n, row in enumerate(rows):
        colour = "#ffffff" if row.strong and not pen.filled else None
        ends.append(
            pen.write(
                x + n * each + 6,
                low,
                row.text,
                width=each - 17,
                align="right",
                size=pen.size * 1.1,
                bold=True,
                colour=colour,
                field=row.field,
                value=row.value,
                wrap=False,
                entry=True,
            )
        )
    bottom = max(ends) + 4
    for n, row in enumerate(rows):
        fill = pen.family.colour if row.strong and not pen.filled else tint(pen.family.colour)
        pen.sheet.rectangle(x + n * each, top, x + (n + 1) * each - 5, bottom, fill=fill, line=None, at=begins)
    return bottom + 4


def sign_apart(pen: Pen, rows: list[Sum], x: float, top: float, width: float, tag: Tag) -> float:
    """The sign of the money in a column of its own between labels and figures."""
    content, scale = pen.content, pen.hand_scale if pen.filled else 1.0
    sign = MARKS[content.currency] if pen.family.rng("sign apart").random() < 0.7 else content.currency
    figures = max(pen.span_width([Span(row.figure, True)], pen.size * 1.1) for row in rows) * scale + 8
    signs = pen.span_width([Span(sign, True)], pen.size * 1.1) + 12
    labels = max(pen.span_width([Span(row.label, True)], pen.size * 1.1) for row in rows) + 14
    wide = min(width, max(labels + signs + figures, width * 0.6))
    left, right = x + width - wide, x + width
    for row in rows:
        start, size = len(pen.sheet.marks), pen.size * (1.1 if row.strong and pen.family.total_is_large else 1.0)
        if row.strong:
            pen.sheet.rule(right - figures - signs, top + 1, right, top + 1, thick=0.7)
        low = pen.write(left, top + 2, row.label, width=wide - figures - signs - 4, size=size, bold=row.strong)
        if row.rate:
            tag(pen, start, row.rate)
        pen.write(right - figures - signs + 2, top + 2, sign, size=size, bold=row.strong)
        run, end = pen.sheet.inks[-1], right - figures
        pen.currency_marks.append((run, sign))
        low = max(
            low,
            pen.write(
                end,
                top + 2,
                row.figure,
                width=figures - 3,
                align="right",
                size=size,
                bold=row.strong,
                field=row.field,
                value=row.value,
                wrap=False,
                entry=True,
            ),
        )
        top = low
    return top + 4


def due_box(pen: Pen, rows: list[Sum], x: float, top: float, width: float) -> float:
    """What is to be paid, in a box at the head of the paper; it stands among the totals again."""
    row = next((row for row in reversed(rows) if row.strong), rows[-1])
    start, wide = len(pen.sheet.marks), max(150.0, width * 0.36)
    left = x + (width - wide if pen.family.rng("due box").random() < 0.6 else 0.0)
    low = pen.write(left + 6, top + 4, row.label, width=wide - 12, align="centre", size=pen.size * 0.9)
    bottom = _figure(pen, row, left + 6, low + 1, wide - 12, "centre", pen.size * 1.4) + 4
    pen.sheet.rectangle(left, top, left + wide, bottom, fill=tint(pen.family.colour), line=None, at=start)
    return bottom + 3
