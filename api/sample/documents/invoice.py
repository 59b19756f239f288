"""Tax invoices and credit notes, as six houses draw them (VAT Act 89 of 1991, section 20)."""

from __future__ import annotations

from dataclasses import replace

from api.sample.documents.layouts import LAYOUTS, Layout, words_of
from api.sample.documents.table import TableColumn, draw_table, fitted
from api.sample.made import PDF, MadeDocument, Truth
from api.sample.particulars import InvoiceParticulars, Party, truth_lines
from api.sample.sheet import Sheet
from api.sample.writing import plain, written_amount, written_date, written_quantity
from extractors.terms import DocumentKind, Term

_LEFT, _RIGHT = 42.0, 553.0
_WIDTHS = {"item_code": 62, "description": 190, "quantity": 48, "unit": 38, "unit_price": 70, "tax_rate": 40, "line_total": 78}
_NUMERIC = {"quantity", "unit_price", "tax_rate", "line_total"}


def draw_invoice(particulars: InvoiceParticulars, layout: str = "ruled") -> MadeDocument:
    """The invoice or credit note on this house's paper."""
    house = LAYOUTS[layout]
    page_count = 1
    while True:  # "page 1 of n" needs n, which only drawing tells
        content, drawn = _draw(particulars, house, page_count)
        if drawn == page_count:
            break
        page_count = drawn
    stem = "credit-note" if particulars.kind is DocumentKind.CREDIT_NOTE else "invoice"
    return MadeDocument(f"{stem}-{_slug(particulars.number)}.pdf", PDF, content, (_truth(particulars, house, page_count),))


def _slug(number: str) -> str:
    return "".join(character if character.isalnum() else "-" for character in number)


def _draw(particulars: InvoiceParticulars, house: Layout, page_count: int) -> tuple[bytes, int]:
    words = words_of(house, particulars.language)
    font = "chinese" if particulars.language == "zh" else house.font
    title = words["credit_note"] if particulars.kind is DocumentKind.CREDIT_NOTE else words["invoice"]
    sheet = Sheet(f"{title.title()} {particulars.number}", font)
    top = _letterhead(sheet, particulars, house, words, title)
    top = _parties_and_meta(sheet, particulars, house, words, top)

    def next_page() -> float:
        _footer(sheet, particulars, words, page_count)
        sheet.new_page()
        sheet.text(_LEFT, 40, f"{particulars.seller.name}   {_number_label(particulars, words)} {particulars.number}", 9, bold=True)
        return 66.0

    widths = _WIDTHS | ({"description": 150} if house.wide_lines else {})
    columns = fitted(
        [TableColumn(key, words[key], widths[key], "right" if key in _NUMERIC else "left") for key in house.columns], _RIGHT - _LEFT
    )
    rows = [
        {
            "item_code": line.item_code or "",
            "description": line.description,
            "quantity": written_quantity(line.quantity),
            "unit": line.unit,
            "unit_price": written_amount(line.unit_price, house.table_amounts, particulars.currency),
            "tax_rate": written_quantity(particulars.tax_rate),
            "line_total": written_amount(line.line_total, house.table_amounts, particulars.currency),
        }
        for line in particulars.lines
    ]
    top = draw_table(sheet, _LEFT, top + 8, columns, rows, house.rules, house.accent, bottom=770, next_page=next_page)
    if top > 560:
        top = next_page()
    top = _totals(sheet, particulars, house, words, top + 10)
    _payment(sheet, particulars, words, top + 14)
    _footer(sheet, particulars, words, page_count)
    return sheet.finish(), sheet.page_number


def _letterhead(sheet: Sheet, particulars: InvoiceParticulars, house: Layout, words: dict[str, str], title: str) -> float:
    seller = particulars.seller
    left = house.logo_side == "left"
    sheet.logo(_LEFT if left else _RIGHT - 44, 38, 44, house.logo, house.accent)
    x = _LEFT + 56 if left else _LEFT
    sheet.text(x, 38, seller.name, 14, bold=True, colour=house.accent)
    top = sheet.block(x, 56, seller.address, 8.5)
    particular_lines = _party_numbers(seller, words)
    if seller.phone:
        particular_lines.append(f"{words['phone']}: {seller.phone}" + (f"   {seller.email}" if seller.email else ""))
    top = sheet.block(x, top, particular_lines, 8.5)
    if left:
        sheet.text(_RIGHT, 40, title, 17, bold=True, align="right")
    else:
        sheet.text(_LEFT, top + 8, title, 17, bold=True)
        top += 28
    return max(top, 100) + 12


