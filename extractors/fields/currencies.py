"""A currency stands on paper as a code, a sign or a word; a sign such as $ or R can mean several, and a page can print two currencies.

The currency of a document is the one its payable amount is printed in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.layout.lines import Cell, PageLayout

_BY_SIGN: dict[str, str] = {
    "R": "ZAR",
    "€": "EUR",
    "£": "GBP",
    "¥": "CNY",
    "₹": "INR",
    "RS": "INR",
    "RS.": "INR",
    "RM": "MYR",
    "RMB": "CNY",
    "ZŁ": "PLN",
    "KČ": "CZK",
    "R$": "BRL",
    "US$": "USD",
    "$": "USD",
    "元": "CNY",
    "人民币": "CNY",
    "EURO": "EUR",
    "EUROS": "EUR",
    "RAND": "ZAR",
    "SFR": "CHF",
    "FR.": "CHF",
}
_CODES = frozenset(
    [
        "ZAR",
        "EUR",
        "USD",
        "GBP",
        "CNY",
        "CHF",
        "MYR",
        "INR",
        "PLN",
        "AUD",
        "CAD",
        "NZD",
        "SGD",
        "HKD",
        "JPY",
        "SEK",
        "NOK",
        "DKK",
        "CZK",
        "HUF",
        "RON",
        "BWP",
        "NAD",
        "SZL",
        "LSL",
        "ZMW",
        "MZN",
        "KES",
        "NGN",
        "GHS",
        "TZS",
        "UGX",
        "AED",
        "SAR",
        "BRL",
        "MXN",
        "THB",
        "IDR",
        "PHP",
        "VND",
        "KRW",
        "TWD",
        "TRY",
        "ILS",
        "EGP",
        "MUR",
        "BGN",
    ]
)
_MENTION = re.compile(
    r"(?<![A-Za-z])(?:"
    + "|".join(sorted(_CODES))
    + r"|RMB|Rs\.?(?=\s?\d)|RM(?=\s?\d)|R(?=\s?-?\s?\d)|EUROS?|RAND|US\$|R\$|SFr|Fr\.(?=\s?\d))(?![A-Za-z])"
    r"|[€£¥₹]|\$|zł|Kč|元|人民币",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class CurrencyMention:
    """A currency code, the cell it stands in and the characters of the cell's text that say it."""

    code: str
    cell: Cell
    start: int
    end: int
    is_code: bool


def currency_of(symbol: str) -> str | None:
    """The ISO 4217 code that a sign or code on paper means, or None where it means none that we know."""
    upper = symbol.upper().strip()
    if upper in _CODES:
        return upper
    return _BY_SIGN.get(upper)


def currencies_on(pages: Sequence[PageLayout]) -> list[CurrencyMention]:
    """Every currency printed on some pages, in reading order."""
    found = []
    for page in pages:
        for cell in page.cells:
            for match in _MENTION.finditer(cell.text):
                printed = match.group()
                if (
                    printed.isalpha()
                    and printed.isascii()
                    and printed not in ("Euro", "Euros", "Rand", "Rs", "SFr")
                    and not printed.isupper()
                ):
                    continue
                code = currency_of(printed)
                if code:
                    found.append(CurrencyMention(code, cell, match.start(), match.end(), printed.upper() in _CODES))
    return found


def document_currency(mentions: Sequence[CurrencyMention], payable: Cell | None = None) -> CurrencyMention | None:
    """The currency that the document is payable in: the one beside the payable amount, else the one printed most often.

    A code speaks louder than a sign, since $ and R mean several.
    """
    if not mentions:
        return None
    votes: Counter[str] = Counter()
    for mention in mentions:
        weight = 3 if mention.is_code else 1
        if payable is not None and mention.cell.page_number == payable.page_number and mention.cell.line_number == payable.line_number:
            weight += 40
        votes[mention.code] += weight
    _settle_dollars(votes)
    best = votes.most_common(1)[0][0]
    return next((each for each in mentions if each.code == best), mentions[0])


def _settle_dollars(votes: Counter[str]) -> None:
    """A bare $ on a page that names AUD, CAD, SGD, HKD or NZD is that dollar."""
    for code in ("AUD", "CAD", "SGD", "HKD", "NZD"):
        if votes.get(code) and votes.get("USD"):
            votes[code] += votes.pop("USD")
            return
