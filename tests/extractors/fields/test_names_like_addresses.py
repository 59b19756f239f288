"""Small firms are called after their street, and ledgers print their code for a customer over the customer's name."""

from __future__ import annotations

import pytest

from extractors.fields.company_names import is_street
from extractors.kinds.invoice import extract
from tests.extractors.fields.printed import GOODS, printed

PAPER = """
{seller}
14 Anvil Road, Isando, 1600

TAX INVOICE

{buyer}

Invoice no: 20418
Date: 2026-03-14
"""


def parties_on(seller: str, *buyer: str) -> tuple[str | None, str | None]:
    found = extract([printed(PAPER.format(seller=seller, buyer="\n".join(buyer)) + GOODS)]).fields
    read = {field.term.value: field.value for field in found}
    return read.get("seller_name"), read.get("buyer_name")


@pytest.mark.parametrize(
    "name", ["Anvil Street Forge", "Long Street Pharmacy", "Kloof Road Motors", "Old Mill Lane Bakery", "Kerk Straat Slaghuis"]
)
def test_a_firm_may_be_called_after_its_street(name: str) -> None:
    assert not is_street(name)
    assert parties_on(name, "Bill to", "Copper Ridge Lumber", "8 Abbey Street, Carlisle CA3 8TX") == (name, "Copper Ridge Lumber")


@pytest.mark.parametrize(
    "street", ["Abbey Street, Carlisle", "14 Long Street", "Station Road", "Kloof Road 12", "Unit 4, Mill Lane Business Park"]
)
def test_a_street_is_one_still(street: str) -> None:
    assert is_street(street)


@pytest.mark.parametrize("code", ["LAN004", "C-10442", "10442", "D96638"])
@pytest.mark.parametrize("heading", ["Bill to", "Customer", "Invoice to", "Debtor"])
def test_the_code_of_the_books_is_not_the_customers_name(code: str, heading: str) -> None:
    _, buyer = parties_on("Kestrel Forge (Pty) Ltd", heading, code, "Copper Ridge Lumber", "8 Abbey Street, Carlisle CA3 8TX")
    assert buyer == "Copper Ridge Lumber"


@pytest.mark.parametrize("sign", ["Teken hier", "Sign here", "Customer signature", "Unterschrift"])
def test_where_somebody_shall_sign_is_nobodys_name(sign: str) -> None:
    foot = f"\n\nIn goeie orde ontvang\n{'Priya Dlamini':49}23.09.2024\n{'Ontvanger':25}{sign:24}Datum\n"
    paper = PAPER.format(seller="Thusano Vleismark (Edms) Bpk", buyer="Val d'Or Primeurs SA\n186 impasse des Forges\n94000 Créteil")
    found = {field.term.value: field.value for field in extract([printed(paper + GOODS + foot)]).fields}
    assert found.get("buyer_name") in (None, "Val d'Or Primeurs SA")
