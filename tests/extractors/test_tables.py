"""What a row prints belongs to the columns that it stands in, also where a heading is narrower than what is under it."""

from __future__ import annotations

import pytest

from extractors.layout.lines import lay_out
from extractors.layout.tables import Column, row_of
from extractors.model import Box, Page, Word

COLUMNS = (
    Column("Article", {"column_item_code": 1.0}, 113.6, 151.3),
    Column("Goods / Services", {"column_description": 1.0}, 158.4, 250.5),
)


def parts(*words: tuple[str, float, float]) -> list[str]:
    page = Page(1, 420.0, 595.0, 0, tuple(Word(text, Box(x0, 451.0, x1, 461.0), None, "text_layer") for text, x0, x1 in words))
    (line,) = lay_out(page).lines
    row = row_of(line, COLUMNS)
    return [row.text(index) for index in range(len(COLUMNS))]


@pytest.mark.parametrize("end", [150.0, 155.4])
def test_a_wide_gap_at_a_gutter_parts_a_code_from_the_words_beside_it(end: float) -> None:
    words = (("HL3323", 118.7, end), ("Portable", 165.4, 204.5), ("toilet", 207.4, 229.6), ("hire", 232.5, 252.9))
    assert parts(*words) == ["HL3323", "Portable toilet hire"]


def test_a_space_between_words_parts_nothing_where_one_runs_over_the_gutter() -> None:
    words = (("Portable", 118.7, 157.0), ("toilet", 159.9, 182.0), ("hire", 184.9, 205.3))
    assert "Portable toilet hire" in parts(*words)


def test_the_last_figure_of_a_description_stays_with_it_however_wide_the_gutter_beside_it() -> None:
    columns = (Column("Details", {"column_description": 1.0}, 145.9, 174.5), Column("Price", {"column_unit_price": 1.0}, 352.1, 378.0))
    words = (("Overall", 126.1, 152.6), ("safety", 192.1, 214.9), ("orange", 217.1, 245.3), ("size", 247.4, 261.7), ("8", 263.9, 268.6))
    page = Page(1, 420.0, 595.0, 0, tuple(Word(text, Box(x0, 451.0, x1, 461.0), None, "text_layer") for text, x0, x1 in words))
    row = row_of(lay_out(page).lines[0], columns)
    assert row.text(1) == ""
