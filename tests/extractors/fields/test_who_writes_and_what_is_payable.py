"""Whose address a heading opens, whose dates and currency a paper is written in, and which figures of its foot belong together."""

from __future__ import annotations

import pytest

from extractors.kinds.invoice import extract
from tests.extractors.fields.printed import GOODS, printed


def read(text: str) -> dict[str, str | None]:
    return {field.term.value: field.value for field in extract([printed(text)]).fields}


def test_the_seller_stands_under_from_also_where_the_buyer_stands_beside_it_without_a_heading() -> None:
    found = read(
        """
                         TAX INVOICE

From:                        Vaalkrans Bande (Edms) Bpk       Invoice No   SI-2209
Khaya Hardware (Pty) Ltd     222 River Street                 Date         31 October 2026
45 Old Pass Road             Paarl 7646
Johannesburg 2001            VAT Reg No: 4515769711
Tel 011 236 8253
"""
        + GOODS
    )
    assert (found["seller_name"], found["buyer_name"]) == ("Khaya Hardware (Pty) Ltd", "Vaalkrans Bande (Edms) Bpk")


def test_who_receives_the_goods_is_not_the_buyer_where_another_stands_beside_them() -> None:
    found = read(
        """
Saltmarsh Haulage plc
228 Mill Lane
Bristol BS3 4JQ
VAT Number: GB 262 5921 97

                         INVOICE

Oakhanger Plant Hire plc               Ship To:                         Invoice No   TI1391
167 Canal Side                         Harrow & Finch Fasteners Ltd     Date         18 January 2026
Riverside Business Centre              17 Unit Road
Norwich                                Lower Bridge Estate
NR6 6EY                                Leeds
                                       LS11 5TZ
"""
        + GOODS
    )
    assert found["buyer_name"] == "Oakhanger Plant Hire plc"


@pytest.mark.parametrize(
    ("printed_date", "delivered", "issued"), [("11/04/2026", "", "2026-04-11"), ("09-04-2026", "10-04-2026", "2026-04-09")]
)
def test_dates_are_written_as_in_the_sellers_country(printed_date: str, delivered: str, issued: str) -> None:
    found = read(
        f"""
Protea Cove Foods (Pty) Ltd
239 Canal Street, Cape Town 7925
VAT Reg No 4269493708

                         INVOICE

Customer:                                            Invoice No   2026-7651
Mesa Verde Line Manufacturing LLC                    Date         {printed_date}
199 Commerce Dr                                      Terms        30 days
Macon, GA 31201
Atlanta, GA 30301
"""
        + GOODS
        + f"\nGoods received in good order   {delivered}\n"
    )
    assert found["issue_date"] == issued


def test_a_currency_at_a_rate_of_exchange_is_not_what_is_payable() -> None:
    found = read(
        """
Protea Cove Foods (Pty) Ltd
239 Canal Street, Cape Town 7925

INVOICE 4471
Date 3 March 2026

Description                      Quantity      Price      Amount (ZAR)
Treated batten                         10      50.00      500.00

Total Exclusive       VAT 15 %       Total          USD @ 16.43
500.00                75.00          575.00         USD 35.00
"""
    )
    assert (found["currency"], found["gross_total"]) == ("ZAR", "575.00")


def test_the_size_of_a_tyre_is_no_currency() -> None:
    assert "currency" not in read(
        "Great Basin Co.\n\nINVOICE 4471\nDate 3 March 2026\n" + GOODS.replace("Treated batten", "Tyre 300/65 R15   ")
    )


def test_lines_less_a_discount_make_the_total_where_there_is_no_tax() -> None:
    found = read("""
Löwenherz Spedition GmbH
Schillerstr. 101, 48143 Münster

                         RECHNUNG 4471
Datum: 24.01.2026

Beschreibung                     Anzahl        Preis      Betrag
Kabel                                6         89,75      538,50

                                 Summe Positionen:        538,50
                                 abzgl. Rabatt:            26,93
                                 Gesamtbetrag:            511,57
""")
    assert (found["gross_total"], found["allowance_total"]) == ("511.57", "26.93")


def test_a_tax_number_in_a_footer_is_the_issuers_whatever_mail_address_stands_before_it() -> None:
    found = read(
        """
                         INVOICE 4471

Bill To: Granite Falls Manufacturing LLC             Date   26 February 2026
59 Industrial Blvd
Duluth, MN 55802
"""
        + GOODS
        + """


Lone Cypress Services Co.
20 Oak Street, Mobile, AL 36602
Email: debtors@lonecypress.example | Federal Tax ID: 56-2104383
"""
    )
    assert found.get("seller_tax_id") == "56-2104383"


def test_the_bank_is_known_without_a_colon_among_the_details_of_its_account() -> None:
    found = read(
        "Protea Cove Foods (Pty) Ltd\n\nINVOICE 4471\nDate 3 March 2026\n"
        + GOODS
        + """
BANKING DETAILS: Bank Ubank Meridian
Branch Code 470010   Account No 560958612
"""
    )
    assert found["bank_name"] == "Ubank Meridian"


def test_a_label_runs_on_to_the_next_line() -> None:
    found = read(
        """
Nyala Agri (Pty) Ltd
207 Old Pass Road, George 6529

                         TAX INVOICE

                                       Invoice No   67838
                                       Purchase     4571666010
                                       Order:
                                       Date         6 March 2026
"""
        + GOODS
    )
    assert found["po_number"] == "4571666010"
