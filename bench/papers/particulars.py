"""What a paper is known by in boxed cells, in running lines, beside filled labels, or with its date behind the place it is written at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.papers.pen import Pen, Span

if TYPE_CHECKING:
    from bench.papers.meta import Row

STYLES = ("cells", "running", "filled labels", "place and date")


def draw_in_style(pen: Pen, rows: list[Row], style: str, x: float, top: float, width: float, align: str) -> float:
    """The rows in one of these arrangements."""
    match style:
        case "cells":
            return _cells(pen, rows, x, top, width)
        case "running":
            return _running(pen, rows, x, top, width, align)
        case "filled labels":
            return _filled(pen, rows, x, top, width)
    return _place_and_date(pen, rows, x, top, width, align)


def _bare(label: str) -> str:
    from bench.papers.meta import bare

    return bare(label)


def _cells(pen: Pen, rows: list[Row], x: float, top: float, width: float) -> float:
    """Boxes side by side, in each a small label over its value."""
    abreast = max(2, min(5, int(width // 105)))
    for at in range(0, len(rows), abreast):
        part = rows[at : at + abreast]
        each = width / len(part)
        start = len(pen.sheet.marks)
        ends = []
        for n, row in enumerate(part):
            left = x + n * each + 4
            low = pen.write(left, top + 2, _bare(row.label), width=each - 8, size=pen.size * 0.78, colour="#444444")
            ends.append(pen.write(left, low + 1, row.text, width=each - 8, field=row.field, value=row.value))
        bottom = max(ends) + 2
        for n in range(len(part)):
            pen.sheet.rectangle(x + n * each, top, x + (n + 1) * each, bottom, line="#777777", at=start)
        top = bottom
    return top + 2


def _running(pen: Pen, rows: list[Row], x: float, top: float, width: float, align: str) -> float:
    """One after the other, as many to a line as there is room for."""
    bold = pen.family.bold_labels
    joint = Span("；" if pen.family.language == "zh" else pen.family.rng("running joint").choice(("   ", " | ", "; ", "  -  ")))
    line: list[Span] = []
    for row in rows:
        gap = "" if row.label.endswith("：") else " "
        pair = [Span(row.label + gap, bold), Span(row.text, False, row.field, row.value)]
        if line and pen.span_width([*line, joint, *pair]) > width:
            top = pen.spans(x, top, line, width, align)
            line = []
        line += [*([joint] if line else []), *pair]
    return pen.spans(x, top, line, width, align) + 2 if line else top


def _filled(pen: Pen, rows: list[Row], x: float, top: float, width: float) -> float:
    """White labels on colour, each beside the box of its value."""
    side = width * 0.42
    for row in rows:
        start = len(pen.sheet.marks)
        low = pen.write(x + 4, top + 2, _bare(row.label), width=side - 8, colour="#ffffff", bold=pen.family.bold_labels)
        right = pen.write(x + side + 4, top + 2, row.text, width=width - side - 8, field=row.field, value=row.value)
        bottom = max(low, right) + 2
        pen.sheet.rectangle(x + side, top, x + width, bottom, line=pen.family.colour, at=start)
        pen.sheet.rectangle(x, top, x + side, bottom, fill=pen.family.colour, line="#ffffff", at=start)
        top = bottom
    return top + 2


def _place_and_date(pen: Pen, rows: list[Row], x: float, top: float, width: float, align: str) -> float:
    """The day behind the place, as letters have it, and the rest in columns under it."""
    from bench.papers.meta import labelled_columns

    place = _place(pen)
    day = next((row for row in rows if row.field in ("issue_date", "statement_date")), None)
    if day and place:
        word = {"fr": ", le ", "de": pen.family.rng("place word").choice((", den ", ", "))}.get(pen.family.tongue, ", ")
        line = [Span(place + word), Span(day.text, False, day.field, day.value)]
        top = pen.spans(x, top, line, width, align) + 4
        rows = [row for row in rows if row is not day]
    return labelled_columns(pen, rows, x, top, width, "columns", pen.family.bold_labels, align)


def _place(pen: Pen) -> str:
    """The town of whoever sends the paper: the words of its last line that has any without figures."""
    party = pen.content.buyer if pen.sender_role == "buyer" else pen.content.seller
    if pen.family.language.startswith("zh"):
        return ""
    for line in reversed(party.lines[1:]):
        words = [word.strip(",") for word in line.split() if word.strip(",-").isalpha() or not any(ch.isdigit() for ch in word)]
        words = [word for word in words if len(word) > 1]
        if words:
            return " ".join(words)
    return ""
