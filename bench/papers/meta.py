"""Number, dates and references of the paper: lines, columns, grids, stacks and strips of labels with their values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from bench.papers import particulars
from bench.papers.pen import Pen, Span
from bench.papers.sheet import font_for, text_width

GREY = "#e9e9e9"


@dataclass(frozen=True, slots=True)
class Row:
    """A label with its value."""

    label: str
    text: str
    field: str | None
    value: str | None


NUMBER_FIELDS = {
    "invoice": "invoice_number",
    "credit_note": "invoice_number",
    "receipt": "invoice_number",
    "quotation": "invoice_number",
    "delivery_note": "delivery_note_number",
    "purchase_order": "po_number",
    "remittance_advice": "payment_reference",
    "timesheet": "delivery_note_number",
    "bill_of_lading": "delivery_note_number",
}


SITE = ("timesheet", "bill_of_lading")
LISTS = ("statement", "remittance_advice", "schedule_of_accounts", *SITE)


def meta_rows(pen: Pen, say: Callable[[str], str] | None = None, own: Random | None = None) -> tuple[list[Row], list[Row]]:
    """What the paper is known by, and what else it refers to, as the house prints them; `say` and `own` are a viewer's, if it is one."""
    family, content = pen.family, pen.content
    kind = content.kind
    main: list[Row] = []
    day_field = "statement_date" if kind == "statement" else "issue_date"
    title_says = pen.drawn & {"number in title"}
    if family.show_number and not title_says:
        field = NUMBER_FIELDS.get(kind)
        main.append(Row(pen.label(f"number_{kind}"), content.number, field, content.number))
    if "date in title" not in pen.drawn:
        day = Row(pen.label("date" if kind == "invoice" else "date_other"), pen.day(content.issue), day_field, content.issue.isoformat())
        main.insert(0 if family.date_first else len(main), day)
    if kind == "invoice":
        if family.show_due:
            main.append(Row(pen.label("due"), pen.day(content.due), "due_date", content.due.isoformat()))
        if family.traits["terms"] == "meta":
            terms = terms_of(pen)
            main.append(Row(pen.label("terms_label"), terms, "payment_terms", terms))
    if kind == "quotation":
        until = content.issue + timedelta(days=30)
        main.append(Row(pen.label("valid"), pen.day(until), None, None))
    other = _references(pen)
    if not (family.held or pen.filled) and kind not in LISTS:
        from bench.papers.neighbours import among

        other = among(pen, other, say, own)
    return main, other


def terms_of(pen: Pen) -> str:
    """When it is to be paid, in the words of the paper or else of the house."""
    return pen.content.terms or pen.said("terms").format(days=pen.content.days)


