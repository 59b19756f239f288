"""Papers as the programs of small firms lay them out: who is who, and which number is whose, without a word that says it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.classify import classify_page
from extractors.kinds import credit_note
from extractors.kinds.invoice import extract
from extractors.model import FileReading
from extractors.split import split_documents
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


def test_the_account_number_of_a_monthly_bill_is_no_bank_account() -> None:
    found = read("""
Nexalink Telecoms Ltd                 Account number     20077 4411
                                      Invoice number     NXI26088812
                                      Invoice date       01 August 2026

Total charges excl. VAT      13,435.20
VAT @ 15%                     2,015.28
Total amount due             15,450.48
""")
    assert "bank_account" not in found


def test_the_same_words_beside_a_bank_are_its_account() -> None:
    found = read("""
Nexalink Telecoms Ltd                 Invoice number     NXI26088812

Nedbank, Midrand
Account number     1182 004 411
Branch code        128421
""")
    assert found["bank_account"] == "1182 004 411"


def test_a_bill_that_prints_the_date_of_its_statement_is_of_that_date() -> None:
    found = read("""
MOGALE RIVER LOCAL MUNICIPALITY
TAX INVOICE

                              TAX INVOICE NO      MR/202607/0044718
                              STATEMENT DATE      20/07/2026
                              DUE DATE            14/08/2026

DATE          DETAILS                 UNITS      TARIFF         AMOUNT
08/07/2026    PAYMENT - THANK YOU                           -48,220.15
20/07/2026    WATER KL                  412     44.2750      18,241.30
""")
    assert found["issue_date"] == "2026-07-20"


def test_a_unit_in_a_street_is_the_beginning_of_an_address() -> None:
    found = read("""
SEAGATE FORWARDING (PTY) LTD
Reg. 1997/002211/07     VAT No. 4560172391     Customs Code 20184417
Unit 9 Prospecton Park, Isipingo 4110 Tel 031 902 1100

INVOICE NO   SF207714
""")
    assert found["seller_address"] == "Unit 9 Prospecton Park, Isipingo 4110"


def test_the_values_of_other_labels_are_no_lines_of_an_address() -> None:
    found = read("""
Umzimvubu Civils CC

TAX INVOICE
Employer:         King Sabata Water Board
Address:          Private Bag X6083, Mthatha, 5100
Employer VAT No:  4850118270
Contract:         KSW/T/2025/118 - Ncise Reservoir
Invoice No:       UC-0412
""")
    assert found["buyer_address"] == "Private Bag X6083, Mthatha, 5100"
    assert found["buyer_tax_id"] == "4850118270"


BILL = """
Coastline Linen Hire                         TAX INVOICE
Invoice Number: INV-0917                     Invoice Date: 6 Oct 2026
To: Brightwater Hotels (Pty) Ltd

Subtotal        16,350.00
VAT 15%          2,452.50
Total           18,802.50
"""


SLIP = """
PAYMENT ADVICE                    Customer         Brightwater Hotels (Pty) Ltd
                                  Invoice Number   INV-0917
To: Coastline Linen Hire          Amount Due       18,802.50
Unit 4, Riverhorse Park           Due Date         5 Nov 2026
DURBAN NORTH 4051                 {room}
"""


@pytest.mark.parametrize(("room", "papers"), [("Amount Enclosed", 1), ("Paid on 4 Nov 2026", 2)])
def test_a_slip_to_send_with_the_payment_goes_with_its_bill(room: str, papers: int) -> None:
    pages = (printed(BILL), printed(SLIP.format(room=room), page_number=2))
    assert len(split_documents(FileReading("0" * 64, "application/pdf", "x.pdf", pages))) == papers


def test_the_office_that_pays_accounts_announces_no_amount() -> None:
    found = read("""
Ndlovu Valve Services CC                               TAX INVOICE

Highveld Smelters (Pty) Ltd            Deliver to:
Accounts Payable                       Highveld Smelters - Plant 2
P O Box 70                             Old Pretoria Road
Witbank 1035

Amount Excl Tax     18,520.00
Tax                  2,778.00
Total               21,298.00
""")
    assert found["amount_due"] == "21298.00"


def test_the_bank_in_the_buyers_block_is_not_that_of_the_account_to_pay() -> None:
    found = read("""
深圳市华远物流有限公司
服务发票

客户名称：东莞市新辉电子有限公司
开户行：   中国银行东莞长安支行

价税合计     ¥29,757.00

收款单位：深圳市华远物流有限公司
开户银行：   招商银行深圳福田支行
账号：   7559 1882 0010 806
""")
    assert found["bank_name"] == "招商银行深圳福田支行"


def test_the_code_of_goods_is_no_branch_of_a_bank() -> None:
    found = read("""
