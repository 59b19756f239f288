"""Papers as programs of South Africa, Kenya and their neighbours print them: tight bands of headings, post boxes, rows of references."""

from __future__ import annotations

from extractors.kinds.invoice import extract
from extractors.model import Box, Page, Value, Word
from tests.extractors.fields.printed import GOODS, printed

_LETTER, _SPACE = 5.0, 2.5


def read(*pages: Page) -> dict[str, str | None]:
    """The fields of a paper, by their names."""
    return {each.term.value: each.value.text if isinstance(each.value, Value) else str(each.value) for each in extract(pages).fields}


def proportional(rows: list[list[tuple[float, str]]], first_top: float = 150.0) -> tuple[Word, ...]:
    """Words in print whose spaces are half a letter wide: each run of words begins where it is told to."""
    words = []
    for number, row in enumerate(rows):
        top = first_top + 14 * number
        for start, text in row:
            x0 = start
            for word in text.split():
                width = sum(_LETTER * (0.6 if ch in "1ilI.,/-" else 1.1) for ch in word)
                words.append(Word(word, Box(x0, top, x0 + width, top + 12), None, "text_layer"))
                x0 += width + _SPACE
    return tuple(words)


def test_values_that_stand_tight_under_a_band_of_headings_are_parted_where_the_headings_begin() -> None:
    head = printed(
        "\nLone Star Valves Ltd                       INVOICE\n4410 Navigation Road                       Invoice No: INV10443\n"
    )
    band = proportional(
        [
            [(40, "Terms"), (78, "Due Date"), (131, "PO #"), (184, "Sales Order")],
            [(40, "Net 30"), (78, "15/10/2026"), (131, "GM-450192"), (184, "SO88214")],
        ]
    )
    goods = printed(GOODS, first_top=220.0)
    fields = read(Page(1, 595.0, 842.0, 0, (*head.words, *band, *goods.words)))
    assert fields["po_number"] == "GM-450192"
    assert fields["due_date"] == "2026-10-15"


def test_the_word_for_a_register_before_a_tax_number_is_no_part_of_it() -> None:
    fields = read(
        printed(
            """
             BOLAND BOUSENTRUM BPK
   TEL 023 347 0881   VAT REG 4090103417   REG 1951/002244/06
TO:  BREERIVIER KONSTRUKSIE EDMS BPK        DOC NO     :  B-338120
     POSBUS 1187                            DOC DATE   :  21/08/26
     WORCESTER                              ORDER NO   :  K5520
     6849
     VAT REG 4650187720
"""
            + GOODS
        )
    )
    assert fields["seller_tax_id"] == "4090103417"
    assert fields["buyer_tax_id"] == "4650187720"


def test_the_date_in_a_row_of_references_is_the_papers_own() -> None:
    fields = read(
        printed(
            """
Oosthuizen Naidoo Inc
115 Musgrave Road, Durban 4001
VAT No 4290177026

Our Ref: RN/COR12/0044   Your Ref: Mr Govender   Date: 31 July 2026

The Directors
Coral Reef Packaging (Pty) Ltd
19 Circuit Road
Westmead
3610

                       TAX INVOICE NO 12866
TO FEES:
2026-07-02   Consultation with client                          3 750.00
2026-07-06   Drafting and settling letter of demand            2 100.00
2026-07-20   Perusal of plea                                   1 850.00
July         Telephone attendances                               880.00
                                          Fees                 8 580.00
                             Add: VAT thereon at 15%           1 287.00
                                         Total                 9 867.00

Kindly let us have your payment within 14 days of date hereof.
"""
        )
    )
    assert fields["issue_date"] == "2026-07-31"


def test_a_kenyan_box_with_its_code_ends_an_address() -> None:
    fields = read(
        printed(
            """
Savanna Stationers Ltd
Enterprise Road
P.O. Box 41127-00100 Nairobi

                                           Upperhill Medical Centre
                                           Ralph Bunche Road
                                           P.O. Box 2810-00202 Nairobi
                                           PIN: P051448827K
Invoice INV/2026/00417
Date: 16/09/2026
"""
            + GOODS
            + "\nPIN P051129034Z\n"
        )
    )
    assert fields["buyer_name"] == "Upperhill Medical Centre"
    assert fields["buyer_tax_id"] == "P051448827K"
    assert fields["seller_tax_id"] == "P051129034Z"


def test_who_has_a_postal_and_a_delivery_address_is_the_buyer() -> None:
    fields = read(
        printed(
            """
Mpumalanga Electrical Wholesalers (Pty) Ltd          CREDIT NOTE
27 Ferreira Street, Nelspruit, 1200                  Credit Note No : CRN00412
VAT Reg No: 4460251187                               Date           : 14 Sep 2026

Postal Address                     Delivery Address
Lowveld Electrical Contractors     Lowveld Electrical Contractors
P O Box 871                        Plot 22, Rocky Drift
White River                        White River
1240                               1240
"""
            + GOODS
        )
    )
    assert fields["buyer_name"] == "Lowveld Electrical Contractors"
    assert fields["buyer_address"] == "P O Box 871, White River, 1240"


def test_a_name_stays_over_its_address_that_ends_in_a_bare_code() -> None:
    name, street, code = (
        [(40.0, "Client:"), (100.0, "Sunpark Retail Managers")],
        [(100.0, "Office 7, Sunpark Centre, Karenpark,")],
        [(100.0, "0182")],
    )
    head = printed("\nSIYAKHA PAVING & CIVILS                    INVOICE\nVAT No: 4770198230                         Inv #  0093\n")
    block = (*proportional([name], 150.0), *proportional([street, code], 167.0))
    fields = read(Page(1, 595.0, 842.0, 0, (*head.words, *block, *printed(GOODS, first_top=230.0).words)))
    assert fields["buyer_name"] == "Sunpark Retail Managers"


