"""What stands under the totals: where to pay, to whom the debt was sold, terms, remarks, small print, signature."""

from __future__ import annotations

from datetime import timedelta

from bench.papers.accounts import FULL, account_in_style
from bench.papers.figures import cents
from bench.papers.identifiers import digits
from bench.papers.meta import Row, draw_meta, draw_strip, labelled_columns, terms_of
from bench.papers.pen import Pen, Span
from bench.papers.rulings import tint


def bank_rows(pen: Pen) -> list[Row]:
    """The account as the country gives it."""
    content, bank = pen.content, pen.content.bank
    style = {"ZA": "za", "GB": "gb", "US": "us", "CN": "cn", "IN": "in"}.get(content.country, "iban")
    rows = [Row(pen.said("bank"), bank.bank, "bank_name", bank.bank)]
    if pen.family.rng("account name").random() < 0.6:
        rows.insert(pen.family.rng("account name").randrange(2), Row(pen.said("account_name"), bank.holder, None, None))
    if style == "iban":
        printed = bank.iban if pen.family.rng("iban groups").random() < 0.75 else bank.iban.replace(" ", "")
        rows.append(Row(pen.said("iban"), printed, "iban", bank.iban.replace(" ", "")))
        if pen.family.rng("bic").random() < 0.8:
            rows.append(Row(pen.said("bic"), bank.bic, "bic", bank.bic))
        return rows
    number = bank.number
    if pen.family.account_spaced:
        number = " ".join(number[at : at + 4] for at in range(0, len(number), 4))
    account = Row(pen.said("account"), number, "bank_account", bank.number)
    code = {"za": "branch_code", "gb": "sort_code", "us": "routing", "cn": "branch_code", "in": "branch_code"}[style]
    code_text = bank.branch_code if style != "cn" else digits(pen.family.rng("cnaps"), 12)
    codes = [Row(pen.family.say(code) if pen.family.language == "en" else pen.said("branch_code"), code_text, "branch_code", code_text)]
    if style == "za" and pen.family.rng("branch").random() < 0.4:
        codes.insert(0, Row(pen.said("branch"), bank.branch, None, None))
    order = pen.family.rng("account order").random()
    rows += [*codes, account] if order < 0.55 else [account, *codes]
    if style == "za" and bank.bic and pen.family.rng("swift").random() < 0.12:
        rows.append(Row(pen.said("bic"), bank.bic, "bic", bank.bic))
    return rows


def draw_bank(pen: Pen, x: float, top: float, width: float, style: str | None = None) -> float:
    """The account under its heading."""
    style = style or pen.family.traits["bank"]
    rows = bank_rows(pen)
    bold = pen.family.bold_labels
    if pen.family.show_payment_reference:
        rows.append(
            Row(
                pen.label("payment_reference"),
                pen.content.refs["payment_reference"],
                "payment_reference",
                pen.content.refs["payment_reference"],
            )
        )
    start = len(pen.sheet.marks)
    inner = 5 if style == "box" else 0
    heading = pen.label("bank_heading")
    if style == "one line":
        line = [Span(heading + " ", True)]
        for row in rows:
            pair = [Span(row.label + " "), Span(row.text, bold, row.field, row.value)]
            if pen.span_width([*line, *pair]) + 10 > width:
                top = pen.spans(x, top, line, width)
                line = pair
            else:
                line += [*([Span("   ")] if len(line) > 1 else []), *pair]
        return pen.spans(x, top, line, width)
    if style in FULL:
        return account_in_style(pen, rows, style, heading, x, top, width)
    if style == "strip":
        return draw_strip(pen, rows, x, top, width)
    low = pen.write(x + inner, top + inner, heading, width=width - 2 * inner, bold=True)
    if style == "table":
        bottom = labelled_columns(pen, rows, x, low + 2, width, "grid lines", bold, "left") + 2
    elif style == "leaders":
        bottom = labelled_columns(pen, rows, x, low + 1, width, "leaders", bold, "left") + 2
    elif style == "pairs":
        bottom, half = low, (width - 12) / 2
        for at in range(0, len(rows), 2):
            bottom = max(
                pen.spans(x + n * (half + 12), bottom, [Span(row.label + " ", bold), Span(row.text, False, row.field, row.value)], half)
                for n, row in enumerate(rows[at : at + 2])
            )
    elif style == "columns":
        bottom = draw_meta(pen, rows, x, low, width)
    else:
        bottom = low
        for row in rows:
            bottom = pen.spans(
                x + inner, bottom, [Span(row.label + " ", bold), Span(row.text, False, row.field, row.value)], width - 2 * inner
            )
    if style == "box":
        pen.sheet.rectangle(x, top, x + width, bottom + 4, line="#777777", at=start)
        bottom += 5
    return bottom + 2


