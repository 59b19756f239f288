"""Amounts of which a sign was mistaken for its like are set right, and numbers that are printed so are left."""

from __future__ import annotations

import pytest

from extractors.recognition.slips import mended


@pytest.mark.parametrize(
    ("text", "following", "meant"),
    [
        ("IO", "474,23", "10"),
        ("l2", "474.23", "12"),
        ("I.374,46", "", "1.374,46"),
        ("5-733,02", "", "5.733,02"),
        ("1-234-567.89", "", "1,234,567.89"),
        ("28.665.10", "", "28.665,10"),
        ("O51001", "", "051001"),
    ],
)
def test_a_doubted_amount_is_set_right(text: str, following: str, meant: str) -> None:
    assert mended(text, 0.6, following) == meant


@pytest.mark.parametrize("text", ["5-733,02", "28.665.10", "O51001", "I.374"])
def test_what_is_read_surely_is_left(text: str) -> None:
    assert mended(text, 0.97) == text


@pytest.mark.parametrize(("text", "following"), [("IO", "Link"), ("I", "474,23"), ("12-345-67", ""), ("1.2.2024", ""), ("OK123", "")])
def test_other_words_are_left(text: str, following: str) -> None:
    assert mended(text, 0.6, following) == text
