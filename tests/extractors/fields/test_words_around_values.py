"""What stands around a value tells whose it is: an order's date in a sentence, a landlord, a house with a name, bank details in a row."""

from __future__ import annotations

from extractors.kinds.credit_note import extract as extract_credit_note
from extractors.kinds.invoice import extract
from extractors.model import Box, Page, Word
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


def test_an_account_stands_between_its_bank_and_the_branch() -> None:
    found = read("SignCraft Displays (Pty) Ltd\n", below="\n015 555 7120 | FNB 62004471882 branch 250655\n")
    assert found["bank_account"] == "62004471882"
    assert found["branch_code"] == "250655"


def test_a_customers_account_with_letters_is_no_bank_account() -> None:
    found = read("Account number: VX-208817\nPay to account 62551887213, branch code 250655\n")
    assert found["bank_account"] == "62551887213"


def test_a_number_goes_before_a_colon_in_a_title() -> None:
    assert read("BELASTINGFAKTUUR 2026/118: OPMETING VAN GEDEELTE 4\n")["invoice_number"] == "2026/118"


def test_a_bare_number_under_the_title_names_the_paper_and_not_the_invoice_it_credits() -> None:
    page = printed(
        """
REDLINE ELECTRIC CORP                     ** CREDIT INVOICE **
55 Foundry Way                               S100447188.002

INV DATE          CUSTOMER PO          ORIG INV
08/20/26          4418-RTN             S100441177.001
"""
        + _TABLE
    )
    found = {field.term.value: field.value for field in extract_credit_note([page]).fields}
    assert found["invoice_number"] == "S100447188.002"


def test_small_labels_under_their_values_are_read_upwards() -> None:
    rows = (
        (100.0, 10.0, (("Prairie Tower Holdings LLC", 40), ("CV-2026-771", 260), ("07/31/2026", 420))),
        (113.0, 7.0, (("CLIENT", 40), ("INVOICE NUMBER", 260), ("INVOICE DATE", 420))),
        (123.0, 10.0, (("1620 Dodge Street, Omaha 68102", 40), ("PTH-4418", 260), ("08/30/2026", 420))),
        (136.0, 7.0, (("CLIENT ADDRESS", 40), ("PURCHASE ORDER", 260), ("DUE DATE", 420))),
        (200.0, 10.0, (("Goods and services of all kinds as they were agreed upon", 40),)),
    )
    words = []
    for top, height, texts in rows:
        for text, left in texts:
            x = float(left)
            for word in text.split():
                width = 0.5 * height * len(word)
                words.append(Word(word, Box(x, top, x + width, top + height), None, "text_layer"))
                x += width + 0.3 * height
    found = {field.term.value: field.value for field in extract([Page(1, 595.0, 842.0, 0, tuple(words))]).fields}
    assert found["invoice_number"] == "CV-2026-771"
    assert found["po_number"] == "PTH-4418"
    assert found["issue_date"] == "2026-07-31"
    assert found["due_date"] == "2026-08-30"
    assert found["buyer_name"] == "Prairie Tower Holdings LLC"
    assert found["buyer_address"] == "1620 Dodge Street, Omaha 68102"


def test_a_sentence_may_break_the_label_of_an_account_and_names_its_bank_without_one() -> None:
    found = read("", below="\nKindly pay into our account at the bank, Account Name: Okafor & Sons, Account\nNumber: 1014488217.\n")
    assert found["bank_account"] == "1014488217"
    found = read("", below="\nPlease pay to Starling Bank, account 44718822, sort code 60-83-71\n")
    assert found["bank_name"] == "Starling Bank"
