"""Check digits: valid numbers pass, wrong ones fail, and what the rule does not cover is inconclusive."""

from __future__ import annotations

from datetime import date

import pytest
from stdnum import luhn
from stdnum.za import tin

from tests.extractors import mrz_specimens as specimens
from verification.kyc import numbers
from verification.model import Outcome

TODAY = date(2026, 3, 1)
P, F, I = Outcome.PASSED, Outcome.FAILED, Outcome.INCONCLUSIVE  # noqa: E741  # three letters keep the tables readable


@pytest.mark.parametrize(
    ("number", "outcome"),
    [
        ("8001015009087", P),
        ("800101 5009 08 7", P),
        ("8001015009088", F),
        ("8013015009085", F),
        ("800101500908", F),
        ("", I),
    ],
)
def test_south_african_identity_numbers(number: str, outcome: Outcome) -> None:
    assert numbers.sa_identity_number(number, TODAY).outcome is outcome


@pytest.mark.parametrize(
    ("number", "outcome"),
    [
        ("412345678" + luhn.calc_check_digit("412345678"), P),
        ("ZA 4123 4567 8" + luhn.calc_check_digit("412345678"), P),
        ("312345678" + luhn.calc_check_digit("312345678"), F),
        ("41234567", F),
        ("", I),
    ],
)
def test_south_african_vat_numbers(number: str, outcome: Outcome) -> None:
    assert numbers.sa_vat_number(number).outcome is outcome


def test_income_tax_numbers_agree_with_the_published_algorithm() -> None:
    assert tin.is_valid("0001339050")
    assert numbers.sa_income_tax_number("0001339050").outcome is P
    assert numbers.sa_income_tax_number("0001/339/050").outcome is P
    assert numbers.sa_income_tax_number("2449/494/16/0").outcome is F
    assert numbers.sa_income_tax_number("9125568").outcome is F


@pytest.mark.parametrize(
    ("number", "outcome"),
    [
        ("2015/123456/07", P),
        ("2015 / 123456 / 07", P),
        ("1998/012345/23", P),
        ("2015/123456/99", I),
        ("CK98/12345/23", I),
        ("K2015123456", I),
        ("2035/123456/07", F),
        ("2015/1234/07", F),
        ("", I),
    ],
)
def test_company_registrations(number: str, outcome: Outcome) -> None:
    assert numbers.cipc_registration_number(number, TODAY).outcome is outcome


@pytest.mark.parametrize(("number", "outcome"), [("91110000600037341L", P), ("91110000600037342L", F), ("440101111111111", I), ("", I)])
def test_social_credit_codes(number: str, outcome: Outcome) -> None:
    assert numbers.social_credit_code(number).outcome is outcome


@pytest.mark.parametrize(
    ("number", "outcome"),
    [("11010519491231002X", P), ("11010519491231002x", P), ("110105194912310021", F), ("130503670401001", I), ("", I)],
)
def test_chinese_identity_numbers(number: str, outcome: Outcome) -> None:
    assert numbers.chinese_identity_number(number, TODAY).outcome is outcome


def test_every_published_zone_passes_and_a_changed_one_fails() -> None:
    for lines in specimens.ALL:
        assert numbers.machine_readable_zone(lines).outcome is P
    changed = (specimens.TD3[0], specimens.TD3[1].replace("120415", "130415"))
    assert numbers.machine_readable_zone(changed).outcome is F
    assert numbers.machine_readable_zone((specimens.TD3[0], specimens.TD3[1][:-2])).outcome is I


def test_ibans() -> None:
    assert numbers.iban("DE89 3704 0044 0532 0130 00").outcome is P
    assert numbers.iban("DE89370400440532013001").outcome is F
    assert numbers.iban("").outcome is I


def test_no_explanation_repeats_the_number() -> None:
    for verdict in (numbers.sa_identity_number("8001015009088", TODAY), numbers.cipc_registration_number("2035/123456/07", TODAY)):
        assert "8001" not in verdict.explanation
        assert "2035" not in verdict.explanation
