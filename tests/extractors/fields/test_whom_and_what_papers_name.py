"""Whose office a letter goes to, which invoice a credit note names, what only looks like a number."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.fields.company_names import is_street
from extractors.kinds.credit_note import extract as extract_credit_note
from extractors.kinds.invoice import extract
from tests.extractors.fields.printed import printed

_GOODS = """


Description                      Quantity      Price      Amount
Treated batten                         10      50.00      500.00

                                 Subtotal                 500.00
                                 VAT 20%                  100.00
                                 Total                    600.00
"""


def read(text: str, goods: str = _GOODS) -> dict[str, str | None]:
    return {field.term.value: field.value for field in extract([printed(text + goods)]).fields}


def test_a_row_of_a_table_of_taxes_is_no_tax_number() -> None:
    found = read("""
Hadrian Timber Supplies Limited
Tyne Dock Estate, South Shields NE34 9PL

Invoice No   SI/220914

V Rate     Goods   VAT
1 20.00 500.00 100.00

VAT No GB 176 4420 18
""")
    assert found["seller_tax_id"] == "GB 176 4420 18"


@pytest.mark.parametrize("amounts", ["11219.37", "330.79 6 202.31"])
def test_an_amount_under_the_word_for_the_tax_is_no_tax_number(amounts: str) -> None:
    """Whether its thousands are parted or not: "VAT 15%" stands over the tax, and in a column beside the price."""
    found = read(f"""
Hadrian Timber Supplies Limited
Tyne Dock Estate, South Shields NE34 9PL

Invoice No   SI/220914

Net Total      VAT 15%           Grand Total
74795.82       {amounts}          86015.19

VAT No GB 176 4420 18
""")
    assert found["seller_tax_id"] == "GB 176 4420 18"


def test_the_office_a_letter_goes_to_is_not_the_name_of_the_buyer() -> None:
    found = read("""
HANTAM PYPE EN POMPE BK
Voortrekkerstraat 44, Calvinia, 8190

BELASTINGFAKTUUR

Aan die Munisipale Bestuurder        Faktuurnr    1 0447
Karoo Hoogland Munisipaliteit        Datum        12 Mei 2026
Privaatsak X3
Williston
8920
""")
    assert found["buyer_name"] == "Karoo Hoogland Munisipaliteit"


@pytest.mark.parametrize("line", ["ZA de Cavaillac", "ZI du Pont", "ZAC des Tilleuls", "ZI d'Aunay"])
def test_a_french_business_park_is_an_address_and_no_name(line: str) -> None:
    assert is_street(line)


def test_the_invoice_that_a_credit_note_is_about_does_not_give_it_its_number() -> None:
    text = """
De Waterlandse Bloembollen V.O.F.
Dorpsstraat 71, 1151 AC Broek in Waterland

Tuincentrum Het Gooi B.V.
Naarderstraat 118
1251 BE Laren

Creditfactuur
Nummer      C26.00091
Datum       2 november 2026
Debiteur    20114
Betreft factuur   F26.01188 d.d. 12 oktober 2026

Artikel                          Aantal      Stuksprijs    Bedrag
Tulp Queen of Night, zak 25          60            4,85    291,00

Totaal excl. btw                                           291,00
Btw 9%                                                      26,19
Totaal                                                     317,19
"""
    fields = {field.term.value: field.value for field in extract_credit_note([printed(text)]).fields}
    assert fields["invoice_number"] == "C26.00091"


def test_a_date_right_under_a_large_numbered_title_is_the_papers_own() -> None:
    page = printed(
        """
Invoice 0093
21 Aug 2026, reference TIDEMILL-3

Tidemill Theatre Trust        Wren & Alder Acoustics LLP
The Maltings                  3 Quay Court, Woodbridge, IP12 1BY
Snape, IP17 1SR
"""
        + _GOODS
        + "\nPlease pay by BACS within 21 days of the invoice date, that is by 11 September 2026."
    )
    title = [replace(word, box=replace(word.box, top=word.box.top - 12)) for word in page.words[:2]]
    fields = extract([replace(page, words=(*title, *page.words[2:]))]).fields
    found = {field.term.value: field.value for field in fields}
    assert found["issue_date"] == "2026-08-21"
    assert found["due_date"] == "2026-09-11"


def test_the_heading_of_a_table_close_under_an_address_is_not_its_country() -> None:
    found = read(
        """
SWARTBERG KOOPERASIE BEPERK                          FAKTUUR
Kerkstraat 2, Oudtshoorn 6625
BTW Reg 4210099813

LID NO   00817                      FAKTUUR NO       KN 66120
GROENFONTEIN BOERDERY TRUST         DATUM            2026-07-09
POSBUS 18
DE RUST
6650
KODE      ITEM                         HVH     PRYS   BTW      BEDRAG
VOE0231   LUSERNPILLE 50KG              40   289.00    Z     11560.00
                              SUBTOTAAL                      11560.00
                              TOTAAL                         11560.00
