"""Where to pay: on a tint, beside its heading or under a bar with it, in cells, at the right, under labels, or between two rules."""

from __future__ import annotations

from bench.papers.meta import Row, bare, labelled_columns
from bench.papers.pen import Pen, Span
from bench.papers.rulings import tint

FULL = ("tinted", "heading at left", "labels over", "between rules", "heading bar", "bordered cells", "at right", "pay panel", "side cell")
"""The arrangements that take the width of the page."""


def account_in_style(pen: Pen, rows: list[Row], style: str, heading: str, x: float, top: float, width: float) -> float:
    """The account in one of these arrangements."""
    match style:
        case "tinted":
            return _tinted(pen, rows, heading, x, top, width)
        case "heading at left":
            side = width * 0.26
            low = pen.write(x, top, heading, width=side - 8, bold=True)
            return max(low, labelled_columns(pen, rows, x + side, top, width - side, "columns", False, "left")) + 3
        case "heading bar":
            return _heading_bar(pen, rows, heading, x, top, width)
        case "bordered cells":
            return _bordered(pen, rows, x, top, width)
        case "at right":
            wide = width * 0.5
            low = pen.write(x + width - wide, top, heading, width=wide, bold=True)
            return labelled_columns(pen, rows, x + width - wide, low, wide, "columns", pen.family.bold_labels, "left") + 3
        case "pay panel":
            return _pay_panel(pen, rows, heading, x, top, width)
        case "side cell":
            return _side_cell(pen, rows, heading, x, top, width)
        case "labels over":
            return _labels_over(pen, rows, heading, x, top, width)
    return _between_rules(pen, rows, heading, x, top, width)


