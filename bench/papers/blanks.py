"""What a paper is known by, as printed forms and tables of office programs have it: boxes, blanks and columns to be filled in."""

from __future__ import annotations

from bench.papers.meta import Row, bare, labelled_columns
from bench.papers.pen import Pen, Span

GREY = "#ececec"


def draw_form(pen: Pen, rows: list[Row], style: str, x: float, top: float, width: float, align: str) -> float:
    """The rows in one of these arrangements."""
    if not rows:
        return top
    match style:
        case "four columns" if width > 300:
            return _four_columns(pen, rows, x, top, width)
        case "both ends":
            return _both_ends(pen, rows, x, top, width)
        case "form lines":
            return _form_lines(pen, rows, x, top, width)
        case "first two boxed":
            return _first_two_boxed(pen, rows, x, top, width, align)
        case "ruled columns":
            return _ruled_columns(pen, rows, x, top, width)
    return _value_boxes(pen, rows, x, top, width)


def _four_columns(pen: Pen, rows: list[Row], x: float, top: float, width: float) -> float:
    """A bordered table: label, value, label, value."""
    half = width / 2
    side = min(half * 0.5, max(pen.span_width([Span(bare(row.label), True)]) for row in rows) + 10)
    for at in range(0, len(rows), 2):
        start, ends = len(pen.sheet.marks), []
        for n, row in enumerate(rows[at : at + 2]):
            left = x + n * half
            ends.append(pen.write(left + 4, top + 2, bare(row.label), width=side - 8, bold=pen.family.bold_labels))
            ends.append(pen.write(left + side + 4, top + 2, row.text, width=half - side - 8, field=row.field, value=row.value))
        bottom = max(ends) + 2
        for left in (x, x + half):
            pen.sheet.rectangle(left + side, top, left + half, bottom, line="#777777", at=start)
            pen.sheet.rectangle(left, top, left + side, bottom, fill=GREY, line="#777777", at=start)
        top = bottom
    return top + 3


def _value_boxes(pen: Pen, rows: list[Row], x: float, top: float, width: float) -> float:
    """Labels without any line, each value in a box of its own."""
    side = min(width * 0.5, max(pen.span_width([Span(row.label, pen.family.bold_labels)]) for row in rows) + 8)
    for row in rows:
        start = len(pen.sheet.marks)
        left = pen.write(x, top + 2, row.label, width=side - 6, bold=pen.family.bold_labels)
        right = pen.write(x + side + 5, top + 2, row.text, width=width - side - 10, align="centre", field=row.field, value=row.value)
        bottom = max(left, right) + 1
        pen.sheet.rectangle(x + side, top, x + width, bottom, line="#555555", at=start)
        top = bottom + 2.5
    return top + 2


def _both_ends(pen: Pen, rows: list[Row], x: float, top: float, width: float) -> float:
    """Two to a line, one from the left edge and one up to the right edge; one to a line where they do not fit."""
    at = 0
    while at < len(rows):
        pairs = [[Span(f"{row.label} ", pen.family.bold_labels), Span(row.text, False, row.field, row.value)] for row in rows[at : at + 2]]
        if len(pairs) == 2 and sum(map(pen.span_width, pairs)) + 24 <= width:
            left = pen.spans(x, top, pairs[0], width)
            top = max(left, pen.spans(x, top, pairs[1], width, "right"))
            at += 2
        else:
            top = pen.spans(x, top, pairs[0], width)
            at += 1
    return top + 2


def _form_lines(pen: Pen, rows: list[Row], x: float, top: float, width: float) -> float:
    """Blanks that have been filled in: the value over a line that leads on from its label."""
    abreast = 2 if width > 380 else 1
    each = width / abreast
    for at in range(0, len(rows), abreast):
        ends, part = [], rows[at : at + abreast]
        for n, row in enumerate(part):
            left, wide = x + n * each, each - (12 if abreast > 1 else 0)
            side = min(wide * 0.55, pen.span_width([Span(bare(row.label))]) + 6)
            low = pen.write(left, top, bare(row.label), width=side - 3)
            right = pen.write(left + side + 3, top, row.text, width=wide - side - 4, bold=True, field=row.field, value=row.value)
            line = max(low, right)
            pen.sheet.rule(left + side, line, left + wide, line, thick=0.5, colour="#444444")
            ends.append(line)
        top = max(ends) + 4
    return top + 1


def _first_two_boxed(pen: Pen, rows: list[Row], x: float, top: float, width: float, align: str) -> float:
    """The first two large in boxes abreast under their labels, the rest in columns below."""
    start, half, ends = len(pen.sheet.marks), width / 2, []
    for n, row in enumerate(rows[:2]):
        left = x + n * half
        low = pen.write(left + 5, top + 3, bare(row.label), width=half - 10, align="centre", size=pen.size * 0.82)
        size = pen.size * 1.2
        ends.append(
            pen.write(left + 5, low, row.text, width=half - 10, align="centre", size=size, bold=True, field=row.field, value=row.value)
        )
    bottom = max(ends) + 3
    for n in range(len(rows[:2])):
        pen.sheet.rectangle(x + n * half, top, x + (n + 1) * half, bottom, line=pen.family.colour, thick=1.0, at=start)
    if len(rows) < 3:
        return bottom + 3
    return labelled_columns(pen, rows[2:], x, bottom + 4, width, "columns", pen.family.bold_labels, align) + 2


def _ruled_columns(pen: Pen, rows: list[Row], x: float, top: float, width: float) -> float:
    """Labels over values in columns that upright lines part, without a frame."""
    abreast = max(2, min(4, int(width // 105)))
    for at in range(0, len(rows), abreast):
        part, each, ends = rows[at : at + abreast], width / abreast, []
        for n, row in enumerate(part):
            left = x + n * each + 6
            low = pen.write(left, top, bare(row.label), width=each - 12, size=pen.size * 0.86, bold=True)
            ends.append(pen.write(left, low, row.text, width=each - 12, field=row.field, value=row.value))
        for n in range(len(part)):
            pen.sheet.rule(x + n * each, top, x + n * each, max(ends), thick=1.1, colour=pen.family.colour)
        top = max(ends) + 6
    return top
