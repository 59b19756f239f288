"""Papers as the programs of small firms lay them out: who is who, and which number is whose, without a word that says it."""

from __future__ import annotations

from extractors.classify import classify_page
from extractors.kinds.invoice import extract
from extractors.terms import DocumentKind
from tests.extractors.fields.printed import printed


def read(text: str) -> dict[str, str | None]:
    return {field.term.value: field.value for field in extract([printed(text)]).fields}


NOTED_FOR_BOTH = """
TAX INVOICE                               Invoice Date     Coastline Linen Hire
                                          6 Oct 2026       Attention: Accounts
                                                           Unit 4, Riverhorse Park
   Brightwater Hotels (Pty) Ltd           Invoice Number   18 Nandi Drive
   Attention: Priya Naidoo                INV-0917         DURBAN NORTH 4051
   12 Marine Parade
   DURBAN 4001                            VAT Number
   VAT Number: 4530261874                 4120775563

Description                   Quantity    Unit Price      VAT     Amount ZAR
King sheets, weekly hire        240.00         38.50      15%       9,240.00

                                        Subtotal                   9,240.00
                                        TOTAL VAT 15%              1,386.00
                                        TOTAL ZAR                 10,626.00
"""


def test_a_line_for_a_person_in_both_blocks_makes_neither_the_buyer() -> None:
    found = read(NOTED_FOR_BOTH)
    assert found["seller_name"] == "Coastline Linen Hire"
    assert found["buyer_name"] == "Brightwater Hotels (Pty) Ltd"
    assert (found["seller_tax_id"], found["buyer_tax_id"]) == ("4120775563", "4530261874")


def test_the_house_number_of_the_next_column_is_no_invoice_number() -> None:
    assert read(NOTED_FOR_BOTH)["invoice_number"] == "INV-0917"


def test_the_office_that_pays_vendors_is_no_vendor() -> None:
    found = read("""
                                                  Bosveld Drilling Supplies (Pty) Ltd
                                                  38 Kruger Street, Lephalale, 0555
                                                  VAT Reg.: 4440198823

Grootegeluk Mining Ltd                            Document no. / Date
Vendor Payments                                   90017732 / 18.07.2026
P.O. Box 178
LEPHALALE 0555

Invoice
""")
    assert found["seller_name"] == "Bosveld Drilling Supplies (Pty) Ltd"
    assert found["buyer_name"] == "Grootegeluk Mining Ltd"


def test_a_tax_number_in_brackets_behind_the_buyers_line_is_his() -> None:
    found = read("""
Harbour & Vine

Invoice 2217 dated 3 March 2026
To: Table Bay Catering Trust, 4 Loop Street, Cape Town 8001 (VAT no. 4750196622)

Please pay      R 16 284.00

Harbour & Vine Merchants (Pty) Ltd, VAT 4410265537, 9 Bree Street, Cape Town 8001
""")
    assert (found["seller_tax_id"], found["buyer_tax_id"]) == ("4410265537", "4750196622")


def test_a_house_number_behind_a_tax_number_is_no_part_of_it() -> None:
    found = read("""
Masisebenze Staffing (Pty) Ltd   Reg 2010/021144/07   VAT 4280117745 5 Loveday Street, Johannesburg 2001

TAX INVOICE
""")
    assert found["seller_tax_id"] == "4280117745"


def test_a_paper_that_is_a_tax_invoice_too_is_no_statement() -> None:
    page = printed("""
MOKOENA VAN WYK INCORPORATED

STATEMENT OF ACCOUNT / TAX INVOICE NO. 26/1094

Consultation with client     5,600.00
VAT at 15%                     840.00
Amount due by you            6,440.00
""")
    assert classify_page(page).kind is DocumentKind.INVOICE


def test_a_venture_of_two_firms_under_a_strange_heading_is_the_name() -> None:
    found = read("""
HIRE INVOICE                                HIRER
No. H 26-0711                               Stefanutti Bridge Joint Venture
Date of issue 30.06.2026                    N3 Site Office, Km 41
                                            Cato Ridge 3680
                                            VAT No 4940276612

Payable by 30.07.2026      169,446.75

Amandla Plant Hire CC
CK 1998/033817/23 - VAT No 4580113372 - 26 Shepstone Road, New Germany 3610
""")
    assert found["buyer_name"] == "Stefanutti Bridge Joint Venture"


def test_a_rand_sign_may_stand_behind_its_amount() -> None:
    found = read("""
Invoice INV/2026/00093

Untaxed Amount     33,810.00 R
VAT 15%             5,071.50 R
Total              38,881.50 R
""")
    assert found["currency"] == "ZAR"
