"""The totals of the paper: rows beside or under the table, as columns, as a strip, with tax by rate."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bench.papers.content import HUNDRED
from bench.papers.figures import MARKS, cents
from bench.papers.grid import Grid
from bench.papers.pen import Pen
from bench.papers.rulings import rounded, tint
from bench.papers.sheet import Ink, font_for, text_width
from bench.papers.totals import (
    equation,
    full_bar,
    grand_apart,
    grand_first,
    halves,
    inline_right,
    labels_over,
    quiet,
    running,
    sign_apart,
    tiles,
    typewriter,
    under_description,
)

GREY = "#e9e9e9"
_ON = {"en": "on", "af": "op", "de": "auf", "fr": "sur", "nl": "over", "zh": "/"}


@dataclass(frozen=True, slots=True)
class Sum:
    """A total with its label."""

    label: str
    text: str
    field: str | None
    value: str | None
    strong: bool = False
    rate: str | None = None  # the one tax rate, where the label says it
    figure: str = ""  # the amount without any mark of its currency


def sum_rows(pen: Pen) -> list[Sum]:
    """The totals that the house prints, in order."""
    family, content = pen.family, pen.content
    rows: list[Sum] = []
    used: set[str] = set()

    def add(
        key: str,
        amount: Decimal,
        field: str | None,
        place: str = "total",
        minus: bool = False,
        rate: Decimal | None = None,
        base: Decimal | None = None,
    ) -> None:
        said = _unused(pen, key, used)
        if "{rate}" not in said and rate is not None and len(content.taxes) > 1:
            said += " {rate}"
        printed_rate = rate is not None and "{rate}" in said
        label = (
            said.replace("{rate}", pen.rate(rate))
            if rate is not None
            else said.replace("{rate}", "").replace("@", "").replace("()", "").strip()
        )
        case = family.traits["label case"]
        label = label.upper() if case == "upper" else label
        if base is not None and family.traits["totals"] == "with base":  # what the tax is on
            label += f" {_ON[family.tongue]} {pen.amount(base, 'line')}"
        if family.traits["amounts marked"] == "in label" and (place == "grand" or family.rng("labels marked").random() < 0.4):
            label += f" ({content.currency if family.rng('label mark').random() < 0.7 else MARKS[content.currency]})"
        used.add(said)
        shown = -amount if minus and family.rng("minus").random() < 0.6 else amount
        own_rate = f"{rate:f}" if printed_rate and len(content.taxes) == 1 and field == "tax_total" else None
        told = Sum(label, pen.amount(shown, place), field, f"{abs(amount):f}", place == "grand", own_rate, pen.figure_style().plain(shown))
        rows.append(told)

    kind = content.kind
    extra = bool(content.allowance or content.charge)
    if extra:
        add("lines_total", content.lines_total, "lines_total")
    if content.allowance:
        add("discount", content.allowance, "allowance_total", minus=True)
    if content.charge:
        add("freight", content.charge, "charge_total")
    last = not content.taxed and not (content.prepaid or content.retention or content.rounding)
    if content.taxed:
        if family.show_net_total:
            add("net", content.net, "net_total")
        if len(content.taxes) == 1 or not family.show_tax_table:
            for rate, base, tax in content.taxes:
                if tax or len(content.taxes) == 1:
                    add("tax", tax, "tax_total" if len(content.taxes) == 1 else None, rate=rate, base=base)
        else:
            add("tax", content.tax, "tax_total")
    gross_key = {"credit_note": "gross_credit", "purchase_order": "total_order", "quotation": "total_order"}.get(kind, "gross")
    only_due = kind == "invoice" and family.gross_is_due and content.due_amount == content.gross
    if only_due:
        add("due_amount", content.gross, "gross_total", "grand")
    else:
        add(gross_key, content.gross, "gross_total", "grand" if last or content.due_amount == content.gross else "total")
    if content.prepaid:
        add("prepaid", content.prepaid, "prepaid_total", minus=True)
    if content.retention:
        add("withholding" if content.withheld else "retention", content.retention, None, minus=True, rate=content.retention_rate)
    if content.rounding:
        add("rounding", content.rounding, None)
    if kind == "invoice" and not only_due and (content.due_amount != content.gross or family.show_amount_due):
        add("due_amount", content.due_amount, "amount_due", "grand")
    if family.second_currency and kind == "invoice":
        other = "USD" if content.currency != "USD" else "EUR"
        course = Decimal(pen.rng.randrange(1400, 1990)) / HUNDRED
        rows.append(Sum(f"{other} @ {course}", f"{other} {pen.figure_style().plain(cents(content.gross / course))}", None, None))
    return rows


def _unused(pen: Pen, key: str, used: set[str]) -> str:
    """What the house calls a total; two totals of one paper have two names."""
    said = pen.family.say(key)
    others = iter(pen.family.ways(key, pen.family.tongue).common)
    while said in used:
        said = next(others, said + " 2").replace("{tax}", pen.family.tax_word)
    return said


def draw_sums(pen: Pen, rows: list[Sum], grid: Grid, x: float, top: float, width: float) -> float:
    """The totals in the house's arrangement."""
    style = pen.family.traits["totals"]
    if style == "strip" and len(rows) <= 6:
        return _strip(pen, rows, x, top, width)
    if style == "running":
        return running(pen, rows, x, top, width)
    if style == "inline right":
        return inline_right(pen, rows, x, top, width, tag_rate)
    if style == "quiet":
        return quiet(pen, rows, x, top, width, tag_rate)
    if style == "tiles" and len(rows) <= 5 and width / len(rows) > 85:
        return tiles(pen, rows, x, top, width, tag_rate)
    if style == "sign apart" and all(row.figure for row in rows):
        return sign_apart(pen, rows, x, top, width, tag_rate)
    if style == "labels over":
        return labels_over(pen, rows, x, top, width, tag_rate)
    if style == "typewriter":
        return typewriter(pen, rows, x, top, width, tag_rate)
    if style == "equation" and len(rows) <= 5 and width / len(rows) > 75:
        return equation(pen, rows, x, top, width, tag_rate)
    if style == "grand first" and len(rows) > 1:
        return (
            grand_first(pen, rows, x, top, width, lambda part, left, at: _in_rows(pen, part, grid, left, at, x + width - left, "wide")) + 2
        )
    if style == "under description":
        edges = _amount_column(pen, rows, grid)
        begins = next(grid.lefts[column.key] for column in grid.columns if column.stretch) + 4
        if edges[1] - begins > 100:
            return under_description(pen, rows, begins, top, edges, tag_rate)
    if style == "halves" and len(rows) > 2 and width > 330:
        return halves(rows, x, top, width, lambda part, left, at, wide: _in_rows(pen, part, grid, left, at, wide, "wide")) + 2
    if style in ("grand apart", "full bar") and len(rows) > 1 and width > 250:
        apart = grand_apart if style == "grand apart" else full_bar
        return apart(pen, rows, x, top, width, lambda part, left, at: _in_rows(pen, part, grid, left, at, x + width - left, "right")) + 2
    return _in_rows(pen, rows, grid, x, top, width, style)


