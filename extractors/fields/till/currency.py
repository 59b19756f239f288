"""The currency of a slip: the sign beside its amounts, a code over a column, else the country its shop stands in.

A sign that stands nowhere near an amount says nothing: tills print "S/Price", petrol is called RON 95, and streets are numbered SS21.
"""

from __future__ import annotations

import re
from collections import Counter

from extractors.fields.currencies import currency_of
from extractors.fields.date_order import country_of
from extractors.fields.till.figures import till_figures
from extractors.fields.till.slip import Slip
from extractors.model import Evidence

_CODE = re.compile(r"(?<![A-Za-z])(?:RM|MYR|ZAR|EUR|USD|GBP|SGD|AUD|NZD|CAD|INR|CHF|BWP|NAD|KES|CNY|RMB|HKD|TWD)(?![A-Za-z\d]|\s?\d)")
_BEHIND = re.compile(r"\s?(€|£|元|EUR|ZAR|USD|GBP|SGD|MYR|CHF|CNY|RMB|HKD|TWD|BWP|NAD)(?![A-Za-z])")
_OF_COUNTRY = {
    "ZA": "ZAR",
    "MY": "MYR",
    "SG": "SGD",
    "GB": "GBP",
    "DE": "EUR",
    "FR": "EUR",
    "NL": "EUR",
    "IN": "INR",
    "CN": "CNY",
    "US": "USD",
}
_OWN_SIGN = frozenset({"ZAR", "EUR", "GBP", "CNY"})
"""What is never printed with $, so that a price in dollars is one."""
_DOLLARS = frozenset({"SGD", "USD"})
_US_CODE = re.compile(r"USD|US\$")
_SINGAPORE = re.compile(r"(?i)\bsingapore\b|\bpte\.? ltd\b")


def slip_currency(slip: Slip) -> tuple[str, Evidence] | None:
    """The ISO 4217 code and where it is said; None where nothing says it or two say as much."""
    votes: Counter[str] = Counter()
    where: dict[str, Evidence] = {}
    for row in slip.rows:
        for figure in till_figures(row.text):
            behind = _BEHIND.match(row.text, figure.end)
            sign = figure.symbol or (behind[1] if behind else None)
            code = currency_of(sign) if sign else None
            if code:
                votes[code] += 3
                where.setdefault(code, row.evidence(figure.start, behind.end() if behind else figure.end))
        for match in _CODE.finditer(row.text):
            code = currency_of(match.group())
            if code:
                votes[code] += 2
                where.setdefault(code, row.evidence(match.start(), match.end()))
    country = "SG" if _SINGAPORE.search(slip.text) else country_of(slip.text)
    of_country = _OF_COUNTRY.get(country or "")
    if votes.get("USD") and of_country in _DOLLARS and of_country != "USD":
        votes[of_country] += votes.pop("USD")
        where.setdefault(of_country, where["USD"])
    elif set(votes) == {"USD"} and of_country not in _OWN_SIGN and of_country and not _US_CODE.search(slip.text):
        return of_country, where["USD"]  # tills print $ for whatever the country counts in
    if not votes:
        said = next((row for row in slip.rows if country and (country_of(row.text) == country or _SINGAPORE.search(row.text))), None)
        return (of_country, said.evidence()) if of_country and said is not None else None
    if of_country and of_country in votes:
        votes[of_country] += 3
    (best, most), *others = votes.most_common(2)
    return None if others and others[0][1] == most else (best, where[best])
