"""Letterheads as programs print them: flush right or centred, with a bare web address, a town line, a title that is no name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.fields.company_names import is_street
from extractors.fields.letterhead import OF_THE_MAIL, issuers
from extractors.fields.lookup import DocumentLayout
from extractors.kinds.invoice import extract
from tests.extractors.fields.printed import printed

_TABLE = """


Description                      Quantity      Price      Amount
Buffet lunch                           10      50.00      500.00

                                 Subtotal                 500.00
                                 Total                    500.00
"""


def read(text: str) -> dict[str, str | None]:
    return {field.term.value: field.value for field in extract([printed(text + _TABLE)]).fields}


def test_a_letterhead_that_ends_flush_right_is_one_block_and_its_web_address_names_it() -> None:
    found = read("""
                                                 INVOICE
                     Lunch for the yearly staff meeting

                                 Marigold Table Catering
                                       77 Salem Turnpike
                           Peabody, Massachusetts 01960
                                         United States

                                      marigoldtable.com

Bill to
North Shore Orthopedics PC
100 Cummings Center Road
Beverly, Massachusetts 01915

Invoice number 1163
""")
    assert found["seller_name"] == "Marigold Table Catering"


def test_a_town_with_its_state_and_code_is_no_name_of_a_company() -> None:
    found = read("""
Prairie Lighting Distributors
4100 W 21st St N
Wichita, KS 67203

Customer
Sedgwick County School Supply
PO Box 881
Derby, KS 67037

Invoice number 2207
""")
    assert found["seller_name"] == "Prairie Lighting Distributors"


def test_a_title_of_two_words_with_a_dash_is_no_name() -> None:
    found = read("""
Sales - Invoice 103221

Penrose Trade Components Limited
5 Station Approach
Huddersfield, HD1 1JB

Bill to
Fairfax Kitchens & Joinery Ltd
3 Canal Street
Leeds, LS11 5PS
""")
    assert found["seller_name"] == "Penrose Trade Components Limited"


def test_beperk_is_a_form_of_law() -> None:
    found = read("""
OOSVAAL LANDBOU BEPERK
Posbus 12 Frankfort 9830

Faktuur aan
JJ Steenkamp Boerdery Trust
Posbus 441
Villiers 9840

Faktuur nr 4711
""")
    assert found["seller_name"] == "OOSVAAL LANDBOU BEPERK"


def test_a_close_a_row_and_a_hill_are_streets_behind_a_house_number() -> None:
    found = read("""
                                       D. Hallam Brickwork
                                        33 Sycamore Close
                                                Mansfield
                                                 NG19 6PL

To: Ashdown Homes Ltd
4 Bath Street
Nottingham NG1 1DF

INVOICE No. 63
""")
    assert found["seller_name"] == "D. Hallam Brickwork"
    assert is_street("12-14 Gallows Hill")
    assert not is_street("Hill Brothers")


def test_a_practice_may_bear_its_owners_title() -> None:
    found = read("""
Dr Siobhan Kerr Veterinary Services
PO Box 44, Orange NSW 2800

Bill to
Mudgee Animal Clinic Pty Ltd
19 Sydney Road, Mudgee NSW 2850

TAX INVOICE SK-2026-77
""")
    assert found["seller_name"] == "Dr Siobhan Kerr Veterinary Services"


def test_a_builders_application_goes_from_the_contractor_to_the_owner() -> None:
    found = read("""
