"""Draws a sale's invoice in the manner of a house of `bench.papers`: layouts and wordings that no person chose, about this sale.

Only what a clerk needs is made sure of: number, dates, order, delivery note, both tax numbers, account and terms stand on the paper, and no
stamp or second currency that the sale knows nothing of; and the title has the word that the tax law demands, which "Bill" has not.
Everything else is the family's: places, headings, words, typefaces, how figures and dates are written, whether a currency is printed.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache
from random import Random

from api.sample import particulars as sold
from api.sample.documents import draw_invoice
from api.sample.made import MadeDocument
from bench.papers.content import Content, Item, sequence
from bench.papers.families import Family, family, numbers
from bench.papers.figures import cents
from bench.papers.goods import Ware
from bench.papers.parties import Account, Party, person
from bench.papers.trade import Trade

HOUSE = "family-"
"""What the name of such a layout begins with; the number of the family follows."""

_PRINTED = ("number", "po", "dn", "due", "bank", "buyer_vat", "quantity", "price", "net", "net_total")
_NOT_OF_THIS_SALE = (
    "discounts", "mixed_rates", "allowances", "charges", "prepaid", "retention", "withholding", "rounded", "export", "second_currency",
    "stamp", "show_order_date", "show_delivery_date", "show_period", "included", "brand_only", "signature",
    "remarks",  # which name days of delivery and balances that are not of this sale
)  # fmt: skip
_LAWFUL = re.compile(r"(?i)invoice|faktuur")
_USUAL = {"en": "Tax Invoice", "af": "Belastingfaktuur"}
_REFERENCES = ("customer_no", "our_ref", "your_ref", "job_no", "quote_no", "payment_reference", "invoice_ref", "vehicle")


@cache
def houses() -> tuple[str, ...]:
    """The layouts of South African families that anybody may look at."""
    return tuple(f"{HOUSE}{each}" for each in numbers("train") if family(each).country == "ZA")


def draw_in_house(invoice: sold.InvoiceParticulars, layout: str) -> MadeDocument:
    """The invoice on the paper of a family; the same bytes for the same sale."""
    number = int(layout.removeprefix(HOUSE))
    own = _for_sale(family(number), invoice)
    chance = Random(f"faults/house/{number}/{invoice.number}")
    trade = _Trade(own, "invoice", chance, content=_content(invoice, own))
    trade.draw()
    return replace(draw_invoice(invoice), content=trade.pen.sheet.pdf())


class _Trade(Trade):
    def _extras(self) -> None:
        """No stamp says that it is paid or a copy."""


def _for_sale(own: Family, invoice: sold.InvoiceParticulars) -> Family:
    habits = {f"show_{each}": True for each in _PRINTED} | dict.fromkeys(_NOT_OF_THIS_SALE, False) | {"heading_row": True}
    habits["show_due"] = invoice.due_date is not None
    habits["assignment"] = invoice.factor_name is not None
    traits = own.traits | ({"terms": "below"} if own.traits["terms"] == "none" else {})
    if traits["bank"] == "footer" and traits["footer"] in ("none", "line", "centred", "facts"):
        traits["bank"] = "lines"  # such a foot has no place for the account
    said = own._said if _LAWFUL.search(own.say("title_invoice")) else own._said | {"title_invoice": _USUAL[own.tongue]}
    return replace(own, traits=traits, _flags=own._flags | habits, _said=said)


def _content(invoice: sold.InvoiceParticulars, own: Family) -> Content:
    usual = Random(f"faults/references/{own.number}/{invoice.buyer.name}")
    rate = invoice.tax_rate
    items = [_item(each, rate) for each in invoice.lines]
    account = invoice.account
    return Content(
        kind="invoice",
        country="ZA",
        language=own.language,
        currency=invoice.currency,
        seller=_party(invoice.seller, usual),
        buyer=_party(invoice.buyer, usual),
        ship=None,
        bank=Account(account.bank, "Main Street", account.branch_code, account.holder, account.number, "", ""),
        factor=invoice.factor_name or "",
        number=invoice.number,
        issue=invoice.issue_date,
        due=invoice.due_date or invoice.issue_date,
        days=30,
        refs={
            **{each: sequence(usual, own.reference_shapes[each], invoice.issue_date) for each in _REFERENCES},
            "payment_reference": invoice.number,
            "po": invoice.po_number or "",
            "dn": invoice.delivery_note_number or "",
            "salesperson": person(usual, "ZA"),
        },
        items=items,
        taxed=True,
        included=False,
        lines_total=invoice.lines_total,
        net=invoice.net_total,
        taxes=[(rate, invoice.net_total, invoice.tax_total)],
        tax=invoice.tax_total,
        gross=invoice.gross_total,
        due_amount=invoice.gross_total,
        terms=invoice.payment_terms or "",
        note=invoice.note or "",
        is_complete=True,
    )


def _item(line: sold.Goods, rate: Decimal) -> Item:
    ware = Ware(line.item_code or "", line.description, line.unit, line.unit_price, line.quantity)
    tax = cents(line.line_total * rate / 100)
    return Item(ware, Decimal(0), rate, line.line_total, tax, line.line_total + tax)


def _party(firm: sold.Party, usual: Random) -> Party:
    words = firm.name.split()
    mail = firm.email or ""
    return Party(
        name=firm.name,
        brand=" ".join(words[: max(1, min(2, len(words) - 1))]),
        lines=firm.address,
        phone=firm.phone or "",
        email=mail,
        web=f"www.{mail.partition('@')[2]}" if mail else "",
        tax_id=firm.tax_id or "",
        registration=firm.registration_number or "",
        contact=person(usual, "ZA"),
        directors=person(usual, "ZA"),
    )
