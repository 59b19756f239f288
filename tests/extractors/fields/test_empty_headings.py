"""Under a heading where nothing is filled in stands something else: terms, or the head of the goods; neither is a party's name."""

from __future__ import annotations

import pytest

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
