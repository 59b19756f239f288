"""What a form leaves empty stays empty: the next row of headings, the sender's suburb or the terms fill no number and name no buyer."""

from __future__ import annotations

from extractors.kinds.invoice import extract
from tests.extractors.fields.printed import GOODS, printed


def read(text: str) -> dict[str, str | None]:
    return {field.term.value: field.value for field in extract([printed(text + GOODS)]).fields}


def test_under_an_empty_number_the_next_row_of_headings_has_its_own() -> None:
    found = read("""
Lesedi Packaging CC                         TAX INVOICE

Charged To:    Imbali Civils (Edms) Bpk
               213 Main Road
               Cape Town 7925

Date                Invoice #      Due            Account
10/11/26                           10/12/26       11050
               D/Note                        Order Number
               DN008238                      PO008276
""")
    assert "invoice_number" not in found
    assert (found["delivery_note_number"], found["po_number"]) == ("DN008238", "PO008276")


def test_a_quotation_gives_no_invoice_its_number() -> None:
    found = read("""
ORIGINAL TAX INVOICE                Umzansi IT Solutions (RF) (Pty) Ltd
                                    73 Old Pass Road
                                    Rustenburg, 0299
To
Blouvlei Engineering (Pty) Ltd
14 Quarry Road
Kimberley, 8301

Issue Date     Inv No     Payment due by    Contract No
2026-11-08                2026-12-23        8727

Quotation      Delivery Note   Reference    Account Manager   Purchase Order
Q-26-842       DN005264        6094/K11     Willem Fourie     PO005295
""")
    assert "invoice_number" not in found


def test_the_suburb_of_the_sender_is_no_buyer() -> None:
    found = read("""
                     Boland Ridge Packaging t/a Trading Co
Hamilton                                   Ph: 031 153 6008
75 Umfolozi Road                           E: office@bolandridge.example
Durban                                     VAT Reg. No. 4605886706
4001                                       Co. Reg. No. 1998/746946/07

Our Invoice

Boland Ridge Packaging t/a Trading Co · Hamilton · 75 Umfolozi Road · Durban · 4001
                                           invoice no. F5077
                                           date: 17 November 2026
""")
    assert "buyer_name" not in found


def test_terms_under_an_empty_heading_are_nobodys_name() -> None:
    found = read("""
Imbali Houtwerke BK                        Oorspronklike Belastingfaktuur
Kanaalstraat 117                           dokument nr     T2720
Epping                                     gedateer        14/11/26
VANDERBIJLPARK 1911                        betaal teen     14/12/26
BTW No. 4642447728

faktureer aan


voorwaardes 30 days from invoice date
""")
    assert "buyer_name" not in found