""".rstrip(),
        "",
    )
    assert found["buyer_name"] == "GROENFONTEIN BOERDERY TRUST"
    assert found["buyer_address"] == "POSBUS 18, DE RUST, 6650"


def test_the_year_of_a_scheme_is_no_postcode_so_the_address_goes_on_over_it() -> None:
    found = read("""
Tax invoice IW-0183                  4 October 2026


The Managing Agent
Blouberg Heights Body Corporate (SS 412/2004)
c/o Meridian Property Managers
14 Porterfield Road
Table View
7441
""")
    assert (found["buyer_name"] or "").startswith("Blouberg Heights Body Corporate")


def test_a_division_names_its_company_and_a_colon_ends_a_heading_before_a_department() -> None:
    found = read(
        """
Nomvula's Kitchen
catering & events
a division of NK Hospitality Group (Pty) Ltd, 2018/447120/07

Invoice date: 29 May 2026
Invoice: NK-2605-19

To: Department of Public Works, Eastern Cape
Qhasana Building, Independence Avenue, Bhisho, 5605
Order: EC-PW 118823
"""
    )
    assert found["seller_name"] == "NK Hospitality Group (Pty) Ltd"
    assert found["buyer_name"] == "Department of Public Works, Eastern Cape"
    assert found["po_number"] == "EC-PW 118823"


def test_one_address_ends_at_its_code_and_a_section_belongs_to_the_company_over_it() -> None:
    found = read(
        """
Bakgatla Industrial Hardware CC          Tax Invoice
VAT Registration No: 4390255016
Telephone: 014 555 0118                  Document No   INV104488
                                         Date          03/06/2026
Shop 3 Sun Village
Mogwase                                  Page          1
0314
Pilanesberg Chrome Mine (Pty) Ltd
Stores Section
Private Bag X1014
Mogwase
0314
"""
    )
    assert found["buyer_name"] == "Pilanesberg Chrome Mine (Pty) Ltd"
    assert found["buyer_address"] == "Private Bag X1014, Mogwase, 0314"


def test_who_is_in_care_of_somebody_is_the_buyer() -> None:
    found = read(
        """
Leopard Plant Hire & Civils CC
17 Drill Street, Vulcania, Brakpan 1541

Invoice No   LP 30118

Customer
Ekurhuleni Roads JV
c/o Masana Civils (Pty) Ltd
220 Commissioner Street
Boksburg 1459
"""
    )
    assert found["buyer_name"] == "Ekurhuleni Roads JV"


def test_name_and_address_on_one_line_over_a_table_are_not_mixed_with_its_rows() -> None:
    page = """
R. & J. Blenkinsop                                          VAT 402 1187 66
High Fell Farm, Alston, Cumbria CA9 3BJ

SALES INVOICE NO. 217

Pennine Dairies (Hexham) Ltd, Tyne Mills, Hexham NE46 1XL   Date: 1st July 2026
June 2026                              Litres      ppl         GBP
Standard milk, collections             41,200    38.50   15,862.00
Butterfat bonus                        41,200     0.75      309.00
TOTAL                                                    16,171.00
"""
    found = read(page, "")
    assert found["buyer_name"] == "Pennine Dairies (Hexham) Ltd"
    assert found["buyer_address"] == "Tyne Mills, Hexham NE46 1XL"


@pytest.mark.parametrize(("issued", "due"), [("Raised", "Payable"), ("Raised on", "Payable on")])
def test_a_paper_may_be_raised_and_payable(issued: str, due: str) -> None:
    found = read(
        f"""
Tshepo Staffing Solutions (Pty) Ltd
Suite 5, Leslie Court, Vereeniging, 1930

Invoice         {issued:<16}{due:<16}Your PO
TSS-W36-041     08 Sep 2026     22 Sep 2026     PO-88214/C
"""
    )
    assert found["issue_date"] == "2026-09-08"
    assert found["due_date"] == "2026-09-22"


def test_a_payment_of_the_previous_balance_paid_nothing_of_this_bill() -> None:
    found = read(
        """
Hollis Vance LLC
400 Commonwealth Avenue, Boston, MA 02215

Bill number: 338120
""",
        """

Description                      Quantity      Price      Amount
Escrow instructions                    10      50.00      500.00

                                 Total fees               500.00
                                 Filing fees advanced     150.00
                                 Total this bill          650.00
                                 Previous balance         900.00
                                 Payments received       -900.00
                                 BALANCE DUE              650.00
""",
    )
    assert found["gross_total"] == "650.00"
    assert found["amount_due"] == "650.00"
    assert "prepaid_total" not in found


@pytest.mark.parametrize("line", ["CUSTOMER SERVICE - 24 HOURS A DAY", "Customer Care - every day of the week"])
def test_who_answers_customers_is_no_customer(line: str) -> None:
    text = f"Quarry Electric Ltd\n\nINVOICE\nInvoice No: 71044\n\n{line}\n1-800-251-7234, toll-free\n\nTotal     148.89\n"
    assert "buyer_name" not in {field.term.value for field in extract([printed(text)]).fields}
