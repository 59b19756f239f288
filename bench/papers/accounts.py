"""Where to pay: on a tint, beside its heading or under a bar with it, in cells, at the right, under labels, or between two rules."""

from __future__ import annotations

from bench.papers.meta import Row, bare, labelled_columns
from bench.papers.pen import Pen, Span
from bench.papers.rulings import tint

FULL = ("tinted", "heading at left", "labels over", "between rules", "heading bar", "bordered cells", "at right", "pay panel", "side cell")
FULL += ("framed halves", "stacked", "right box", "striped")
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
        case "framed halves":
            return _framed_halves(pen, rows, heading, x, top, width)
        case "stacked":
            return _stacked(pen, rows, heading, x, top, min(width, 260.0))
        case "right box":
            wide = max(width * 0.52, min(width, 240.0))
            return _right_box(pen, rows, heading, x + width - wide, top, wide)
        case "striped":
            return _striped(pen, rows, heading, x, top, min(width, 330.0))
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


def _framed_halves(pen: Pen, rows: list[Row], heading: str, x: float, top: float, width: float) -> float:
    """In a frame whose upper edge the heading breaks in the middle, in two columns where there is room."""
    start, many, said = len(pen.sheet.marks), width > 380, bare(heading)
    wide = min(width - 30, pen.span_width([Span(said, True)]) + 14)
    left = x + (width - wide) / 2
    low = pen.write(left + 5, top, said, width=wide - 10, align="centre", bold=True)
    edge, half = (top + low) / 2, (width - 34) / 2 if many else width - 20
    cut = (len(rows) + 1) // 2
    parts = (rows[:cut], rows[cut:]) if many else (rows,)
    bottom = 4 + max(
        labelled_columns(pen, list(part), x + 10 + n * (half + 14), low + 3, half, "columns", pen.family.bold_labels, "left")
        for n, part in enumerate(parts)
    )
    pen.sheet.rectangle(left, top, left + wide, low, fill="#ffffff", line=None, at=start)
    pen.sheet.rectangle(x, edge, x + width, bottom, line=pen.family.colour, thick=0.9, at=start)
    return bottom + 4


def _stacked(pen: Pen, rows: list[Row], heading: str, x: float, top: float, width: float) -> float:
    """One under the other, each small label over what it announces."""
    top = pen.write(x, top, heading, width=width, bold=True) + 1
    for row in rows:
        top = pen.write(x, top, bare(row.label), width=width, size=pen.size * 0.78, colour="#666666")
        top = pen.write(x, top, row.text, width=width, field=row.field, value=row.value) + 1.5
    return top + 2


def _right_box(pen: Pen, rows: list[Row], heading: str, x: float, top: float, width: float) -> float:
    """A frame with the heading on a tint at its head."""
    start = len(pen.sheet.marks)
    low = pen.write(x + 5, top + 2, bare(heading), width=width - 10, align="centre", bold=True) + 2
    bottom = labelled_columns(pen, rows, x + 6, low + 3, width - 12, "columns", pen.family.bold_labels, "left") + 3
    pen.sheet.rectangle(x, top, x + width, bottom, line="#777777", at=start)
    pen.sheet.rectangle(x, top, x + width, low, fill=tint(pen.family.colour), line="#777777", at=start)
    return bottom + 3


def _striped(pen: Pen, rows: list[Row], heading: str, x: float, top: float, width: float) -> float:
    """The heading in the house's colour, the account on lines tinted in turn."""
    top = pen.write(x, top, bare(heading), width=width, bold=True, size=pen.size * 1.1, colour=pen.family.colour) + 2
    side = min(width * 0.5, max(pen.span_width([Span(row.label, pen.family.bold_labels)]) for row in rows) + 12)
    for n, row in enumerate(rows):
        start = len(pen.sheet.marks)
        low = pen.write(x + 4, top + 1.5, row.label, width=side - 8, bold=pen.family.bold_labels)
        bottom = 1.5 + max(low, pen.write(x + side, top + 1.5, row.text, width=width - side - 4, field=row.field, value=row.value))
        if n % 2 == 0:
            pen.sheet.rectangle(x, top, x + width, bottom, fill=tint(pen.family.colour), line=None, at=start)
        top = bottom
    return top + 3


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
