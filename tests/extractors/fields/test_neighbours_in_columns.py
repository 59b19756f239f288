"""What stands beside or under a label by the accident of columns belongs to another: the value, the party or the sentence next to it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.kinds.invoice import extract
from extractors.model import Box, Page, Word
from tests.extractors.fields.printed import printed


def read(text: str) -> dict[str, str | None]:
    return {field.term.value: field.value for field in extract([printed(text)]).fields}


def invoice(head: str, *, foot: str = "") -> str:
    return f"""
{head}

Description                        Qty     Unit Price        Amount
Pallet wrap clear                    4         250.00      1,000.00

                                  Subtotal                 1,000.00
                                  VAT 15%                    150.00
                                  TOTAL                    1,150.00
{foot}
"""


def test_what_is_carried_to_the_next_page_is_not_due() -> None:
    first = """
Drakenzicht Packaging Inc                           Tax Invoice
                                                    Invoice No. F5665

Description                        Qty     Unit Price        Amount
Business cards                      50         390.00     19,500.00
Welding rods                         4         340.00      1,360.00
Balance carried                                           20,860.00
forward
"""
    second = """
Description                        Qty     Unit Price        Amount
Subtotal b/f                                              20,860.00
Cement 50 kg                         1         140.00        140.00

                                   Net Total              21,000.00
                                   VAT Amount              3,150.00
                                   Total Inclusive        24,150.00
"""
    fields = {field.term.value: field.value for field in extract([printed(first), printed(second, page_number=2)]).fields}
    assert (fields["gross_total"], fields["amount_due"]) == ("24150.00", "24150.00")


def test_the_figures_of_two_amounts_are_no_tax_number() -> None:
    text = """
TAX INVOICE                                        Invoice No IN-6362
Springhaas Transport (Pty) Ltd

ITEM   DESCRIPTION               QTY     PRICE     VAT         NETT          INCL
1      Overall two piece       120,00    454,86   8 187,48 54 583,20 62 770,68
2      Interior paint           24,00  1 205,35   4 339,26 28 928,40 33 267,66

                                         Total Excl VAT    83 511,60
                                         VAT 15 %          12 526,74
                                         Total             96 038,34

VAT Reg No: 4572085928
"""
    assert read(text)["seller_tax_id"] == "4572085928"


def test_another_label_with_its_number_is_no_registration_number() -> None:
    head = """
Ubuntu Bay Timber (Pty) Ltd                         TAX INVOICE
36 Granite Drive, Pretoria 0184                     INVOICE NO A-3326
Company Reg:                                        ORDER NUMBER PO002151
2021/609719/07
"""
    assert read(invoice(head))["registration_number"] == "2021/609719/07"


BESIDE_EACH_OTHER = """
INVOICE No. 2026/6413
From:              BILL TO                    Invoice Date   03/07/26
Sekunjalo Bpk      Hartebeest Civils Ltd      D/Note         DN000020
Lemoenlaan 136     106 Marula Lane
Unit 4             Mbombela
Pinetown South     1200
Kimberley 8301     VAT No: 4161645041
VAT Reg. No. 4094901438
"""


def test_a_number_beside_a_longer_block_is_his_in_whose_column_it_stands() -> None:
    fields = read(invoice(BESIDE_EACH_OTHER))
    assert (fields["seller_tax_id"], fields["buyer_tax_id"]) == ("4094901438", "4161645041")


def test_a_sentence_with_a_company_behind_a_colon_is_no_buyer() -> None:
    head = """
Belastingfaktuur

FAKTUREER AAN                                       DOKUMENT NR     IN-7253
                                                    DATUM           17/11/26
"""
    foot = """
SESSIE: alle regte uit hierdie faktuur is aan Witpeer Invoice Finance (Pty) Ltd oorgedra.
Geen eise na 7 dae nie.
Nyala Transport (RF) (Pty) Ltd, 85 Bessemer Street, Boksburg 1459
"""
    assert read(invoice(head, foot=foot)).get("buyer_name") is None


def test_the_name_of_a_salesman_under_terms_is_no_part_of_them() -> None:
    head = """
Springhaas Transport (Pty) Ltd                      TAX INVOICE
Terms:   45 days from invoice date                  Invoice No: IN-6362
Rep:     Fatima Naidoo
"""
    assert read(invoice(head))["payment_terms"] == "45 days from invoice date"


def test_a_company_that_breaks_under_its_heading_goes_before_the_one_beside_it() -> None:
    head = """
TAX INVOICE
From:                        Karee Logistics Ltd          Invoice No.   A-5512
Sekunjalo Plumbing           194 Station Street           Date          15 Nov 2026
Supplies (Pty) Ltd           Paarl
68 Kanaal Street             7646
PAARL 7646
"""
    fields = read(invoice(head))
    assert fields["buyer_name"] == "Karee Logistics Ltd"
    assert str(fields["seller_name"]).startswith("Sekunjalo Plumbing")


@pytest.mark.parametrize("beside", ["date", ""])
def test_the_last_word_of_a_value_beside_it_makes_a_label_no_heading(beside: str) -> None:
    head = f"""
Karee Solutions (Pty) Ltd                               TAX INVOICE
PO Box 5269, Hamilton, Mbombela 1200
Telephone:
013 367 3966
F:
013 367 3999
E-mail:
sales@karee.example
www.karee.example
VAT No. 4987371475

