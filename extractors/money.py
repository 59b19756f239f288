"""Money is exact: a decimal amount and the ISO 4217 code of its currency, and no float anywhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

CURRENCY_CODES = frozenset(
    re.findall(
        r"[A-Z]{3}",
        "ZAR EUR USD GBP CNY CHF MYR INR PLN AUD CAD NZD SGD HKD JPY SEK NOK DKK CZK HUF RON BWP NAD SZL LSL ZMW MZN KES NGN GHS TZS UGX "
        "AED SAR BRL MXN THB IDR PHP VND KRW TWD TRY ILS EGP MUR BGN",
    )
)
"""The ISO 4217 codes that are read on paper."""

# ISO 4217 minor units that are not two; every other currency has two.
_MINOR_UNIT_DIGITS = {
    "JPY": 0,
    "KRW": 0,
    "CLP": 0,
    "ISK": 0,
    "UGX": 0,
    "VND": 0,
    "XAF": 0,
    "XOF": 0,
    "BHD": 3,
    "KWD": 3,
    "OMR": 3,
    "TND": 3,
}


_COINS = {digits: Decimal(1).scaleb(-digits) for digits in {2, *_MINOR_UNIT_DIGITS.values()}}


def minor_unit_digits(currency: str) -> int:
    """How many decimals the smallest coin of a currency has: 2 for the rand, 0 for the yen (ISO 4217)."""
    return _MINOR_UNIT_DIGITS.get(currency.upper(), 2)


@dataclass(frozen=True, slots=True, order=False)
class Money:
    """An amount of one currency.

    Amounts of two currencies are never added or compared: that raises ValueError. A float raises TypeError.
    """

    amount: Decimal
    currency: str

    def __post_init__(self) -> None:
        if not isinstance(self.amount, Decimal):
            raise TypeError(f"Money needs a Decimal, not {type(self.amount).__name__}")
        if not self.amount.is_finite():
            raise ValueError("Money needs a finite amount")

    @classmethod
    def from_minor_units(cls, minor_units: int, currency: str) -> Money:
        """The amount that so many of the smallest coin make: 12345 cents are 123.45 rand."""
        return cls(Decimal(minor_units).scaleb(-minor_unit_digits(currency)), currency)

    def minor_units(self) -> int:
        """The amount in the smallest coin of its currency; ValueError if it does not come out even."""
        scaled = self.amount.scaleb(minor_unit_digits(self.currency))
        if scaled != scaled.to_integral_value():
            raise ValueError(f"{self.amount} {self.currency} is not a whole number of its smallest coin")
        return int(scaled)

    def nearest_minor_units(self) -> int:
        """The amount in the smallest coin of its currency, rounded half up where it does not come out even."""
        return int(self.amount.scaleb(minor_unit_digits(self.currency)).to_integral_value(ROUND_HALF_UP))

    def rounded(self) -> Money:
        """The amount rounded half up to the smallest coin, as invoices round."""
        return Money(self.amount.quantize(_COINS[minor_unit_digits(self.currency)], ROUND_HALF_UP), self.currency)

    def _same(self, other: Money) -> None:
        if self.currency != other.currency:
            raise ValueError(f"{self.currency} and {other.currency} do not mix")

    def __add__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.amount + other.amount, self.currency)

    def __sub__(self, other: Money) -> Money:
        self._same(other)
        return Money(self.amount - other.amount, self.currency)

    def __mul__(self, factor: Decimal | int) -> Money:
        if isinstance(factor, float):
            raise TypeError("Money is multiplied by a Decimal or an int, never by a float")
        return Money(self.amount * factor, self.currency)

    def __neg__(self) -> Money:
        return Money(-self.amount, self.currency)

    def __abs__(self) -> Money:
        return Money(abs(self.amount), self.currency)

    def __lt__(self, other: Money) -> bool:
        self._same(other)
        return self.amount < other.amount

    def __le__(self, other: Money) -> bool:
        self._same(other)
        return self.amount <= other.amount

    def __gt__(self, other: Money) -> bool:
        self._same(other)
        return self.amount > other.amount

    def __ge__(self, other: Money) -> bool:
        self._same(other)
        return self.amount >= other.amount

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}"