Description                          Qty      Price/unit         Value
DTH hammer bit 165mm                   8        6,850.00     54,800.00
Batch 26-7719 / HS code 82071390
Drill rod 114mm x 6m                  12        9,220.00    110,640.00
Batch 26-7719 / HS code 82071390
""")
    assert "branch_code" not in found


@pytest.mark.parametrize(
    ("under", "address"),
    [
        (
            "CK 1998/033817/23 - VAT No 4580113372 - 26 Shepstone Road, New Germany 3610 - 031 705 2218",
            "26 Shepstone Road, New Germany 3610",
        ),
        ("Geregistreerde kantoor: Krugerstraat 4, Reitz 9810 BTW 4090018822", "Krugerstraat 4, Reitz 9810"),
        ("CK98/22817/23 VAT no. 4460339918 Plot 77, Ledig 0316", "Plot 77, Ledig 0316"),
        ("Prinsengracht 8-2 · 1015 DV Amsterdam · kvk 58110227 · NL02 TRIO 0338 4411 90", "Prinsengracht 8-2, 1015 DV Amsterdam"),
        ("CK2003/014419/23\n11 Bester Street, Nelspruit 1201\nTel (013) 752 4419", "11 Bester Street, Nelspruit 1201"),
        ("SAS au capital de 150 000 euros\n12, quai Perrache\n69002 LYON\nTél. 04 78 00 11 22", "12, quai Perrache, 69002 LYON"),
    ],
)
def test_numbers_and_capital_around_an_address_are_no_part_of_it(under: str, address: str) -> None:
    assert read(f"Amandla Plant Hire CC\n{under}\n\nTAX INVOICE\n")["seller_address"] == address


def test_an_account_in_the_imprint_is_no_part_of_the_address() -> None:
    found = read("""
KLEURRIJK

factuurnummer     K2026-118

Studio Kleurrijk v.o.f. · Prinsengracht 8-2 · 1015 DV Amsterdam · kvk 58110227 · NL02 TRIO 0338 4411 90
""")
    assert found["seller_address"] == "Prinsengracht 8-2, 1015 DV Amsterdam"


def test_the_code_under_its_town_is_part_of_the_address_though_the_box_has_as_many_figures() -> None:
    found = read("""
Nexalink Telecoms Ltd                    Tax Invoice

Kgosi Logistics (Pty) Ltd
PO Box 8812
Centurion
0046

Total due      15,450.48
""")
    assert found["buyer_address"] == "PO Box 8812, Centurion, 0046"


def test_the_only_other_company_is_the_buyer_though_it_is_called_consignee() -> None:
    found = read("""
COMMERCIAL INVOICE

Seller
Foshan Kailin Hardware Co., Ltd
Building 6, Lunjiao Industrial Park
Shunde, Foshan, P.R. China

Consignee
Builders Depot Wholesale (Pty) Ltd
19 Kyalami Drive, Killarney Gardens
Cape Town 7441, South Africa
VAT 4640228819
""")
    assert found["buyer_name"] == "Builders Depot Wholesale (Pty) Ltd"
    assert found["buyer_tax_id"] == "4640228819"


def test_a_line_under_a_large_title_begins_with_the_day_of_the_paper() -> None:
    page = printed("""
Credit note KCN-0338
17 June 2026 | against invoice KIN-11872 of 29 May 2026 | your order 4501982210

Before VAT     R 15,540.00
VAT 15%         R 2,331.00
Credited       R 17,871.00
""")
    high = tuple(replace(word, box=replace(word.box, top=28.0)) if word.box.top == page.words[0].box.top else word for word in page.words)
    found = {field.term.value: field.value for field in credit_note.extract([replace(page, words=high)]).fields}
    assert found["issue_date"] == "2026-06-17"


def test_the_number_of_a_customer_is_nobodys_name() -> None:
    found = read("""
DRAKENSBERG DAIRY EQUIPMENT (PTY) LTD     NUMBER      CN004417
3 MARITZ STREET ESTCOURT 3310             DATE        2026-05-21
VAT 4220019938                            CUSTOMER    MID001
                                          ORDER       MF/2201
MIDLANDS FRESH MILK CO-OPERATIVE LTD
P O BOX 19 MOOI RIVER 3300
VAT 4110228837
""")
    assert found["seller_name"] == "DRAKENSBERG DAIRY EQUIPMENT (PTY) LTD"
    assert found["buyer_name"] == "MIDLANDS FRESH MILK CO-OPERATIVE LTD"


def test_a_letter_that_says_it_is_a_tax_invoice_is_one() -> None:
    page = printed("""
Marula Garden Services
VAT registered 4330771920 - 17 Aloe Street, Polokwane 0699

Please find below our charges for May 2026. This is tax invoice MGS-88 of 31 May 2026.

Service                      Visits     Each incl.     Amount incl.
Mowing of sports fields           8     R1 610.00       R12 880.00
Hedge trimming                    2     R1 380.00        R2 760.00
                              Total including VAT       R15 640.00
                              VAT included at 15%        R2 040.00
""")
    assert classify_page(page).kind is DocumentKind.INVOICE


def test_a_bank_and_a_number_under_pay_to_are_the_account() -> None:
    found = read("""
Imbiza Catering Company CC

INVOICE
0000339

PAY TO
FNB 62771882901
BRANCH
250 655
""")
    assert (found["bank_account"], found["branch_code"]) == ("62771882901", "250 655")
