"""A currency sign that was read as a letter is what the page's other amounts have."""

from __future__ import annotations

from extractors.layout.misread_signs import with_currency_signs
from tests.extractors.fields.printed import printed


def texts(page: str, seen_by: str = "paddle") -> list[str]:
    return [word.text for word in with_currency_signs(printed(page, seen_by=seen_by).words)]


def test_a_letter_before_an_amount_is_the_sign_of_the_other_amounts() -> None:
    assert texts("Day £1,256.71   Night £345.08   Levy E36.58") == ["Day", "£1,256.71", "Night", "£345.08", "Levy", "£36.58"]


def test_codes_and_pages_without_such_signs_keep_their_letters() -> None:
    assert texts("Day £1.00   Night £2.00   E36 E1024 F9") == ["Day", "£1.00", "Night", "£2.00", "E36", "E1024", "F9"]
    assert texts("E36.58   12.00") == ["E36.58", "12.00"]


def test_what_a_file_says_itself_is_not_misread() -> None:
    assert texts("£1.00   £2.00   E36.58", seen_by="text_layer")[-1] == "E36.58"
