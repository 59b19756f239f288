"""The table of tax rates has no holes: every day after a country's first has one standard rate."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from verification import tax_rates
from verification.tax_rates import tax_rates_of

COUNTRIES = sorted(yaml.safe_load((Path(tax_rates.__file__).with_name("tax_rates.yml")).read_text(encoding="utf-8")))
UNION = {
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
    "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
}  # fmt: skip


def test_the_markets_are_in_the_table() -> None:
    assert {*UNION, "ZA", "NA", "BW", "KE", "GB", "CH", "CN", "IN"} <= set(COUNTRIES)


@pytest.mark.parametrize("country", COUNTRIES)
def test_one_period_follows_another_without_a_hole(country: str) -> None:
    found = tax_rates_of(country)
    assert found is not None
    for earlier, later in zip(found.periods, found.periods[1:], strict=False):
        assert earlier.last is not None
        assert later.first == earlier.last + timedelta(days=1)
    assert found.periods[-1].last is None


@pytest.mark.parametrize(
    ("country", "day", "standard"),
    [
        ("ZA", date(2018, 3, 31), "14"),
        ("ZA", date(2018, 4, 1), "15"),
        ("FI", date(2024, 9, 1), "25.5"),
        ("SK", date(2025, 1, 1), "23"),
        ("EE", date(2025, 7, 1), "24"),
        ("RO", date(2025, 8, 1), "21"),
        ("SG", date(2024, 1, 1), "9"),
    ],
)
def test_standard_rates_that_changed(country: str, day: date, standard: str) -> None:
    found = tax_rates_of(country)
    assert found is not None
    assert [each.standard for each in found.periods if each.first <= day and (each.last is None or day <= each.last)] == [Decimal(standard)]


def test_a_day_before_the_table_has_no_rates() -> None:
    found = tax_rates_of("AE")
    assert found is not None
    assert found.on(date(2017, 12, 31)) == frozenset()