TO OWNER/CLIENT: Redwood Senior Living LLC, 4400 Alder Ave, Boise ID 83704
FROM CONTRACTOR: Tamarack Roofing Inc., 118 Gowen Rd, Boise ID 83705
APPLICATION NO: 31        DATE: 08/25/2026
""")
    assert found["seller_name"] == "Tamarack Roofing Inc."
    assert found["buyer_name"] == "Redwood Senior Living LLC"


@pytest.mark.parametrize(
    "name",
    [
        ["WITKOPPIES", "CHEMICALS (PTY)", "LTD"],
        ["KAROO DIESEL", "TRADING CC"],
        ["KESTREL HIDROULIES", "KOÖPERATIEF BPK"],
        ["Ostertag Lebensmittel UG", "(haftungsbeschränkt)"],
    ],
)
def test_a_name_in_print_so_large_that_it_breaks_is_whole(name: list[str]) -> None:
    rows = "\n".join(name)
    page = printed(f"{rows}\n146 Old Pass Road\nPolokwane\n0699\nVAT No. 4364613069\n\nInvoice number 1163\n{_TABLE}")
    count = sum(len(each.split()) for each in name)
    large = [replace(word, box=replace(word.box, top=word.box.top - 3, bottom=word.box.bottom + 1)) for word in page.words[:count]]
    fields = extract([replace(page, words=(*large, *page.words[count:]))]).fields
    assert {field.term.value: field.value for field in fields}["seller_name"] == " ".join(name)


def test_a_name_that_breaks_is_whole_where_an_accent_of_another_font_makes_a_word_taller() -> None:
    page = printed(
        f"KESTREL\nHIDROULIËSE DIENSTE BPK\n146 Old Pass Road\nPolokwane\n0699\nVAT No. 4364613069\n\nInvoice number 1163\n{_TABLE}"
    )
    large = [replace(word, box=replace(word.box, top=word.box.top - 3, bottom=word.box.bottom + 1)) for word in page.words[:4]]
    large[1] = replace(large[1], box=replace(large[1].box, bottom=large[1].box.bottom + 1))
    fields = extract([replace(page, words=(*large, *page.words[4:]))]).fields
    assert {field.term.value: field.value for field in fields}["seller_name"] == "KESTREL HIDROULIËSE DIENSTE BPK"


def test_a_large_title_over_a_large_name_is_not_of_the_name() -> None:
    page = printed(f"TAX INVOICE\nKaroo Diesel CC\n146 Old Pass Road\nPolokwane 0699\n\nInvoice number 1163\n{_TABLE}")
    large = [replace(word, box=replace(word.box, top=word.box.top - 3, bottom=word.box.bottom + 1)) for word in page.words[:5]]
    fields = extract([replace(page, words=(*large, *page.words[5:]))]).fields
    assert {field.term.value: field.value for field in fields}["seller_name"] == "Karoo Diesel CC"


def test_the_colons_that_a_form_lines_up_are_not_of_the_values() -> None:
    found = read("Karoo Diesel CC\n146 Old Pass Road\n\nTERMS            : 45 days from invoice\nORDER NUMBER     : ORD8701\n")
    assert (found["payment_terms"], found["po_number"]) == ("45 days from invoice", "ORD8701")


def test_a_form_of_law_on_a_line_of_its_own_is_in_the_buyers_name_once() -> None:
    found = read("""
Weserland Textil UG (haftungsbeschränkt)
Hafenstraße 121
34117 Kassel
E-Mail sales@weserland.example
Rechnung # INA93263
Kupferkanne Lebensmittel UG      Datum:                 14.11.25
(haftungsbeschränkt)             Fälligkeit:            14.12.25
Gartenstraße 175                 Lieferscheinnummer:    POD8105
89073 Ulm
""")
    assert found["buyer_name"] == "Kupferkanne Lebensmittel UG (haftungsbeschränkt)"
    assert found["buyer_address"] == "Gartenstraße 175, 89073 Ulm"


def test_a_word_that_ends_the_mail_address_is_no_company() -> None:
    page = printed("""
Rooms
14 Kort Street
Ceres 6835

Marula Stays (Pty) Ltd
Mail: accounts@marularooms.example
""")
    reasons = {name.text: name.reasons for name in issuers(DocumentLayout([page]))}
    assert OF_THE_MAIL not in reasons.get("Rooms", ())
    page = printed("Marula\n14 Kort Street\nCeres 6835\n\nMail: accounts@marularooms.example")
    (name,) = issuers(DocumentLayout([page]))
    assert OF_THE_MAIL in name.reasons


def test_an_address_in_a_column_beside_tax_and_telephone_numbers_is_the_centred_name_s() -> None:
    found = read("""
                              Springhaas Voedsel (Edms) Bpk
