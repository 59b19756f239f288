"""How English papers of many countries name their parties, and whose tax number is whose."""

from __future__ import annotations

import pytest

from extractors.kinds.purchase_order import extract as extract_order
from tests.extractors.fields.english_papers import SELLER, read
from tests.extractors.fields.printed import GOODS, printed


def buyer_of(lines: str) -> str | None:
    return read(SELLER + lines + "\n").get("buyer_name")


@pytest.mark.parametrize(
    "name",
    ["Conifer Logistics Brokerage LLC", "Conifer Timber Merchants Ltd", "Conifer Pump Service Ltd", "Bordon Logistics Brokerage LLC"],
)
def test_the_first_word_of_a_name_under_a_heading_is_no_second_heading(name: str) -> None:
    assert buyer_of(f"Bill To:\n{name}\n1900 Wazee St\nDenver CO 80202") == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Customer: ROC01 Rochdale Groundworks Ltd", "Rochdale Groundworks Ltd"),
        ("Customer: (MAK001) Makro SA (Pty) Ltd", "Makro SA (Pty) Ltd"),
        ("Customer: 100441 Makro SA (Pty) Ltd", "Makro SA (Pty) Ltd"),
        ("Customer: 100441 / Makro SA (Pty) Ltd", "Makro SA (Pty) Ltd"),
        ("Customer: Makro SA (Pty) Ltd [MAK001]", "Makro SA (Pty) Ltd"),
        ("Customer: Makro SA (Pty) Ltd - MAK001", "Makro SA (Pty) Ltd"),
        ("Customer: Makro SA (Pty) Ltd A/C MAK001", "Makro SA (Pty) Ltd"),
        ("Customer: Makro SA (Pty) Ltd Reg 2001/004418/07", "Makro SA (Pty) Ltd"),
        ("Customer: Makro SA (Pty) Ltd (vendor no 44817)", "Makro SA (Pty) Ltd"),
        ("Client: Santam Limited (insurer)", "Santam Limited"),
        ("Customer\nMAK001 Makro SA (Pty) Ltd\n4 Station Road\nMafikeng 2745", "Makro SA (Pty) Ltd"),
        ("Customer: 3M South Africa (Pty) Ltd", "3M South Africa (Pty) Ltd"),
        ("Customer: 21st Century Panels (Pty) Ltd", "21st Century Panels (Pty) Ltd"),
        ("Client: Anglo (Coal) Ltd", "Anglo (Coal) Ltd"),
        ("Bill to: Shoprite Checkers (Pty) Ltd (Brackenfell)", "Shoprite Checkers (Pty) Ltd (Brackenfell)"),
    ],
)
def test_an_account_or_a_number_beside_a_name_is_none_of_it(line: str, name: str) -> None:
    assert buyer_of(line) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Client: Katse Dam Contractors JV, Katse", "Katse Dam Contractors JV"),
        ("Client: Katse Dam Contractors (Pty) Ltd, Katse", "Katse Dam Contractors (Pty) Ltd"),
        ("Customer: Smith, Jones & Sons Ltd, Leeds", "Smith, Jones & Sons Ltd"),
        ("Bill to: Lynn Shellfish Ltd, King's Lynn, Norfolk", "Lynn Shellfish Ltd"),
        ("Buyer   Golden Reef Seafood Co. Ltd, Hong Kong", "Golden Reef Seafood Co. Ltd"),
        ("Client: Venda Tea Estates (Pty) Ltd, Tshakhuma 0952", "Venda Tea Estates (Pty) Ltd"),
        ("Client: Stone, Kettle and Partners", "Stone, Kettle and Partners"),
        ("Client: Pick n Pay Retailers (Pty) Ltd, Region: KZN Inland", "Pick n Pay Retailers (Pty) Ltd"),
        ("Client: Katse Contractors Ltd, Maseru Branch", "Katse Contractors Ltd, Maseru Branch"),
    ],
)
def test_a_town_behind_a_name_is_its_address(line: str, name: str) -> None:
    assert buyer_of(line) == name


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ("To the Royal Swaziland Sugar Corporation\nSimunye", "Royal Swaziland Sugar Corporation"),
        ("To Messrs Katse Dam Contractors JV\nMaseru 100", "Katse Dam Contractors JV"),
        ("To the Trustees\nSunset Ridge Body Corporate\n4 High Road\nParys 9585", "Sunset Ridge Body Corporate"),
    ],
)
def test_a_paper_may_go_to_the_company(lines: str, name: str) -> None:
    assert buyer_of(lines) == name


@pytest.mark.parametrize(
    "heading",
    [
        "Account rendered to:",
        "Raised against:",
        "Drawn on:",
        "Payable by:",
        "Furnished to:",
        "Supplied and invoiced to:",
        "Debit:",
        "Liable party:",
        "Responsible for payment:",
        "In account with:",
        "On account of:",
        "Applicant:",
        "Ordered by:",
        "Instructing client:",
        "Firm:",
    ],
)
def test_the_only_other_company_that_words_announce_is_the_buyer(heading: str) -> None:
    assert buyer_of(f"{heading} Mafikeng Road Builders (Pty) Ltd") == "Mafikeng Road Builders (Pty) Ltd"


