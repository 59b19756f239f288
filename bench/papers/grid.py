"""Tables of lines over one page or several: columns as wide as what stands in them, headings repeated, sums carried forward."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from bench.papers.pen import Pen, Span
from bench.papers.rulings import OWN_GROUNDS, ZEBRA, close, ground, tint
from bench.papers.sheet import Ink, font_for, text_width


def _joint(key: str) -> str:
    """What stands between a figure and its unit: a price is for one of it."""
    return " / " if key == "price" else " "


@dataclass(frozen=True, slots=True)
class Column:
    """A column by key, with its heading and where its figures stand; one column stretches."""

    key: str
    heading: str
    align: str = "left"
    stretch: bool = False
    heading_align: str | None = None


@dataclass(slots=True)
class GridRow:
    """Cells by column: text and the field that it prints. A band row has one text over the whole width."""

    cells: dict[str, tuple[str, str | None, str | None]]
    notes: tuple[str, ...] = ()
    band: str | None = None
    carried: str = ""  # the sum so far, after this row
    tails: dict[str, tuple[str, str | None, str | None]] = field(default_factory=dict)  # what stands behind a cell, such as its unit
    joint: str = ""  # between a cell and its tail, where it is not the usual one
    under: tuple[Span, ...] = ()  # a line of its own under the description
    over: tuple[Span, ...] = ()  # and one over it


@dataclass(slots=True)
class Grid:
    """A table being drawn."""

    pen: Pen
    columns: list[Column]
    rows: list[GridRow]
    x: float
    width: float
    heading_row: bool = True
    ruled: bool = True
    widths: dict[str, float] = field(default_factory=dict)
    size: float = 0.0
    lefts: dict[str, float] = field(default_factory=dict)

    def measure(self) -> None:
        """Finds the widths; text shrinks, and columns go, until the description has room."""
        size = self.pen.size
        while True:
            self._natural(size)
            free = self.width - sum(self.widths.values())
            stretch = next(c.key for c in self.columns if c.stretch)
            least = max(70.0, 0.27 * self.width)
            if free >= least or (size <= 6 and len(self.columns) < 4):
                self.widths[stretch] = max(free, 40.0)
                break
            if size > 6.2:
                size -= 0.4
                continue
            gone = next((k for k in ("tax", "discount", "position", "rate", "unit", "code") if any(c.key == k for c in self.columns)), None)
            if gone is None:
                self.widths[stretch] = max(free, 40.0)
                break
            self.columns = [c for c in self.columns if c.key != gone]
        self.size = size
        at = self.x
        for column in self.columns:
            self.lefts[column.key] = at
            at += self.widths[column.key]

    def _natural(self, size: float) -> None:
        self.widths = {}
        for column in self.columns:
            if column.stretch:
                continue
            heading = column.heading.upper() if self.pen.family.heading_upper else column.heading
            words = heading.split(" ") if self.pen.family.heading_two_rows or len(heading) > 12 else [heading]
            wide = max((text_width(w, font_for(w, self.pen.font(True)), size) for w in words), default=0.0) if self.heading_row else 0.0
            for row in self.rows:
                if column.key in row.cells:
                    text = row.cells[column.key][0] + "".join(
                        f"{row.joint or _joint(key)}{tail[0]}" for key, tail in row.tails.items() if key == column.key
                    )
                    font = font_for(text, self.pen.font())
                    if self.pen.filled and self.pen.hand:
                        font, scale = font_for(text, self.pen.hand.regular), self.pen.hand_scale
                    else:
                        scale = 1.0
                    wide = max(wide, text_width(text, font, size) * scale)
            self.widths[column.key] = wide + 10

    def draw(self, top: float, limit: Callable[[], float], turn: Callable[[], float], carry: tuple[str, str] | None) -> float:
        """Draws all rows; `turn` begins a page and answers where to go on, `carry` names sums carried and brought forward."""
        self.measure()
        top = self._heading(top)
        segment = len(self.pen.sheet.marks)
        began = top
        for at, row in enumerate(self.rows):
            start = len(self.pen.sheet.marks)
            occurrences = self.pen.sheet.occurrences
            bottom = self._row(row, top, at)
            last = at == len(self.rows) - 1
            reserve = self.pen.line * 1.6 if carry and not last else 0.0
            if bottom + reserve > limit():
                del self.pen.sheet.marks[start:]
                self.pen.sheet.occurrences = occurrences
                if carry and at:
                    top = self._sum_row(carry[0], self.rows[at - 1].carried, top)
                close(self, began, top, segment)
                top = self._heading(turn())
                segment, began = len(self.pen.sheet.marks), top
                if carry and at:
                    top = self._sum_row(carry[1], self.rows[at - 1].carried, top)
                bottom = self._row(row, top, at)
            top = bottom
        if self.pen.family.traits["rules"] in ("form", "ledger"):  # the table of a printed form goes down to where the totals stand
            low, top = top, max(top, limit() - 0.3 * self.pen.sheet.height)
            self._blank_lines(low, top)
        close(self, began, top, segment)
        return top

    def _blank_lines(self, top: float, bottom: float) -> None:
        """The lines of a printed book that nothing was written on."""
        step = self.size * self.pen.family.leading + 4.5
        while self.pen.family.traits["rules"] == "ledger" and top + 1.5 * step < bottom:
            top += step
            self.pen.sheet.rule(self.x, top, self.x + self.width, top, thick=0.4, colour="#777777")

    def _heading(self, top: float) -> float:
        if not self.heading_row:
            return top
        pen, style = self.pen, self.pen.family.traits["heading fill"]
        start = len(pen.sheet.marks)
        white = style in ("colour", "black")
        ends, quiet = [], style == "small grey"
        letters = {"small grey": "#666666", "coloured letters": pen.family.colour}.get(style, "#ffffff" if white else None)
        for column in self.columns:
            text = column.heading.upper() if pen.family.heading_upper else column.heading
            width = self.widths[column.key] - 8
            ends.append(
                pen.write(
                    self.lefts[column.key] + 4,
                    top + 3,
                    text,
                    width=width,
                    align=column.heading_align or column.align,
                    size=self.size * (0.84 if quiet else 1.0),
                    bold=not quiet,
                    colour=letters,
                )
            )
        bottom = max(ends) + 2
        fills = ground(self, style, top, bottom, start)
        rules = pen.family.traits["rules"]
        if rules in ("grid", "columns", "form", "ledger"):
            for column in self.columns:
                left = self.lefts[column.key]
                pen.sheet.rectangle(
                    left, top, left + self.widths[column.key], bottom, line="#555555", at=start + (1 if style in fills else 0)
                )
        elif rules == "heavy ends":
            pen.sheet.rule(self.x, top, self.x + self.width, top, thick=2.2, colour=pen.family.colour)
        elif rules == "open":
            pen.sheet.rule(self.x, top, self.x + self.width, top, thick=1.4)
        elif rules not in ("none",) and style not in (*fills, *OWN_GROUNDS):
            pen.sheet.rule(self.x, bottom, self.x + self.width, bottom, thick=0.9)
            if rules == "double":
                pen.sheet.rule(self.x, bottom + 1.8, self.x + self.width, bottom + 1.8, thick=0.4)
                bottom += 2
            if rules in ("rows", "frame", "double frame", "spine"):
                pen.sheet.rule(self.x, top, self.x + self.width, top, thick=0.9)
        return bottom + 1

    def _row(self, row: GridRow, top: float, at: int) -> float:
        pen = self.pen
        start = len(pen.sheet.marks)
        if row.band is not None:
            return pen.write(self.x + 4, top + 3, row.band, width=self.width - 8, size=self.size, bold=True) + 2
        if pen.family.traits["rules"] in ("cards", "figures above") and "description" in row.cells and "sum" not in row.notes:
            return self._storeys(row, top, pen.family.traits["rules"] == "cards")
        ends, rules = [top], pen.family.traits["rules"]
        for column in self.columns:
            if column.key not in row.cells:
                continue
            if column.key in row.tails:
                ends.append(self._with_tail(row, column, top))
                continue
            text, name, value = row.cells[column.key]
            left, width = self.lefts[column.key] + 4, self.widths[column.key] - 8
            begin = top + 2.5
            if column.stretch and row.over:
                begin = pen.spans(left, begin, list(row.over), width, column.align, size=self.size * 0.88, colour="#444444")
            bottom = pen.write(
                left,
                begin,
                text,
                width=width,
                align=column.align,
                size=self.size,
                field=name,
                value=value,
                wrap=column.stretch,
                entry=True,
                bold="sum" in row.notes,
            )
            if column.stretch:
                if rules == "leaders" and column.align == "left" and not pen.filled:
                    self._leader(left + width, bottom)
                if row.under:
                    bottom = pen.spans(left, bottom, list(row.under), width, column.align, size=self.size * 0.9, colour="#444444")
                for note in row.notes:
                    if note != "sum":
                        bottom = pen.write(left, bottom, note, width=width, align=column.align, size=self.size * 0.9, colour="#444444")
            ends.append(bottom)
        bottom = max(ends) + 2
        if rules == "tinted zebra" and at % 2 == 0:
            pen.sheet.rectangle(self.x, top, self.x + self.width, bottom, fill=tint(pen.family.colour), line=None, at=start)
        if at % 2 and rules == "zebra":
            pen.sheet.rectangle(self.x, top, self.x + self.width, bottom, fill=ZEBRA, line=None, at=start)
        if rules == "boxed rows":
            pen.sheet.rectangle(self.x, top + 1, self.x + self.width, bottom + 0.5, line="#999999", thick=0.4, at=start)
            bottom += 2
        elif self.ruled and rules in ("rows", "grid", "ledger", "lattice", "spine"):
            pen.sheet.rule(self.x, bottom, self.x + self.width, bottom, thick=0.4, colour="#777777")
        elif rules == "tiles":
            for column in self.columns:
                left = self.lefts[column.key]
                pen.sheet.rectangle(left + 1, top, left + self.widths[column.key] - 1, bottom, fill=ZEBRA, line=None, at=start)
            bottom += 1.5
        elif rules == "every third" and at % 3 == 2:
            pen.sheet.rule(self.x, bottom, self.x + self.width, bottom, thick=0.4, colour="#777777")
        elif self.ruled and rules in ("dotted", "dashed grid"):
            pen.sheet.rule(self.x, bottom, self.x + self.width, bottom, thick=0.4, colour="#777777", dashed=True)
        return bottom

    def _leader(self, right: float, bottom: float) -> None:
        """Dots from the end of a description to the next column, as price lists have them."""
        last = self.pen.sheet.marks[-1]
        if isinstance(last, Ink):
            began = last.x + last.width + 4
            count = int((right - began) / text_width(".", self.pen.font(), self.size))
            if count > 2:
                self.pen.write(began, bottom - self.size * self.pen.family.leading, "." * count, size=self.size)

    def _with_tail(self, row: GridRow, column: Column, top: float) -> float:
        """A cell with what stands behind it on the same line."""
        (text, name, value), (tail, tail_name, tail_value) = row.cells[column.key], row.tails[column.key]
        left, width = self.lefts[column.key] + 4, self.widths[column.key] - 8
        spans = [Span(text, False, name, value), Span(row.joint or _joint(column.key)), Span(tail, False, tail_name, tail_value)]
        size = self.size * min(1.0, width / max(1.0, self.pen.span_width(spans, self.size)))
        return self.pen.spans(left, top + 2.5, spans, width + 1, column.align, size=size)

    def _storeys(self, row: GridRow, top: float, text_first: bool) -> float:
        """The description over the whole width, on a line above the figures or below them."""
        pen, small = self.pen, self.size * (0.94 if text_first else 1.0)

        def describe(at: float) -> float:
            text, name, value = row.cells["description"]
            left, width = self.x + (4 if text_first else 16), self.width - 20
            if row.over:
                at = pen.spans(left, at, list(row.over), width, size=self.size * 0.88, colour="#444444")
            at = pen.write(left, at, text, width=width, size=self.size, field=name, value=value, entry=True, bold=text_first)
            if row.under:
                at = pen.spans(left, at, list(row.under), width, size=self.size * 0.9, colour="#444444")
            for note in row.notes:
                at = pen.write(left, at, note, width=width, size=self.size * 0.9, colour="#444444")
            return at

        top = describe(top + 2.5) - 2 if text_first else top
        ends = [top + 2.5]
        for column in self.columns:
            if column.key == "description" or column.key not in row.cells:
                continue
            if column.key in row.tails:
                ends.append(self._with_tail(row, column, top))
                continue
            text, name, value = row.cells[column.key]
            left, width = self.lefts[column.key] + 4, self.widths[column.key] - 8
            ends.append(
                pen.write(
                    left,
                    top + 2.5,
                    text,
                    width=width,
                    align=column.align,
                    size=small,
                    field=name,
                    value=value,
                    wrap=False,
                    entry=True,
                )
            )
        bottom = max(ends) if text_first else describe(max(ends))
        bottom += 2.5
        if text_first:
            pen.sheet.rule(self.x, bottom, self.x + self.width, bottom, thick=0.4, colour="#999999")
        return bottom

    def _sum_row(self, label: str, amount: str, top: float) -> float:
        pen = self.pen
        left = next(c for c in self.columns if c.stretch)
        sums = [c for key in ("net", "gross") for c in self.columns if c.key == key]  # what is carried is the sum of the first of them
        last = next(iter(sums), self.columns[-1])
        ends = [pen.write(self.lefts[left.key] + 4, top + 2, label, width=self.widths[left.key] - 8, size=self.size, bold=True)]
        if last.key != left.key:
            ends.append(
                pen.write(
                    self.lefts[last.key] + 4,
                    top + 2,
                    amount,
                    width=self.widths[last.key] - 8,
                    align=last.align,
                    size=self.size,
                    bold=True,
                    wrap=False,
                )
            )
        return max(ends) + 2
