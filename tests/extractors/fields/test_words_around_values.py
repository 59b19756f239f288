"""What stands around a value tells whose it is: an order's date in a sentence, a landlord, a house with a name, bank details in a row."""

from __future__ import annotations

from extractors.kinds.invoice import extract
from tests.extractors.fields.printed import printed

_TABLE = """

Description                      Quantity      Price      Amount
Diesel generator                       10      50.00      500.00

                                 Goods total              500.00
                                 VAT                        0.00
                                 Invoice total            500.00
"""


def read(text: str, table: str = _TABLE, below: str = "") -> dict[str, str | None]:
    return {field.term.value: field.value for field in extract([printed(text + table + below)]).fields}


def test_goods_without_tax_are_the_net_total() -> None:
    assert read("TAX INVOICE\n")["net_total"] == "500.00"


def test_the_date_of_the_order_in_a_sentence_is_not_the_invoices() -> None:
    found = read("""
OKAFOR & SONS ENGINEERING LTD

                                                  17th August, 2026

INVOICE NO: OSPE/INV/093

Please find below our invoice for your LPO No. BIMS/LPO/1187 dated 20th July, 2026.
""")
    assert found["issue_date"] == "2026-08-17"
    assert found["po_number"] == "BIMS/LPO/1187"


def test_a_date_follows_the_number_in_a_title_behind_a_dot() -> None:
    assert read("Invoice CLR-3391 · 14 August 2026\n")["issue_date"] == "2026-08-14"


def test_a_landlord_sells_to_its_tenant() -> None:
    found = read("""
TAX INVOICE

Tenant: Savannah Bakery (Pty) Ltd         Landlord: Longmeadow Property Trust
14 Longmeadow Road                        PO Box 1455
Edenvale 1609                             Saxonwold 2132
""")
    assert found["seller_name"] == "Longmeadow Property Trust"
    assert found["buyer_name"] == "Savannah Bakery (Pty) Ltd"


def test_who_a_paper_is_signed_for_is_not_who_it_is_for() -> None:
    found = read(
        """
OKAFOR & SONS ENGINEERING LTD
15 Trans-Amadi Road, Port Harcourt

Bonny Island Marine Limited
4 East-West Road
Port Harcourt 50001

INVOICE NO: OSPE/INV/093
""",
        below="\n" * 12 + "For: Okafor & Sons Engineering Ltd\n",
    )
    assert found["seller_name"] == "OKAFOR & SONS ENGINEERING LTD"


def test_a_line_for_the_person_under_an_address_belongs_to_the_company_above() -> None:
    found = read("""
Vorster Assessment Practice Inc
14 Plein Street, Stellenbosch 7600

Cape Winelands Growers (Pty) Ltd
44 Service Road
Stellenbosch
7600
Attention: Human Resources

Invoice 2026/041
""")
    assert found["buyer_name"] == "Cape Winelands Growers (Pty) Ltd"


def test_a_house_with_a_name_in_quotes_is_no_company() -> None:
    found = read("""
Lachlan Valley Fodder
"Willowbank", 1180 Reids Flat Road
Cowra NSW 2794

Charged to
Burrangong Feedlot Pty Ltd
4410 Olympic Highway
Young NSW 2594
""")
    assert found["seller_name"] == "Lachlan Valley Fodder"


def test_the_code_of_a_column_is_no_branch_and_a_short_label_in_a_row_of_bank_details_is_one() -> None:
    found = read(
        """
INVOICE NO 771204
A/C NO: H0220

CODE        RATE
04417       0.00
""",
        below="\nBANK: HSBC    SORT CODE 40-22-03    ACCOUNT 11884402\n",
    )
    assert found["branch_code"] == "40-22-03"
    assert found["bank_account"] == "11884402"


def test_terms_stand_under_their_heading() -> None:
    found = read("""
INVOICE 10233

Terms            Due Date          PO #
Net 30           5/9/2026          RDP-0917
""")
    assert found["payment_terms"] == "Net 30"


def test_a_company_is_named_without_its_registration() -> None:
    found = read("""
TRANSKEI LINE                   Transkei Line Forwarding (Pty) Ltd Reg 2004/118822/07
                                71 Margaret Avenue, Durban 4001

Invoice to
Pinetown Plastics (Pty) Ltd
14 Motor City Road
Pinetown 3610
""")
    assert found["seller_name"] == "Transkei Line Forwarding (Pty) Ltd"
    assert found["seller_address"] == "71 Margaret Avenue, Durban 4001"
