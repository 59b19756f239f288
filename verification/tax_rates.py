"""Value added tax rates by country and day, read from `tax_rates.yml`, which a person keeps up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import yaml

_TABLE = Path(__file__).with_name("tax_rates.yml")


@dataclass(frozen=True, slots=True)
class RatePeriod:
    """Rates in force from one day to another, both included; `last` is None while they are in force."""

    first: date
    last: date | None
    standard: Decimal
    reduced: frozenset[Decimal]

    @property
    def rates(self) -> frozenset[Decimal]:
        return self.reduced | {self.standard}


@dataclass(frozen=True, slots=True)
class TaxRates:
    """The rates of one country. Zero is always among them."""

    country: str
    periods: tuple[RatePeriod, ...]

    def on(self, day: date) -> frozenset[Decimal]:
        """The rates in force on a day; none at all where the table does not reach back so far."""
        found = {rate for each in self.periods if each.first <= day and (each.last is None or day <= each.last) for rate in each.rates}
        return frozenset({*found, Decimal(0)}) if found else frozenset()

    def until(self, day: date) -> frozenset[Decimal]:
        """Every rate that was in force on that day or before it."""
        return frozenset({Decimal(0), *(rate for each in self.periods if each.first <= day for rate in each.rates)})

    def ever(self) -> frozenset[Decimal]:
        """Every rate there ever was but zero."""
        return frozenset(rate for each in self.periods for rate in each.rates if rate)

    @property
    def first_day(self) -> date:
        """The day from which the table knows the rates."""
        return min(each.first for each in self.periods)


def tax_rates_of(country: str) -> TaxRates | None:
    """The rates of a country (ISO 3166-1 alpha-2), or None where we hold no table of it."""
    return _table().get(country.upper())


@cache
def _table() -> dict[str, TaxRates]:
    content = yaml.safe_load(_TABLE.read_text(encoding="utf-8"))
    return {
        country: TaxRates(
            country,
            tuple(
                RatePeriod(
                    each["from"],
                    each.get("to"),
                    Decimal(str(each["standard"])),
                    frozenset(Decimal(str(rate)) for rate in each.get("reduced", ())),
                )
                for each in entry["periods"]
            ),
        )
        for country, entry in content.items()
    }
