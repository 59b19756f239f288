"""A code is one word where a recogniser sees a space in it that is none."""

from __future__ import annotations

import pytest

from extractors.layout.torn_codes import with_whole_codes
from extractors.model import Box, Word


def words(*parts: tuple[str, float, float], seen_by: str = "paddle") -> list[str]:
    return [each.text for each in with_whole_codes([Word(text, Box(x0, 40, x1, 48), 0.99, seen_by) for text, x0, x1 in parts])]


def test_figures_that_stand_closer_than_a_space_go_on_with_the_code() -> None:
    assert words(("NO:", 94, 106), ("DN008", 110.7, 137.5), ("419", 138.8, 151.6)) == ["NO:", "DN008419"]


@pytest.mark.parametrize(
    ("left", "right", "seen_by"),
    [
        (("DN008", 110.7, 137.5), ("419", 141.0, 153.8), "paddle"),  # a space stands between them
        (("DN008", 110.7, 137.5), ("419", 138.8, 151.6), "text_layer"),
        (("15", 110.7, 121.5), ("318", 122.8, 138.0), "paddle"),  # the thousands of a figure
        (("DN008", 110.7, 137.5), ("4,19", 138.8, 153.6), "paddle"),
    ],
)
def test_other_words_stay_two(left: tuple[str, float, float], right: tuple[str, float, float], seen_by: str) -> None:
    assert words(left, right, seen_by=seen_by) == [left[0], right[0]]
