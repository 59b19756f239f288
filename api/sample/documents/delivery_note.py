"""Delivery notes: what was handed over, where, and who signed for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from api.sample.documents._paper import LEFT, RIGHT, addressee, letterhead, pairs, signing_place, slug
from api.sample.documents.table import TableColumn, draw_table, fitted
from api.sample.made import PDF, MadeDocument, Truth
from api.sample.particulars import Goods, Party, truth_lines
from api.sample.sheet import Sheet
from api.sample.writing import written_date, written_quantity
from extractors.terms import DocumentKind, Term

_COLUMNS = (
    TableColumn("item_code", "Item", 70),
    TableColumn("description", "Description", 230),
    TableColumn("quantity", "Qty Delivered", 70, "right"),
    TableColumn("unit", "Unit", 45),
)


@dataclass(frozen=True, slots=True)
class DeliveryParticulars:
    """A delivery; `received_by` and `delivered_on` are None where nobody filled them in, and `signature_seed` where nobody signed."""

    number: str
    despatched_on: date
    seller: Party
    buyer: Party
    lines: tuple[Goods, ...]
    po_number: str | None = None
    invoice_number: str | None = None
    delivered_on: date | None = None
    received_by: str | None = None
    signature_seed: int | None = 1
    vehicle: str = "CA 482-117"


def draw_delivery_note(particulars: DeliveryParticulars, layout: str = "plain") -> MadeDocument:
    """The delivery note; `layout` is `plain` or `pod`, which is titled PROOF OF DELIVERY and stamped."""
    pod = layout == "pod"
    title = "PROOF OF DELIVERY" if pod else "DELIVERY NOTE"
    sheet = Sheet(f"{title.title()} {particulars.number}", "sans")
    top = letterhead(sheet, particulars.seller, title, logo="leaf" if pod else "chevron", colour="#14634b" if pod else "#1f4e79")
    left_end = addressee(sheet, top, "Deliver To" if pod else "Consignee", particulars.buyer)
    rows = [
        ("POD No" if pod else "Delivery Note No", particulars.number),
        ("Despatch Date", written_date(particulars.despatched_on, "2026-03-04")),
    ]
    if particulars.po_number:
        rows.append(("Purchase Order No" if not pod else "Your Order No", particulars.po_number))
    if particulars.invoice_number:
        rows.append(("Invoice No", particulars.invoice_number))
    rows.append(("Vehicle", particulars.vehicle))
    right_end = pairs(sheet, 330, top, rows)

    def next_page() -> float:
        sheet.new_page()
        sheet.text(LEFT, 40, f"{particulars.seller.name}   {title} {particulars.number}", 9, bold=True)
        return 66.0

    cells = [
        {"item_code": line.item_code or "", "description": line.description, "quantity": written_quantity(line.quantity), "unit": line.unit}
        for line in particulars.lines
    ]
    columns = fitted(_COLUMNS, RIGHT - LEFT)
    rules = "rows" if pod else "grid"
    top = draw_table(sheet, LEFT, max(left_end, right_end) + 12, columns, cells, rules, "#14634b", bottom=700, next_page=next_page)  # type: ignore[arg-type]
    if top > 660:
        top = next_page()
    top += 24
    sheet.text(LEFT, top, "Goods received in good order and condition:", 9, bold=True)
    day = written_date(particulars.delivered_on, "04 March 2026") if particulars.delivered_on else None
    top = signing_place(
        sheet, top + 12, label="Received by (signature)", name=particulars.received_by, written_on=day, seed=particulars.signature_seed
    )
    if pod and particulars.signature_seed is not None:
        sheet.stamp(LEFT + 330, top + 22, ["GOODS RECEIVED", day or ""])
    fields = {
        Term.DELIVERY_NOTE_NUMBER: particulars.number,
        Term.ISSUE_DATE: particulars.despatched_on.isoformat(),
        Term.SELLER_NAME: particulars.seller.name,
        Term.BUYER_NAME: particulars.buyer.name,
        Term.BUYER_ADDRESS: ", ".join(particulars.buyer.address),
    }
    if particulars.po_number:
        fields[Term.PO_NUMBER] = particulars.po_number
    if particulars.invoice_number:
        fields[Term.INVOICE_NUMBER] = particulars.invoice_number
    if particulars.delivered_on:
        fields[Term.DELIVERY_DATE] = particulars.delivered_on.isoformat()
    if particulars.received_by:
        fields[Term.RECEIVED_BY] = particulars.received_by
    if particulars.signature_seed is not None:
        fields[Term.SIGNED] = "yes"
    truth = Truth(DocumentKind.DELIVERY_NOTE, fields, truth_lines(particulars.lines, priced=False), page_count=sheet.page_number)
    return MadeDocument(f"delivery-note-{slug(particulars.number)}.pdf", PDF, sheet.finish(), (truth,))