def _amount_column(pen: Pen, rows: list[Sum], grid: Grid) -> tuple[float, float]:
    """The right edge of the table's last column, and how far left of it amounts may reach."""
    scale = pen.hand_scale if pen.filled else 1.0
    wide = max(text_width(row.text, font_for(row.text, pen.font(True)), pen.size * 1.15) for row in rows) * scale + 8
    last = grid.columns[-1]
    right = grid.lefts[last.key] + grid.widths[last.key]
    return right, right - max(wide, grid.widths[last.key] - 4)


def _in_rows(pen: Pen, rows: list[Sum], grid: Grid, x: float, top: float, width: float, style: str) -> float:
    """One under the other, labels beside amounts."""
    font = pen.font(True)
    label_wide = max(text_width(r.label, font_for(r.label, font), pen.size * 1.1) for r in rows) + 12
    value_wide = (
        max(text_width(r.text, font_for(r.text, font), pen.size * (1.45 if r.strong else 1.1)) for r in rows)
        * (pen.hand_scale if pen.filled else 1.0)
        + 14
    )
    block = min(width, max(label_wide + value_wide, width * 0.32))
    left = x + width - block
    if style == "wide":
        left, block = x, width
    elif style in ("left", "middle"):
        left = x + ((width - block) / 2 if style == "middle" else 0.0)
    elif style == "card":
        left, block = left + 4, block - 8
    elif style == "left leaders":
        left, block = x, max(block, width * 0.55)
    elif style == "in grid":  # the table goes on: labels over the merged columns, amounts under the last
        left, block = x, width
        value_wide = max(value_wide, grid.widths[grid.columns[-1].key])
    elif style in ("columns", "under amount") and grid.columns[-1].key in ("net", "gross"):
        value_wide = max(value_wide, grid.widths[grid.columns[-1].key])
        block = max(block, label_wide + value_wide)
        left = x + width - block
    start, began = len(pen.sheet.marks), top
    for n, row in enumerate(rows):
        own, high = len(pen.sheet.marks), top
        if style == "value below" and row.strong:
            top = _value_below(pen, row, left, top, block)
        else:
            top = _row(pen, row, left, top, block, value_wide, style)
        if style == "striped" and n % 2 == 0:
            pen.sheet.rectangle(left, high, left + block, top, fill=tint(pen.family.colour), line=None, at=own)
    if style == "shaded":
        pen.sheet.rectangle(left, began - 1, left + block, top + 2, fill=GREY, line=None, at=start)
    elif style == "card":
        ground = rounded(block + 8, top + 8 - began, tint(pen.family.colour))
        pen.sheet.shape(left - 4, began - 3, ground, at=start)
        return top + 7
    return top + 2


