"""Check digits over any number: what was made by the rule passes, and one wrong digit never does."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from extractors.fields.identity_number import chinese_check_character, luhn_holds, south_african_numbers
from extractors.fields.mrz import check_digit, parse_zone
from extractors.fields.mrz_repair import repair_zone, zone_characters
from verification.kyc import numbers
from verification.model import Outcome

TODAY = date(2026, 3, 1)
BIRTHDAYS = st.dates(date(1927, 1, 1), date(2009, 12, 31))
ZONE_SIGNS = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<", min_size=9, max_size=9)


def _luhn_digit(digits: str) -> str:
    return next(digit for digit in "0123456789" if luhn_holds(digits + digit))


def _south_african(born: date, sequence: int, citizenship: int) -> str:
    first = f"{born:%y%m%d}{sequence:04d}{citizenship}8"
    return first + _luhn_digit(first)


@given(BIRTHDAYS, st.integers(0, 9999), st.integers(0, 2))
def test_every_well_made_identity_number_passes(born: date, sequence: int, citizenship: int) -> None:
    number = _south_african(born, sequence, citizenship)
    assert numbers.sa_identity_number(number, TODAY).outcome is Outcome.PASSED
    assert [found.number for found in south_african_numbers(f"ID No: {number} (RSA)")] == [number]


@given(BIRTHDAYS, st.integers(0, 9999), st.integers(0, 12), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(born: date, sequence: int, place: int, step: int) -> None:
    number = _south_african(born, sequence, 0)
    wrong = number[:place] + str((int(number[place]) + step) % 10) + number[place + 1 :]
    assert numbers.sa_identity_number(wrong, TODAY).outcome is Outcome.FAILED


@given(st.integers(110000, 659999), BIRTHDAYS, st.integers(0, 999))
def test_every_well_made_chinese_number_passes(region: int, born: date, sequence: int) -> None:
    first = f"{region}{born:%Y%m%d}{sequence:03d}"
    assert numbers.chinese_identity_number(first + chinese_check_character(first), TODAY).outcome is Outcome.PASSED


@given(st.text(max_size=40))
def test_no_text_breaks_a_judge(text: str) -> None:
    for verdict in (
        numbers.sa_identity_number(text, TODAY),
        numbers.sa_vat_number(text),
        numbers.sa_income_tax_number(text),
        numbers.cipc_registration_number(text, TODAY),
        numbers.social_credit_code(text),
        numbers.chinese_identity_number(text, TODAY),
        numbers.iban(text),
        numbers.machine_readable_zone(text.split("\n")),
    ):
        assert verdict.outcome in {Outcome.PASSED, Outcome.FAILED, Outcome.INCONCLUSIVE}


@given(st.lists(st.text(max_size=60), max_size=6))
def test_no_lines_break_the_repair_of_a_zone(lines: list[str]) -> None:
    zone = repair_zone(lines)
    assert zone is None or parse_zone(zone.lines) == zone


@given(ZONE_SIGNS, BIRTHDAYS, st.sampled_from("MF<"), st.dates(date(2020, 1, 1), date(2040, 12, 31)))
def test_a_zone_made_by_the_rules_is_valid_and_repairs_to_itself(number: str, born: date, sex: str, expires: date) -> None:
    birth, expiry = f"{born:%y%m%d}", f"{expires:%y%m%d}"
    data = f"{number}{check_digit(number)}UTO{birth}{check_digit(birth)}{sex}{expiry}{check_digit(expiry)}" + "<" * 14 + "0"
    data += check_digit(data[0:10] + data[13:20] + data[21:43])
    lines = ("P<UTOERIKSSON<<ANNA<MARIA" + "<" * 19, data)
    zone = parse_zone(lines)
    assert zone is not None
    assert zone.is_valid


@given(st.text(max_size=80))
def test_a_line_has_only_the_signs_of_a_zone(text: str) -> None:
    assert set(zone_characters(text)) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<")
