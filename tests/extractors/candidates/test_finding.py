"""Every amount, day and number of a paper is found that may be one of its fields, several in one line too."""

from __future__ import annotations

import pytest

from extractors.candidates.finding import Candidate, find_candidates
from extractors.fields.lookup import document_layout
from tests.extractors.fields.printed import printed


def found(text: str, kind: str) -> list[Candidate]:
    return [each for each in find_candidates(document_layout([printed(text)]), ".", set()) if each.kind == kind]


def test_every_number_of_a_sentence_has_the_words_right_before_it() -> None:
    numbers = found("Re our Invoice RG-41817; Your Ref. REQ9322; Against PO. 66631464", "number")
    assert [(each.text, each.before.strip()) for each in numbers] == [
        ("RG-41817", "Re our Invoice"),
        ("REQ9322", "; Your Ref."),
        ("66631464", "; Against PO."),
    ]


def test_a_number_stands_beside_a_day_in_one_cell() -> None:
    text = "prepared on - 6/12/23; cn # D-23-9668"
    assert [each.text for each in found(text, "number")] == ["D-23-9668"]
    assert [each.text for each in found(text, "date")] == ["6/12/23"]


def test_a_letter_before_five_digits_is_of_a_number_or_of_so_many_rand() -> None:
    assert [each.text for each in found("R89912", "number")] == ["R89912"]
    assert [each.text for each in found("R89912", "amount")] == ["R89912"]
    assert not found("R 89,912.00", "number")


def test_eight_digits_may_be_a_day_or_a_number() -> None:
    for kind in ("date", "number"):
        assert [each.text for each in found("Date of Document: 20260519", kind)] == ["20260519"]
    assert not found("Order 20261945", "date")


@pytest.mark.parametrize(
    ("first", "second", "day"),
    [
        ("25. Dezember", "2023", "2023-12-25"),
        ("8 / 3 /", "2024", "2024-03-08"),
        ("2026年7月", "26日", "2026-07-26"),
        ("28th of September", "2026", "2026-09-28"),
    ],
)
def test_a_day_that_a_narrow_column_breaks_off_is_one_day(first: str, second: str, day: str) -> None:
    (wrapped,) = found(f"{first}\n{second}", "date")
    assert wrapped.printed is not None
    assert day in {str(wrapped.printed.day_first), str(wrapped.printed.month_first)}


def test_a_day_over_an_amount_does_not_run_on() -> None:
    assert not found("12 May\n1,200.00", "date")


def test_a_day_in_chinese_numerals_has_no_digit() -> None:
    assert [each.text for each in found("日期: 二〇二六年三月五日", "date")] == ["二〇二六年三月五日"]
