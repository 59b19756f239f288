"""Purchase orders: what a debtor ordered from a client and at what price."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from api.sample.documents._paper import LEFT, RIGHT, addressee, letterhead, pairs, slug
from api.sample.documents.table import TableColumn, draw_table, fitted
from api.sample.made import PDF, MadeDocument, Truth
from api.sample.particulars import Goods, Party, cents, truth_lines
from api.sample.sheet import Sheet
from api.sample.writing import plain, written_amount, written_date, written_quantity
from extractors.terms import DocumentKind, Term

_COLUMNS = (
    TableColumn("item_code", "Item Code", 70),
    TableColumn("description", "Description", 200),
    TableColumn("quantity", "Qty Ordered", 60, "right"),
    TableColumn("unit", "Unit", 40),
    TableColumn("unit_price", "Unit Price", 70, "right"),
    TableColumn("line_total", "Line Value", 75, "right"),
)


@dataclass(frozen=True, slots=True)
class OrderParticulars:
    """An order from `buyer` to `seller`; the tax is only shown in the total."""

    number: str
    ordered_on: date
    buyer: Party
    seller: Party
    lines: tuple[Goods, ...]
    currency: str = "ZAR"
    tax_rate: Decimal = Decimal(15)
    deliver_by: date | None = None


def draw_purchase_order(particulars: OrderParticulars, layout: str = "rows") -> MadeDocument:
    """The order on the buyer's paper; `layout` says how its table is ruled: `rows`, `grid`, `bands` or `none`."""
    sheet = Sheet(f"Purchase Order {particulars.number}", "sans")
    top = letterhead(sheet, particulars.buyer, "PURCHASE ORDER", logo="bars", colour="#6b2d2d")
    left_end = addressee(sheet, top, "Supplier", particulars.seller)
    rows = [("Order Number", particulars.number), ("Order Date", written_date(particulars.ordered_on, "2026-03-04"))]
    if particulars.deliver_by:
        rows.append(("Deliver By", written_date(particulars.deliver_by, "2026-03-04")))
    right_end = pairs(sheet, 330, top, rows)

    def next_page() -> float:
        sheet.new_page()
        sheet.text(LEFT, 40, f"Purchase Order {particulars.number}", 9, bold=True)
        return 66.0

    cells = [
        {
            "item_code": line.item_code or "",
            "description": line.description,
            "quantity": written_quantity(line.quantity),
            "unit": line.unit,
            "unit_price": written_amount(line.unit_price, "1 234.56"),
            "line_total": written_amount(line.line_total, "1 234.56"),
        }
        for line in particulars.lines
    ]
    columns = fitted(_COLUMNS, RIGHT - LEFT)
    top = draw_table(sheet, LEFT, max(left_end, right_end) + 12, columns, cells, layout, "#6b2d2d", bottom=720, next_page=next_page)  # type: ignore[arg-type]
    net = sum((line.line_total for line in particulars.lines), Decimal("0.00"))
    tax = cents(net * particulars.tax_rate / 100)
    for label, amount in (("Order value excl. VAT", net), ("VAT", tax), ("Order total", net + tax)):
        top += 15
        sheet.text(450, top, label, 9, align="right")
        sheet.text(RIGHT - 4, top, written_amount(amount, "R 1 234,56", particulars.currency), 9, bold=True, align="right")
    sheet.wrapped(
        LEFT, top + 34, RIGHT - LEFT, "Quote the order number on your delivery note and tax invoice. Invoices without it are returned.", 8.5
    )
    fields = {
        Term.PO_NUMBER: particulars.number,
        Term.ORDER_DATE: particulars.ordered_on.isoformat(),
        Term.ISSUE_DATE: particulars.ordered_on.isoformat(),
        Term.CURRENCY: particulars.currency,
        Term.BUYER_NAME: particulars.buyer.name,
        Term.BUYER_ADDRESS: ", ".join(particulars.buyer.address),
        Term.SELLER_NAME: particulars.seller.name,
        Term.SELLER_ADDRESS: ", ".join(particulars.seller.address),
        Term.NET_TOTAL: plain(net),
        Term.TAX_TOTAL: plain(tax),
        Term.GROSS_TOTAL: plain(net + tax),
    }
    truth = Truth(DocumentKind.PURCHASE_ORDER, fields, truth_lines(particulars.lines), page_count=sheet.page_number)
    return MadeDocument(f"purchase-order-{slug(particulars.number)}.pdf", PDF, sheet.finish(), (truth,))
