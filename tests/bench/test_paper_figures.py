"""Figures, dates and numbers of made papers: what houses held apart write is their own, and a person can read it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bench.papers import families, figures
from bench.papers.countries import COUNTRIES
from bench.papers.figures import DateStyle, NumberStyle

DAY = date(2026, 5, 3)


@pytest.mark.parametrize("country", sorted(COUNTRIES))
def test_figures_and_dates_kept_for_held_out_families_are_no_common_ones_of_the_country(country: str) -> None:
    assert not set(figures._HELD_STYLES[country]) & set(figures._STYLES[country])
    assert not set(figures._HELD_NUMERIC[country]) & set(figures._NUMERIC[country])


def test_words_of_dates_and_shapes_of_numbers_kept_for_held_out_families_are_no_common_ones() -> None:
    for language, patterns in figures._HELD_WORDED.items():
        assert not set(patterns) & set(figures._WORDED[language]), language
    assert not set(families._HELD_SHAPES) & set(families._SHAPES)
    for key, shapes in families._HELD_REFERENCES.items():
        assert not set(shapes) & set(families._REFERENCES[key]), key


@pytest.mark.parametrize(
    ("pattern", "language", "printed"),
    [
        ("{d} {MON} {y}", "en", "03 MAY 2026"),
        ("{weekday}, {D} {month} {y}", "en", "Sunday, 3 May 2026"),
        ("{D} {short} {y}", "de", "3 Mai 2026"),
        ("{weekday} {D} {month} {y}", "fr", "dimanche 3 mai 2026"),
        ("{y} 年 {m} 月 {d} 日", "zh", "2026 年 05 月 03 日"),
    ],
)
def test_a_date_is_written_as_the_pattern_says(pattern: str, language: str, printed: str) -> None:
    assert DateStyle(pattern, language)(DAY) == printed


def test_short_months_of_a_language_are_told_apart() -> None:
    for language in figures._SHORT:
        assert len({DateStyle("{short}", language)(date(2026, month, 1)) for month in range(1, 13)}) == 12


def test_a_dash_for_no_cents_stands_in_amounts_alone() -> None:
    style = NumberStyle("'", ".", "code before", no_cents="--")
    assert style.amount(Decimal(1250), "CHF") == "CHF 1'250.--"
    assert style.amount(Decimal("1250.50"), "CHF") == "CHF 1'250.50"
    assert style.quantity(Decimal(3), 2) == "3.00"


def test_a_currency_may_be_written_in_a_word() -> None:
    assert NumberStyle(",", ".", "word after").amount(Decimal("1234.5"), "CNY") == "1,234.50元"
    assert NumberStyle(",", ".", "word before", lakh=True).amount(Decimal("123456"), "INR") == "Rs. 1,23,456.00"
