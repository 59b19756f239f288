"""Receipts of shops, travel sites and card terminals: under which number a sale stands, which day it was paid, and who paid."""

from __future__ import annotations

import pytest

from extractors.kinds import receipt
from extractors.terms import Term
from tests.extractors.fields.printed import printed

SHEET = """
{head}
PAYMENT RECEIPT

{lines}

Cederberg Lodge, 3 nights                                                      R 3,300.00
Service fee                                                                    R   150.00
Total paid                                                                     R 3,450.00
"""


def read(text: str) -> dict[Term, str | None]:
    return {field.term: field.value for field in receipt.RULES.extract([printed(text)]).fields}  # type: ignore[misc]


@pytest.mark.parametrize(
    "label",
    [
        "Booking ID:",
        "Booking reference",
        "Confirmation No.",
        "Order #",
        "Your order number:",
        "Reservation code",
        "Transaction ID",
        "Buchungsnummer:",
        "Bestell-Nr.",
        "N° de réservation :",
        "Référence commande",
        "Boekingsnummer",
        "Bestelnommer:",
        "订单号：",
    ],
)
def test_a_receipt_without_a_number_of_its_own_has_that_of_the_sale(label: str) -> None:
    assert read(SHEET.format(head="Staywell Travel B.V.", lines=f"{label:<28}884120339"))[Term.INVOICE_NUMBER] == "884120339"


def test_the_number_of_the_receipt_goes_before_that_of_the_sale() -> None:
    lines = "Booking ID: 884120339\nReceipt No: 2041-7718"
    assert read(SHEET.format(head="Staywell Travel B.V.", lines=lines))[Term.INVOICE_NUMBER] == "2041-7718"


@pytest.mark.parametrize("label", ["Membership No:", "Room No:", "Flight No"])
def test_what_numbers_no_sale_numbers_no_receipt(label: str) -> None:
    assert Term.INVOICE_NUMBER not in read(SHEET.format(head="Staywell Travel B.V.", lines=f"{label:<28}884120339"))


def test_a_receipt_is_of_the_day_on_which_it_was_paid_and_nothing_falls_due() -> None:
    lines = "Payment date: 11 February 2026\nCheck-in: 20 February 2026      Check-out: 23 February 2026"
    found = read(SHEET.format(head="Staywell Travel B.V.", lines=lines))
    assert found[Term.ISSUE_DATE] == "2026-02-11"
    assert Term.DUE_DATE not in found


def test_the_letters_and_figures_of_a_booking_are_nobodys_name() -> None:
    found = read(SHEET.format(head="Blue Heron Airways", lines="Confirmation No.   HX7K2P\nDate of issue      17 Apr 2026"))
    assert (found[Term.SELLER_NAME], found[Term.INVOICE_NUMBER]) == ("Blue Heron Airways", "HX7K2P")


@pytest.mark.parametrize("whose", ["CUSTOMER COPY", "CLIENT COPY", "CARDHOLDER COPY"])
def test_whose_copy_a_card_slip_is_heads_nobody(whose: str) -> None:
    text = f"""
    MOORLAND FUELS
    OKEHAMPTON EX20 1AA
M: ***12345      TID: ****4410
AID: A0000000031010
VISA DEBIT
**** **** **** 4456
SALE
AMOUNT          £45.10
22/03/26        18:22
{whose}
PLEASE KEEP THIS RECEIPT
"""
    found = read(text)
    assert Term.BUYER_NAME not in found
    assert Term.INVOICE_NUMBER not in found


def test_a_german_receipt_says_from_whom_the_money_came() -> None:
    text = "Keramikwerkstatt Ahrens\nQuittung Nr. 118\n\nVon: Frau Sabine Roth\nGesamtbetrag   238,00 €\ndankend erhalten"
    assert read(text)[Term.BUYER_NAME] == "Frau Sabine Roth"


@pytest.mark.parametrize("giver", ["Donor:", "Donor name:", "Donateur :", "Skenker:"])
def test_a_gift_is_received_from_its_giver(giver: str) -> None:
    text = f"Ubuntu Children's Foundation NPC\nReceipt\n\n{giver} Clearwater Logistics (Pty) Ltd\nAmount of donation: R 10,000.00"
    assert read(text)[Term.BUYER_NAME] == "Clearwater Logistics (Pty) Ltd"
