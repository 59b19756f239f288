"""Firms that bear the word of a heading in their name, as samples and young companies do, head nobody's address."""

from __future__ import annotations

import pytest

from extractors.kinds.invoice import extract
from tests.extractors.fields.printed import GOODS, printed


@pytest.mark.parametrize(
    ("seller", "buyer"),
    [
        ("Supplier Ltd", "Customer plc"),
        ("Vendor (Pty) Ltd", "Client CC"),
        ("Lieferant GmbH", "Kunde AG"),
        ("Verkäufer GmbH", "Käufer AG"),
        ("Fournisseur SARL", "Client SAS"),
        ("Leverancier B.V.", "Klant N.V."),
    ],
)
def test_a_word_of_a_heading_before_a_form_of_law_is_a_name(seller: str, buyer: str) -> None:
    head = f"{seller:<49}Invoice\n{'20 High Street':<49}No: 471102\n{'Leeds LS1 4AB':<49}\n\n{buyer}\n15 Mill Lane\nYork YO1 7HH"
    fields = {field.term.value: field.value for field in extract([printed(head + GOODS)]).fields}
    assert (fields["seller_name"], fields["buyer_name"]) == (seller, buyer)


def test_a_heading_before_a_colon_still_announces_a_form() -> None:
    seller, buyer = (
        "Supplier: Hadrian Timber Ltd\n20 High Street\nLeeds LS1 4AB\n",
        "Customer: Tyne Joinery Ltd\n15 Mill Lane\nYork YO1 7HH\n",
    )
    head = f"{seller}\n{buyer}\nInvoice 4418\n"
    fields = {field.term.value: field.value for field in extract([printed(head + GOODS)]).fields}
    assert (fields["seller_name"], fields["buyer_name"]) == ("Hadrian Timber Ltd", "Tyne Joinery Ltd")