def _references(pen: Pen) -> list[Row]:
    family, content, refs = pen.family, pen.content, pen.content.refs
    rows: list[Row] = []
    if content.kind in ("credit_note", "delivery_note") and family.rng("invoice reference").random() < 0.75:
        field = "invoice_number" if content.kind == "delivery_note" else None
        rows.append(Row(pen.label("invoice_ref"), refs["invoice_ref"], field, refs["invoice_ref"]))
    wanted = [
        ("customer_no", None),
        ("po", "po_number"),
        ("dn", "delivery_note_number"),
        ("our_ref", None),
        ("your_ref", None),
        ("job_no", None),
    ]
    wanted += [("quote_no", None), ("salesperson", None), ("vehicle", None)]
    for key, field in wanted:
        if key == "vehicle":
            shown = content.kind == "delivery_note" and family.rng("vehicle").random() < 0.5
        else:
            shown = getattr(family, f"show_{key}")
        if content.kind in LISTS and key not in (
            "customer_no",
            "our_ref",
            "salesperson",
            *(("po", "job_no") if content.kind in SITE else ()),
        ):
            continue
        if content.kind == "purchase_order" and key in ("po", "dn"):
            continue
        if content.kind == "delivery_note" and key == "dn":
            continue
        if content.kind == "quotation" and key in ("po", "dn", "quote_no"):
            continue
        if shown and (pen.rng.random() < 0.9 or content.is_complete) and refs[key]:
            rows.append(Row(pen.label(key), refs[key], field, refs[key]))
    if family.show_order_date and content.kind in ("invoice", "delivery_note"):
        rows.append(_day(pen, "order_date", content.issue - timedelta(days=pen.rng.randrange(1, 40))))
    if family.show_delivery_date and content.kind in ("invoice", "delivery_note"):
        rows.append(_day(pen, "delivery_date", content.issue - timedelta(days=pen.rng.randrange(0, 6))))
    if family.show_period and content.kind == "invoice":
        text = f"{pen.day(content.issue.replace(day=1))} - {pen.day(content.issue)}"
        rows.append(Row(pen.label("period"), text, None, None))
    if content.taxed and family.vat_in_meta and pen.sender_role == "seller" and content.seller.tax_id:
        rows.append(Row(pen.said("vat_no"), content.seller.tax_id, "seller_tax_id", content.seller.tax_id))
    if (
        content.taxed
        and family.show_buyer_vat
        and family.buyer_vat_in_meta
        and content.kind not in ("purchase_order", *LISTS)
        and content.buyer.tax_id
    ):
        rows.append(Row(_buyer_vat(pen), content.buyer.tax_id, "buyer_tax_id", content.buyer.tax_id))
    family.rng("reference order").shuffle(rows)
    return rows


def _buyer_vat(pen: Pen) -> str:
    """A label that can only mean the buyer's number: away from the buyer's block a plain one would mean the seller's."""
    said, tongue = pen.said("buyer_vat"), pen.family.tongue
    tax = "增值税" if tongue == "zh" else pen.family.tax_word
    plain = {phrase.replace("{tax}", tax) for phrase in pen.family.ways("vat_no", tongue).every}
    clear = (phrase.replace("{tax}", tax) for phrase in pen.family.ways("buyer_vat", tongue).common)
    return next(phrase for phrase in clear if phrase not in plain) if said in plain else said


def _day(pen: Pen, key: str, day: date) -> Row:
    return Row(pen.label(key), pen.day(day), key, day.isoformat())


def bare(label: str) -> str:
    """A label without the mark that the house puts behind it."""
    return (
        label.removesuffix(" :-")
        .removesuffix(" -")
        .removesuffix(" >")
        .removesuffix("..:")
        .removesuffix(" |")
        .removesuffix(" »")
        .removesuffix(":-")
        .removesuffix(" –")
        .removesuffix("…")
        .rstrip(":：")
    )


def draw_meta(pen: Pen, rows: list[Row], x: float, top: float, width: float, align: str = "left") -> float:
    """The rows in the house's arrangement."""
    style = pen.family.traits["meta"]
    bold = pen.family.bold_labels
    if style in particulars.STYLES:
        return particulars.draw_in_style(pen, rows, style, x, top, width, align)
    if style in ("columns", "columns right", "columns colon", "grid", "grid lines", "leaders", "labels right"):
        return labelled_columns(pen, rows, x, top, width, style, bold, align)
    if style == "stack":
        for row in rows:
            top = pen.write(x, top, bare(row.label), width=width, align=align, size=pen.size * 0.85, bold=bold, colour="#555555")
            top = pen.write(x, top, row.text, width=width, align=align, field=row.field, value=row.value) + 3
        return top
    if style == "pairs in a row" and width > 240:
        half = (width - 12) / 2
        for at in range(0, len(rows), 2):
            ends = [_inline(pen, row, x + n * (half + 12), top, half, "left", bold) for n, row in enumerate(rows[at : at + 2])]
            top = max(ends)
        return top
    for row in rows:
        top = _inline(pen, row, x, top, width, align, bold)
    return top


