"""Schedules of accounts: the client's signed list of the invoices it sells, on paper, as CSV or as a workbook."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.styles import Font

from api.sample.documents._paper import LEFT, RIGHT, letterhead, pairs, signing_place, slug
from api.sample.documents.table import TableColumn, draw_table, fitted
from api.sample.made import CSV, PDF, XLSX, MadeDocument, Truth
from api.sample.particulars import Party
from api.sample.sheet import Sheet
from api.sample.writing import plain, written_amount, written_date
from extractors.model import ScheduleEntry
from extractors.terms import DocumentKind, Term

_COLUMNS = (
    TableColumn("number", "Invoice No", 80),
    TableColumn("debtor", "Debtor", 200),
    TableColumn("date", "Invoice Date", 75),
    TableColumn("due", "Due Date", 75),
    TableColumn("amount", "Amount", 80, "right"),
)
_HEADINGS = ("Invoice No", "Debtor", "Invoice Date", "Due Date", "Amount")


@dataclass(frozen=True, slots=True)
class ScheduleRow:
    invoice_number: str
    debtor_name: str
    issue_date: date
    due_date: date | None
    amount: Decimal


@dataclass(frozen=True, slots=True)
class ScheduleParticulars:
    """The list; `number` is the client's own count of its schedules."""

    number: str
    client: Party
    factor_name: str
    made_on: date
    rows: tuple[ScheduleRow, ...]
    currency: str = "ZAR"
    signed_by: str | None = None
    signature_seed: int | None = 3

    @property
    def total(self) -> Decimal:
        return sum((row.amount for row in self.rows), Decimal("0.00"))


def draw_schedule(particulars: ScheduleParticulars, layout: str = "pdf") -> MadeDocument:
    """The schedule; `layout` is `pdf`, `csv` or `xlsx`."""
    draw = {"pdf": _as_pdf, "csv": _as_csv, "xlsx": _as_workbook}[layout]
    content, media_type, page_count = draw(particulars)
    entries = tuple(ScheduleEntry(row.invoice_number, row.debtor_name, row.issue_date.isoformat(), row.amount) for row in particulars.rows)
    fields = {Term.GROSS_TOTAL: plain(particulars.total), Term.CURRENCY: particulars.currency} if layout == "pdf" else {}
    if layout == "pdf":
        fields |= {Term.ISSUE_DATE: particulars.made_on.isoformat(), Term.SELLER_NAME: particulars.client.name}
        if particulars.signature_seed is not None:
            fields[Term.SIGNED] = "yes"
    truth = Truth(DocumentKind.SCHEDULE_OF_ACCOUNTS, fields, schedule=entries, page_count=page_count)
    return MadeDocument(f"schedule-{slug(particulars.number)}.{layout}", media_type, content, (truth,))


def _as_pdf(particulars: ScheduleParticulars) -> tuple[bytes, str, int]:
    sheet = Sheet(f"Schedule of Accounts {particulars.number}", "sans")
    top = letterhead(sheet, particulars.client, "SCHEDULE OF ACCOUNTS", logo="bars")
    rows = [
        ("Schedule No", particulars.number),
        ("Date", written_date(particulars.made_on, "2026-03-04")),
        ("Offered to", particulars.factor_name),
    ]
    top = pairs(sheet, LEFT, top, rows)

    def next_page() -> float:
        sheet.new_page()
        sheet.text(LEFT, 40, f"Schedule of Accounts {particulars.number}", 9, bold=True)
        return 66.0

    cells = [
        {
            "number": row.invoice_number,
            "debtor": row.debtor_name,
            "date": written_date(row.issue_date, "2026-03-04"),
            "due": written_date(row.due_date, "2026-03-04") if row.due_date else "",
            "amount": written_amount(row.amount, "1 234.56"),
        }
        for row in particulars.rows
    ]
    top = draw_table(sheet, LEFT, top + 8, fitted(_COLUMNS, RIGHT - LEFT), cells, "grid", "#1f4e79", bottom=690, next_page=next_page)
    sheet.text(450, top + 8, f"Total ({len(particulars.rows)} invoices)", 10, bold=True, align="right")
    sheet.text(RIGHT - 4, top + 8, written_amount(particulars.total, "R 1 234,56", particulars.currency), 10, bold=True, align="right")
    words = (
        f"We sell and cede the invoices listed above to {particulars.factor_name} and confirm that the goods or services were delivered, "
        "that the debts are undisputed, and that they were not offered to anyone else."
    )
    top = sheet.wrapped(LEFT, top + 36, RIGHT - LEFT, words, 9)
    day = written_date(particulars.made_on, "04 March 2026")
    signing_place(
        sheet, top + 10, label="Signed for the client", name=particulars.signed_by, written_on=day, seed=particulars.signature_seed
    )
    return sheet.finish(), PDF, sheet.page_number


def _as_csv(particulars: ScheduleParticulars) -> tuple[bytes, str, int]:
    out = StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow(_HEADINGS)
    for row in particulars.rows:
        due = row.due_date.isoformat() if row.due_date else ""
        rows.writerow((row.invoice_number, row.debtor_name, row.issue_date.isoformat(), due, plain(row.amount)))
    return out.getvalue().encode(), CSV, 1


def _as_workbook(particulars: ScheduleParticulars) -> tuple[bytes, str, int]:
    book = Workbook()
    page = book.worksheets[0]
    page.title = "Schedule"
    page.append([f"Schedule of Accounts {particulars.number}"])
    page["A1"].font = Font(bold=True, size=14)
    page.append([particulars.client.name])
    page.append([])
    page.append(list(_HEADINGS))
    for row in particulars.rows:
        page.append([row.invoice_number, row.debtor_name, row.issue_date, row.due_date, row.amount])
        page.cell(page.max_row, 5).number_format = "#,##0.00"
    page.append(["Total", None, None, None, particulars.total])
    for letter, width in zip("ABCDE", (16, 34, 14, 14, 16), strict=True):
        page.column_dimensions[letter].width = width
    out = BytesIO()
    book.save(out)
    return _undated(out.getvalue()), XLSX, 1


def _undated(content: bytes) -> bytes:
    """The same workbook without the moment at which it was saved."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as saved, ZipFile(out, "w", ZIP_DEFLATED) as undated:
        for name in saved.namelist():
            part = (
                re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2026-01-01T00:00:00Z", saved.read(name))
                if name == "docProps/core.xml"
                else saved.read(name)
            )
            undated.writestr(ZipInfo(name, (2026, 1, 1, 0, 0, 0)), part, ZIP_DEFLATED)
    return out.getvalue()
