"""Figures, dates and numbers of made papers: what houses held apart write is their own, and a person can read it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bench.papers import days, figures, shapes
from bench.papers.countries import COUNTRIES
from bench.papers.days import DateStyle
from bench.papers.figures import NumberStyle

DAY = date(2026, 5, 3)


@pytest.mark.parametrize("country", sorted(COUNTRIES))
def test_figures_and_dates_kept_for_held_out_families_are_no_common_ones_of_the_country(country: str) -> None:
    assert not set(figures._HELD_STYLES[country]) & set(figures._STYLES[country] + figures._RARE_STYLES[country])
    assert not set(days._HELD_NUMERIC[country]) & set(days._NUMERIC[country] + days._RARE_NUMERIC[country])


def test_words_of_dates_and_shapes_of_numbers_kept_for_held_out_families_are_no_common_ones() -> None:
    for language, patterns in days._HELD_WORDED.items():
        assert not set(patterns) & set(days._WORDED[language] + days._RARE_WORDED[language]), language
    assert not set(shapes.HELD_SHAPES) & set(shapes.SHAPES)
    for key, own in shapes.HELD_REFERENCES.items():
        assert not set(own) & set(shapes.REFERENCES[key]), key


@pytest.mark.parametrize(
    ("pattern", "language", "printed"),
    [
        ("{d} {MON} {y}", "en", "03 MAY 2026"),
        ("{weekday}, {D} {month} {y}", "en", "Sunday, 3 May 2026"),
        ("{D} {short} {y}", "de", "3 Mai 2026"),
        ("{weekday} {D} {month} {y}", "fr", "dimanche 3 mai 2026"),
        ("{y} 年 {m} 月 {d} 日", "zh", "2026 年 05 月 03 日"),
        ("{y}年{M}月{D}日 {weekday}", "zh", "2026年5月3日 星期日"),
        ("{D}{th} of {month} {y}", "en", "3rd of May 2026"),
        ("{d} {CAPS} {y}", "nl", "03 MEI 2026"),
        ("den {D}. {month} {y}", "de", "den 3. Mai 2026"),
        ("{D} {mon}, {y}", "en", "3 May, 2026"),
        ("{dd}, {d}.{m}.{y}", "de", "So, 03.05.2026"),
        ("{day}. {d}/{m}/{y}", "fr", "dim. 03/05/2026"),
    ],
)
def test_a_date_is_written_as_the_pattern_says(pattern: str, language: str, printed: str) -> None:
    assert DateStyle(pattern, language)(DAY) == printed


def test_short_months_of_a_language_are_told_apart() -> None:
    for language in days._SHORT:
        assert len({DateStyle("{short}", language)(date(2026, month, 1)) for month in range(1, 13)}) == 12


def test_a_dash_for_no_cents_stands_in_amounts_alone() -> None:
    style = NumberStyle("'", ".", "code before", no_cents="--")
    assert style.amount(Decimal(1250), "CHF") == "CHF 1'250.--"
    assert style.amount(Decimal("1250.50"), "CHF") == "CHF 1'250.50"
    assert style.quantity(Decimal(3), 2) == "3.00"


def test_a_currency_may_be_written_in_a_word() -> None:
    assert NumberStyle(",", ".", "word after").amount(Decimal("1234.5"), "CNY") == "1,234.50元"
    assert NumberStyle(",", ".", "word before", lakh=True).amount(Decimal("123456"), "INR") == "Rs. 1,23,456.00"


@pytest.mark.parametrize(
    ("mark", "currency", "printed"),
    [
        ("prefix", "USD", "US$1,234.50"),
        ("prefix spaced", "CNY", "RMB 1,234.50"),
        ("prefix spaced", "CHF", "SFr. 1,234.50"),
        ("before slash", "INR", "₹ 1,234.50/-"),
        ("word slash", "INR", "Rs. 1,234.50/-"),
        ("before code", "GBP", "£ 1,234.50 GBP"),
    ],
)
def test_a_currency_is_written_as_houses_of_its_country_do(mark: str, currency: str, printed: str) -> None:
    assert NumberStyle(",", ".", mark).amount(Decimal("1234.5"), currency) == printed


def test_a_french_month_has_a_first_but_no_second() -> None:
    style = DateStyle("{D}{er} {month} {y}", "fr")
    assert (style(date(2026, 5, 1)), style(date(2026, 5, 2))) == ("1er mai 2026", "2 mai 2026")


@pytest.mark.parametrize(
    ("negative", "mark", "printed"),
    [
        ("minus", "before", "R-1,234.50"),
        ("before mark", "before", "-R1,234.50"),
        ("around mark", "before", "(R1,234.50)"),
        ("before mark", "", "-1,234.50"),
        ("true minus", "before", "\u2212R1,234.50"),
        ("spaced minus", "code joined", "- ZAR1,234.50"),
        ("angle", "before", "<R1,234.50>"),
        ("trailing spaced", "before", "R1,234.50 -"),
        ("joined Cr", "before", "R1,234.50Cr"),
        ("leading CR", "code before sign", "CR ZAR R1,234.50"),
        ("spaced Cr", "before code", "R 1,234.50 ZAR Cr"),
        ("bracketed CR", "prefix spaced", "R 1,234.50 (CR)"),
        ("minus in brackets", "before", "(-R1,234.50)"),
        ("trailing dash", "", "1,234.50\u2013"),
    ],
)
def test_what_is_taken_off_bears_its_sign_where_the_house_puts_it(negative: str, mark: str, printed: str) -> None:
    assert NumberStyle(",", ".", mark, negative).amount(Decimal("-1234.5"), "ZAR") == printed