def _tinted(pen: Pen, rows: list[Row], heading: str, x: float, top: float, width: float) -> float:
    """On a light ground, in two columns where there is room."""
    start, many = len(pen.sheet.marks), width > 330
    low = pen.write(x + 8, top + 5, heading, width=width - 16, bold=True) + 2
    half = (width - 28) / 2 if many else width - 16
    parts = (rows[: (len(rows) + 1) // 2], rows[(len(rows) + 1) // 2 :]) if many else (rows,)
    ends = [
        labelled_columns(pen, list(part), x + 8 + n * (half + 12), low, half, "columns", pen.family.bold_labels, "left")
        for n, part in enumerate(parts)
    ]
    bottom = max(ends) + 5
    pen.sheet.rectangle(x, top, x + width, bottom, fill=tint(pen.family.colour), line=None, at=start)
    return bottom + 2


def _heading_bar(pen: Pen, rows: list[Row], heading: str, x: float, top: float, width: float) -> float:
    """The heading in white on a bar of the house's colour, the account in columns under it."""
    start = len(pen.sheet.marks)
    low = pen.write(x + 5, top + 2, bare(heading), width=width - 10, bold=True, colour="#ffffff") + 2
    pen.sheet.rectangle(x, top, x + width, low, fill=pen.family.colour, line=None, at=start)
    return labelled_columns(pen, rows, x + 5, low + 2, width - 10, "columns", pen.family.bold_labels, "left") + 3


def _bordered(pen: Pen, rows: list[Row], x: float, top: float, width: float) -> float:
    """Boxes abreast without a heading, in each a small label over what it announces."""
    abreast = max(2, min(4, int(width // 125)))
    for at in range(0, len(rows), abreast):
        part, start, ends = rows[at : at + abreast], len(pen.sheet.marks), []
        each = width / len(part)
        for n, row in enumerate(part):
            low = pen.write(x + n * each + 4, top + 2, row.label, width=each - 8, size=pen.size * 0.76, colour="#555555")
            ends.append(pen.write(x + n * each + 4, low, row.text, width=each - 8, field=row.field, value=row.value))
        bottom = max(ends) + 2
        for n in range(len(part)):
            pen.sheet.rectangle(x + n * each, top, x + (n + 1) * each, bottom, line="#888888", at=start)
        top = bottom
    return top + 3


def _pay_panel(pen: Pen, rows: list[Row], heading: str, x: float, top: float, width: float) -> float:
    """Two boxes abreast: the account, and what is to be said with the payment: number, day and amount."""
    if width < 360:
        return _labels_over(pen, rows, heading, x, top, width)
    content, half, start = pen.content, (width - 10) / 2, len(pen.sheet.marks)
    low = pen.write(x + 6, top + 4, heading, width=half - 12, bold=True)
    left = labelled_columns(pen, rows, x + 6, low, half - 12, "columns", pen.family.bold_labels, "left")
    told = [Row(pen.label("number_invoice"), content.number, "invoice_number", content.number)]
    if pen.family.show_due:
        told.append(Row(pen.label("due"), pen.day(content.due), "due_date", content.due.isoformat()))
    amount = pen.amount(content.due_amount, "grand")
    told.append(Row(pen.label("due_amount"), amount, "amount_due", f"{content.due_amount:f}"))
    right_x = x + half + 10
    right = labelled_columns(pen, told, right_x + 6, top + 4, half - 12, "columns right", pen.family.bold_labels, "left")
    bottom = max(left, right) + 4
    pen.sheet.rectangle(x, top, x + half, bottom, line="#777777", at=start)
    pen.sheet.rectangle(right_x, top, x + width, bottom, line="#777777", at=start)
    return bottom + 3


def _side_cell(pen: Pen, rows: list[Row], heading: str, x: float, top: float, width: float) -> float:
    """The heading on colour in a cell at the left, the account in two columns of a frame at its right."""
    start, side = len(pen.sheet.marks), width * 0.2
    low = pen.write(x + 5, top + 4, bare(heading), width=side - 10, bold=True, colour="#ffffff")
    half, cut = (width - side - 22) / 2, (len(rows) + 1) // 2
    parts = (rows[:cut], rows[cut:]) if width > 400 else (rows,)
    half = half if width > 400 else width - side - 12
    ends = [
        labelled_columns(pen, list(part), x + side + 6 + n * (half + 10), top + 4, half, "columns", pen.family.bold_labels, "left")
        for n, part in enumerate(parts)
    ]
    bottom = max(low, *ends) + 4
    pen.sheet.rectangle(x, top, x + width, bottom, line=pen.family.colour, at=start)
    pen.sheet.rectangle(x, top, x + side, bottom, fill=pen.family.colour, line=None, at=start)
    return bottom + 3


def _labels_over(pen: Pen, rows: list[Row], heading: str, x: float, top: float, width: float) -> float:
    """Small labels over the values, as many abreast as there is room for."""
    top = pen.write(x, top, heading, width=width, bold=True) + 2
    abreast = max(2, min(4, int(width // 125)))
    for at in range(0, len(rows), abreast):
        ends, each = [], width / abreast
        for n, row in enumerate(rows[at : at + abreast]):
            low = pen.write(x + n * each, top, row.label, width=each - 10, size=pen.size * 0.8, colour="#555555")
            ends.append(pen.write(x + n * each, low, row.text, width=each - 10, field=row.field, value=row.value))
        top = max(ends) + 3
    return top


def _between_rules(pen: Pen, rows: list[Row], heading: str, x: float, top: float, width: float) -> float:
    """In the middle of the page, as running lines."""
    pen.sheet.rule(x, top, x + width, top, thick=0.7, colour=pen.family.colour)
    top = pen.write(x, top + 4, heading, width=width, align="centre", bold=True)
    line: list[Span] = []
    for row in rows:
        pair = [Span(f"{row.label} "), Span(row.text, pen.family.bold_labels, row.field, row.value)]
        if line and pen.span_width([*line, *pair]) + 14 > width:
            top = pen.spans(x, top, line, width, "centre")
            line = []
        line += [*([Span("   ")] if line else []), *pair]
    top = pen.spans(x, top, line, width, "centre") + 3
    pen.sheet.rule(x, top, x + width, top, thick=0.7, colour=pen.family.colour)
    return top + 3
