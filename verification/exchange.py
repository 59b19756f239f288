"""Amounts in other currencies than the facility's, at the dated rates that the factor loads. Where no rate is good, nobody guesses one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from extractors.money import Money
from verification.books import Books
from verification.model import ExchangeRate, Facility


@dataclass(frozen=True, slots=True)
class Converted:
    """An amount in the facility's currency; `rate` is None where it was in it already."""

    amount: Money
    rate: ExchangeRate | None = None
    original: Money | None = None

    @property
    def because(self) -> str:
        """How it came about, in words; empty where nothing was converted."""
        if self.rate is None or self.original is None:
            return ""
        return f"{self.original} at {self.rate.rate} of {self.rate.valid_on} ({self.rate.source})"


class Converter:
    """Converts into one facility's currency, at the rate of an invoice's date or the last before it within the facility's days."""

    def __init__(self, books: Books, facility: Facility) -> None:
        self.currency = facility.currency
        self._books = books
        self._days = timedelta(days=facility.exchange_rate_days)
        self._rates: dict[tuple[str, date], ExchangeRate | None] = {}

    def convert(self, amount: Money, on: date | None) -> Converted | None:
        """The amount as it was worth on a day, to the cent; None where no good rate is known."""
        if amount.currency == self.currency:
            return Converted(amount)
        rate = self._rate(amount.currency, on) if on is not None else None
        if rate is None:
            return None
        return Converted(Money(amount.amount * rate.rate, self.currency).rounded(), rate, amount)

    def why_not(self, currency: str, on: date | None) -> str:
        """Why an amount in this currency is not counted."""
        if on is None:
            return f"The invoice is in {currency}, the facility in {self.currency}, and its date, which decides the rate, is not known"
        since = f"from {on - self._days} to {on}" if self._days else f"of {on}"
        return f"The invoice is in {currency}, the facility in {self.currency}, and no rate {since} is known"

    def _rate(self, currency: str, on: date) -> ExchangeRate | None:
        if (currency, on) not in self._rates:
            self._rates[currency, on] = self._books.exchange_rate(currency, self.currency, on, on - self._days)
        return self._rates[currency, on]
