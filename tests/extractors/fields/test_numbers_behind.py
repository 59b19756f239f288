"""What stands behind an address on its line, and what looks like a part of one and is none."""

from __future__ import annotations

import pytest

from extractors.kinds.invoice import extract
from tests.extractors.fields.printed import GOODS, printed

_PAPER = "\n\nINVOICE\nInvoice no: 3906541\nDate: 20 April 2026\n\nBill to:\nCarter Trading Ltd\n12 Long Street\nLeeds LS1 4AB\n"


def read(head: str) -> dict[str, str | None]:
    return {field.term.value: field.value for field in extract([printed(head + _PAPER + GOODS)]).fields}


@pytest.mark.parametrize(
    ("name", "line", "address"),
    [
        ("Kade 9 BV", "Dorpstraat 1, 1234 AB Utrecht KvK 12345678", "Dorpstraat 1, 1234 AB Utrecht"),
        ("Kade 9 BV", "Dorpstraat 1, 1234 AB Utrecht KVK Utrecht: 32147380", "Dorpstraat 1, 1234 AB Utrecht"),
        ("Kade 9 BV", "Dorpstraat 1, 1234 AB Utrecht | BTW: NL820471616B02", "Dorpstraat 1, 1234 AB Utrecht"),
        ("Lindner GmbH", "Hauptstr. 1, 10115 Berlin HRB 12345", "Hauptstr. 1, 10115 Berlin"),
        ("Lindner GmbH", "Hauptstr. 1, 10115 Berlin, USt-IdNr. DE123456788", "Hauptstr. 1, 10115 Berlin"),
        ("Verrière SARL", "12 rue de la Paix, 75002 Paris SIRET 482 144 060 00019", "12 rue de la Paix, 75002 Paris"),
        ("Tolhek Roofing Ltd", "12 Main Road, Cape Town 8001 VAT No: 4123456789", "12 Main Road, Cape Town 8001"),
    ],
)
def test_an_address_ends_where_the_numbers_of_registers_begin(name: str, line: str, address: str) -> None:
    found = read(f"{name}\n{line}")
    assert (found["seller_name"], found["seller_address"]) == (name, address)
    assert found["buyer_address"] == "12 Long Street, Leeds LS1 4AB"


def test_the_code_of_a_bank_is_no_address() -> None:
    found = read("Kade 9 BV\nBTW nr. NL820471616B02 IBAN: NL91ABNA0417164300 BIC:\nABNANL2A")
    assert found["seller_name"] == "Kade 9 BV"
    assert "seller_address" not in found


def test_a_seller_without_an_address_has_not_the_one_of_the_buyer() -> None:
    found = read("Tolhek Roofing Ltd\naccounts@tolhek.example")
    assert found["seller_name"] == "Tolhek Roofing Ltd"
    assert "seller_address" not in found


def test_a_broken_iban_ends_where_its_country_ends_it() -> None:
    assert read("Kade 9 BV\nIBAN: NL27INGB0000026501 BIC: INGBNL2A")["iban"] == "NL27INGB0000026501"
