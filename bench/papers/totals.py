"""Totals that stand otherwise than as rows at the right.

They stand in running lines, right behind their labels or in two halves, with what is to be paid in a box, on a bar, or at the head besides.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from bench.papers.grid import tint
from bench.papers.pen import Pen, Span

if TYPE_CHECKING:
    from bench.papers.sums import Sum

WIDE = ("running", "left leaders", "grand apart", "full bar", "inline right", "middle", "halves")
"""What takes the whole width under the table."""

Rows = Callable[[list["Sum"], float, float], float]
"""Draws rows from a left edge and a top; answers where they end."""


def _figure(pen: Pen, row: Sum, x: float, top: float, width: float, align: str, size: float) -> float:
    return pen.write(
        x,
        top,
        row.text,
        width=width,
        align=align,
        size=size,
        bold=True,
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


def due_box(pen: Pen, rows: list[Sum], x: float, top: float, width: float) -> float:
    """What is to be paid, in a box at the head of the paper; it stands among the totals again."""
    row = next((row for row in reversed(rows) if row.strong), rows[-1])
    start, wide = len(pen.sheet.marks), max(150.0, width * 0.36)
    left = x + (width - wide if pen.family.rng("due box").random() < 0.6 else 0.0)
    low = pen.write(left + 6, top + 4, row.label, width=wide - 12, align="centre", size=pen.size * 0.9)
    bottom = _figure(pen, row, left + 6, low + 1, wide - 12, "centre", pen.size * 1.4) + 4
    pen.sheet.rectangle(left, top, left + wide, bottom, fill=tint(pen.family.colour), line=None, at=start)
    return bottom + 3
