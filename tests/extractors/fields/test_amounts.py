"""An amount misread by a factor of a thousand is the dearest fault there is."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.fields.amounts import DecimalMark, canonical, decimal_mark_of, figures_in


@pytest.mark.parametrize(
    ("printed", "mark", "value"),
    [
        ("1.234,56", ",", "1234.56"),
        ("1 234,56", ",", "1234.56"),
        ("1'234.56", ".", "1234.56"),
        ("12,34,567.00", ".", "1234567.00"),
        ("R -1 234,56", ",", "-1234.56"),
        ("R 12 345,67", ",", "12345.67"),
        ("R 1 672 993,87", ",", "1672993.87"),
        ("(1,200.00)", ".", "-1200.00"),
        ("$ (45.00)", ".", "-45.00"),
        ("1,200.00 CR", ".", "-1200.00"),
        ("-5.00-", ".", "-5.00"),
        ("5,00-", ",", "-5.00"),
        ("12 OOO.O0", ".", "12000.00"),
        ("4,759 .20", ".", "4759.20"),
        ("R12 345.67", ".", "12345.67"),
        ("RM 5.50", ".", "5.50"),
        ("€ 2.321,00", ",", "2321.00"),
        ("12,0000", ",", "12.0000"),
        ("1.000", ",", "1000"),
        ("1,234", ".", "1234"),
        ("4,052", ",", "4.052"),
        (".50", ".", "0.50"),
        ("R 9 250-00", ".", "9250.00"),
        ("R64,998-50", ",", "64998.50"),
        ("56 520-00", ".", "56520.00"),
        ("EUR1.234,56", ",", "1234.56"),
        ("1.234,56EUR", ",", "1234.56"),
        ("1,234.56ZAR", ".", "1234.56"),
        ("R1,234.56-", ".", "-1234.56"),
        ("-R1,234.56", ".", "-1234.56"),
        ("R-1,234.56", ".", "-1234.56"),
        ("(R1,234.56)", ".", "-1234.56"),
        ("R(1,234.56)", ".", "-1234.56"),
        ("1 234,56-", ",", "-1234.56"),
        ("- 1 234,56 €", ",", "-1234.56"),
        ("−1.234,56", ",", "-1234.56"),
        ("Fr. 1'234.50", ".", "1234.50"),
        ("CHF 1’234.50", ".", "1234.50"),
        ("1 234 567,89", ",", "1234567.89"),
        ("R 1 234 567.89", ".", "1234567.89"),
        ("¥12,345.67元", ".", "12345.67"),
        ("￥1,300.00", ".", "1300.00"),
        ("Rs. 12,34,567/-", ".", "1234567"),
        ("KES 5,000/=", ".", "5000"),
        ("C$1,234.56", ".", "1234.56"),
        ("2.978,666.00", ".", "2978666.00"),
        ("1, 234.56", ".", "1234.56"),
        ("1,234. 56", ".", "1234.56"),
        ("1.234 ,56", ",", "1234.56"),
        ("R 1 2OO,OO", ",", "1200.00"),
        ("l2,345.00", ".", "12345.00"),
    ],
)
def test_every_style_gives_the_exact_amount(printed: str, mark: str, value: str) -> None:
    (figure,) = figures_in(printed, mark)  # type: ignore[arg-type]
    assert figure.value == Decimal(value)


@pytest.mark.parametrize("printed", ["16/11/2017", "2026-03-04", "10:30", "INV7"])
def test_what_is_no_amount_gives_none(printed: str) -> None:
    assert figures_in(printed, ".") == ()


def test_the_figures_of_a_page_decide_what_a_comma_means() -> None:
    assert decimal_mark_of(["1.000", "12,50", "3,99", "7.500"]) == ","
    assert decimal_mark_of(["1,000", "12.50", "3.99"]) == "."
    assert decimal_mark_of(["nothing"]) == "."


def test_a_percentage_is_no_money() -> None:
    (figure,) = figures_in("15.00 %", ".")
    assert figure.percent
    assert not figure.looks_like_money


@given(st.decimals(min_value=0, max_value=9_999_999, places=2))
def test_an_amount_reads_back_in_both_styles(value: Decimal) -> None:
    english = f"{value:,.2f}"
    german = english.translate(str.maketrans({",": ".", ".": ","}))
    spaced = german.replace(".", " ")
    assert [figures_in(text, mark)[0].value for text, mark in ((english, "."), (german, ","), (spaced, ","))] == [value] * 3  # type: ignore[arg-type]
    assert Decimal(canonical(value)) == value


def test_a_run_of_digits_too_long_to_count_anything_is_no_figure() -> None:
    assert figures_in("6" * 40, ".") == ()
    assert [canonical(figure.value) for figure in figures_in("6" * 20, ".")] == ["6" * 20 + ".00"]


def test_a_letter_that_says_how_an_amount_is_taxed_is_no_part_of_it() -> None:
    assert [str(each.value) for each in figures_in("5,820.00T", ".")] == ["5820.00"]
    assert figures_in("12.50kg", ".") == ()


@pytest.mark.parametrize("printed", ["R10-20", "R 100-200", "2026-05-00", "031 000-00"])
def test_a_dash_between_figures_parts_rand_and_cents_only_where_it_can_mean_nothing_else(printed: str) -> None:
    assert all(figure.decimals == 0 for figure in figures_in(printed, "."))


def test_an_amount_begins_at_its_first_digit_and_not_with_the_space_behind_another_word() -> None:
    figures = figures_in("15% 614.79", ".")
    assert ["15% 614.79"[each.start : each.end] for each in figures] == ["15", "614.79"]


def test_a_day_and_month_say_nothing_of_the_decimal_mark() -> None:
    assert decimal_mark_of(["01.02.-28.02.", "15.03.", "49,73"]) == ","


@pytest.mark.parametrize(
    ("text", "value"), [("29,3697 EUR", "29.3697"), ("8,4034", "8.4034"), ("1.0425", "1.0425"), ("12,34567", "12.34567")]
)
@pytest.mark.parametrize("mark", [",", "."])
def test_more_than_three_digits_behind_one_mark_are_decimals(text: str, value: str, mark: DecimalMark) -> None:
    assert [figure.value for figure in figures_in(text, mark)] == [Decimal(value)]


def test_a_number_with_a_point_does_not_say_how_cents_are_parted() -> None:
    assert decimal_mark_of(["20.1234", "17.8854", "49,73"]) == ","
