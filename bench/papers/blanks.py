"""What a paper is known by, as printed forms and tables of office programs have it: boxes, blanks and columns to be filled in."""

from __future__ import annotations

from bench.papers.meta import NUMBER_FIELDS, Row, bare, labelled_columns
from bench.papers.pen import Pen, Span
from bench.papers.rulings import tint

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
        case "zebra":
            return _zebra(pen, rows, x, top, width)
        case "parted":
            return _parted(pen, rows, x, top, width)
        case "number large":
            return _number_large(pen, rows, x, top, width, align)
        case "bulleted":
            return _bulleted(pen, rows, x, top, width)
        case "apart":
            return _apart(pen, rows, x, top, width)
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


def _zebra(pen: Pen, rows: list[Row], x: float, top: float, width: float) -> float:
    """Labels and values in two columns on lines that are tinted in turn."""
    side = min(width * 0.5, max(pen.span_width([Span(row.label, pen.family.bold_labels)]) for row in rows) + 14)
    for n, row in enumerate(rows):
        start = len(pen.sheet.marks)
        left = pen.write(x + 4, top + 1.5, row.label, width=side - 8, bold=pen.family.bold_labels)
        right = pen.write(x + side, top + 1.5, row.text, width=width - side - 4, field=row.field, value=row.value)
        bottom = max(left, right) + 1.5
        if n % 2 == 0:
            pen.sheet.rectangle(x, top, x + width, bottom, fill=tint(pen.family.colour), line=None, at=start)
        top = bottom
    return top + 3


def _parted(pen: Pen, rows: list[Row], x: float, top: float, width: float) -> float:
    """Labels up to an upright rule, values behind it."""
    side = min(width * 0.52, max(pen.span_width([Span(bare(row.label), pen.family.bold_labels)]) for row in rows) + 10)
    began = top
    for row in rows:
        left = pen.write(x, top, bare(row.label), width=side - 8, align="right", bold=pen.family.bold_labels, colour="#444444")
        top = max(left, pen.write(x + side + 8, top, row.text, width=width - side - 8, field=row.field, value=row.value)) + 1
    pen.sheet.rule(x + side, began, x + side, top, thick=0.9, colour=pen.family.colour)
    return top + 3


def _number_large(pen: Pen, rows: list[Row], x: float, top: float, width: float, align: str) -> float:
    """The paper's own number, or else what stands first, large under its label; the rest in columns."""
    own = next((row for row in rows if row.field and row.field == NUMBER_FIELDS.get(pen.content.kind)), rows[0])
    top = pen.write(x, top, bare(own.label), width=width, align=align, size=pen.size * 0.9, colour="#555555")
    size = pen.size * 1.55
    top = pen.write(x, top, own.text, width=width, align=align, size=size, bold=True, field=own.field, value=own.value) + 3
    others = [row for row in rows if row is not own]
    if width < 170:
        for row in others:
            gap = "" if row.label.endswith("：") else " "
            top = pen.spans(
                x, top, [Span(row.label + gap, pen.family.bold_labels), Span(row.text, False, row.field, row.value)], width, align
            )
        return top + 2
    return labelled_columns(pen, others, x, top, width, "columns", pen.family.bold_labels, align) + 2


def _bulleted(pen: Pen, rows: list[Row], x: float, top: float, width: float) -> float:
    """A list with points, two abreast where there is room."""
    abreast = 2 if width > 380 else 1
    each = width / abreast
    for at in range(0, len(rows), abreast):
        ends = []
        for n, row in enumerate(rows[at : at + abreast]):
            gap = "" if row.label.endswith("：") else " "
            pair = [Span(row.label + gap, pen.family.bold_labels), Span(row.text, False, row.field, row.value)]
            pen.write(x + n * each, top, "•", width=8)
            ends.append(pen.spans(x + n * each + 9, top, pair, each - 15))
        top = max(ends) + 0.5
    return top + 3


def _apart(pen: Pen, rows: list[Row], x: float, top: float, width: float) -> float:
    """Boxes with room between them, in each the label on a tint over its value."""
    abreast = max(2, min(4, int(width // 115)))
    each = (width + 6) / abreast
    for at in range(0, len(rows), abreast):
        part, start = rows[at : at + abreast], len(pen.sheet.marks)
        heads = [
            pen.write(x + n * each + 3, top + 1.5, bare(row.label), width=each - 12, align="centre", size=pen.size * 0.84)
            for n, row in enumerate(part)
        ]
        middle = max(heads) + 1
        bottom = 2 + max(
            pen.write(x + n * each + 3, middle + 2, row.text, width=each - 12, align="centre", field=row.field, value=row.value)
            for n, row in enumerate(part)
        )
        for n in range(len(part)):
            left = x + n * each
            pen.sheet.rectangle(left, top, left + each - 6, bottom, line="#777777", at=start)
            pen.sheet.rectangle(left, top, left + each - 6, middle, fill=tint(pen.family.colour), line="#777777", at=start)
        top = bottom + 5
    return top