def _inline(pen: Pen, row: Row, x: float, top: float, width: float, align: str, bold: bool) -> float:
    gap = "" if row.label.endswith("：") else " "
    return pen.spans(x, top, [Span(row.label + gap, bold), Span(row.text, not bold, row.field, row.value)], width, align)


def labelled_columns(pen: Pen, rows: list[Row], x: float, top: float, width: float, style: str, bold: bool, align: str) -> float:
    widest = max((text_width(r.label, font_for(r.label, pen.font(bold)), pen.size) for r in rows), default=0.0) + 10
    side = min(widest + (24 if style == "leaders" else 0), width * 0.55)
    boxed = style in ("grid", "grid lines")
    pad = 4.0 if boxed else 0.0
    if not boxed and align == "right":
        values = max((text_width(r.text, font_for(r.text, pen.font(False)), pen.size) for r in rows), default=0.0) * (
            1.3 if pen.filled else 1.03
        )
        x, width = x + max(0.0, width - side - values), min(width, side + values)
    for row in rows:
        start = len(pen.sheet.marks)
        text_top = top + (2 if boxed else 0)
        colon = style == "columns colon"
        label = bare(row.label).rstrip(".") if colon or style == "leaders" else row.label
        label_width = side - pad - 4
        left = pen.write(x + pad, text_top, label, width=label_width, bold=bold, align="right" if style == "labels right" else "left")
        if colon:
            pen.write(x + side, text_top, ":")
        if style == "leaders":
            _leader(pen, x, text_top, side, label, bold)
        shift = 6 if colon or style == "leaders" else 0
        wide = width - side - 2 * pad - shift
        side_align = "right" if style == "columns right" else "left"
        right = pen.write(x + side + pad + shift, text_top, row.text, width=wide, align=side_align, field=row.field, value=row.value)
        bottom = max(left, right) + (2 if boxed else 0)
        if boxed:
            if style == "grid":
                pen.sheet.rectangle(x, top, x + side, bottom, fill=GREY, line="#888888", at=start)
                pen.sheet.rectangle(x + side, top, x + width, bottom, line="#888888", at=start)
            else:
                pen.sheet.rule(x, bottom, x + width, bottom, thick=0.4, colour="#888888")
        top = bottom
    return top


def _leader(pen: Pen, x: float, top: float, side: float, label: str, bold: bool) -> None:
    """Dots from a label to its value."""
    began = x + text_width(label, font_for(label, pen.font(bold)), pen.size) + 3
    count = int((x + side - began) / text_width(".", pen.font(), pen.size))
    if count > 1:
        pen.write(began, top, "." * count)


def draw_strip(pen: Pen, rows: list[Row], x: float, top: float, width: float) -> float:
    """Headings over values in a table as wide as the page; more than five go on another row."""
    if pen.family.traits["meta"] in particulars.STRIPS:
        return particulars.draw_in_style(pen, rows, pen.family.traits["meta"], x, top, width, "left") + 2
    for at in range(0, len(rows), 5):
        part = rows[at : at + 5]
        each = width / len(part)
        start = len(pen.sheet.marks)
        ends = [
            pen.write(x + n * each + 3, top + 2, bare(row.label), width=each - 6, bold=True, size=pen.size * 0.88, align="centre")
            for n, row in enumerate(part)
        ]
        middle = max(ends) + 1
        lows = [
            pen.write(x + n * each + 3, middle + 2, row.text, width=each - 6, align="centre", field=row.field, value=row.value)
            for n, row in enumerate(part)
        ]
        bottom = max(lows) + 1
        if pen.family.traits["rules"] in ("grid", "columns", "frame", "double", "zebra"):
            for n in range(len(part)):
                pen.sheet.rectangle(x + n * each, middle, x + (n + 1) * each, bottom, line="#777777", at=start)
                pen.sheet.rectangle(x + n * each, top, x + (n + 1) * each, middle, fill=GREY, line="#777777", at=start)
        else:
            pen.sheet.rule(x, middle, x + width, middle)
        top = bottom + 4
    return top
