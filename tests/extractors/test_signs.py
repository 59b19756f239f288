"""A raised figure and a letter of any script count, as they do one by one."""

from __future__ import annotations

import pytest

from extractors.fields.legal_forms import ends_in_form
from extractors.fields.total_phrases import is_converted
from extractors.signs import has_digit, has_letter, has_letter_or_digit, letter_count


@pytest.mark.parametrize("text", ["", "-", "m", "7", "m²", "é", "№ ٣", "公司", "½", "€ -.", "A-1"])
def test_a_text_holds_what_one_of_its_signs_is(text: str) -> None:
    assert has_digit(text) == any(ch.isdigit() for ch in text)
    assert has_letter(text) == any(ch.isalpha() for ch in text)
    assert has_letter_or_digit(text) == any(ch.isalnum() for ch in text)
    assert letter_count(text) == sum(ch.isalpha() for ch in text)


@pytest.mark.parametrize(
    "form",
    ["(Pty) Ltd", "PTY LIMITED", "(Edms) Bpk.", "ltd.", "Limited", "GmbH", "LLC", "Inc.", "CC", "plc", "Sdn. Bhd.", "B.V.", "BV", "SARL"],
)
def test_the_quick_look_at_the_end_of_a_name_passes_every_form_of_law(form: str) -> None:
    assert ends_in_form(f"Karoo Timber {form}")
    assert not ends_in_form(f"Karoo Timber {form} Road")


@pytest.mark.parametrize(
    "text",
    [
        "USD @ 18.2",
        "Exchange rate 18.20",
        "Wisselkoers 18,2",
        "Wechselkurs",
        "Taux de change",
        "Equivalent in EUR",
        "Gegenwert",
        "汇率 7.1",
    ],
)
def test_the_quick_look_at_a_line_passes_every_word_of_exchange(text: str) -> None:
    assert is_converted(text)
