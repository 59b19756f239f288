"""Whether a page begins a paper is told by what it repeats of the page before, and what it changes."""

from __future__ import annotations

import pytest

from extractors.layout.lines import lay_out
from extractors.model import Page
from extractors.page_starts.facts import facts_of
from extractors.page_starts.marks import marks_of_sides, pair_marks
from extractors.page_starts.places import places_of
from extractors.page_starts.scorer import begins
from tests.extractors.fields.printed import printed

PAPER = """
Tembo Vel (Pty) Ltd                       {title}
12 Anvil Road, Germiston 1401
                                          {label}:   {number}
                                          Date:      {day}
Bill to
Ceres Foods (Pty) Ltd
9 Quarry Street, Ceres 6835

Rovensa                 Gol         Mel        Lunger
Treated batten           10       50.00        500.00
Hex bolt M10            100        1.50        150.00

                        Savel                  650.00
                        VAT 15%                 97.50
                        Total                  747.50
"""
REST = """
Tembo Vel (Pty) Ltd                       {title}
12 Anvil Road, Germiston 1401
                                          {label}:   {number}

Rovensa                 Gol         Mel        Lunger
Wire nail 75 mm          20       10.00        200.00

                        Savel                  850.00
                        VAT 15%                127.50
                        Total                  977.50
"""


def _page(text: str, number: str = "KS-20418", day: str = "14 March 2026") -> Page:
    return printed(text.format(title="TAX INVOICE", label="Invoice No", number=number, day=day))


def _begins(before: Page, own: Page) -> float:
    return begins(facts_of(before), facts_of(before), facts_of(own))


def test_the_next_of_a_series_begins_though_only_its_number_and_its_day_are_others() -> None:
    assert _begins(_page(PAPER), _page(PAPER, "KS-20419", "14 April 2026")) > 0.9


def test_a_page_that_repeats_the_number_and_goes_on_with_rows_does_not_begin() -> None:
    open_page = printed(
        "\n".join(PAPER.format(title="TAX INVOICE", label="Invoice No", number="KS-20418", day="14 March 2026").splitlines()[:-4])
    )
    assert _begins(open_page, _page(REST)) < 0.1


def test_labels_are_compared_by_what_stands_behind_them_whatever_they_say() -> None:
    first, other = facts_of(_page(PAPER)), facts_of(_page(REST, "KS-20419"))
    assert "beside:first:same:0" in pair_marks(first, first, other).rest
    assert "beside:first:other:1" in pair_marks(first, first, other).rest
    assert "beside:first:same:1" in pair_marks(first, first, facts_of(_page(REST))).rest


@pytest.mark.parametrize(("value", "kept"), [("KS-20418", "KS20418"), ("1,150.00", None), ("7", None), ("2026/03/14", "20260314")])
def test_numbers_and_days_stand_behind_labels_and_amounts_do_not(value: str, kept: str | None) -> None:
    assert places_of(lay_out(printed(f"Druntim:   {value}\nRovensa\n\n\n"))).beside.get("druntim") == kept


def test_rows_that_are_numbered_go_on() -> None:
    first = facts_of(printed("\n".join(f"{row}      Treated batten      {10 + row}      50.00" for row in (1, 2, 3))))
    second = facts_of(printed("\n".join(f"{row}      Treated batten      {10 + row}      50.00" for row in (4, 5))))
    assert "numbered:next" in pair_marks(first, first, second).rest
    assert "numbered:anew" in pair_marks(first, first, first).rest


def test_words_are_marked_by_where_they_stand_with_their_parts() -> None:
    assert {"new=vervolg", "new~<ver"} <= set(marks_of_sides({"new": ("vervolg",)}))
