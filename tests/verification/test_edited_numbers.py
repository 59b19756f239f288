"""What counts as an edit of an invoice number, and that the register is asked for the number it was made of."""

from __future__ import annotations

from datetime import date

import pytest

from verification.matching.edited_numbers import edit_between, look_alike_digits
from verification.matching.number_skeletons import number_skeleton, skeletons_of_originals
from verification.matching.numbers import numbers_around, same_number

TELLING = [
    ("INV-1045", "INV-1045A"),
    ("INV-1045", "INV-1045-2"),
    ("INV-1045", "X-INV-1045"),
    ("INV-1045", "INV-1O45"),
    ("INV-1045", "INV-I045"),
    ("INV-1045", "INV-104S"),
    ("INV-1845", "INV-1B45"),
    ("INV-1045", "1NV-1045"),
    ("INV-1045", "INV-1045/2026"),
    ("INV-1045", "INV-1045 COPY"),
    ("INV-1045", "INV-1045 (duplicate)"),
    ("INV-1045", "INV-1045 Rev 3"),
    ("INV-1045", "INV-1045rev1"),
    ("INV-1045", "INV-1045-v2"),
    ("INV-1045", "ІNV-1045"),
    ("INV-1045", "INV-10-45"),
    ("INV-1045", "i n v 1 0 4 5"),
    ("INV-1045 DUPLICATE", "INV-1045 REV 2"),
]
NOT_BY_THEMSELVES = [
    ("INV-1045", "INV-10045"),
    ("INV-1045", "INV-1054"),
    ("INV-1045", "INV-10451"),
    ("INV-10-45", "INV-104-5"),
    ("INV-1045", "INV-10745"),
]
OTHER_NUMBERS = [
    ("INV-1045", "INV-1046"),
    ("INV-1045", "INV-1145"),
    ("INV-1045", "INV-10450000"),
    ("INV-1045", "CN-2207"),
    ("INV-1045A", "INV-1045B"),
    ("2025/007", "2026/007"),
    ("12", "120"),
]


@pytest.mark.parametrize(("original", "edited"), TELLING)
def test_an_edit_that_tells_by_itself(original: str, edited: str) -> None:
    found = edit_between(edited, original)
    assert found is not None
    assert found.telling, found.what


@pytest.mark.parametrize(("original", "edited"), NOT_BY_THEMSELVES)
def test_an_edit_that_also_makes_honest_numbers(original: str, edited: str) -> None:
    found = edit_between(edited, original)
    assert found is not None
    assert not found.telling, found.what


@pytest.mark.parametrize(("one", "other"), OTHER_NUMBERS)
def test_two_numbers_are_two_numbers(one: str, other: str) -> None:
    found = edit_between(one, other)
    assert found is None or not found.telling


@pytest.mark.parametrize(("original", "edited"), [*TELLING, *NOT_BY_THEMSELVES])
def test_the_register_is_asked_for_the_original(original: str, edited: str) -> None:
    assert number_skeleton(original) in skeletons_of_originals(edited, date(2026, 3, 2))


def test_letters_beside_digits_are_read_as_digits_and_others_are_left() -> None:
    assert [look_alike_digits(each) for each in ("INV-I0S", "BILL-7", "DO 12")] == ["INV-105", "BILL-7", "DO 12"]


def test_numbers_without_digits_have_no_skeleton() -> None:
    assert [number_skeleton(each) for each in ("", "INV", "000")] == [None, None, None]


def test_the_numbers_around_one_count_its_last_digits() -> None:
    assert numbers_around("INV-2026/002", 1) == (["INV2026-1"], ["INV2026-3"])
    assert numbers_around("no digits") == ([], [])


def test_a_number_that_is_not_there_is_neither_the_same_nor_another() -> None:
    assert [same_number("INV-7", "inv 007"), same_number("7", "8"), same_number(None, "7"), same_number("", "")] == [
        True,
        False,
        None,
        None,
    ]