def terms_line(pen: Pen, x: float, top: float, width: float, align: str) -> float:
    """When it is to be paid, behind its label."""
    terms = terms_of(pen)
    return pen.spans(x, top, [Span(pen.label("terms_label") + " ", True), Span(terms, False, "payment_terms", terms)], width, align)


def _boxed_terms(pen: Pen, x: float, top: float, width: float) -> float:
    start = len(pen.sheet.marks)
    bottom = terms_line(pen, x + 5, top + 4, width - 10, "left")
    pen.sheet.rectangle(x, top + 1, x + width, bottom + 2, line="#666666", at=start)
    return bottom + 5


def _tinted_terms(pen: Pen, x: float, top: float, width: float) -> float:
    start = len(pen.sheet.marks)
    bottom = terms_line(pen, x + 6, top + 3, width - 12, "left") + 3
    pen.sheet.rectangle(x, top, x + width, bottom, fill=tint(pen.family.colour), line=None, at=start)
    return bottom + 4


def _terms_apart(pen: Pen, style: str, x: float, top: float, width: float) -> float:
    """Under a heading of their own, in the middle between two rules, or beside their label in a table of one row."""
    terms, start = terms_of(pen), len(pen.sheet.marks)
    if style == "headed":
        low = pen.write(x, top + 2, pen.label("terms_label", mark=False), width=width, bold=True)
        return pen.write(x, low, terms, width=width, field="payment_terms", value=terms) + 4
    if style == "between rules":
        pen.sheet.rule(x, top + 1, x + width, top + 1, thick=0.5)
        bottom = terms_line(pen, x, top + 4, width, "centre") + 2
        pen.sheet.rule(x, bottom, x + width, bottom, thick=0.5)
        return bottom + 5
    if style == "with due":
        due = [
            Span("  –  "),
            Span(pen.label("due") + " ", True),
            Span(pen.day(pen.content.due), False, "due_date", pen.content.due.isoformat()),
        ]
        told = [Span(pen.label("terms_label") + " ", True), Span(terms, False, "payment_terms", terms)]
        if pen.span_width([*told, *due]) <= width:
            return pen.spans(x, top + 1, [*told, *due], width) + 3
        return pen.spans(x, pen.spans(x, top + 1, told, width), due[1:], width) + 3
    if style == "left bar":
        low = pen.write(x + 9, top + 3, pen.label("terms_label", mark=False), width=width - 12, size=pen.size * 0.85, colour="#555555")
        bottom = pen.write(x + 9, low, terms, width=width - 12, bold=True, field="payment_terms", value=terms) + 2
        pen.sheet.rectangle(x, top + 2, x + 3, bottom, fill=pen.family.colour, line=None, at=start)
        return bottom + 4
    side, wide = min(130.0, width * 0.3), min(width, 360.0)
    low = pen.write(x + 4, top + 3, pen.label("terms_label", mark=False), width=side - 8, bold=True)
    bottom = max(low, pen.write(x + side + 4, top + 3, terms, width=wide - side - 8, field="payment_terms", value=terms)) + 2
    for edge in (x + side, x + wide):
        pen.sheet.rectangle(x, top, edge, bottom, line="#777777", at=start)
    return bottom + 5


