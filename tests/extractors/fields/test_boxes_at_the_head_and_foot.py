"""Programs print the head and the foot of a paper as rows of small boxes, each a heading over its value, the title among them."""

from __future__ import annotations

from extractors.classify import classify_page
from extractors.fields.lookup import DocumentLayout
from extractors.kinds import credit_note
from extractors.terms import DocumentKind
from extractors.title_references import is_among_headings
from tests.extractors.fields.printed import printed


def test_the_title_of_an_invoice_may_be_one_of_the_boxes_of_its_head() -> None:
    page = printed(
        """
FASTFIX INDUSTRIAL (PTY) LTD
Cnr Barlow & Main Reef Rd, Germiston 1401
Vat Reg 4120188845

SOLD TO                SHIP TO                TAX INVOICE     DATE
VAAL STEEL (PTY) LTD   VAAL STEEL (PTY) LTD   000000000418827 2026/09/10
PO BOX 2290            7 BESSEMER STREET
VANDERBIJLPARK         VANDERBIJLPARK         CUSTOMER P/O    SALES ORDER
1900                                          45/118834       000000000771203

CUSTOMER BRANCH SALESPERSON DISPATCH NOTE TERMS                      DUE
VAA002   GER    K NAIDOO    DN 551220     30 DAYS FROM STATEMENT     2026/10/31

LN   STOCK CODE / DESCRIPTION   SHIPPED    B/O   UOM      PRICE       VALUE
1    HEX BOLT M12X50                500      0    EA       3.42    1 710.00
2    HEX NUT M12                    500      0    EA       0.96      480.00

MERCHANDISE     FREIGHT    SUB TOTAL    VAT 15%    INVOICE TOTAL ZAR
2 190.00           0.00     2 190.00     328.50             2 518.50
"""
    )
    layout = DocumentLayout([page])
    headings = {cell.text: is_among_headings(layout, cell) for cell in layout.cells}
    assert not headings["TAX INVOICE"]
    assert headings["CUSTOMER BRANCH SALESPERSON DISPATCH NOTE TERMS"]
    assert classify_page(page).kind is DocumentKind.INVOICE


def test_a_tax_number_in_the_foot_is_the_issuers_though_it_stands_in_the_buyers_column() -> None:
    page = printed(
        """
Sales Credit Memo SCM-00771                          Protea Office Furniture
                                                     112 Lynnwood Road
Highveld Accounting Services Inc                     0081 Pretoria
Menlyn Square
0181 Pretoria

Bill-to Customer No.    VAT Registration No.   Document Date      Applies-to Doc. No.
10880                   4690201177             22. October 2026   PSI-20931

External Document No.   Return Order No.       Salesperson        Posting Date
HAS-PO-118              SRO-1029               Lerato K           22. October 2026

No.      Description                    Quantity   Unit Price   Line Amount
1960-S   Office chair mid-back black           2     1,890.00      3,780.00
                                                   Subtotal        3,780.00
                                                   15% VAT           567.00
                                                   Total           4,347.00
"""
    )
    foot = printed(
        "VAT Registration No.    Home Page                Bank\n4810166093              www.proteaoffice.co.za   Nedbank", first_top=780.0
    )
    whole = type(page)(1, page.width, page.height, 0, (*page.words, *foot.words))
    fields = {each.term.value: each.value for each in credit_note.extract([whole]).fields}
    assert fields["seller_tax_id"] == "4810166093"
    assert fields["buyer_tax_id"] == "4690201177"
    assert fields["po_number"] == "HAS-PO-118"
