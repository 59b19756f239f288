"""What the tax law of a country demands of an invoice, by its size, read from `tax_particulars.yml`, which a person keeps up."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

import yaml

from extractors.money import Money

_TABLE = Path(__file__).with_name("tax_particulars.yml")


@dataclass(frozen=True, slots=True)
class Tier:
    """What invoices of a size must show; `up_to` is their largest total with tax, None for the largest invoices."""

    up_to: Decimal | None
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TaxParticulars:
    """The demands of one country's law, from small invoices to large ones."""

    country: str
    law: str
    currency: str
    tiers: tuple[Tier, ...]

    @property
    def smallest(self) -> Tier:
        """The smallest invoices of which the law demands anything."""
        return next(each for each in self.tiers if each.needs)

    def tier_of(self, total: Money | None) -> Tier | None:
        """The tier of an invoice over this total, or None where it cannot be told: no total, or another currency with several tiers."""
        if len(self.tiers) == 1:
            return self.tiers[0]
        if total is None or total.currency != self.currency:
            return None
        return next(each for each in self.tiers if each.up_to is None or abs(total.amount) <= each.up_to)


def tax_particulars_of(country: str) -> TaxParticulars | None:
    """What a country (ISO 3166-1 alpha-2) demands, or None where we hold no table of it."""
    return tables().get(country.upper())


@cache
def tables() -> dict[str, TaxParticulars]:
    """Every country's table."""
    content = yaml.safe_load(_TABLE.read_text(encoding="utf-8"))
    return {
        country: TaxParticulars(
            country,
            entry["law"],
            entry["currency"],
            tuple(Tier(Decimal(each["up_to"]) if "up_to" in each else None, tuple(each["needs"])) for each in entry["tiers"]),
        )
        for country, entry in content.items()
    }
