"""Timesheets: hours worked, signed off by the debtor; the proof of delivery of a service."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from api.sample.documents._paper import LEFT, RIGHT, addressee, letterhead, pairs, signing_place, slug
from api.sample.documents.table import TableColumn, draw_table, fitted
from api.sample.made import PDF, MadeDocument, Truth
from api.sample.particulars import Party
from api.sample.sheet import Sheet
from api.sample.writing import written_date, written_quantity
from extractors.model import Line
from extractors.terms import DocumentKind, Term

_COLUMNS = (
    TableColumn("worker", "Worker", 120),
    TableColumn("task", "Task", 190),
    TableColumn("hours", "Hours", 60, "right"),
)


@dataclass(frozen=True, slots=True)
class TimesheetParticulars:
    """Hours by worker and task, over the days from `begins_on` to `ends_on`."""

    number: str
    seller: Party
    buyer: Party
    begins_on: date
    ends_on: date
    hours: tuple[tuple[str, str, Decimal], ...]  # worker, task, hours
    po_number: str | None = None
    approved_by: str | None = None
    approved_on: date | None = None
    signature_seed: int | None = 2


def draw_timesheet(particulars: TimesheetParticulars, layout: str = "grid") -> MadeDocument:
    """The timesheet; `layout` says how its table is ruled."""
    sheet = Sheet(f"Timesheet {particulars.number}", "sans")
    top = letterhead(sheet, particulars.seller, "TIMESHEET", logo="ring", colour="#5b2a86")
    left_end = addressee(sheet, top, "Client", particulars.buyer)
    rows = [
        ("Timesheet No", particulars.number),
        ("Period from", written_date(particulars.begins_on, "2026-03-04")),
        ("Period to", written_date(particulars.ends_on, "2026-03-04")),
    ]
    if particulars.po_number:
        rows.append(("Purchase Order No", particulars.po_number))
    right_end = pairs(sheet, 330, top, rows)

    def next_page() -> float:
        sheet.new_page()
        return 48.0

    cells = [{"worker": worker, "task": task, "hours": written_quantity(hours)} for worker, task, hours in particulars.hours]
    columns = fitted(_COLUMNS, RIGHT - LEFT)
    top = draw_table(sheet, LEFT, max(left_end, right_end) + 12, columns, cells, layout, "#5b2a86", bottom=700, next_page=next_page)  # type: ignore[arg-type]
    total = sum((hours for _, _, hours in particulars.hours), Decimal(0))
    sheet.text(450, top + 8, "Total hours", 10, bold=True, align="right")
    sheet.text(RIGHT - 4, top + 8, written_quantity(total), 10, bold=True, align="right")
    sheet.text(LEFT, top + 40, "Hours worked and approved for invoicing:", 9, bold=True)
    day = written_date(particulars.approved_on, "04 March 2026") if particulars.approved_on else None
    signing_place(
        sheet, top + 52, label="Approved by (signature)", name=particulars.approved_by, written_on=day, seed=particulars.signature_seed
    )
    fields = {
        Term.DELIVERY_NOTE_NUMBER: particulars.number,
        Term.SELLER_NAME: particulars.seller.name,
        Term.BUYER_NAME: particulars.buyer.name,
    }
    if particulars.po_number:
        fields[Term.PO_NUMBER] = particulars.po_number
    if particulars.approved_on:
        fields[Term.DELIVERY_DATE] = particulars.approved_on.isoformat()
    if particulars.approved_by:
        fields[Term.RECEIVED_BY] = particulars.approved_by
    if particulars.signature_seed is not None:
        fields[Term.SIGNED] = "yes"
    lines = tuple(Line(description=task, quantity=hours) for _, task, hours in particulars.hours)
    truth = Truth(DocumentKind.TIMESHEET, fields, lines, page_count=sheet.page_number)
    return MadeDocument(f"timesheet-{slug(particulars.number)}.pdf", PDF, sheet.finish(), (truth,))
