"""A number that stands with others in one cell, under joined labels, is that of its own label; and the letters before it are part of it."""

from __future__ import annotations

from extractors.fields.head_pairs import head_pairs
from extractors.fields.lookup import document_layout
from extractors.fields.sheet_numbers import receipt_number
from tests.extractors.fields.printed import printed


def _pairs(text: str) -> list[tuple[str, str]]:
    return [(pair.label, pair.number.text) for pair in head_pairs(document_layout([printed(text)]))]


def test_joined_numbers_stand_under_their_own_labels() -> None:
    assert _pairs("""
QUOTATION
prepared on / qtn no / quote valid to
18-Sep-2025 | 3987/25 | 18-Oct-2025
""") == [("qtn no", "3987/25")]


def test_an_address_that_strokes_part_is_no_row_of_numbers() -> None:
    assert (
        _pairs("""
Deliver to
199 Loop Road | Kya Sands | 1459
""")
        == []
    )


def test_the_letters_before_a_number_of_a_receipt_are_its_own() -> None:
    found = receipt_number(document_layout([printed("Receipt Ref. INV 15224")]))
    assert found is not None
    assert found.value == "INV 15224"


def test_letters_of_a_label_in_capitals_are_no_part_of_the_number() -> None:
    found = receipt_number(document_layout([printed("RECEIPT REF 15224")]))
    assert found is not None
    assert found.value == "15224"