@pytest.mark.parametrize(
    "heading",
    [
        "Carrier:",
        "Transporter:",
        "Bank:",
        "Agent:",
        "Ship via:",
        "Manufacturer:",
        "Account name:",
        "Insurer:",
        "On behalf of:",
        "Surveyor:",
        "Guarantor:",
        "Financed by:",
    ],
)
def test_who_has_another_part_in_the_sale_is_no_buyer(heading: str) -> None:
    assert buyer_of(f"{heading} Mafikeng Road Builders (Pty) Ltd") is None


def test_two_companies_that_unknown_words_announce_are_nobody() -> None:
    assert buyer_of("Liable party: Mafikeng Road Builders (Pty) Ltd\nIn charge: Katse Dam Contractors (Pty) Ltd") is None


def test_an_officer_of_the_state_is_the_office_and_not_the_buyer() -> None:
    lines = "Invoice To: The Accountant General\n            Ministry of Basic Education\n            North West Region, Maun"
    assert buyer_of(lines) == "Ministry of Basic Education"


def test_a_county_of_ireland_is_no_company() -> None:
    found = read("Corrib Seafoods Teoranta\nTralee, Co. Kerry      VAT: IE 6388211T\n\nINVOICE   No: 11884\n")
    assert found["seller_name"] == "Corrib Seafoods Teoranta"


def test_who_begins_the_first_line_of_a_page_stands_in_no_table() -> None:
    found = read("""
Tide & Timber Boatbuilders Ltd        INVOICE   T-1187/B   19 April 2024   Order SW 77
Penryn, Cornwall TR10 8GZ
VAT reg GB 228 7714 09

Charge to   Falmouth Pilot Services LLP
            Custom House Quay
            Falmouth TR11 3JT
""")
    assert found["seller_name"] == "Tide & Timber Boatbuilders Ltd"


def test_in_whose_care_the_post_is_sells_nothing() -> None:
    found = read("""
WESTGATE PROPERTY TRUST  IT 4417/2009
c/o Broll Property Group (Pty) Ltd, PO Box 1455, Saxonwold 2132
VAT NO 4090188765

TAX INVOICE
Tenant : Biltong Barn Franchising (Pty) Ltd      Inv : WGT/0624/117
""")
    assert (found["seller_name"], found["buyer_name"]) == ("WESTGATE PROPERTY TRUST", "Biltong Barn Franchising (Pty) Ltd")


_FORWARDER = """
BLUE CRANE FREIGHT (PTY) LTD
VAT NO: 4990118827       Customs code: 21188271

                       TAX INVOICE
{}                                Invoice number     DBN-S-0088217
Sasol Wax Additives (Pty) Ltd            Invoice date       19-Aug-24
1 Sturdee Avenue
Rosebank 2196
VAT: 4250116677

Supplier: Clariant Produkte (Deutschland) GmbH
"""


def test_whose_goods_a_forwarder_cleared_does_not_bill_for_it() -> None:
    found = read(_FORWARDER.format("Importer"))
    assert (found["seller_name"], found["buyer_name"]) == ("BLUE CRANE FREIGHT (PTY) LTD", "Sasol Wax Additives (Pty) Ltd")


def test_on_an_order_whoever_is_named_as_supplier_sells() -> None:
    page = printed(_FORWARDER.format("Deliver to").replace("TAX INVOICE", "PURCHASE ORDER") + GOODS)
    found = {field.term.value: field.value for field in extract_order([page]).fields}
    assert found["seller_name"] == "Clariant Produkte (Deutschland) GmbH"


def test_the_tax_number_beside_the_account_to_pay_is_the_sellers() -> None:
    """As Microsoft's programs print them: the customer's among the particulars, the seller's at the foot."""
    found = read(
        """
Fenland Cold Stores Ltd                                  Sales - Invoice
Wisbech PE13 2AA

Lynn Shellfish Merchants Ltd                             Bill-to Customer No.     C00871
South Quay                                               VAT Registration No.     GB 771 8821 09
King's Lynn PE30 5DT                                     Document No.             PSI-104418
                                                         Posting Date             11 April 2024
""",
        GOODS + "\n\n\n\nVAT Registration No. GB 448 2281 76     Bank Branch No. 20-44-18     Account No. 00448821",
    )
    assert (found["seller_tax_id"], found["buyer_tax_id"]) == ("GB 448 2281 76", "GB 771 8821 09")


def test_zambians_have_a_number_of_their_own_with_the_tax_office() -> None:
    found = read("""
COPPERBELT REFRACTORIES LTD
Plot 4418 Industrial Area, Kitwe, Zambia
TPIN: 1002281771

TAX INVOICE
Invoice No         : CR-118827
Customer           : Mopani Smelter Services Plc
Customer TPIN      : 1001188276
""")
    assert (found["seller_tax_id"], found["buyer_tax_id"]) == ("1002281771", "1001188276")


