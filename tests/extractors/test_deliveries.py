"""Delivery notes and waybills say two days, two parties and what was handed over, in words of their own."""

from __future__ import annotations

import pytest

from extractors.kinds.bill_of_lading import RULES as BILL_OF_LADING
from extractors.kinds.delivery_note import RULES as DELIVERY_NOTE
from extractors.terms import Term
from tests.extractors.fields.printed import printed

NOTE = """
DELIVERY NOTE
Protea Cove Security CC                     {first}
67 Voortrekker Way                          {second}
Boksburg 1459                               Delivery note no: POD5025
VAT No: 4532817089

Sold to:
Khaya Foods (Pty) Ltd
PO Box 2992
Kimberley, 8301

Description                                 Unit        {quantity}
Labour: artisan                             HRS         24.00
River sand, delivered                       M3          100.00

{accepted}


RECEIVED BY                   SIGN HERE                  DATE
"""


def read(text: str, **parts: str) -> dict[Term, str | None]:
    found = DELIVERY_NOTE.extract([printed(text.format(**parts) if parts else text)])
    return {field.term: field.value for field in found.fields}


def note(**changes: str) -> dict[Term, str | None]:
    parts = {"first": "Dated: 09-Aug-2023", "second": "Delivered on: 08-Aug-2023", "quantity": "Quantity", "accepted": ""}
    return read(NOTE, **(parts | changes))


def test_a_delivery_note_has_its_own_day_beside_that_of_the_delivery() -> None:
    found = note()
    assert (found[Term.ISSUE_DATE], found[Term.DELIVERY_DATE]) == ("2023-08-09", "2023-08-08")


def test_a_delivery_note_without_a_day_of_its_own_is_of_the_day_of_the_delivery() -> None:
    found = note(first="")
    assert (found[Term.ISSUE_DATE], found[Term.DELIVERY_DATE]) == ("2023-08-08", "2023-08-08")


def test_the_day_on_which_goods_were_signed_for_does_not_date_the_note() -> None:
    text = NOTE.format(first="", second="Delivered on: 08-Aug-2023", quantity="Quantity", accepted="")
    signed = text.rstrip("\n").replace("DATE", "Date: 10-Aug-2023").replace("RECEIVED BY  ", "Received by: Thandi Mokoena")
    assert read(signed)[Term.ISSUE_DATE] == "2023-08-08"


@pytest.mark.parametrize("phrase", ["ABOVE GOODS CHECKED AND ACCEPTED", "GOEDERE NAGEGAAN EN AANVAAR", "Ware ordnungsgemäß erhalten"])
def test_a_sentence_over_an_empty_place_of_signature_is_nobodys_name(phrase: str) -> None:
    text = NOTE.format(first="", second="", quantity="Quantity", accepted="").replace("\n\n\n\n", f"\n\n\n{phrase}\n")
    found = read(text)
    assert Term.RECEIVED_BY not in found
    assert Term.SIGNED not in found


def test_what_was_sent_is_a_quantity() -> None:
    (first, second) = DELIVERY_NOTE.extract([printed(NOTE.format(first="", second="", quantity="Gestuur", accepted=""))]).lines
    assert (str(first.quantity), str(second.quantity)) == ("24.00", "100.00")


def test_day_and_month_stand_as_the_country_writes_them_that_a_telephone_number_names() -> None:
    text = """
Dispatch Note
Protea Cove Ltd                             Delivery Note No: DN-8013
67 Bessemer Street                          Dated: 08/12/24
Paarl, 7646                                 Date Delivered: 05/12/24
Telephone: +27 21 191 6731
"""
    found = read(text)
    assert (found[Term.ISSUE_DATE], found[Term.DELIVERY_DATE]) == ("2024-12-08", "2024-12-05")


def test_the_shipper_sells_and_the_consignee_buys_whatever_carriers_letterhead_a_waybill_bears() -> None:
    text = """
Imbali Safety Wear (Pty) Ltd
209 Granite Drive
Cape Town 7925
VAT No: 4754603423

Straight Bill of Lading

SHIPPER Drakenzicht Engineering CC          CONSIGNEE Kliprand Chemicals (Pty) Ltd
149 Quarry Road                             194 Voortrekker Way
Vanderbijlpark 1911                         Silverton 1911
VAT No: 4827979206                          Your VAT No: 4103030559

WAYBILL NO       DATE            ORDER NO
916725           16.01.2023      98470
"""
    found = {field.term: field.value for field in BILL_OF_LADING.extract([printed(text)]).fields}
    assert found[Term.SELLER_NAME] == "Drakenzicht Engineering CC"
    assert found[Term.BUYER_NAME] == "Kliprand Chemicals (Pty) Ltd"
    assert (found[Term.SELLER_TAX_ID], found[Term.BUYER_TAX_ID]) == ("4827979206", "4103030559")