Graniethof 228                                    VAT Reg. No. 4642381695
Deal Party                                        E-mail: info@springhaas.example
Kimberley                                         Tel: +27 53 320 3560
8301

INVOICE

Bill To:
Boland Ridge Foods (Pty) Ltd
58 Granite Drive
Durban
4001

Invoice number 1163
""")
    assert found["seller_address"] == "Graniethof 228, Deal Party, Kimberley, 8301"
    assert found["seller_tax_id"] == "4642381695"


def test_a_heading_without_a_company_under_it_does_not_take_the_letterhead_for_the_buyer() -> None:
    found = read("""
Springhaas Timber (Pty) Ltd
140 Kanaal Street, Pietermaritzburg 3201
INVOICE No. 1163
Sold To
Attention: Kagiso Govender
""")
    assert found["seller_name"] == "Springhaas Timber (Pty) Ltd"
    assert "buyer_name" not in found


def test_what_stands_beside_the_label_of_a_wrapped_number_is_not_that_number() -> None:
    found = read("""
Invoice number 1163

Seller :                                 Karee Drukkers (Edms) Bpk
Kestrel Timber (Pty) Ltd                 Kerkstraat 5
67 Lemoen Street, Gqeberha, 6001         Rustenburg
Co. Reg. No.                             0299
2006/859816/07                           E: info@karee.example
VAT Reg No:                              Tel +27 14 537 3945
4455498685                               VAT No: 4180992648
""")
    assert (found["seller_tax_id"], found["buyer_tax_id"]) == ("4455498685", "4180992648")
    assert found["registration_number"] == "2006/859816/07"


def test_a_company_that_is_named_again_beside_has_no_heading_and_a_co_operative_s_form_is_no_company() -> None:
    found = read("""
Witkoppies Supplies CC
PO Box 9055, Jet Park, Johannesburg, 2001

Bill To               Ship To
Kestrel Sekuriteit    Kestrel Sekuriteit
Koöperatief Bpk       Koöperatief Bpk
Kanaalstraat 233      Kanaalstraat 233
Mbombela 1200         Mbombela 1200

Invoice number 1163
""")
    assert found["buyer_name"] == "Kestrel Sekuriteit Koöperatief Bpk"


def test_the_beginning_of_a_name_on_one_line_is_no_heading_before_its_last_word() -> None:
    found = read("""
From:                             Invoice To :
Tafelkop Plumbing Supplies Ltd    Amanzi Safety Wear (RF) (Pty) Ltd
59 Voortrekker Way                PO Box 4240
Polokwane, 0699                   Bloemfontein, 9301

Invoice number 1163
""")
    assert found["buyer_name"] == "Amanzi Safety Wear (RF) (Pty) Ltd"


def test_the_number_under_its_label_goes_before_a_postal_code_in_another_column() -> None:
    found = read("""
Protea Cove Inc
99 Station Street, Gqeberha 6001

DATUM                               Kliënt:
06.07.2026                          Nyala Konstruksie Bpk
Betaalbaar voor                     Posbus 427
05.08.2026                          DURBAN
Bestelnommer                        4001
PO005278                            Tel +27 31 267 8593

Invoice number 1163
""")
    assert found["po_number"] == "PO005278"


def test_a_logo_that_begins_a_name_with_a_doubtful_form_is_that_name() -> None:
    head = """
                                                 INVOICE
          Tafelkop Safety


BILL TO
Mopani Timber Inc
141 Old Pass Road
Rustenburg 0299
"""
    foot = """


Tafelkop Safety Wear t/a Trading Co
95 Industria Road, Paarl, 7646
Tel 021 812 3682    sales@tafelkop.co.za
"""
    found = {field.term.value: field.value for field in extract([printed(head + _TABLE + foot)]).fields}
    assert found["seller_name"] == "Tafelkop Safety Wear t/a Trading Co"