@pytest.mark.parametrize("office", ["Head of Finance", "The Head of Supply Chain", "Financial Director", "Group Procurement Manager"])
def test_an_office_over_a_company_is_not_the_buyer(office: str) -> None:
    assert buyer_of(f"To:\n{office}\nUbuntu Learning Trust\n44 Main Road\nClaremont 7708") == "Ubuntu Learning Trust"


def test_of_two_tax_numbers_at_the_head_the_customers_is_among_the_particulars() -> None:
    found = read("""
Fire Safe Extinguisher Services cc
Box 881 Kimberley 8300   Ph 053 832 4418   V.A.T. 4120 118 827

To                               TAX INVOICE      0882
Ekapa Minerals (Pty) Ltd         Date             3/5/2024
Box 10                           Your O/N         EM 11827
Kimberley                        Vat No           4440 228 817
8300                             Terms            30 days
""")
    assert (found["seller_tax_id"], found["buyer_tax_id"]) == ("4120 118 827", "4440 228 817")


@pytest.mark.parametrize(
    ("head", "name", "address"),
    [
        ("Severn Castings Limited, Lydney GL15 4EJ", "Severn Castings Limited", "Lydney GL15 4EJ"),
        ("Severn Castings Ltd, 4 Mill Road, Lydney GL15 4EJ", "Severn Castings Ltd", "4 Mill Road, Lydney GL15 4EJ"),
        (
            "Severn Castings Ltd, Lydney Branch\n4 Mill Road\nLydney GL15 4EJ",
            "Severn Castings Ltd, Lydney Branch",
            "4 Mill Road, Lydney GL15 4EJ",
        ),
    ],
)
def test_a_letterhead_on_one_line_is_a_name_and_an_address(head: str, name: str, address: str) -> None:
    found = read(f"{head}\nVAT Reg GB 441 8827 10\n\nINVOICE 44818\n\nM/s   Vhembe Civils (Pty) Ltd\n4 Long Street\nDurban 4001\n")
    assert (found["seller_name"], found["seller_address"]) == (name, address)


def test_the_number_of_a_paper_is_no_street_over_its_issuer() -> None:
    found = read("""
No. 4418                                          CASH / CREDIT SALE INVOICE
MAMA ROSE GENERAL DEALER
Stand 22 Thohoyandou      V.A.T No 4770118828
M/s   Vhembe Civils (Pty) Ltd                    Date  7/8/24
Address  P.O. Box 88 Sibasa                      Order No  VC 118
""")
    assert found["seller_name"] == "MAMA ROSE GENERAL DEALER"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Invoiced to:    OR Tambo District Municipality (VAT 4820118827)", "OR Tambo District Municipality"),
        ("Bill to:    Kusile Builders Ltd (VAT no 4820118827)", "Kusile Builders Ltd"),
    ],
)
def test_a_tax_number_in_brackets_is_the_buyers(line: str, name: str) -> None:
    found = read(SELLER + line + "\n")
    assert (found["buyer_name"], found["buyer_tax_id"]) == (name, "4820118827")


@pytest.mark.parametrize("label", ["VAT/BTW", "VAT BTW", "VAT / BTW", "BTW/VAT", "VAT/TIN"])
def test_the_name_of_a_tax_in_two_languages_is_no_part_of_its_number(label: str) -> None:
    found = read(f"Boland Dairy Distributors\nPosbus 44 Paarl 7620\n{label} 4290118827\n\nINVOICE 4418\n")
    assert found["seller_tax_id"] == "4290118827"


def test_a_bare_telephone_number_ends_the_block_of_who_is_reached_there() -> None:
    found = read("""
Dunvegan Seafood Exports Limited                     Skye Refrigeration Services
4 Pier Road                                          Unit 7 Broom Place
Portree IV51 9DD                                     Portree IV51 9HL
                                                     01478 612 887
                                                     VAT 771 8821 44

Invoice 2291
""")
    assert (found["seller_name"], found["buyer_name"]) == ("Skye Refrigeration Services", "Dunvegan Seafood Exports Limited")


def test_words_of_a_sentence_before_a_company_are_none_of_its_name() -> None:
    found = read("""
Thornbury Tree Nursery                                  Gloucestershire BS35 3AB

INVOICE for goods supplied to Avon Landscapes (Bristol) Ltd, Unit 4 Filton Road, Bristol BS34 7QQ

Our invoice number 4418 of 12th March 2024 against order number AL/0771
""")
    assert found["buyer_name"] == "Avon Landscapes (Bristol) Ltd"


def test_a_community_interest_company_has_a_form_of_law() -> None:
    found = read(
        "Forth Valley Telecare CIC\nAlloa FK10 1AB\nVAT GB 441 8827 11\n\nYOUR ACCOUNT\nAccount number: 0044188\n\nInvoice no 0771\n"
    )
    assert found["seller_name"] == "Forth Valley Telecare CIC"