def _party_numbers(party: Party, words: dict[str, str]) -> list[str]:
    lines = []
    if party.registration_number:
        lines.append(f"{words['registration']}: {party.registration_number}")
    if party.tax_id:
        lines.append(f"{words['vat']}: {party.tax_id}")
    return lines


def _number_label(particulars: InvoiceParticulars, words: dict[str, str]) -> str:
    return words["credit_number"] if particulars.kind is DocumentKind.CREDIT_NOTE else words["number"]


def _meta(particulars: InvoiceParticulars, house: Layout, words: dict[str, str]) -> list[tuple[str, str]]:
    style = "2026年3月4日" if particulars.language == "zh" else house.dates
    pairs = [
        (_number_label(particulars, words), particulars.number),
        (words["date"], written_date(particulars.issue_date, style, particulars.language)),
    ]
    if particulars.due_date:
        pairs.append((words["due"], written_date(particulars.due_date, style, particulars.language)))
    if particulars.credits_number:
        pairs.append((words["credits"], particulars.credits_number))
    if particulars.po_number:
        pairs.append((words["po"], particulars.po_number))
    if particulars.delivery_note_number:
        pairs.append((words["delivery"], particulars.delivery_note_number))
    if particulars.payment_terms:
        pairs.append((words["terms"], particulars.payment_terms))
    return pairs


def _parties_and_meta(sheet: Sheet, particulars: InvoiceParticulars, house: Layout, words: dict[str, str], top: float) -> float:
    buyer, pairs = particulars.buyer, _meta(particulars, house, words)
    if house.meta == "strip":
        width = (_RIGHT - _LEFT) / len(pairs)
        sheet.area(_LEFT, top, _RIGHT, top + 30, stroke="#888888")
        for index, (label, value) in enumerate(pairs):
            sheet.text(_LEFT + index * width + 4, top + 4, label, 6.5, bold=True, colour="#444444")
            sheet.text(_LEFT + index * width + 4, top + 16, value, 8)
        top += 42
    sheet.text(_LEFT, top, words["buyer"], 9, bold=True, colour=house.accent)
    sheet.text(_LEFT, top + 13, buyer.name, 10, bold=True)
    buyer_end = sheet.block(_LEFT, top + 27, [*buyer.address, *_party_numbers(buyer, words)], 8.5)
    if house.meta == "strip":
        return buyer_end
    x = 330.0
    if house.meta == "boxed":
        for index, (label, value) in enumerate(pairs):
            row = top + index * 16
            sheet.area(x, row, x + 98, row + 16, fill="#f2f2f2")
            sheet.area(x + 98, row, _RIGHT, row + 16)
            sheet.text(x + 4, row + 4, label, 8, bold=True)
            sheet.text(x + 103, row + 4, value, 8.5)
        return max(buyer_end, top + len(pairs) * 16 + 6)
    for index, (label, value) in enumerate(pairs):
        sheet.text(x + 100, top + index * 14, f"{label}:", 9, align="right")
        sheet.text(x + 108, top + index * 14, value, 9, bold=True)
    return max(buyer_end, top + len(pairs) * 14 + 6)


def _totals(sheet: Sheet, particulars: InvoiceParticulars, house: Layout, words: dict[str, str], top: float) -> float:
    rows = [(words["lines_total"], particulars.lines_total)]
    if particulars.allowance:
        rows += [(words["allowance"], particulars.allowance), (words["net"], particulars.net_total)]
    tax = words["tax"] if "%" in words["tax"] or "15" in words["tax"] else f"{words['tax']} {written_quantity(particulars.tax_rate)}%"
    rows += [(tax, particulars.tax_total), (words["gross"], particulars.gross_total)]
    for index, (label, amount) in enumerate(rows):
        last = index == len(rows) - 1
        if last:
            sheet.rule(350, top - 3, _RIGHT, top - 3, 1.0)
        sheet.text(450, top, label, 10 if last else 9, bold=last, align="right")
        style = house.amounts if last or house.amounts.startswith("R") else house.table_amounts
        sheet.text(_RIGHT - 4, top, written_amount(amount, style, particulars.currency), 10 if last else 9, bold=last, align="right")
        top += 16
    return top


