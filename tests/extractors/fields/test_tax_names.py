"""Whatever a label of a tax number says, the name of a tax stands in it: a number behind such words is one, a paper's or a sum's is not."""

from __future__ import annotations

import pytest

from extractors.fields.labels import roles_of
from extractors.fields.lookup import DocumentLayout
from extractors.fields.tax_ids import tax_numbers
from tests.extractors.fields.printed import printed


def numbers(text: str) -> list[str]:
    return [each.text for each in tax_numbers(DocumentLayout([printed(text)]))]


@pytest.mark.parametrize(
    ("label", "number"),
    [
        ("VAT enrolment mark", "4303060430"),
        ("BTW-aansluiting", "4742398086"),
        ("Umsatzsteuerkennzeichnung", "DE842598663"),
        ("Federal tax mark", "29-0051591"),
        ("Tenue fiscale", "FR 12 345678901"),
        ("企业税字", "91363180MAT8XKECB7"),
    ],
)
def test_a_label_nobody_listed_that_names_a_tax_announces_a_tax_number(label: str, number: str) -> None:
    assert not roles_of(label)
    assert numbers(f"{label}: {number}") == [number]
    assert numbers(f"Kestrel Works | {label}: {number} | Durban") == [number]
    assert numbers(f"{label}      {number}") == [number]


def test_it_may_stand_over_its_number_and_name_whose_it_is() -> None:
    (found,) = tax_numbers(DocumentLayout([printed("Your VAT enrolment mark\n4303060430")]))
    assert (found.text, found.named) == ("4303060430", "addressee")


@pytest.mark.parametrize(
    "text",
    [
        "Tax invoice 4303060430",
        "VAT enrolled amount    1 234 567.00",
        "VAT enrolled on    2026-03-01",
        "Tax office: 031 673 8004",
        "Cheque card 4303060430",
    ],
)
def test_a_number_of_a_paper_an_amount_or_a_date_is_none(text: str) -> None:
    assert numbers(text) == []


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("VAT REG NO 4358952549", "4358952549"),
        ("Federal Tax ID 36-4471182", "36-4471182"),
        ("VAT number NO 974 760 673", "NO 974 760 673"),
    ],
)
def test_the_last_word_of_a_label_is_no_country(line: str, number: str) -> None:
    assert numbers(line) == [number]


@pytest.mark.parametrize(("line", "found"), [("Vendor 4612652067", ["4612652067"]), ("Vendor 4612652068", []), ("Vendor no 10044", [])])
def test_a_south_african_vendor_is_registered_for_vat(line: str, found: list[str]) -> None:
    assert numbers(line) == found


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("USt-ID DE107056148", "DE107056148"),
        ("VAT-ID DE111743554", "DE111743554"),
        ("VAT NO DE111743554", "DE111743554"),
        ("TVA: FR AB 123456789", "FR AB 123456789"),
        ("BTW-nummer NL 8783.42.102.B.01", "NL 8783.42.102.B.01"),
    ],
)
def test_a_number_begins_with_its_country_and_ends_with_its_last_group(text: str, number: str) -> None:
    assert numbers(text) == [number]


def test_a_belgian_firm_may_print_its_number_without_the_country() -> None:
    assert numbers("Interieurbouw Maesveld & zoon gcv\nKruisstraat 12, 3500 Hasselt\n0497.648.800") == ["0497.648.800"]
    assert numbers("Tel 0497.648.800") == []
    assert numbers("0497.648.801") == []


def test_a_number_may_be_parted_into_groups() -> None:
    assert numbers("Btw NL.8974.37.222.B01") == ["NL.8974.37.222.B01"]
    assert numbers("wir danken DE 280 237 020") == ["DE 280 237 020"]


def test_a_number_may_stand_behind_its_tax_office_alone() -> None:
    assert numbers("Inh. Veit Roßbach, FA Holzminden 31/138/02266") == ["31/138/02266"]
    assert numbers("Finanzamt Bad Oldesloe, 31/138/02266") == ["31/138/02266"]
    assert numbers("Fach Holzminden 31/138/02266") == []


def test_the_number_of_a_register_beside_the_label_of_a_tax_number_is_none() -> None:
    assert "01743912" not in numbers("""
Brackenhill Fresh Produce Ltd
Reg. for VAT:         CK/Reg 01743912
GB 969 1622 29        Account ABC691
""")
