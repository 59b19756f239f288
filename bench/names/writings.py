"""Ways in which papers write a company's name, by what was done to it."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Mapping

from bench.names.companies import SAME_FORM, Company, abbreviations, brand, words

_MISREAD = (
    ("l", "1"),
    ("o", "0"),
    ("i", "l"),
    ("rn", "m"),
    ("m", "rn"),
    ("e", "c"),
    ("S", "5"),
    ("B", "8"),
    ("I", "l"),
    ("n", "ri"),
    ("a", "o"),
    ("u", "ii"),
)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _form(company: Company, chance: random.Random) -> str:
    same = next((each for each in SAME_FORM if company.form in each), (company.form,))
    form = chance.choice((*same, ""))
    name = company.core + ("" if company.country == "CN" else " ") + form
    return name.strip().upper() if chance.random() < 0.3 else name.strip()


def _abbreviated(company: Company, chance: random.Random) -> str | None:
    if not any(each in abbreviations() for each in company.words):
        return None
    name = [abbreviations()[each] + chance.choice((".", "")) if each in abbreviations() else each for each in company.words]
    return " ".join([*name, company.form])


def _trading_as(company: Company, chance: random.Random) -> str | None:
    if company.country != "ZA":
        return None
    other = f"{brand(chance)} {chance.choice(words('za_trades'))} {chance.choice(('(Pty) Ltd', 'CC'))}"
    return f"{other} {chance.choice(('t/a', 'T/A', 'trading as', 'h/a'))} {company.core}"


def _order(company: Company, chance: random.Random) -> str | None:
    if company.country == "CN":
        place, name, trade = company.words
        return f"{name}{trade}（{place.removesuffix('市')}）{company.form}"
    if len(company.words) < 3 or "&" in company.words:
        return f"{' '.join(company.words[1:])}, {company.words[0]} {company.form}" if len(company.words) == 2 else None
    at = chance.randrange(1, len(company.words))
    return " ".join([*company.words[at:], *company.words[:at], company.form])


def _misread(company: Company, chance: random.Random) -> str | None:
    name = company.name
    if company.country == "CN":
        return None
    for _ in range(chance.choice((1, 1, 2))):
        fitting = [(at, seen, read) for seen, read in _MISREAD for at in range(len(company.core)) if name.startswith(seen, at)]
        if not fitting:
            return None
        at, seen, read = chance.choice(fitting)
        name = name[:at] + read + name[at + len(seen) :]
    return name


def _transliterated(company: Company, chance: random.Random) -> str | None:
    if company.country == "CN":
        place, name, trade = company.latin
        style = chance.randrange(3)
        form = chance.choice(("Co., Ltd.", "Co Ltd", "Company Limited", "CO.,LTD"))
        if style == 0:
            return f"{place} {name} {trade} {form}"
        if style == 1:
            return f"{name} {trade} ({place}) {form}"
        return f"{place} {name} {trade} {form}".upper()
    written = company.name
    if written.isascii():
        return None
    if company.country == "DE":
        return written.translate(_UMLAUTS)
    return "".join(each for each in unicodedata.normalize("NFKD", written) if not unicodedata.combining(each))


def _missing(company: Company, chance: random.Random) -> str | None:
    if company.country == "CN":
        return company.core[len(company.words[0]) :] + company.form
    if len(company.words) < 3 or "&" in company.words:
        return None
    at = chance.randrange(1, len(company.words))
    return " ".join([*company.words[:at], *company.words[at + 1 :], company.form])


def _typo(company: Company, chance: random.Random) -> str | None:
    if company.country == "CN":
        return None
    name, at = company.core, chance.randrange(1, len(company.core) - 1)
    kind = chance.randrange(4)
    if kind == 0:
        name = name[:at] + name[at + 1 :]
    elif kind == 1:
        name = name[:at] + chance.choice(_LETTERS) + name[at:]
    elif kind == 2:
        name = name[:at] + chance.choice(_LETTERS) + name[at + 1 :]
    else:
        name = name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :]
    return f"{name} {company.form}"


WRITINGS: Mapping[str, Callable[[Company, random.Random], str | None]] = {
    "legal form": _form,
    "abbreviations": _abbreviated,
    "trading as": _trading_as,
    "word order": _order,
    "misread": _misread,
    "transliterated": _transliterated,
    "missing word": _missing,
    "typo": _typo,
}