def _payment(sheet: Sheet, particulars: InvoiceParticulars, words: dict[str, str], top: float) -> float:
    account = particulars.account
    sheet.text(_LEFT, top, words["bank"], 9, bold=True)
    pairs = [
        (words["holder"], account.holder),
        (words["bank_name"], account.bank),
        (words["branch"], account.branch_code),
        (words["account"], account.number),
        (words["reference"], particulars.number),
    ]
    top += 14
    for label, value in pairs:
        sheet.text(_LEFT, top, f"{label}:", 8.5)
        sheet.text(_LEFT + 105, top, value, 8.5)
        top += 11.5
    if particulars.note:
        top = sheet.wrapped(_LEFT, top + 6, _RIGHT - _LEFT, particulars.note, 8.5)
    if particulars.factor_name:
        legend = words["notice"].format(factor=particulars.factor_name)
        lines = sheet.split(legend, _RIGHT - _LEFT - 16, 8.5, bold=True)
        sheet.area(_LEFT, top + 10, _RIGHT, top + 22 + 11.5 * len(lines))
        top = sheet.block(_LEFT + 8, top + 17, lines, 8.5, bold=True)
    return top


def _footer(sheet: Sheet, particulars: InvoiceParticulars, words: dict[str, str], page_count: int) -> None:
    sheet.text(_RIGHT, 806, words["page"].format(sheet.page_number, page_count), 7.5, align="right", colour="#555555")
    sheet.text(_LEFT, 806, particulars.seller.name, 7.5, colour="#555555")


def _truth(particulars: InvoiceParticulars, house: Layout, page_count: int) -> Truth:
    seller, buyer, account = particulars.seller, particulars.buyer, particulars.account
    fields: dict[Term, str | None] = {
        Term.INVOICE_NUMBER: particulars.number,
        Term.ISSUE_DATE: particulars.issue_date.isoformat(),
        Term.DUE_DATE: particulars.due_date.isoformat() if particulars.due_date else None,
        Term.CURRENCY: particulars.currency,
        Term.SELLER_NAME: seller.name,
        Term.SELLER_TAX_ID: seller.tax_id,
        Term.SELLER_ADDRESS: ", ".join(seller.address),
        Term.BUYER_NAME: buyer.name,
        Term.BUYER_TAX_ID: buyer.tax_id,
        Term.BUYER_ADDRESS: ", ".join(buyer.address),
        Term.PO_NUMBER: particulars.po_number,
        Term.DELIVERY_NOTE_NUMBER: particulars.delivery_note_number,
        Term.PAYMENT_TERMS: particulars.payment_terms,
        Term.LINES_TOTAL: plain(particulars.lines_total),
        Term.ALLOWANCE_TOTAL: plain(particulars.allowance) if particulars.allowance else None,
        Term.NET_TOTAL: plain(particulars.net_total),
        Term.TAX_RATE: written_quantity(particulars.tax_rate),
        Term.TAX_TOTAL: plain(particulars.tax_total),
        Term.GROSS_TOTAL: plain(particulars.gross_total),
        Term.AMOUNT_DUE: plain(particulars.gross_total),
        Term.BANK_ACCOUNT: account.number,
        Term.BANK_NAME: account.bank,
        Term.BRANCH_CODE: account.branch_code,
        Term.PAYMENT_REFERENCE: particulars.number,
        Term.NOTICE_OF_ASSIGNMENT: (
            words_of(house, particulars.language)["notice"].format(factor=particulars.factor_name) if particulars.factor_name else None
        ),
    }
    found = {term: text for term, text in fields.items() if text is not None}
    lines = tuple(
        replace(
            line,
            tax_rate=particulars.tax_rate if "tax_rate" in house.columns else None,
            unit=line.unit if "unit" in house.columns else None,
            item_code=line.item_code if "item_code" in house.columns else None,
        )
        for line in truth_lines(particulars.lines)
    )
    return Truth(particulars.kind, found, lines, page_count=page_count)
