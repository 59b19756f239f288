"""Statements of account: what a debtor owes a client on a day. No claim arises from one, so it is never funded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from api.sample.documents._paper import LEFT, RIGHT, addressee, letterhead, pairs, slug
from api.sample.documents.table import TableColumn, draw_table, fitted
from api.sample.made import PDF, MadeDocument, Truth
from api.sample.particulars import Party
from api.sample.sheet import Sheet
from api.sample.writing import plain, written_amount, written_date
from extractors.terms import DocumentKind, Term

_COLUMNS = (
    TableColumn("date", "Date", 70),
    TableColumn("reference", "Reference", 110),
    TableColumn("debit", "Debit", 80, "right"),
    TableColumn("credit", "Credit", 80, "right"),
    TableColumn("balance", "Balance", 80, "right"),
)


@dataclass(frozen=True, slots=True)
class StatementParticulars:
    """Entries are (day, reference, amount): above zero owed, below zero paid."""

    account: str
    seller: Party
    buyer: Party
    made_on: date
    entries: tuple[tuple[date, str, Decimal], ...]
    currency: str = "ZAR"


def draw_statement(particulars: StatementParticulars, layout: str = "rows") -> MadeDocument:
    """The statement; `layout` says how its table is ruled."""
    sheet = Sheet(f"Statement {particulars.account}", "sans")
    top = letterhead(sheet, particulars.seller, "STATEMENT OF ACCOUNT", logo="bars", colour="#444444")
    left_end = addressee(sheet, top, "Customer", particulars.buyer)
    rows = [("Account", particulars.account), ("Statement Date", written_date(particulars.made_on, "2026-03-04"))]
    right_end = pairs(sheet, 330, top, rows)
    balance = Decimal("0.00")
    cells = []
    for day, reference, amount in particulars.entries:
        balance += amount
        cells.append(
            {
                "date": written_date(day, "2026-03-04"),
                "reference": reference,
                "debit": written_amount(amount, "1 234.56") if amount > 0 else "",
                "credit": written_amount(-amount, "1 234.56") if amount < 0 else "",
                "balance": written_amount(balance, "1 234.56"),
            }
        )

    def next_page() -> float:
        sheet.new_page()
        return 48.0

    columns = fitted(_COLUMNS, RIGHT - LEFT)
    top = draw_table(sheet, LEFT, max(left_end, right_end) + 12, columns, cells, layout, "#444444", bottom=740, next_page=next_page)  # type: ignore[arg-type]
    sheet.text(450, top + 10, "Closing balance", 10, bold=True, align="right")
    sheet.text(RIGHT - 4, top + 10, written_amount(balance, "R 1 234,56", particulars.currency), 10, bold=True, align="right")
    fields = {
        Term.STATEMENT_DATE: particulars.made_on.isoformat(),
        Term.SELLER_NAME: particulars.seller.name,
        Term.BUYER_NAME: particulars.buyer.name,
        Term.CURRENCY: particulars.currency,
        Term.CLOSING_BALANCE: plain(balance),
    }
    truth = Truth(DocumentKind.STATEMENT, fields, page_count=sheet.page_number)
    return MadeDocument(f"statement-{slug(particulars.account)}.pdf", PDF, sheet.finish(), (truth,))
