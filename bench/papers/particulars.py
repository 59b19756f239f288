"""What a paper is known by, in one of the arrangements of `STYLES`.

They are boxes, strips, running lines and sentences, labels beside, under, over or joined before their values, and a day that stands
alone or behind a place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.papers.pen import Pen, Span

if TYPE_CHECKING:
    from bench.papers.meta import Row

STYLES = ("cells", "running", "filled labels", "place and date", "labels below", "sentence", "framed", "joined pair", "abreast")
STYLES += ("heading row", "labels joined", "plain strip", "boxed inline", "date bare")
FORMS = ("four columns", "value boxes", "both ends", "form lines", "first two boxed", "ruled columns")
FORMS += ("zebra", "parted", "number large", "bulleted", "apart")
STYLES += FORMS
STRIPS = ("cells", "running", "labels below", "sentence", "abreast", "heading row", "labels joined", "plain strip", "boxed inline")
STRIPS += ("four columns", "both ends", "form lines", "first two boxed", "ruled columns", "bulleted", "apart")
"""What may go over the whole width of the page."""
_DAYS = ("issue_date", "statement_date")


def draw_in_style(pen: Pen, rows: list[Row], style: str, x: float, top: float, width: float, align: str) -> float:
    """The rows in one of these arrangements."""
    if style in FORMS:
        from bench.papers.blanks import draw_form

        return draw_form(pen, rows, style, x, top, width, align)
    match style:
        case "cells":
            return _cells(pen, rows, x, top, width)
        case "running":
            return _running(pen, rows, x, top, width, align)
        case "filled labels":
            return _filled(pen, rows, x, top, width)
        case "labels below":
            return _labels_below(pen, rows, x, top, width)
        case "sentence":
            return _sentence(pen, rows, x, top, width, align)
        case "framed":
            return _framed(pen, rows, x, top, width)
        case "joined pair":
            return _joined_pair(pen, rows, x, top, width)
        case "abreast":
            return _abreast(pen, rows, x, top, width)
        case "heading row" | "plain strip":
            return _headed(pen, rows, x, top, width, filled=style == "heading row")
        case "labels joined":
            return _labels_joined(pen, rows, x, top, width, align)
        case "boxed inline":
            return _boxed_inline(pen, rows, x, top, width)
        case "date bare":
            return _date_bare(pen, rows, x, top, width, align)
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


def _columns(pen: Pen, rows: list[Row], x: float, top: float, width: float, align: str = "left") -> float:
    from bench.papers.meta import labelled_columns

    return labelled_columns(pen, rows, x, top, width, "columns", pen.family.bold_labels, align)


def _labels_below(pen: Pen, rows: list[Row], x: float, top: float, width: float) -> float:
    """Values over thin lines, as on a form, and what they are in small letters under the lines."""
    abreast = max(2, min(4, int(width // 110)))
    for at in range(0, len(rows), abreast):
        part, each = rows[at : at + abreast], width / abreast
        lows = [
            pen.write(x + n * each, top, row.text, width=each - 12, bold=True, field=row.field, value=row.value)
            for n, row in enumerate(part)
        ]
        line = max(lows) + 1
        for n in range(len(part)):
            pen.sheet.rule(x + n * each, line, x + (n + 1) * each - 10, line, thick=0.5)
        top = max(
            pen.write(x + n * each, line + 1, _bare(row.label), width=each - 12, size=pen.size * 0.75, colour="#444444")
            for n, row in enumerate(part)
        )
        top += 5
    return top


def _own_number(pen: Pen, rows: list[Row]) -> Row | None:
    """The paper's own number: beside another paper's the day would be that paper's."""
    from bench.papers.meta import NUMBER_FIELDS

    own = NUMBER_FIELDS.get(pen.content.kind)
    return next((row for row in rows if own and row.field == own and row.label), None)


def _sentence(pen: Pen, rows: list[Row], x: float, top: float, width: float, align: str) -> float:
    """Number and date as one would say them, then the rest, in running text."""
    chinese = pen.family.language == "zh"
    gap, comma, stop = ("", "，", "。") if chinese else (" ", ", ", ".")
    word = {"de": " vom ", "fr": " du ", "nl": " van ", "af": " van ", "zh": "  ", "en": " of "}[pen.family.tongue]
    day = next((row for row in rows if row.field in _DAYS), None)
    number = _own_number(pen, rows)
    joined = rows if not (day and number) else [number, *(row for row in rows if row not in (day, number))]
    line: list[Span] = []
    for n, row in enumerate(joined):
        label = _bare(row.label).rstrip("." if pen.family.traits["label mark"] == "." else "")
        piece = [Span(label + gap, pen.family.bold_labels), Span(row.text, False, row.field, row.value)]
        if day and row is number:
            piece += [Span(word), Span(day.text, False, day.field, day.value)]
        piece += [Span(stop if n == len(joined) - 1 else comma)] if pen.span_width(piece) < width - 8 else []
        if line and pen.span_width([*line, *piece]) > width:
            top = pen.spans(x, top, line, width, align)
            line = []
        line += piece
    return pen.spans(x, top, line, width, align) + 2 if line else top


def _framed(pen: Pen, rows: list[Row], x: float, top: float, width: float) -> float:
    """Columns in one frame."""
    start = len(pen.sheet.marks)
    bottom = _columns(pen, rows, x + 6, top + 5, width - 12) + 5
    pen.sheet.rectangle(x, top, x + width, bottom, line=pen.family.colour, thick=0.8, at=start)
    return bottom + 2


