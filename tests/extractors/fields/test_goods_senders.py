"""Who sent the goods is no seller of their carriage."""

from __future__ import annotations

import pytest

from extractors.kinds.invoice import extract
from tests.extractors.fields.printed import GOODS, printed

FREIGHT = """
Kestrelvlei Forwarding (Pty) Ltd
4 Solstice Road, Umhlanga 4319                    {title}  D00048817

Bill to:                                          Invoice date: 24/10/2026
Rivonia Cookware (Pty) Ltd
21 Galaxy Avenue
Sandton 2065

{sends}                                           Consignee
Tianmei Kitchenware Co Ltd                        Rivonia Cookware (Pty) Ltd
"""


def seller_of(title: str, sends: str) -> str | None:
    text = FREIGHT.format(title=title, sends=sends) + GOODS
    return next((field.value for field in extract([printed(text)]).fields if field.term.value == "seller_name"), None)


@pytest.mark.parametrize("sends", ["Shipper", "SHIPPER:", "Consignor", "Expéditeur", "Versender"])
def test_who_sent_the_goods_does_not_bill_their_carriage(sends: str) -> None:
    assert seller_of("TAX INVOICE", sends) == "Kestrelvlei Forwarding (Pty) Ltd"


def test_a_form_for_goods_abroad_is_its_shippers_invoice() -> None:
    assert seller_of("COMMERCIAL INVOICE", "Shipper") == "Tianmei Kitchenware Co Ltd"


@pytest.mark.parametrize("number", ["VAT NO 4520188831", "(VAT 4520188831)", "VAT: 4520188831"])
def test_who_is_billed_may_stand_on_one_line_with_his_address_and_number(number: str) -> None:
    text = f"""
Kestrelvlei Ocean Lines Ltd
12 Heerengracht, Cape Town 8001                   FREIGHT INVOICE  88410

Shipper                                           Consignee
Rivonia Cookware (Pty) Ltd                        Vinothek Nord GmbH
Worcester                                         20457 Hamburg
Bill to: Rivonia Cookware (Pty) Ltd, PO Box 19, Worcester 6850 {number}
"""
    found = {field.term.value: field.value for field in extract([printed(text + GOODS)]).fields}
    assert (found["seller_name"], found["buyer_name"]) == ("Kestrelvlei Ocean Lines Ltd", "Rivonia Cookware (Pty) Ltd")
    assert found["buyer_tax_id"] == "4520188831"
