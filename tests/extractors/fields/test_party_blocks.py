"""The lines of a party's block: departments and registers before the street, two addresses side by side, whose number it is."""

from __future__ import annotations

import pytest

from extractors.fields.company_names import is_street
from extractors.fields.legal_forms import is_only_form
from extractors.kinds.invoice import extract
from tests.extractors.fields.printed import printed

_TABLE = """

Description                      Quantity      Price      Amount
Conveyor rollers                       10      50.00      500.00

                                 Subtotal                 500.00
                                 Total                    500.00
"""


def read(text: str, below: str = "") -> dict[str, str | None]:
    return {field.term.value: field.value for field in extract([printed(text + _TABLE + below)]).fields}


def test_a_department_over_the_company_is_not_who_owes() -> None:
    found = read("""
Green Acre Grounds Care LLC
2208 Old Mill Road

BILL TO
Facilities Department
Brushy Creek Timber Inc.
1 Park Central Drive
Austin, TX 78717
""")
    assert found["buyer_name"] == "Brushy Creek Timber Inc."


def test_a_person_over_the_company_is_no_broken_name() -> None:
    found = read("""
Juniper Studio Ltd
9 Canal Street

Billed To
Rosalind Marsh
Thornbury Ciders Bottling Limited
14 Orchard Street
Bristol BS35 1HA
""")
    assert found["buyer_name"] == "Thornbury Ciders Bottling Limited"


def test_a_register_number_may_stand_between_a_name_and_its_street() -> None:
    found = read("""
INVOICE

Invoice to                            Supplier
Rosslyn Logistics (Pty) Ltd           Nyathi Guarding (Pty) Ltd
12 Main Road                          Reg. no. 2015/229917/07
Akasia 0182                           88 Burgers Avenue, Pretoria 0182
                                      VAT no. 4250277714
""")
    assert found["seller_address"] == "88 Burgers Avenue, Pretoria 0182"
    assert found["registration_number"] == "2015/229917/07"


def test_each_party_has_the_address_under_its_own_label() -> None:
    found = read("""
FROM                                            TO
Kopanong Office Supplies                        Mangaung College
VAT NO: 4880175528                              CUSTOMER VAT NO: 4990123301
POSTAL ADDRESS:         PHYSICAL ADDRESS:       POSTAL ADDRESS:         PHYSICAL ADDRESS:
PO Box 9921             22 Zastron Street       Private Bag X20592      1 Selborne Avenue
Bloemfontein 9300       Bloemfontein 9301       Bloemfontein 9300       Bloemfontein 9301
""")
    assert found["seller_address"] == "PO Box 9921, Bloemfontein 9300"
    assert found["buyer_address"] == "Private Bag X20592, Bloemfontein 9300"


def test_what_stands_beside_a_label_of_its_own_is_no_address() -> None:
    found = read("""
Mashishi Bulk Hauliers CC
114 Industria Road, Middelburg 1050
VAT 4810227738

Client:     Thusanong Coal Traders (Pty) Ltd
Address:    12 Oxford Park, Rosebank 2196
VAT no:     4700288121
""")
    assert found["buyer_address"] == "12 Oxford Park, Rosebank 2196"
    assert found["buyer_tax_id"] == "4700288121"
    assert found["seller_tax_id"] == "4810227738"


def test_a_name_with_its_address_behind_it_is_cut_at_the_comma() -> None:
    found = read("""
Ceres Vrugteverpakkers Bpk
Posbus 18, Ceres 6840

Faktuur aan: Paarl Vars Mark (Edms) Bpk, Hoofstraat 301, Paarl 7646
""")
    assert found["buyer_name"] == "Paarl Vars Mark (Edms) Bpk"
    assert found["buyer_address"] == "Hoofstraat 301, Paarl 7646"


def test_numbers_listed_under_two_parties_beside_each_other_are_each_partys_own() -> None:
    found = read("""
Fairfax Kitchens Ltd                      Penrose Components Limited
3 Canal Street                            5 Station Road
Leeds, LS11 5PS                           Huddersfield, HD1 1JB

Bill to
Fairfax Kitchens Ltd

VAT Registration No.   GB 729 4481 08     Phone No.       01484 555 120
Customer No.           C00418             VAT Reg. No.    GB 618 3320 03
""")
    assert found["buyer_tax_id"] == "GB 729 4481 08"
    assert found["seller_tax_id"] == "GB 618 3320 03"


def test_two_headings_behind_a_stroke_head_one_block() -> None:
    found = read("""
Transkei Line Forwarding (Pty) Ltd
71 Margaret Avenue, Durban 4001

CONSIGNEE / INVOICE TO
Pinetown Plastics (Pty) Ltd
14 Motor City Road
Pinetown 3610
""")
    assert found["buyer_name"] == "Pinetown Plastics (Pty) Ltd"
    assert found["seller_name"] == "Transkei Line Forwarding (Pty) Ltd"


