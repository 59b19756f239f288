"""What differs from country to country on a trade paper: money, tax and the words for it, the way an account is given."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Country:
    """The conventions of one country."""

    code: str
    name: str  # as the last line of an address from abroad
    currency: str
    rates: tuple[str, ...]  # the usual rate first
    tax_words: tuple[str, ...]
    bank_style: str  # "za", "gb", "us", "iban", "cn", "in"
    dial: str

    @property
    def standard(self) -> Decimal:
        """The rate of most goods."""
        return Decimal(self.rates[0])


COUNTRIES = {
    each.code: each
    for each in (
        Country("ZA", "South Africa", "ZAR", ("15", "0"), ("VAT",), "za", "+27"),
        Country("GB", "United Kingdom", "GBP", ("20", "5", "0"), ("VAT",), "gb", "+44"),
        Country("US", "USA", "USD", ("8.25", "6", "7", "0"), ("Sales Tax", "Tax"), "us", "+1"),
        Country("DE", "Deutschland", "EUR", ("19", "7", "0"), ("MwSt.", "USt.", "MwSt", "USt"), "iban", "+49"),
        Country("AT", "Österreich", "EUR", ("20", "10", "13"), ("USt.", "MwSt.", "USt"), "iban", "+43"),
        Country("CH", "Schweiz", "CHF", ("8.1", "2.6"), ("MWST", "MwSt."), "iban", "+41"),
        Country("FR", "France", "EUR", ("20", "5.5", "10"), ("TVA",), "iban", "+33"),
        Country("NL", "Nederland", "EUR", ("21", "9", "0"), ("BTW",), "iban", "+31"),
        Country("BE", "België", "EUR", ("21", "6"), ("BTW",), "iban", "+32"),
        Country("CN", "中国", "CNY", ("13", "9", "6"), ("增值税",), "cn", "+86"),
        Country("IN", "India", "INR", ("18", "12", "5"), ("GST",), "in", "+91"),
    )
}


def is_country(line: str) -> bool:
    """Whether the line of an address is the name of a country."""
    return any(line == each.name for each in COUNTRIES.values())


# Country, language, share of the families: South African papers above all.
HOUSES: tuple[tuple[str, str, int], ...] = (
    ("ZA", "en", 36),
    ("ZA", "af", 13),
    ("GB", "en", 7),
    ("US", "en", 7),
    ("DE", "de", 10),
    ("AT", "de", 2),
    ("CH", "de", 2),
    ("FR", "fr", 7),
    ("NL", "nl", 6),
    ("BE", "nl", 2),
    ("CN", "zh", 5),
    ("CN", "zh-en", 2),
    ("IN", "en", 2),
)