def remarks(pen: Pen, x: float, top: float, width: float) -> float:
    """Terms, notice of assignment, remarks that name other dates and figures, small print."""
    family, content, rng = pen.family, pen.content, pen.rng
    if (
        content.kind == "invoice"
        and family.traits["terms"] in ("below", "above table")
        and not (family.traits["terms"] == "above table" and "terms" in pen.drawn)
    ):
        top = pen.write(x, top, f"{pen.label('terms_label')} {terms_of(pen)}", width=width) + 2
    if content.kind == "invoice" and family.traits["terms"] == "boxed":
        top = _boxed_terms(pen, x, top, width * 0.6)
    if content.kind == "invoice" and family.traits["terms"] == "tinted line":
        top = _tinted_terms(pen, x, top, width)
    if content.kind == "invoice" and family.traits["terms"] in ("headed", "between rules", "table row", "with due", "left bar"):
        top = _terms_apart(pen, family.traits["terms"], x, top, width)
    if content.kind == "invoice" and family.traits["terms"] == "sentence":
        before, _, after = pen.said("pay_by").partition("{date}")
        due = Span(pen.day(content.due), False, "due_date", content.due.isoformat())
        top = pen.spans(x, top, [Span(before), due, *([Span(after)] if after else [])], width) + 2
    if content.kind == "invoice" and not content.taxed and rng.random() < 0.7:
        top = pen.write(x, top, family.say("no_vat"), width=width) + 2
    elif content.kind == "invoice" and content.taxed and not content.tax and rng.random() < 0.8:
        top = pen.write(x, top, family.say("zero_rated"), width=width) + 2
    if content.kind == "invoice" and family.assignment:
        start = len(pen.sheet.marks)
        text = family.say("assignment").format(factor=content.factor).replace("..", ".")
        boxed = family.rng("assignment box").random() < 0.4
        inner = 4 if boxed else 0
        bottom = (
            pen.write(
                x + inner,
                top + inner,
                text,
                width=width - 2 * inner,
                bold=family.rng("assignment bold").random() < 0.5,
                field="notice_of_assignment",
                value=text,
            )
            + inner
        )
        if boxed:
            pen.sheet.rectangle(x, top, x + width, bottom, line="#555555", at=start)
        top = bottom + 3
    if content.note:
        top = pen.write(x, top, content.note, width=width) + 2
    if family.remarks:
        for _ in range(rng.choice((1, 1, 2))):
            day = content.issue - timedelta(days=rng.randrange(1, 60))
            text = family.say("remark", fresh=rng).format(
                date=pen.day(day), number=digits(rng, 5), amount=pen.amount(cents(content.gross * rng.randrange(20, 300) / 100), "total")
            )
            top = pen.write(x, top, text, width=width) + 1
    if family.small_print and content.kind in ("invoice", "credit_note", "quotation"):
        top = pen.write(x, top + 3, family.say("small", fresh=rng), width=width, size=max(5.5, pen.size * 0.8)) + 1
    return top


def signature_area(pen: Pen, x: float, top: float, width: float, signed: bool) -> float:
    """Where the goods are signed for: a line for the name, the signature and the date, filled in or not."""
    top = pen.write(x, top + 4, pen.label("received_good", mark=False), width=width, bold=True) + 4
    third = (width - 20) / 3
    name_at = top
    hand = pen.hand
    for n, key in enumerate(("received_by", "signature", "sig_date")):
        left = x + n * (third + 10)
        low = pen.write(left, top + 20, pen.label(key, mark=False), width=third, size=pen.size * 0.85)
        pen.sheet.rule(left, top + 19, left + third, top + 19, thick=0.5)
        if signed and hand:
            day = pen.content.issue + timedelta(days=pen.rng.randrange(0, 4))
            if key == "received_by":
                pen.write(left + 3, name_at, pen.content.buyer.contact, width=third - 6, size=13, face=hand, colour="#1d2f8a", wrap=False)
            elif key == "signature":
                pen.sheet.shape(left + 8, name_at, _scribble(pen, third - 16), overlay=True)
            else:
                pen.write(left + 3, name_at, pen.day(day), width=third - 6, size=13, face=hand, colour="#1d2f8a", wrap=False)
    return low + 4


def _scribble(pen: Pen, width: float):  # type: ignore[no-untyped-def]
    from bench.papers.stamps import scribble

    return scribble(pen.rng, width)
