"""Quotations and pro forma invoices: they look like invoices and claim nothing."""

from __future__ import annotations

from api.sample.documents._paper import LEFT, RIGHT, addressee, letterhead, pairs, slug
from api.sample.documents.table import TableColumn, draw_table, fitted
from api.sample.made import PDF, MadeDocument, Truth
from api.sample.particulars import InvoiceParticulars, truth_lines
from api.sample.sheet import Sheet
from api.sample.writing import plain, written_amount, written_date, written_quantity
from extractors.terms import DocumentKind, Term

_COLUMNS = (
    TableColumn("description", "Description", 230),
    TableColumn("quantity", "Qty", 55, "right"),
    TableColumn("unit_price", "Unit Price", 75, "right"),
    TableColumn("line_total", "Amount", 80, "right"),
)


def draw_quotation(particulars: InvoiceParticulars, layout: str = "quotation") -> MadeDocument:
    """The offer; `layout` is `quotation` or `pro_forma`."""
    pro_forma = layout == "pro_forma"
    title = "PRO FORMA INVOICE" if pro_forma else "QUOTATION"
    sheet = Sheet(f"{title.title()} {particulars.number}", "serif" if pro_forma else "sans")
    top = letterhead(sheet, particulars.seller, title, logo="leaf", colour="#8a5a00")
    left_end = addressee(sheet, top, "Prepared for", particulars.buyer)
    rows = [
        ("Pro Forma No" if pro_forma else "Quote No", particulars.number),
        ("Date", written_date(particulars.issue_date, "2026-03-04")),
    ]
    if particulars.due_date:
        rows.append(("Valid until", written_date(particulars.due_date, "2026-03-04")))
    right_end = pairs(sheet, 330, top, rows)
    cells = [
        {
            "description": line.description,
            "quantity": written_quantity(line.quantity),
            "unit_price": written_amount(line.unit_price, "1 234.56"),
            "line_total": written_amount(line.line_total, "1 234.56"),
        }
        for line in particulars.lines
    ]

    def next_page() -> float:
        sheet.new_page()
        return 48.0

    columns = fitted(_COLUMNS, RIGHT - LEFT)
    top = draw_table(sheet, LEFT, max(left_end, right_end) + 12, columns, cells, "rows", "#8a5a00", bottom=740, next_page=next_page)
    for label, amount in (("Subtotal", particulars.net_total), ("VAT 15%", particulars.tax_total), ("Total", particulars.gross_total)):
        top += 15
        sheet.text(450, top, label, 9, align="right")
        sheet.text(RIGHT - 4, top, written_amount(amount, "R 1 234,56", particulars.currency), 9, bold=True, align="right")
    words = (
        "This is not a tax invoice. Goods are supplied after receipt of an order or payment."
        if pro_forma
        else "Prices hold for 30 days. E. & O. E."
    )
    sheet.wrapped(LEFT, top + 34, RIGHT - LEFT, words, 9)
    fields = {
        Term.ISSUE_DATE: particulars.issue_date.isoformat(),
        Term.SELLER_NAME: particulars.seller.name,
        Term.BUYER_NAME: particulars.buyer.name,
        Term.CURRENCY: particulars.currency,
        Term.NET_TOTAL: plain(particulars.net_total),
        Term.TAX_TOTAL: plain(particulars.tax_total),
        Term.GROSS_TOTAL: plain(particulars.gross_total),
    }
    truth = Truth(DocumentKind.QUOTATION, fields, truth_lines(particulars.lines), page_count=sheet.page_number)
    return MadeDocument(f"{layout.replace('_', '-')}-{slug(particulars.number)}.pdf", PDF, sheet.finish(), (truth,))