def _joined_pair(pen: Pen, rows: list[Row], x: float, top: float, width: float) -> float:
    """Number and date behind one label for both, the rest in columns under them."""
    day = next((row for row in rows if row.field in _DAYS), None)
    number = _own_number(pen, rows)
    if not day or not number:
        return _columns(pen, rows, x, top, width)
    mark = number.label[len(_bare(number.label)) :]
    label = f"{_bare(number.label)} / {_bare(day.label)}{mark}"
    told = [Span(number.text, True, number.field, number.value), Span(" / ", True), Span(day.text, True, day.field, day.value)]
    side = min(pen.span_width([Span(label, True)]) + 8, width * 0.5)
    left = pen.write(x, top, label, width=side - 4, bold=pen.family.bold_labels)
    beside = pen.span_width(told) <= width - side
    top = max(left, pen.spans(x + side, top, told, width - side)) if beside else pen.spans(x, left, told, width)
    top += 2
    return _columns(pen, [row for row in rows if row not in (day, number)], x, top, width)


def _abreast(pen: Pen, rows: list[Row], x: float, top: float, width: float) -> float:
    """Two sets of columns side by side where there is room."""
    if width < 300 or len(rows) < 4:
        return _columns(pen, rows, x, top, width)
    half, cut = (width - 18) / 2, (len(rows) + 1) // 2
    return max(_columns(pen, part, x + n * (half + 18), top, half) for n, part in enumerate((rows[:cut], rows[cut:])))


def _headed(pen: Pen, rows: list[Row], x: float, top: float, width: float, filled: bool) -> float:
    """Values under a coloured row of headings, or under small grey ones without any line."""
    abreast = max(2, min(5, int(width // (95 if filled else 85))))
    for at in range(0, len(rows), abreast):
        part = rows[at : at + abreast]
        each, start = width / (len(part) if filled else abreast), len(pen.sheet.marks)
        size, colour, inner = (pen.size * 0.86, "#ffffff", 4.0) if filled else (pen.size * 0.74, "#666666", 0.0)
        heads = [
            pen.write(x + n * each + inner, top + 2, _bare(row.label), width=each - 8, size=size, bold=filled, colour=colour)
            for n, row in enumerate(part)
        ]
        middle = max(heads) + (1 if filled else -1)
        ends = [
            pen.write(x + n * each + inner, middle + 2, row.text, width=each - 8, field=row.field, value=row.value)
            for n, row in enumerate(part)
        ]
        bottom = max(ends) + 1
        if filled:
            pen.sheet.rectangle(x, top, x + width, bottom, line=pen.family.colour, at=start)
            pen.sheet.rectangle(x, top, x + width, middle, fill=pen.family.colour, line=None, at=start)
        top = bottom + 3
    return top + 1


def _labels_joined(pen: Pen, rows: list[Row], x: float, top: float, width: float, align: str) -> float:
    """Two or three labels on one line, with strokes between them, and their values in the same order on the next."""
    while rows:
        count = 3
        while True:
            part, sign = rows[:count], Span("  |  ")
            labels = [Span(" / ".join(_bare(row.label) for row in part), pen.family.bold_labels)]
            told = [span for n, row in enumerate(part) for span in ([sign] if n else []) + [Span(row.text, False, row.field, row.value)]]
            if count == 1 or max(pen.span_width(labels, pen.size * 0.86), pen.span_width(told)) <= width:
                break
            count -= 1
        top = pen.spans(x, top, labels, width, align, size=pen.size * 0.86, colour="#444444")
        top = pen.spans(x, top, told, width, align) + 4
        rows = rows[count:]
    return top


def _boxed_inline(pen: Pen, rows: list[Row], x: float, top: float, width: float) -> float:
    """Boxes side by side, each with its label and its value on one line."""
    abreast = 3 if width > 420 else 2 if width > 250 else 1
    each = width / abreast
    for at in range(0, len(rows), abreast):
        part, start = rows[at : at + abreast], len(pen.sheet.marks)
        ends = []
        for n, row in enumerate(part):
            gap = "" if row.label.endswith("：") else " "
            pair = [Span(row.label + gap, pen.family.bold_labels), Span(row.text, False, row.field, row.value)]
            ends.append(pen.spans(x + n * each + 4, top + 2, pair, each - 8))
        bottom = max(ends) + 2
        for n in range(abreast):
            pen.sheet.rectangle(x + n * each, top, x + (n + 1) * each, bottom, line="#888888", at=start)
        top = bottom
    return top + 3


def _date_bare(pen: Pen, rows: list[Row], x: float, top: float, width: float, align: str) -> float:
    """The day alone, without a word, and the rest in columns under it."""
    day = next((row for row in rows if row.field in _DAYS), None)
    if day:
        top = pen.write(x, top, day.text, width=width, align=align, field=day.field, value=day.value) + 4
    return _columns(pen, [row for row in rows if row is not day], x, top, width, align)


def _place_and_date(pen: Pen, rows: list[Row], x: float, top: float, width: float, align: str) -> float:
    """The day behind the place, as letters have it, and the rest in columns under it."""
    place = _place(pen)
    day = next((row for row in rows if row.field in _DAYS), None)
    if day and place:
        word = {"fr": ", le ", "de": pen.family.rng("place word").choice((", den ", ", "))}.get(pen.family.tongue, ", ")
        line = [Span(place + word), Span(day.text, False, day.field, day.value)]
        top = pen.spans(x, top, line, width, align) + 4
        rows = [row for row in rows if row is not day]
    return _columns(pen, rows, x, top, width, align)


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