def test_a_balance_on_the_slip_is_what_is_owed_on_the_account_and_not_on_the_invoice() -> None:
    fields = read(
        printed(
            """
BOLAND BOUSENTRUM BPK                       TAX INVOICE
VAT REG 4090103417                          DOC NO     :  B-338120
TO:  BREERIVIER KONSTRUKSIE EDMS BPK        DOC DATE   :  21/08/26
"""
            + GOODS
            + """
- - - - - - - - - - - - - - - REMITTANCE SLIP - - - - - - - - - - - - - - - - -
ACCOUNT 30411   BREERIVIER KONSTRUKSIE EDMS BPK       BALANCE       4,819.65
                                                      PAID      ____________
"""
        )
    )
    assert fields["gross_total"] == "575.00"
    assert fields["amount_due"] == "575.00"


def test_a_number_that_a_party_has_with_the_tax_is_no_order_though_it_stands_under_the_orders_label() -> None:
    rows = (
        ("FF-2026-1187", "TAX INVOICE NUMBER"),
        ("13 September 2026", "INVOICE DATE"),
        ("20 September 2026", "PAYMENT DUE"),
        ("4500331870", "YOUR PURCHASE ORDER"),
        ("4730155218", "YOUR VAT NUMBER"),
    )
    words: list[Word] = []
    for number, (value, label) in enumerate(rows):
        top, x1 = 77.0 + 24 * number, 409.0
        for text, size, height, down in ((value, 5.0, 12.0, 0.0), (label, 4.0, 8.0, 14.0)):
            x0 = x1 - size * len(text)
            for word in text.split():
                words.append(Word(word, Box(x0, top + down, x0 + size * len(word), top + down + height), None, "text_layer"))
                x0 += size * (len(word) + 1)
    buyer = proportional(
        [[(43.0, "Tshwane Beverage Bottlers (Pty) Ltd")], [(43.0, "12 Platinum Road")], [(43.0, "Rosslyn, Pretoria 0200")]], 77.0
    )
    foot = printed("FlexForce Staffing Solutions (Pty) Ltd | VAT 4880266139 | 5 Lenchen Avenue, Centurion, 0157", first_top=780.0)
    fields = read(Page(1, 595.0, 842.0, 0, (*buyer, *words, *printed(GOODS, first_top=240.0).words, *foot.words)))
    assert fields["po_number"] == "4500331870"
    assert fields["buyer_tax_id"] == "4730155218"


def test_the_date_behind_the_stroke_of_a_number_stands_under_it_in_a_narrow_column() -> None:
    fields = read(
        printed(
            """
                                                Credit memo

Straits Bearing & Drives Pte Ltd, 21 Tuas Ave 8   Number/Date      90034871 /
Keppel Marine Works Pte Ltd
Accounts Payable                                                   14.09.2026
50 Gul Road                                       Reference        71038812 /
Singapore 629351                                  no./Date         02.09.2026
                                                  Purchase order   KMW-4500128 /
                                                  no./Date         18.08.2026
                                                  Return order     60002217 /
                                                  no./Date         09.09.2026
"""
            + GOODS
        )
    )
    assert fields["invoice_number"] == "90034871"
    assert fields["issue_date"] == "2026-09-14"


def test_carriage_that_a_credit_takes_off_again_leads_to_its_total() -> None:
    fields = read(
        printed(
            """
PRAIRIE FLUID POWER CO                       CREDIT MEMO
2201 Industrial Loop                         Reference Nbr.:      CRM004417
Salina, KS 67401                             Date:                7/14/2026
                                             Original Invoice:    AR0098120
BILL TO:
Flint Hills Ag Equipment
310 S Main St
El Dorado, KS 67042

TERMS             CONTACT            RMA NBR.        RMA DATE
2% 10 Net 30      Marcy Olson        RC002218        7/9/2026

DESCRIPTION                      QTY.      UNIT PRICE       EXT. PRICE
Hydraulic hose assembly         12.00           57.69           692.28
Quick coupler, flat face         6.00           39.95           239.70

                                          Sales Total:          931.98
                                          Freight & Misc.:      -18.00
                                          Less Discount:          0.00
                                          Tax Total:              0.00
                                          Total (USD):          913.98
"""
        )
    )
    assert fields["gross_total"] == "913.98"
    assert fields["invoice_number"] == "CRM004417"


def test_a_number_that_its_column_breaks_behind_its_letters_is_read_whole() -> None:
    fields = read(
        printed(
            """
Housatonic Building Supply, Inc.             Credit Memo
88 Kent Road                                 Date            Credit No.
New Milford, CT 06776                        8/28/2026       30917

P.O. No.   Rep   Project
LHC-       JM    Bantam Lake
309              House
"""
            + GOODS
        )
    )
    assert (fields["po_number"] or "").replace(" ", "") == "LHC-309"


def test_a_heading_of_a_tax_goes_on_below_it_where_another_heading_stands_beside_it() -> None:
    fields = read(
        printed(
            """
Karoo Auto Spares CC                               Tax Invoice
118 Durban Street
Beaufort West
6970
VAT No: 4370185529

Nuweveld Plant Hire (Pty) Ltd
PO Box 331
Beaufort West
6970

Account    Tax      Tax           Sales    Date          Number
           Exempt   Reference     Code
NUW001     N        4180263311    03       07/09/2026    IN104418
"""
            + GOODS
        )
    )
    assert fields["buyer_tax_id"] == "4180263311"
    assert fields["seller_tax_id"] == "4370185529"
    assert fields["invoice_number"] == "IN104418"