def _value_below(pen: Pen, row: Sum, left: float, top: float, block: float) -> float:
    """What is to be paid as a large figure under its label."""
    pen.sheet.rule(left, top + 1, left + block, top + 1, thick=0.8)
    low = pen.write(left + 4, top + 4, row.label, width=block - 8, align="right", size=pen.size * 0.9)
    size = pen.size * 1.6
    return (
        pen.write(
            left + 4,
            low,
            row.text,
            width=block - 9,
            align="right",
            bold=True,
            size=size,
            field=row.field,
            value=row.value,
            wrap=False,
            entry=True,
        )
        + 2
    )


def _row(pen: Pen, row: Sum, left: float, top: float, block: float, value_wide: float, style: str) -> float:
    start = len(pen.sheet.marks)
    boxed = style in ("right box", "columns", "right band", "in grid", "boxed values")
    strong = row.strong and pen.family.total_is_large
    size = pen.size * (1.25 if strong else 1.0)
    text_top = top + (2.5 if boxed or strong else 1.0)
    white = style == "right band" and row.strong and not pen.filled
    colour = "#ffffff" if white else None
    bold = row.strong or pen.family.bold_labels
    label_left, value_left, value_align = left + 4, left + block - value_wide, "right"
    if style == "before label":
        label_left, value_left, value_align = left + value_wide + 6, left, "right"
    label_wide = block - value_wide - 8
    mark = pen.family.rng("sum mark").random() < 0.3 and not row.label.endswith((":", "："))
    label = row.label + (":" if mark and style != "before label" else "")
    low = pen.write(label_left, text_top, label, width=label_wide, bold=bold, size=size, colour=colour, align=_label_align(pen, style))
    if row.rate:
        tag_rate(pen, start, row.rate)
    if style in ("leaders", "left leaders") and low <= text_top + size * pen.family.leading + 0.1:
        dots_from = label_left + text_width(label, font_for(label, pen.font(bold)), size) + 3
        count = int((left + block - value_wide - dots_from) / text_width(".", pen.font(), size))
        if count > 1 and _label_align(pen, style) == "left":
            pen.write(dots_from, text_top, "." * count, size=size)
    bottom = max(
        low,
        pen.write(
            value_left,
            text_top,
            row.text,
            width=value_wide - 5,
            align=value_align,
            bold=row.strong,
            size=size,
            colour=colour,
            field=row.field,
            value=row.value,
            wrap=False,
            entry=True,
        ),
    )
    bottom += 2.5 if boxed or strong else 1.0
    if white:
        pen.sheet.rectangle(left, top, left + block, bottom, fill=pen.family.colour, line=None, at=start)
    elif style == "boxed values":
        pen.sheet.rectangle(value_left, top, left + block, bottom - 0.5, line="#666666", at=start)
    elif boxed and style != "right band":
        pen.sheet.rectangle(left, top, left + block, bottom, line="#666666", at=start)
        if style in ("columns", "in grid"):
            pen.sheet.rule(left + block - value_wide, top, left + block - value_wide, bottom, colour="#666666")
    elif style == "ruled":
        pen.sheet.rule(left, bottom, left + block, bottom, thick=0.4, colour="#777777")
    elif row.strong and style == "double underlined":
        for at in (top, bottom, bottom + 2):
            pen.sheet.rule(value_left, at, left + block, at, thick=0.6)
        bottom += 3
    elif row.strong and style != "right band":
        pen.sheet.rule(left, top, left + block, top, thick=0.8)
    return bottom


