"""A total is known by the words of its phrase, and by the parts of a compound."""

from __future__ import annotations

import pytest

from extractors.fields.total_phrases import role_of_phrase


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Rechnungsgesamtsumme", "gross_total"),
        ("Nettorechnungsbetrag", "net_total"),
        ("Bruttorechnungsbetrag inkl. USt", "gross_total"),
        ("Mehrwertsteuersumme", "tax_total"),
        ("Totaalprijs", "gross_total"),
        ("Overall total incl. VAT", "gross_total"),
        ("Combined total excluding VAT", "net_total"),
    ],
)
def test_a_compound_says_what_its_parts_say(text: str, role: str) -> None:
    assert role_of_phrase(text) == role


@pytest.mark.parametrize("text", ["Rechnungsnummer", "Totaliteit", "Versandart", "Betragsart", "Nettogewicht", "Lieferdatum"])
def test_a_compound_with_a_part_that_is_no_money_is_no_total(text: str) -> None:
    assert role_of_phrase(text) is None


def test_a_page_of_one_endless_word_is_no_total() -> None:
    assert role_of_phrase("netto" * 5_000) is None
