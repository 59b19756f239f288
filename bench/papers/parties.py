"""Made-up firms and people with addresses, numbers and accounts that hold their check digits. None of them exists."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from random import Random

from bench.papers.countries import COUNTRIES
from bench.papers.identifiers import digits, iban, registration, tax_number
from bench.papers.phrases import table


@dataclass(frozen=True, slots=True)
class Party:
    """A firm as its papers show it."""

    name: str
    brand: str  # what stands in the logo
    lines: tuple[str, ...]  # the address
    phone: str
    email: str
    web: str
    tax_id: str
    registration: str
    contact: str
    directors: str


@dataclass(frozen=True, slots=True)
class Account:
    """Where to pay."""

    bank: str
    branch: str
    branch_code: str
    holder: str
    number: str
    iban: str
    bic: str


def person(rng: Random, country: str) -> str:
    """A made-up name."""
    cast = table("cast", country)
    given, surname = rng.choice(cast["given"].common), rng.choice(cast["surname"].common)
    return surname + given if country == "CN" else f"{given} {surname}"


def _postal(place: tuple[str, str, str], country: str, rng: Random, caps: bool) -> tuple[str, ...]:
    city, code, _ = place
    city = city.upper() if caps else city
    if country in ("DE", "AT", "CH", "FR", "NL", "BE"):
        prefix = {"DE": "D-", "AT": "A-", "CH": "CH-"}.get(country, "") if rng.random() < 0.2 else ""
        return (f"{prefix}{code} {city}",)
    if country == "ZA":
        return (city, code) if rng.random() < 0.45 else (f"{city}, {code}" if rng.random() < 0.3 else f"{city} {code}",)
    if country == "GB":
        return (city, code) if rng.random() < 0.6 else (f"{city} {code}",)
    if country == "CN":
        return ()
    return (f"{city} {code}",) if country == "US" else (f"{city} - {code}",)


def party(rng: Random, country: str, language: str, abroad: bool = False) -> Party:
    """A firm of the country, named in the language."""
    cast = table("cast", country)
    afrikaans = language == "af" and "trade_af" in cast
    suffix = "_af" if afrikaans else ""
    stem, trade = rng.choice(cast["stem"].common), rng.choice(cast["trade" + suffix].common)
    place = tuple(part.strip() for part in rng.choice(cast["place"].common).split("|"))
    assert len(place) == 3
    if country == "CN":
        brand = stem
        name = place[0].removesuffix("市") + stem + trade + rng.choice(cast["legal"].common)
        district = rng.choice(cast["suburb"].common)
        lines: tuple[str, ...] = (f"{place[0]}{district}{rng.choice(cast['street'].common)}{rng.randrange(2, 900)}号",)
    else:
        brand = f"{stem} {trade}"
        legal = rng.choice(cast["legal" + suffix].common)
        name = f"{stem} {legal}" if rng.random() < 0.12 else f"{brand} {legal}"
        if rng.random() < 0.06:
            name = name.upper()
        street, number = rng.choice(cast["street" + suffix].common), str(rng.randrange(1, 240))
        house = f"{street} {number}" if country in ("DE", "AT", "CH", "NL", "BE") or afrikaans else f"{number} {street}"
        suburb = rng.choice(cast["suburb"].common)
        extra = (suburb,) if rng.random() < (0.6 if country == "ZA" else 0.3) else ()
        if country == "ZA" and rng.random() < 0.18:
            house = f"{'Posbus' if afrikaans else 'PO Box'} {rng.randrange(10, 9900)}"
        lines = ((*extra, house) if rng.random() < 0.15 and extra else (house, *extra)) + _postal(place, country, rng, rng.random() < 0.12)
    if abroad:
        lines = (*lines, COUNTRIES[country].name)
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    domain = ("".join(ch for ch in plain if ch.isalnum()) or "huaxin" + str(rng.randrange(90))) + "." + rng.choice(cast["mail"].common)
    area = place[2]
    local = f"{digits(rng, 3)} {digits(rng, 4)}" if country not in ("CN", "DE", "AT") else digits(rng, 7)
    phone = f"{area} {local}" if rng.random() < 0.7 else f"{COUNTRIES[country].dial} {area.strip('()').lstrip('0')} {local}"
    return Party(
        name,
        brand,
        lines,
        phone,
        rng.choice(("info", "accounts", "sales", "office", "debtors")) + "@" + domain,
        "www." + domain,
        tax_number(rng, country),
        registration(rng, country),
        person(rng, country),
        ", ".join(person(rng, country) for _ in range(rng.randrange(1, 4))),
    )


def account(rng: Random, country: str, holder: str) -> Account:
    """An account in the holder's name at a made-up bank."""
    bank, code = (part.strip() for part in rng.choice(table("cast", country)["bank"].common).split("|"))
    style = COUNTRIES[country].bank_style
    number = {"za": 10, "gb": 8, "us": 10, "cn": 19, "in": 14}.get(style, 10)
    branch = table("cast", country)["place"].common[rng.randrange(3)].split("|")[0].strip()
    own_iban = iban(rng, country, code) if style == "iban" else ""
    bic = code if style == "iban" else ("".join(ch for ch in bank.upper() if "A" <= ch <= "Z") + "XXXX")[:4] + country + "JJ"
    return Account(bank, branch, code, holder, digits(rng, number - rng.randrange(2) if style == "za" else number), own_iban, bic)