BILL TO                                   INVOICE NO    F3714
Karee Foods (RF) (Pty) Ltd                TERMS         60 days
206 Loop Road                                           from invoice
VAT Reg No:                                             {beside}
4732432242
"""
    fields = read(invoice(head))
    assert (fields["seller_tax_id"], fields["buyer_tax_id"]) == ("4987371475", "4732432242")


def test_the_invoice_that_terms_count_from_has_no_number_beside_it() -> None:
    head = """
Rietkuil Civils (Pty) Ltd                                             Faktuur
PO Box 9348, DURBAN 4001

FAKTUURDATUM     FAKTUUR NR     BETAALDATUM    TERME                  KLIENTNOMMER
2026-11-17                      2027-01-16     60 days from invoice   K-31733
"""
    assert read(invoice(head)).get("invoice_number") is None


CLOSE_COLUMNS = """
515 Omskrywing 61-120, Hoeveelheid 300-359, Tarief 396-424, BTW 435-458, % 460-468, Bedrag 478-512, Eksl 515-534
534 Pine 61-82, timber 84-114, 250 341-359, R 383-389, 159.46 392-424, 15.00% 434-468, R 479-486, 39865.00 488-534
551 Crushed 61-100, stone 102-129, 40 347-359, R 383-389, 401.00 392-424, 15.00% 434-468, R 479-486, 16040.00 488-534
569 Cleaning 61-102, monthly 104-151, 3 353-359, R 369-375, 10580.00 378-424, 15.00% 434-468, R 479-486, 31740.00 488-534
591 Totaal 311-341, Uitgesluit 344-389, BTW 392-414, R 478-485, 87645.00 487-533
"""


def placed(rows: str, height: float) -> Page:
    """A page of words, each with its left and right edge in points, in rows that begin with how far down they stand."""
    words = []
    for row in rows.strip().splitlines():
        top, cells = row.split(" ", 1)
        for cell in cells.split(", "):
            text, edges = cell.rsplit(" ", 1)
            left, right = map(float, edges.split("-"))
            words.append(Word(text, Box(left, float(top), right, float(top) + height), None, "text_layer"))
    return Page(1, 595.0, 842.0, 0, tuple(words))


def test_headings_that_would_be_one_label_are_two_where_a_wide_gap_parts_them() -> None:
    lines = extract([placed(CLOSE_COLUMNS, 13.8)]).lines
    assert [line.quantity for line in lines] == [Decimal(250), Decimal(40), Decimal(3)]
    assert [line.unit_price for line in lines] == [Decimal("159.46"), Decimal("401.00"), Decimal("10580.00")]


BESIDE_PARTICULARS = """
41 Witkoppies 40-104, Security 107-153, Ltd 155-174
52 204 40-54, Lemoen 56-85, Street 87-110, Gqeberha 304-344, 6001 347-361
121 TAX 40-76, INVOICE 80-153
151 Date 40-58, of 60-67, Issue: 69-92, 8th 217-230, November 232-270, 2026 272-291, To 309-318
160 Invoice 40-68, Number: 70-101, IN-5248 259-291, Suikerbos 309-345, Textiles 347-376, Ltd 378-390
170 Due 40-54, Date: 57-77, 8th 231-244, March 246-270, 2027 272-291, 60 309-318, Quarry 320-346, Road 348-367
179 Del 40-52, Note 54-72, No: 74-87, DN002083 251-291, Paarl 309-328, 7646 330-349
189 Customer 40-76, VAT 78-94, Reg: 96-112, 4724829025 244-291
198 Your 40-58, Order: 60-84, PO002087 252-291
"""


def test_under_a_heading_stands_who_is_nearest() -> None:
    fields = {field.term.value: field.value for field in extract([placed(BESIDE_PARTICULARS, 13.0)]).fields}
    assert fields["buyer_name"] == "Suikerbos Textiles Ltd"


def test_a_telephone_number_beside_a_label_is_not_its_number() -> None:
    head = """
Witkoppies Staffing (Pty) Ltd                              Faktuur # T3039
DATUM             Kliënt:
09.11.2026        Rietkuil Elektries (Edms) Bpk
Betaalbaar voor   Posbus 9836
08.01.2027        Durban 4001
Bestelnommer      Tel 031 673 8004
PO001142          Epos: debtors@rietkuil.example
"""
    assert read(invoice(head))["po_number"] == "PO001142"


def test_a_telephone_behind_a_number_in_its_line_leaves_it_the_number() -> None:
    foot = "HRB 80478 | Mail: office@sonnenberg.example | Telefon: 0431 1433894"
    assert read(invoice("Sonnenberg GmbH                 Rechnung Nr. 4711", foot=foot))["registration_number"] == "80478"


def test_a_label_between_two_parties_leaves_the_second_his_address() -> None:
    head = """
INVOICE                                                              Document No : 6909
Seller :                                                   To :
Lesedi Wear (Pty) Ltd                                      J & M Plumbing (Pty) Ltd
175 Jan Smit Avenue       Reg No: 2015/616181/07           Kya Sands
Jet Park                  VAT Registration No:             25 Voortrekker Way
Pietermaritzburg 3201     4417377092                       Johannesburg 2001
"""
    assert str(read(invoice(head))["buyer_address"]).endswith("25 Voortrekker Way, Johannesburg 2001")


def test_the_terms_under_a_due_date_are_read_without_their_label() -> None:
    head = """
Sonnenberg GmbH                       Rechnung Nr. 4711
                                      Zahlungsziel: 6. Oktober 2026
                                      Zahlungsbedingung: zahlbar innerhalb 45 Tagen
"""
    assert read(invoice(head))["payment_terms"] == "zahlbar innerhalb 45 Tagen"
