"""The slip at the foot of an invoice that goes back with the payment: the account, the number and what is due."""

from __future__ import annotations

from bench.papers.closing import bank_rows
from bench.papers.meta import NUMBER_FIELDS, Row, bare, labelled_columns
from bench.papers.pen import Pen


def draw_slip(pen: Pen, x: float, top: float, width: float) -> float:
    """Under a dashed line, the account at the left and what is paid at the right."""
    content, family = pen.content, pen.family
    pen.sheet.rule(x, top, x + width, top, thick=0.6, dashed=True)
    top += 6
    half = (width - 16) / 2
    low = pen.write(x, top, pen.label("bank_heading", mark=False), width=half, bold=True)
    left = labelled_columns(pen, bank_rows(pen), x, low + 1, half, "columns", family.bold_labels, "left")
    rows = [Row(pen.label(f"number_{content.kind}"), content.number, NUMBER_FIELDS.get(content.kind), content.number)]
    if family.show_payment_reference:
        told = content.refs["payment_reference"]
        rows.append(Row(pen.label("payment_reference"), told, "payment_reference", told))
    start, right_x = len(pen.sheet.marks), x + half + 16
    right = labelled_columns(pen, rows, right_x + 4, top + 3, half - 8, "columns", family.bold_labels, "left") + 3
    right = pen.write(right_x + 4, right, bare(pen.label("due_amount")), width=half - 8, bold=True)
    due = pen.amount(content.due_amount, "grand")
    size = pen.size * 1.3
    amount = f"{content.due_amount:f}"
    right = pen.write(
        right_x + 4, right, due, width=half - 8, align="right", size=size, bold=True, field="amount_due", value=amount, wrap=False
    )
    pen.sheet.rectangle(right_x, top, x + width, right + 3, line="#777777", at=start)
    return max(left, right + 3) + 2
