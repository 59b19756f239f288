"""What stands under a heading: where nothing is filled in, terms or the head of the goods, and a party in its own manner of a form."""

from __future__ import annotations

import pytest

from extractors.fields.headed_parties import headed_parties
from extractors.fields.lookup import DocumentLayout
from tests.extractors.fields.printed import printed
from tests.extractors.fields.test_party_blocks import read

_LETTERHEAD = """
Kestrel Works (Pty) Ltd
12 Anvil Road
Durban 4001
VAT No: 4480247186

TAX INVOICE F3956

"""


def test_labelled_terms_under_an_empty_heading_are_nobodys_name() -> None:
    assert "buyer_name" not in read(f"{_LETTERHEAD}Debiteur            Afleweringsadres\n\nVoorwaardes: 30 days from invoice date\n\n")


def test_the_head_of_the_goods_under_an_empty_heading_is_nobodys_name() -> None:
    head = "Nr Werk gedoen                  Getal Eenh     Tarief     BTW       Bedrag Totaal Insl"
    row = "1    Circuit breaker 16 A        2 EA           143.99     43.20     287.98     331.18"
    assert "buyer_name" not in read(f"{_LETTERHEAD}kliënt:     Kontak: Zanele Mokoena\n\n{head}\n{row}\n")


def test_the_label_of_a_date_under_an_empty_heading_is_nobodys_name() -> None:
    assert "buyer_name" not in read(
        f"{_LETTERHEAD}Invoice To                    Site\n\nDATE       17-Nov-2026\nPay By     17-Dec-2026\n\n"
    )


@pytest.mark.parametrize(
    "below",
    [
        "banking details: Beneficiary: Kestrel Works BK     Held at Karoo Mercantile Bank\nBranch Code: 580105",
        "Pay into Bank Name: Karoo Mercantile Bank\nAccount Number: 6210044917\nPayment Terms 30 days from invoice date",
    ],
)
def test_where_to_pay_under_an_empty_heading_is_nobodys_name(below: str) -> None:
    assert "buyer_name" not in read(f"{_LETTERHEAD}invoice to:\n\n{below}\n")


def test_a_name_under_its_tax_number_is_still_found() -> None:
    text = f"{_LETTERHEAD}Bill To\nVAT No: 4401754496\nBrushy Creek CC\n1 Loop Road\nGeorge 6529\n"
    assert read(text)["buyer_name"] == "Brushy Creek CC"


@pytest.mark.parametrize("name", ["J & M Ltd", "A Co (Pty) Ltd", "3M Bpk"])
def test_one_or_two_letters_beside_a_form_of_law_are_a_name(name: str) -> None:
    text = f"{_LETTERHEAD}Bill To\n{name}\n143 Lemoen Street\nSpartan\nCape Town 7925\nVAT No: 4846268722\n"
    assert read(text)["buyer_name"] == name


def test_a_section_that_begins_with_the_partys_number_names_the_party_all_the_same() -> None:
    text = """
Rechnung Nr. 47110818 vom 31.10.2026

Verkäufer
Nummer:         12345676
Name:           Karee Handel GmbH
Anschrift:      Eichenweg 15
                12345 Leipzig
Käufer
Nummer:         75969813
Name:           Metallbau Blume GmbH
Anschrift:      Pappelallee 3
                12347 Metallstadt
"""
    (seller,) = headed_parties(DocumentLayout([printed(text)]), "seller_heading")
    assert (seller.name, seller.address) == ("Karee Handel GmbH", "Eichenweg 15, 12345 Leipzig")


def test_an_address_under_the_first_word_of_a_name_beside_its_heading_is_that_partys() -> None:
    text = "SELLER: Karee Doors 1535\n           12 Rue de la Fontaine\n           44100 Nantes\n\nInvoice No: 77"
    (seller,) = headed_parties(DocumentLayout([printed(text)]), "seller_heading")
    assert (seller.name, seller.address) == ("Karee Doors 1535", "12 Rue de la Fontaine, 44100 Nantes")
