"""A table that stands a little askew prints its figures higher than their words, and they are one row nevertheless."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.fields.line_items import find_lines
from extractors.fields.lookup import DocumentLayout
from extractors.model import Line, Page, Word
from tests.extractors.fields.printed import printed

NOTE = """
Item      Description               Qty Delivered     Unit

60463     Ball valve 16 mm brass    10                EA
KA1969    Diesel 50 ppm             4                 L
T719      Engine oil 15W40 4 L      5                 EA
"""
QUANTITIES_AT = 40 + 36 * 6.0
UNDER_HEADINGS = 60.0


def lines_of(page: Page) -> tuple[Line, ...]:
    return find_lines(DocumentLayout([page]), ".").lines


def moved(page: Page, number: int, by: float) -> Page:
    """The page with the figures of its n-th row of goods printed higher."""
    top = sorted({word.box.top for word in page.words if word.box.top > UNDER_HEADINGS})[number]

    def raised(word: Word) -> Word:
        box = word.box
        is_of_row = box.top == top and box.x0 >= QUANTITIES_AT
        return replace(word, box=replace(box, top=box.top - by, bottom=box.bottom - by)) if is_of_row else word

    return replace(page, words=tuple(map(raised, page.words)))


@pytest.mark.parametrize("number", [0, 1, 2])
@pytest.mark.parametrize("by", [0.0, 4.0, 5.5, 6.5, -5.5])
def test_figures_printed_higher_than_their_words_are_of_their_row(number: int, by: float) -> None:
    page = moved(printed(NOTE, seen_by="paddle"), number, by)
    assert [(each.item_code, each.description, each.quantity, each.unit) for each in lines_of(page)] == [
        ("60463", "Ball valve 16 mm brass", 10, "EA"),
        ("KA1969", "Diesel 50 ppm", 4, "L"),
        ("T719", "Engine oil 15W40 4 L", 5, "EA"),
    ]
