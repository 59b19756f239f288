"""The rate beside a tax under a word that nobody listed is its rate where it makes the tax of the net."""

from __future__ import annotations

import pytest

from extractors.kinds.invoice import extract
from tests.extractors.fields.printed import TIMBER, printed


def rate_on(tax: str) -> str | None:
    found = extract([printed(TIMBER.format(tax=tax))]).fields
    return next((field.value for field in found if field.term.value == "tax_rate"), None)


@pytest.mark.parametrize("tax", ["Wexmidalpel 15.00%   150.00", "Lobrizor @ 15 %   150.00"])
def test_the_percentage_in_the_line_of_a_tax_that_it_makes_is_its_rate_under_any_word(tax: str) -> None:
    assert rate_on(tax) == "15"


def test_a_percentage_that_does_not_make_the_tax_is_no_rate() -> None:
    assert rate_on("Wexmidalpel 12.00%   150.00") is None
