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