def test_the_trade_under_the_issuers_name_is_not_whom_it_writes_to() -> None:
    found = read("""
                                              Harcourt Belmont LLP
                                            Solicitors & Notaries
                                 9 Castle Street, Norwich NR2 1PD

Anglia Timber Merchants Ltd
4 Whitlingham Lane
Norwich NR1 1XX

Bill No: 44182
""")
    assert found["seller_name"] == "Harcourt Belmont LLP"
    assert found["buyer_name"] == "Anglia Timber Merchants Ltd"


def test_a_tax_number_under_its_label_in_a_block_is_that_partys_though_a_list_of_particulars_stands_beside_it() -> None:
    found = read("""
Springhaas Sekuriteit Bpk         INVOICE
Kerkstraat 163
George 6529

Invoice To                         Invoice Number:     IN-3729
J & M Safety Wear (Pty) Ltd        Tax Date:           2026-11-17
39 Ferrum Crescent                 Due On:             2027-01-16
Polokwane 0699                     Order No:           PO010345
VAT Reg No:                        Payment Terms:      60 days
4286110947                                             from date
""")
    assert found["buyer_tax_id"] == "4286110947"
    assert "seller_tax_id" not in found


def test_a_tax_number_in_the_row_of_the_customers_reference_is_the_customers() -> None:
    found = read(
        """
Highveld Bearing (Pty) Ltd
PO Box 4417
Witbank 1035

Kriel Coal (Pty) Ltd
PO Box 112
Kriel 2271


Account      Your Reference      Tax Exempt      Tax Reference      Sales Code
KRI004       PO 4500078219       N               4870219344         JVR
""",
        below="\nVAT Reg No 4230187769\n",
    )
    assert found["buyer_tax_id"] == "4870219344"
    assert found["seller_tax_id"] == "4230187769"


def test_a_tax_number_in_brackets_ends_a_party_on_one_line() -> None:
    found = read("""
Siyavikela Safety Supplies CC
45 Long Street, Kempton Park 1619

Bill to: Ground Handlers SA (Pty) Ltd, 2 Jones Road, Boksburg 1459 (VAT 4920117712)
""")
    assert found["buyer_name"] == "Ground Handlers SA (Pty) Ltd"
    assert found["buyer_address"] == "2 Jones Road, Boksburg 1459"


def test_a_saint_and_a_doctor_are_no_streets() -> None:
    assert not is_street("St Monica Girls High School")
    assert not is_street("Dr Kerr Veterinary Services")
    assert is_street("12 Main St")
    assert is_street("400 Harbor Dr")


def test_two_initials_before_a_companys_other_words_are_no_label() -> None:
    found = read("""
Vaalkrans IT Solutions t/a Trading Co

Messrs:     J & M t/a Trading Co               Delivered To:    J & M t/a Trading Co
            227 Industria Road                                  227 Industria Road
            Cape Town 7925                                      Cape Town 7925
            Customer VAT No: 4380161846
Invoice Nr: 2026/2746
""")
    assert (found["buyer_name"], found["buyer_address"]) == ("J & M t/a Trading Co", "227 Industria Road, Cape Town 7925")


@pytest.mark.parametrize(("text", "is_end"), [("(Pty) Ltd", True), ("Bpk", True), ("J & M CC", False), ("J&M (Pty) Ltd", False)])
def test_a_company_of_two_initials_is_more_than_the_end_of_a_name(text: str, *, is_end: bool) -> None:
    assert is_only_form(text) is is_end


def test_whom_the_goods_go_to_and_who_is_named_elsewhere_too_is_the_buyer() -> None:
    found = read("""
Morningstar Transport (RF) (Pty) Ltd           BELASTINGFAKTUUR F6366
166 Loop Road, Rustenburg, 0299
Tel: 014 209 2463
www.morningstar.co.za.example
BTW-nommer: 4335708980
Reg Nr: 2015/607166/07

Morningstar Houtwerke (Edms)     Aflewer Aan.
Bpk                              Morningstar Houtwerke (Edms)
Vir aandag van Nomsa du Toit     Bpk
Koper se BTW Nr 4048647665       Vir aandag van Nomsa du Toit
""")
    assert found["buyer_name"] == "Morningstar Houtwerke (Edms) Bpk"


@pytest.mark.parametrize("office", ["Technical Services", "Head Office", "Creditors Department"])
def test_an_office_and_a_person_stand_over_the_company(office: str) -> None:
    found = read(f"""
Green Acre Grounds Care LLC
2208 Old Mill Road

BILL TO
{office}
Care of Priya Khumalo
Vaalkrans Transport (Pty) Ltd
152 Station Street
Bloemfontein 9301
""")
    assert found["buyer_name"] == "Vaalkrans Transport (Pty) Ltd"
