"""Names and addresses of seller and buyer are cut out of the lines that telephones, other parties and typefaces mix into them."""

from __future__ import annotations

import pytest

from extractors.fields.company_names import is_contact_line, is_street, tidy_address
from extractors.kinds.invoice import extract
from tests.extractors.fields.printed import printed


def read(text: str) -> dict[str, str | None]:
    return {field.term.value: field.value for field in extract([printed(text)]).fields}


def test_a_chinese_address_has_no_space_where_the_typeface_changes() -> None:
    assert tidy_address("青岛市南山街道文化街 702号") == "青岛市南山街道文化街702号"
    assert tidy_address("北京市 海淀区 学院路 5 号 A座 1201 室") == "北京市海淀区学院路5号A座1201室"
    assert tidy_address("地址 Add: 上海市浦东新区张杨路828号") == "上海市浦东新区张杨路828号"
    assert tidy_address("ADD: ROOM 1203, 828 ZHANGYANG ROAD") == "ROOM 1203, 828 ZHANGYANG ROAD"
    assert tidy_address("12 Loop Street, Cape Town 8001") == "12 Loop Street, Cape Town 8001"


def test_one_letter_before_a_number_is_a_telephone_and_no_part_of_an_address() -> None:
    assert is_contact_line("T: 021 863 3244")
    assert is_contact_line("F: +27 21 863 3244")
    assert is_contact_line("电话: 0532 6960280")
    assert not is_contact_line("T & T Engineering")


@pytest.mark.parametrize("text", ["Bel", "Call", "Tel.", "Telefoon", "Skakel:", "Fax", "Mobile"])
def test_a_word_that_a_narrow_column_parts_from_its_telephone_closes_an_address(text: str) -> None:
    assert is_contact_line(text)
    assert not is_contact_line(f"{text.strip('.:')}ville")


def test_streets_are_known_by_the_words_of_more_countries() -> None:
    for street in (
        "138 Ferrum Crescent",
        "12 Nehru Marg",
        "Viale Monza 3",
        "Postbus 410",
        "Privaatsak X12",
        "Graniethof 224",
        "Korte Kerksteeg 3",
    ):
        assert is_street(street)


def test_whom_the_goods_go_to_does_not_issue_the_paper() -> None:
    found = read("""
TAX INVOICE

Bill To                          Deliver To
Kestrel Signs (Pty) Ltd          Highveld Star Plumbing (Pty) Ltd
205 Nelson Street                92 Jan Smit Avenue
Gqeberha 6001                    Cape Town 7925

Invoice No 4711                  Date 2024-02-22

Description                      Qty      Price      Total
Signs                            2        50.00      100.00
Total due                                            100.00










































Imbali Catering Inc
41 Quarry Road, Kimberley 8301
""")
    assert (found["buyer_name"], found["seller_name"]) == ("Kestrel Signs (Pty) Ltd", "Imbali Catering Inc")
    assert found["seller_address"] == "41 Quarry Road, Kimberley 8301"


def test_the_code_behind_a_dash_belongs_to_its_town() -> None:
    found = read("""
Deccan Rose Polymers LLP
239 Nehru Marg
Chennai - 600032
Tel: 044 693 8217

TAX INVOICE

Bill To
Lotus Peak Works Pvt. Ltd.
62 Station Road
Surat - 395006

Invoice No 4711                  Date 2024-02-22
Total due                        100.00
""")
    assert found["seller_address"] == "239 Nehru Marg, Chennai - 600032"
    assert found["buyer_address"] == "62 Station Road, Surat - 395006"


def test_who_stands_first_writes_to_who_stands_below_though_both_have_telephones() -> None:
    found = read("""
Rietkuil Catering Inc
Hamilton, PO Box 5874, Bloemfontein 9301
Tel 051 606 8022
debtors@rietkuil.example

Drakenzicht Chemicals (Pty) Ltd
158 Jan Smit Avenue, Kimberley, 8301
Tel +27 53 893 7424
debtors@drakenzicht.example
VAT Reg No: 4640436129

TAX INVOICE

Invoice No 4711                  Date 2024-02-22
Total due                        100.00
""")
    assert (found["seller_name"], found["buyer_name"]) == ("Rietkuil Catering Inc", "Drakenzicht Chemicals (Pty) Ltd")
    assert found["seller_address"] == "Hamilton, PO Box 5874, Bloemfontein 9301"


def test_a_swiss_tax_number_needs_no_label() -> None:
    found = read("""
Aebischer Haustechnik AG
Murtenstrasse 88
3008 Bern
CHE-116.482.734 MWST

Rechnung 314714
""")
    assert found["seller_tax_id"] == "CHE-116.482.734 MWST"


def test_a_bank_is_a_buyer_like_any_other_where_its_address_follows() -> None:
    found = read("""
Proprelux S.à r.l.
11, rue de l'Industrie
L-3895 Foetz

Invoice to:
Banque Privée Mosellane S.A.
Département Facilities
42, boulevard Royal
L-2449 Luxembourg

Facture F-17                     Date 31.05.2026
""")
    assert found["buyer_name"] == "Banque Privée Mosellane S.A."


