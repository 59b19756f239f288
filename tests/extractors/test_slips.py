"""Amounts of which a sign was mistaken for its like are set right, and numbers that are printed so are left."""

from __future__ import annotations

import pytest

from extractors.recognition.slips import is_cut_at_point, is_cut_in_two, mended


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
        (".3", "394.08", "3"),
        (",12.345,67", "", "12.345,67"),
    ],
)
def test_a_doubted_amount_is_set_right(text: str, following: str, meant: str) -> None:
    assert mended(text, 0.6, following) == meant


@pytest.mark.parametrize(("text", "meant"), [("36;859.86", "36,859.86"), ("1.236;859,86", "1.236.859,86")])
def test_a_semicolon_within_an_amount_parts_its_thousands(text: str, meant: str) -> None:
    assert mended(text, 0.97) == meant


@pytest.mark.parametrize(
    ("text", "before", "meant"),
    [
        ("990:24", "10", "990.24"),
        ("10,990:24", "", "10,990.24"),
        ("100:25", "mix", "100:25"),
        ("990:24", "", "990:24"),
        ("07:45", "10", "07:45"),
    ],
)
def test_a_speck_over_the_point_of_an_amount_makes_no_colon(text: str, before: str, meant: str) -> None:
    assert mended(text, 0.999, before=before) == meant


@pytest.mark.parametrize(("text", "meant"), [("Sl-679693", "SI-679693"), ("Tl3516", "TI3516"), ("Al2", "Al2"), ("Rl5O", "Rl5O")])
def test_an_l_that_ends_the_capitals_before_a_number_is_an_i(text: str, meant: str) -> None:
    assert mended(text, 0.97) == meant


@pytest.mark.parametrize(("text", "following"), [("138,4", "46.13"), ("138,", "446.13"), ("1.13", "8.446,13")])
def test_an_amount_that_breaks_off_within_a_group_goes_on(text: str, following: str) -> None:
    assert is_cut_in_two(text, following)


@pytest.mark.parametrize(
    ("text", "following"), [("138", "446.13"), ("2", "1,446.13"), ("138,446", "46.13"), ("12.50", "46.13"), ("x,4", "46.13")]
)
def test_figures_of_two_columns_are_two(text: str, following: str) -> None:
    assert not is_cut_in_two(text, following)


@pytest.mark.parametrize(
    ("thousands", "rest", "cents", "is_cut"),
    [
        ("5", "569,", "40", True),
        ("Total", "1,569.", "40", True),
        ("", "1.569,", "40", True),
        ("Lots", "569,", "40", False),
        ("5", "56,", "40", False),
        ("5", "569,", "400", False),
        ("5", "569", "40", False),
        ("on", "1,569,", "40", False),
    ],
)
def test_an_amount_of_several_groups_may_be_cut_behind_its_point(thousands: str, rest: str, cents: str, is_cut: bool) -> None:
    assert is_cut_at_point(thousands, rest, cents) is is_cut


@pytest.mark.parametrize("text", [".5", "5-733,02", "28.665.10", "O51001", "I.374"])
def test_what_is_read_surely_is_left(text: str) -> None:
    assert mended(text, 0.97) == text


@pytest.mark.parametrize(("text", "following"), [("IO", "Link"), ("I", "474,23"), ("12-345-67", ""), ("1.2.2024", ""), ("OK123", "")])
def test_other_words_are_left(text: str, following: str) -> None:
    assert mended(text, 0.6, following) == text


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("RI84340.07", "R184340.07"),
        ("Rl,250.00", "R1,250.00"),
        ("€I.234,50", "€1.234,50"),
        ("RI84340", "RI84340"),
        ("RIB4340.07", "RIB4340.07"),
    ],
)
def test_a_letter_between_the_currency_s_sign_and_an_amount_is_a_one(text: str, meant: str) -> None:
    assert mended(text, 0.95) == meant
