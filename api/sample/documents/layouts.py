"""Letterheads: how six houses lay out the same invoice, and the words that three languages put on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Column = Literal["item_code", "description", "quantity", "unit", "unit_price", "tax_rate", "line_total"]


@dataclass(frozen=True, slots=True)
class Layout:
    """One house style. `rules` says how the table is ruled; `meta` where number and dates stand."""

    name: str
    font: str
    accent: str
    logo: str
    logo_side: Literal["left", "right"]
    rules: Literal["grid", "rows", "none", "bands"]
    meta: Literal["right", "boxed", "strip"]
    amounts: str
    table_amounts: str
    dates: str
    columns: tuple[Column, ...]
    labels: Mapping[str, str] = field(default_factory=dict)
    wide_lines: bool = False  # descriptions in a narrow column, so that they wrap


ENGLISH: dict[str, str] = {
    "invoice": "TAX INVOICE",
    "credit_note": "CREDIT NOTE",
    "number": "Invoice No",
    "credit_number": "Credit Note No",
    "date": "Invoice Date",
    "due": "Due Date",
    "po": "Purchase Order No",
    "delivery": "Delivery Note No",
    "terms": "Terms",
    "buyer": "Bill To",
    "vat": "VAT No",
    "registration": "Reg No",
    "item_code": "Item",
    "description": "Description",
    "quantity": "Qty",
    "unit": "Unit",
    "unit_price": "Unit Price",
    "tax_rate": "VAT %",
    "line_total": "Amount",
    "lines_total": "Subtotal",
    "allowance": "Less: discount",
    "net": "Total excl. VAT",
    "tax": "VAT",
    "gross": "Total incl. VAT",
    "bank": "Banking Details",
    "holder": "Account Name",
    "bank_name": "Bank",
    "branch": "Branch Code",
    "account": "Account No",
    "reference": "Payment Reference",
    "page": "Page {} of {}",
    "continued": "Carried forward",
    "credits": "Credit against invoice",
    "phone": "Tel",
    "notice": (
        "NOTICE OF ASSIGNMENT: This invoice has been assigned to {factor}. Payment in full must be made to {factor} at the account "
        "shown on this invoice; payment to any other party does not discharge the debt."
    ),
}

AFRIKAANS = ENGLISH | {
    "invoice": "BELASTINGFAKTUUR",
    "credit_note": "KREDIETNOTA",
    "number": "Faktuur Nr",
    "credit_number": "Kredietnota Nr",
    "date": "Faktuurdatum",
    "due": "Betaalbaar voor",
    "po": "Bestelnommer",
    "delivery": "Afleweringsnota Nr",
    "terms": "Terme",
    "buyer": "Faktureer aan",
    "vat": "BTW Nr",
    "registration": "Reg Nr",
    "item_code": "Kode",
    "description": "Beskrywing",
    "quantity": "Aantal",
    "unit": "Eenheid",
    "unit_price": "Eenheidsprys",
    "tax_rate": "BTW %",
    "line_total": "Bedrag",
    "lines_total": "Subtotaal",
    "allowance": "Min: afslag",
    "net": "Totaal BTW uitgesluit",
    "tax": "BTW",
    "gross": "Totaal BTW ingesluit",
    "bank": "Bankbesonderhede",
    "holder": "Rekeningnaam",
    "branch": "Takkode",
    "account": "Rekening Nr",
    "reference": "Verwysing",
    "page": "Bladsy {} van {}",
    "continued": "Oorgedra",
    "notice": (
        "KENNISGEWING VAN SESSIE: Hierdie faktuur is aan {factor} gesedeer. Betaling moet ten volle aan {factor} gemaak word in die "
        "rekening hierop aangedui; betaling aan enige ander party delg nie die skuld nie."
    ),
}

CHINESE = ENGLISH | {
    "invoice": "商业发票  COMMERCIAL INVOICE",
    "number": "发票号码 Invoice No",
    "date": "开票日期 Date",
    "due": "付款到期日 Due Date",
    "po": "订单号 PO No",
    "delivery": "送货单号 Delivery Note",
    "terms": "付款条件 Terms",
    "buyer": "购买方 Buyer",
    "vat": "税号 Tax No",
    "item_code": "编号",
    "description": "货物名称 Description",
    "quantity": "数量 Qty",
    "unit": "单位",
    "unit_price": "单价 Unit Price",
    "tax_rate": "税率 %",
    "line_total": "金额 Amount",
    "lines_total": "小计 Subtotal",
    "net": "不含税金额 Net",
    "tax": "税额 Tax",
    "gross": "价税合计 Total",
    "bank": "银行信息 Bank Details",
    "holder": "户名 Account Name",
    "bank_name": "开户行 Bank",
    "branch": "行号 Branch Code",
    "account": "账号 Account No",
    "reference": "附言 Reference",
    "page": "第 {} 页 共 {} 页",
}

LANGUAGES: dict[str, dict[str, str]] = {"en": ENGLISH, "af": AFRIKAANS, "zh": CHINESE}

_FULL: tuple[Column, ...] = ("item_code", "description", "quantity", "unit", "unit_price", "line_total")

LAYOUTS: dict[str, Layout] = {
    each.name: each
    for each in (
        Layout("ruled", "sans", "#1f4e79", "chevron", "left", "grid", "boxed", "R 1 234,56", "1 234.56", "2026-03-04", _FULL),
        Layout(
            "open",
            "sans",
            "#7a3e12",
            "ring",
            "right",
            "none",
            "right",
            "R1,234.56",
            "1,234.56",
            "04 March 2026",
            ("quantity", "unit", "description", "unit_price", "line_total"),
            {
                "number": "Tax Invoice Number",
                "date": "Date of Issue",
                "buyer": "Invoice To",
                "gross": "TOTAL DUE",
                "net": "Net",
                "tax": "VAT @ 15%",
                "lines_total": "Sub-Total",
                "po": "Your Order",
                "delivery": "POD Ref",
            },
        ),
        Layout(
            "banded",
            "sans",
            "#14634b",
            "leaf",
            "left",
            "bands",
            "strip",
            "R 1 234,56",
            "1 234.56",
            "2026/03/04",
            ("item_code", "description", "quantity", "unit_price", "tax_rate", "line_total"),
            {
                "number": "Invoice #",
                "date": "Date",
                "buyer": "Customer",
                "unit_price": "Price",
                "line_total": "Line Total",
                "gross": "Amount Due",
                "po": "PO Number",
                "lines_total": "Total Exclusive",
                "tax": "Total VAT",
                "net": "Net after discount",
            },
        ),
        Layout(
            "serif",
            "serif",
            "#333333",
            "bars",
            "left",
            "rows",
            "right",
            "R1,234.56",
            "1,234.56",
            "4 Mar 2026",
            _FULL,
            {
                "invoice": "Tax Invoice",
                "number": "Document No.",
                "date": "Document Date",
                "buyer": "To:",
                "gross": "Invoice Total",
                "po": "Order No.",
                "delivery": "Delivery Note",
                "net": "Taxable Value",
                "tax": "Value Added Tax 15%",
                "vat": "VAT Reg. No.",
            },
            wide_lines=True,
        ),
        Layout(
            "ledger",
            "mono",
            "#000000",
            "bars",
            "right",
            "rows",
            "boxed",
            "1,234.56",
            "1234.56",
            "04/03/2026",
            ("item_code", "description", "quantity", "unit_price", "line_total"),
            {
                "number": "INV NO",
                "date": "DATE",
                "buyer": "SOLD TO",
                "gross": "TOTAL ZAR",
                "po": "CUST ORDER",
                "delivery": "DEL NOTE",
                "due": "DUE",
                "tax": "VAT 15%",
                "net": "NETT",
                "lines_total": "SUB TOTAL",
                "unit_price": "PRICE",
                "quantity": "QTY",
                "line_total": "NETT AMOUNT",
            },
        ),
        Layout(
            "service",
            "sans",
            "#5b2a86",
            "ring",
            "left",
            "rows",
            "strip",
            "ZAR 1,234.56",
            "1,234.56",
            "04 March 2026",
            ("description", "quantity", "unit", "unit_price", "line_total"),
            {
                "quantity": "Hours",
                "unit_price": "Rate",
                "line_total": "Charge",
                "buyer": "Client",
                "number": "Invoice Number",
                "gross": "Balance Due",
                "po": "Order Reference",
                "delivery": "Timesheet No",
            },
            wide_lines=True,
        ),
    )
}
"""The houses by name; all but `service` suit goods."""


def words_of(layout: Layout, language: str) -> dict[str, str]:
    """What this house calls things; in Afrikaans and Chinese every house uses the common words."""
    return LANGUAGES[language] | (dict(layout.labels) if language == "en" else {})