def tag_rate(pen: Pen, start: int, rate: str) -> None:
    """The label says the one tax rate: the run that prints it is its evidence."""
    for mark in pen.sheet.marks[start:]:
        if isinstance(mark, Ink) and "%" in mark.text and mark.field is None:
            mark.field = "tax_rate"
            pen.values.setdefault("tax_rate", rate)
            return


def _label_align(pen: Pen, style: str) -> str:
    if style == "in grid":
        return "right"
    return (
        "right"
        if style not in ("wide", "left", "before label", "columns", "leaders", "left leaders")
        and pen.family.rng("sum labels").random() < 0.35
        else "left"
    )


def _strip(pen: Pen, rows: list[Sum], x: float, top: float, width: float) -> float:
    each = width / len(rows)
    start = len(pen.sheet.marks)
    heads = []
    for n, row in enumerate(rows):
        own = len(pen.sheet.marks)
        heads.append(pen.write(x + n * each + 3, top + 2, row.label, width=each - 6, bold=True, size=pen.size * 0.9, align="centre"))
        if row.rate:
            tag_rate(pen, own, row.rate)
    middle = max(heads) + 1
    lows = [
        pen.write(
            x + n * each + 3,
            middle + 2,
            row.text,
            width=each - 6,
            align="centre",
            bold=row.strong,
            field=row.field,
            value=row.value,
            wrap=False,
            entry=True,
        )
        for n, row in enumerate(rows)
    ]
    bottom = max(lows) + 1
    for n in range(len(rows)):
        pen.sheet.rectangle(x + n * each, middle, x + (n + 1) * each, bottom, line="#777777", at=start)
        pen.sheet.rectangle(x + n * each, top, x + (n + 1) * each, middle, fill=GREY, line="#777777", at=start)
    return bottom + 3


def tax_table(pen: Pen, x: float, top: float, width: float) -> float:
    """Tax by rate: rate, what it is on, tax."""
    heads = [pen.family.say(key) for key in ("table_rate", "table_base", "table_tax")]
    each = width / 3
    for n, head in enumerate(heads):
        end = pen.write(x + n * each, top, head, width=each - 6, align="right", bold=True, size=pen.size * 0.9, wrap=False)
    pen.sheet.rule(x, end, x + width, end, thick=0.5)
    top = end + 1
    for rate, base, tax in pen.content.taxes:
        for n, text in enumerate((pen.rate(rate), pen.amount(base, "line"), pen.amount(tax, "line"))):
            end = pen.write(x + n * each, top, text, width=each - 6, align="right", size=pen.size * 0.9, wrap=False)
        top = end
    return top + 3