def test_the_number_of_a_customer_is_no_name_of_his() -> None:
    found = read("""
Ter Horst Transport B.V.
Hertogweg 19, 5145 NB Waalwijk

Logistiek Partners Benelux B.V.
Postbus 1180
4700 BD ROOSENDAAL

FACTUUR 251187

Debiteur: 2040 Week: 46 Vervaldatum: 16-12-2025
""")
    assert found["buyer_name"] == "Logistiek Partners Benelux B.V."


def test_a_company_stands_some_lines_above_the_person_a_paper_is_for() -> None:
    found = read("""
Hang Cheong Packaging Materials Limited
INVOICE HC26-02117

Golden Harbour Trading Company Limited
Room 1203, Lippo Sun Plaza,
28 Canton Road, Tsim Sha Tsui, Kowloon
Attn : Ms. Chan
""")
    assert found["buyer_name"] == "Golden Harbour Trading Company Limited"


def test_the_imprint_gives_the_whole_name_and_says_its_form_behind_it() -> None:
    found = read("""
OUTILPRO
7, avenue des Métiers
44800 Saint-Herblain
compta@outilpro.example

Facture F-17

LE GOFF MENUISERIE
Lieu-dit Kerbihan
56400 PLUMERGAT







































OUTIL PRO ATLANTIQUE - SAS au capital de 50 000 € - RCS Nantes 431 902 774 - NAF 4674A
""")
    assert found["seller_name"] == "OUTIL PRO ATLANTIQUE"
    assert found["seller_address"] == "7, avenue des Métiers, 44800 Saint-Herblain"


def test_street_and_town_beside_the_letterhead_are_its_address() -> None:
    found = read("""
Estrich Pichler e.U.                      Gewerbepark 9 · A-4600 Wels
Meisterbetrieb seit 1987                  office@estrich-pichler.example


Hausverwaltung Donaublick KG
Untere Donaulände 22/3
A-4020 Linz

Schlussrechnung Nr. 17
""")
    assert found["seller_address"] == "Gewerbepark 9, A-4600 Wels"


def test_the_family_that_runs_a_hotel_is_not_its_name() -> None:
    found = read("""
Hotel Bergkristall ****
Familie Auer · Dorfplatz 3 · A-6293 Tux

Tiroler Seilbahntechnik GmbH
Bundesstraße 27
6170 Zirl

RECHNUNG 20264418
""")
    assert found["seller_name"] == "Hotel Bergkristall"


def test_who_manages_a_company_is_no_part_of_its_address() -> None:
    found = read("""
Akademie Spreewald GmbH | Lindenufer 4 | 03222 Lübbenau
Pflegedienst Morgenrot gGmbH
Cottbuser Chaussee 77
03172 Guben

Rechnung ST-2026-0009




































Akademie Spreewald GmbH · Geschäftsführerin: Dr. Anke Rothe · HRB 12877 CB · DKB
""")
    assert found["seller_address"] == "Lindenufer 4, 03222 Lübbenau"


def test_the_firm_in_the_foot_issues_the_paper_though_a_cession_is_the_line_above_it() -> None:
    """A notice of assignment speaks of the factor on its own lines; what stands at the foot of the page is no more of it."""
    found = read(
        """
TAX INVOICE

Suikerbos Plumbing Supplies CC          Invoice No.        INV3065
PO Box 8246                             Date               18-Nov-2026
Spartan                                 Purchase Order     PO001041
Paarl 7646
Tel: +27 21 250 9735

Description                 Qty      Price         Total
Cement 42.5N 50 kg          8        88.80         710.40
Total Inclusive                                    710.40

Ceded to Witpeer Invoice Finance (Pty) Ltd. Please pay the account below.
"""
        + "\n" * 34
        + """
                         Morningstar Voedsel Bpk
                 Rivierstraat 146, Isando, Rustenburg, 0299
          Tel: +27 14 624 1172  |  www.morningstar.example
"""
    )
    assert found["seller_name"] == "Morningstar Voedsel Bpk"
    assert found["buyer_name"] == "Suikerbos Plumbing Supplies CC"


def test_a_heading_with_nothing_filled_in_names_nobody() -> None:
    """The first thing under it is the head of the table of goods, which is no buyer."""
    found = read("""
Suikerbos Hardware (Pty) Ltd                         INVOICE
205 Bessemer Street
Pietermaritzburg, 3201                               Invoice No   IN-2994
                                                     Date         16.11.2026
Customer

Part No      Details                      QTY       Price      Line Total
TP-722       Pallet 1200 x 1000 mm        50.00     153.96     7,698.00
BT-4119      PVC pipe 400 mm class 9      8.00      419.47     3,355.76
Sub Total                                                      11,053.76
VAT 15%                                                        1,658.06
Total Inclusive                                                12,711.82
""")
    assert found["seller_name"] == "Suikerbos Hardware (Pty) Ltd"
    assert found.get("buyer_name") is None
