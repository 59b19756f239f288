"""The number a paper goes by: in the title of an original or a bill, behind short labels, and never the one it gives money back for."""

from __future__ import annotations

from types import ModuleType

import pytest

from extractors.fields.identifiers import number_candidates
from extractors.fields.lookup import DocumentLayout
from extractors.kinds import credit_note, invoice, purchase_order
from extractors.terms import Term
from tests.extractors.fields.printed import printed

FOOT = """
Description      Qty     Price      Amount
Oak door         2       50.00      100.00

Total                               100.00
"""


@pytest.mark.parametrize(
    "title",
    [
        "ORIGINAL TAX INVOICE # INV/25/3613",
        "ORIGINAL INVOICE     INV/25/3613",
        "Original Invoice INV/25/3613",
        "BILL INV/25/3613",
        "Nota INV/25/3613",
        "RECHNUNG\n\nVORGANG:   INV/25/3613",
    ],
)
def test_an_invoice_goes_by_the_number_of_its_title(title: str) -> None:
    assert read(invoice, f"{title}\n\nDate: 3 May 2026")[Term.INVOICE_NUMBER] == "INV/25/3613"


def test_a_credit_note_does_not_go_by_the_original_invoice() -> None:
    fields = read(credit_note, "Original Tax Invoice # INV/25/3613\n\nCREDIT NOTE\n\nDate: 3 May 2026")
    assert fields.get(Term.INVOICE_NUMBER) != "INV/25/3613"


def test_the_short_label_of_deliveries_and_suppliers_is_told_by_its_number() -> None:
    assert read(invoice, "RECHNUNG RE-7\n\nLief.-Nr.    LS-4060")[Term.DELIVERY_NOTE_NUMBER] == "LS-4060"
    assert Term.DELIVERY_NOTE_NUMBER not in read(invoice, "RECHNUNG RE-7\n\nLief.-Nr.    70123")


def test_an_order_of_ours_is_the_order_itself_on_an_order() -> None:
    assert read(purchase_order, "PURCHASE ORDER\n\nOur Order:    PO2025/328\nDated:        26/05/25")[Term.PO_NUMBER] == "PO2025/328"


def test_whom_a_bill_goes_to_is_no_number() -> None:
    assert Term.INVOICE_NUMBER not in read(invoice, "Bill to 1404 Loop Street\nDate: 3 May 2026")


def read(kind: ModuleType, particulars: str) -> dict[Term, object]:
    text = f"Karee Logistics Ltd\n76 Ferrum Crescent, Kimberley 8301\n\n{particulars}\n{FOOT}"
    return {each.term: each.value for each in kind.extract([printed(text)]).fields}


def test_under_the_headings_of_the_goods_stands_no_number_of_the_paper_that_has_one() -> None:
    text = """
Karee Logistics Ltd

INVOICE 2026/6623      docket no :                                  DN009088

GOODS / SERVICES     PRICE       TAX %     NO. OF PACK    VALUE
Curtain track        R312,07     15,00%    125 EA         R39 008,75
"""
    fields = {each.term: each.value for each in invoice.extract([printed(text)]).fields}
    assert fields[Term.DELIVERY_NOTE_NUMBER] == "DN009088"


@pytest.mark.parametrize("label", ["Our Invoice.", "Ons Faktuur."])
@pytest.mark.parametrize("name", ["Suikerbos Verpakking Bpk", "Witkoppies Plumbing Supplies"])
def test_our_invoice_is_the_label_of_its_number_also_beside_the_buyers_name(label: str, name: str) -> None:
    text = f"TAX INVOICE\n\n{'BILL TO.':<32}{label}\n{name:<32}A-5393\nPosbus 8092, Mbombela 1200"
    layout = DocumentLayout([printed(text)])
    assert [each.text for each in number_candidates(layout, "invoice_number")][:1] == ["A-5393"]


def test_the_name_of_who_holds_an_account_labels_no_number_that_stands_under_a_label() -> None:
    text = """
Ons Faktuur:    INV7102
Faktuurdatum:   14/11/2026

Bank     Begunstigde       Tjekrekening   Tak Kode
Karoo    Witpeer Invoice   6210044917     580105
         Finance (Pty)
"""
    candidates = number_candidates(DocumentLayout([printed(text)]), "invoice_number")
    assert [each.text for each in candidates] == ["INV7102"]


def test_a_label_before_a_number_announces_it_whatever_stands_over_the_label() -> None:
    text = """
Tax Invoice Number:

Account Name:     Witpeer Invoice Finance (Pty) Ltd
Bank:             Karoo Mercantile Bank
Branch Code:      580105
Account No:       6210044917
Payment Reference:
"""
    assert not number_candidates(DocumentLayout([printed(text)]), "invoice_number")


def test_the_total_beside_a_broken_label_is_no_number_of_the_invoice() -> None:
    text = """
INVOICE
Invoice #                 Tax Date: 08/11/26

DESCRIPTION                  Rate     Quant     Nett Price
Bearing M2677/2           1171.24        12       14054.88
                                      Nett:       14054.88
                                      VAT:         2108.23
                                      Invoice     16163.11
                                      Value:
"""
    found = {field.term: field.value for field in invoice.extract([printed(text)]).fields}
    assert found.get(Term.INVOICE_NUMBER) is None
    assert found[Term.GROSS_TOTAL] == "16163.11"


@pytest.mark.parametrize(
    ("particulars", "number"),
    [
        ("Your Reference: SE-PO 7731", "SE-PO 7731"),
        ("SUBCONTRACT # SBG-SC-2418", "SBG-SC-2418"),
        ("Reference no./Date\n4500991823 / 12.10.2026\nOrder no./Date\n1100338 / 13.10.2026", "4500991823"),
    ],
)
def test_the_buyers_order_goes_before_the_sellers(particulars: str, number: str) -> None:
    assert read(invoice, particulars)[Term.PO_NUMBER] == number


def test_a_reference_of_no_orders_shape_may_be_a_clerks() -> None:
    assert read(invoice, "Your Reference: K. Whitlock 114").get(Term.PO_NUMBER) is None


@pytest.mark.parametrize(
    ("title", "sign"), [("Facture du 11/12/2026", "N°"), ("Rechnung vom 11.12.2026", "Nr."), ("Invoice dated 11 Dec 2026", "No.")]
)
def test_the_number_under_a_title_with_its_day_is_the_papers(title: str, sign: str) -> None:
    text = f"Quarry Electric SA\n\n0972675075 (free call)              {title}\n                                    {sign} 12 345 678 901\n"
    fields = {field.term: field.value for field in invoice.extract([printed(text + FOOT)]).fields}
    assert fields[Term.INVOICE_NUMBER] == "12 345 678 901"


def test_a_label_with_its_value_beside_a_number_is_none_of_it() -> None:
    text = "Lindner Metallbau GmbH\n\nRECHNUNG\n\nRechnung Nr.: 71044      Rechnung vom: 05.03.2026\n"
    fields = {field.term: field.value for field in invoice.extract([printed(text + FOOT)]).fields}
    assert (fields[Term.INVOICE_NUMBER], fields[Term.ISSUE_DATE]) == ("71044", "2026-03-05")
