"""What numbers a credit note is told from the invoice it credits, from the figures of a name and from the numbers of registers."""

from __future__ import annotations

import pytest

from extractors.kinds import credit_note, invoice
from tests.extractors.fields.credit_papers import fields_of
from tests.extractors.fields.printed import GOODS, printed

_LETTERHEAD = """
Karoo Coatings 336 CC                                      {beside}
Unit 3, Halyard Park
Benoni 1501
VAT Reg No. 4130092552
"""
_BUYER = """
Account of:
Cloete Foods (Pty) Ltd
18 Hertzog Boulevard
George 6529
"""


def _number(text: str) -> str | None:
    fields = credit_note.RULES.extract([printed(text)]).fields
    return next((field.value for field in fields if field.term.value == "invoice_number"), None)


@pytest.mark.parametrize("title", ["Adjustment note", "CREDIT MEMO", "Credit Note", "Kredietnota", "Retoerkrediet"])
@pytest.mark.parametrize("label", ["Invoice no", "Credit for", "Your invoice", "Faktuurverwysing", "Ref. invoice", "Verwys faktuur"])
def test_the_number_under_the_title_is_the_papers_whatever_a_row_calls_the_invoices(title: str, label: str) -> None:
    row = f"Date               {label:<20}      Order no\n16 May 2025        INV-46927                 31881\n"
    text = _LETTERHEAD.format(beside="") + f"\n{title}\nNo. CN-75337\n" + _BUYER + "\n" + row + GOODS
    assert _number(text) == "CN-75337"


def test_a_value_before_the_invoices_number_in_a_row_is_not_its_label() -> None:
    row = "Rede                      Faktuur nr           Datum\nBeskadigde goedere        INV75276             16/05/2025\n"
    text = _LETTERHEAD.format(beside="") + "\nBelastingkredietnota\nNr. B4144\n" + _BUYER + "\n" + row + GOODS
    assert _number(text) == "B4144"


@pytest.mark.parametrize(
    ("own", "credited"), [("Our ref", "Original invoice"), ("Ons verw", "Faktuurverwysing"), ("Our ref", "Invoice no")]
)
def test_a_credit_note_whose_only_other_number_is_the_credited_invoices_is_numbered_by_our_reference(own: str, credited: str) -> None:
    text = (
        _LETTERHEAD.format(beside="Credit Note")
        + _BUYER
        + f"\n{own}:      KN-43360\nDate:      16 May 2025\n{credited}:   INV29977\n"
        + GOODS
    )
    assert _number(text) == "KN-43360"


def test_figures_in_a_name_and_the_number_in_a_register_under_the_title_number_no_paper() -> None:
    head = "Karoo Coatings 336 CC t/a Blesbok Coatings               Credit Note\nBenoni 1501                      CK 1998/290358/23\n"
    assert _number(f"{head}{_BUYER}\nDocument:     76762\nDate:     16 May 2025\n{GOODS}") == "76762"


@pytest.mark.parametrize("label", ["Cust. Ref", "Customer ref", "U verw", "Your ref", "Requisition"])
@pytest.mark.parametrize("order", ["PO-65927", "4500052493", "REQ-8054"])
def test_a_customers_reference_of_the_shape_of_an_order_is_his_order(label: str, order: str) -> None:
    text = (
        _LETTERHEAD.format(beside="Tax Invoice")
        + _BUYER
        + f"\nInvoice no:  INV-9917\nDate:      16 May 2025\n{label}:      {order}\n"
        + GOODS
    )
    fields = {field.term.value: field.value for field in invoice.RULES.extract([printed(text)]).fields}
    assert fields.get("po_number") == order


@pytest.mark.parametrize("label", ["Against invoice", "Orig. Inv. No"])
def test_the_invoice_that_is_credited_is_no_order(label: str) -> None:
    row = f"Customer code      {label:<20}    GRV No\nKAR02              27611/25                R327\n"
    text = _LETTERHEAD.format(beside="Credit note") + _BUYER + f"\nCredit note no:   102621\nDate:   25 September 2025\n\n{row}" + GOODS
    fields = {field.term.value: field.value for field in credit_note.RULES.extract([printed(text)]).fields}
    assert (fields.get("invoice_number"), fields.get("po_number")) == ("102621", None)


def test_a_private_bag_numbers_no_paper() -> None:
    row = "Private Bag X12               Number:     A65898\nGeorge 6529                   Claim no:   R9218\n"
    text = _LETTERHEAD.format(beside="Credit note") + f"\nMessrs:\nFerreira Spares Group\n{row}" + GOODS
    assert _number(text) == "A65898"


def test_an_account_is_no_bill_though_afrikaans_has_one_word_for_both() -> None:
    text = (
        "Kestrel Staal (Edms) Bpk                       BTW FAKTUUR\nKerkplein 33\nDurban 4001\n\n"
        "Nommer:       H34861\nDatum:        14/07/2025\nTerme:        30 dae\n" + GOODS + "\nRekening nr: 4030489362\n"
    )
    fields = invoice.RULES.extract([printed(text)]).fields
    assert next(field.value for field in fields if field.term.value == "invoice_number") == "H34861"


@pytest.mark.parametrize(
    ("title", "day", "own", "others"),
    [
        ("贷项凭证", "日期", "红字发票号", "会员编号"),
        ("RECHNUNGSBERICHTIGUNG", "Datum", "Rechnungsberichtigung Nr.", "Debitor"),
    ],
)
@pytest.mark.parametrize("number", ["2024/34/5175", "CN79789"])
def test_a_label_that_says_whose_number_it_is_outweighs_what_looks_like_one(
    title: str, day: str, own: str, others: str, number: str
) -> None:
    row = f"18.11.2024          {number:<26}CUST50          P6912"
    text = f"Hadrian Handel\n\n{title}\n\n{day:<20}{own:<26}{others:<16}订单号\n{row}\n{GOODS}"
    assert fields_of(text)["invoice_number"] == number
