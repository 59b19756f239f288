"""Makes companies: a book of debtors, and strangers that are in no book, some of them near a debtor's name."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

FORMS = {
    "ZA": ("(Pty) Ltd", "Proprietary Limited", "Pty Ltd", "(Edms) Bpk", "CC", "Ltd", "Inc"),
    "DE": ("GmbH", "GmbH & Co. KG", "AG", "KG", "Gesellschaft mit beschränkter Haftung"),
    "FR": ("SARL", "S.A.R.L.", "SAS", "SA", "EURL"),
    "NL": ("B.V.", "BV", "N.V.", "VOF"),
    "CN": ("有限公司", "有限责任公司", "股份有限公司"),
}
SAME_FORM = (
    ("(Pty) Ltd", "Proprietary Limited", "Pty Ltd", "(Edms) Bpk", "PTY LIMITED", "(EDMS) BPK"),
    ("CC", "Close Corporation", "BK"),
    ("Ltd", "Limited", "LTD.", "Beperk"),
    ("GmbH", "Gesellschaft mit beschränkter Haftung", "G.m.b.H.", "GMBH"),
    ("GmbH & Co. KG", "GmbH & Co KG", "GmbH und Co. KG"),
    ("SARL", "S.A.R.L.", "S.à r.l."),
    ("SAS", "S.A.S."),
    ("B.V.", "BV", "Besloten Vennootschap"),
    ("N.V.", "NV"),
    ("有限公司", "有限责任公司", "（有限公司）"),
)
_SHARES = (("ZA", 50), ("CN", 20), ("DE", 12), ("FR", 9), ("NL", 9))


@dataclass(frozen=True)
class Company:
    """A company: the words of its name and its legal form; a Chinese one also in Latin letters, place, brand and trade apart."""

    country: str
    words: tuple[str, ...]
    form: str
    latin: tuple[str, ...] = ()

    @property
    def core(self) -> str:
        return ("" if self.country == "CN" else " ").join(self.words)

    @property
    def name(self) -> str:
        return self.core + ("" if self.country == "CN" else " ") + self.form


@cache
def words(kind: str) -> tuple[str, ...]:
    """The words of one kind."""
    content = yaml.safe_load((Path(__file__).with_name("words.yaml")).read_text(encoding="utf-8"))
    return tuple(str(content[kind]).split())


@cache
def pairs(kind: str) -> tuple[tuple[str, str], ...]:
    """Chinese words and what they are in Latin letters."""
    found: list[tuple[str, str]] = []
    for each in words(kind):
        if each[0] > "\u2fff":
            found.append((each, ""))
        else:
            found[-1] = (found[-1][0], f"{found[-1][1]} {each}".strip())
    return tuple(found)


@cache
def abbreviations() -> dict[str, str]:
    """The short writing of a word."""
    return dict(each.split("=", 1) for each in words("abbreviations"))  # type: ignore[misc]


def brand(chance: random.Random) -> str:
    """A word that means nothing."""
    return "".join(chance.choice(words("syllables")) for _ in range(chance.choice((2, 3, 3)))).capitalize()


def made(chance: random.Random) -> Company:
    """Some company of the market."""
    country = chance.choices([each for each, _ in _SHARES], [share for _, share in _SHARES])[0]
    return _MAKERS.get(country, _european)(chance, country)


def _south_african(chance: random.Random, country: str) -> Company:
    first = chance.choice((*words("za_places"), *words("za_surnames"), *(brand(chance) for _ in range(60))))
    name = [first]
    if chance.random() < 0.15:
        name += ["&", chance.choice(("Sons", "Seuns", "Daughters", chance.choice(words("za_surnames"))))]
    elif chance.random() < 0.35:
        name.append(brand(chance))
    name.append(chance.choice(words("za_trades")))
    if chance.random() < 0.3:
        name.append(chance.choice(words("za_more")))
    if chance.random() < 0.06:
        name.append(str(chance.randrange(2, 2000)))
    return Company(country, tuple(name), chance.choices(FORMS["ZA"], (50, 8, 10, 6, 16, 8, 2))[0])


def _chinese(chance: random.Random, country: str) -> Company:
    place, brands = chance.choice(pairs("cn_places")), chance.sample(pairs("cn_brand"), chance.choice((2, 2, 2, 3)))
    trade = chance.choice(pairs("cn_trades"))
    written = (place[0] + ("市" if chance.random() < 0.5 else ""), "".join(each[0] for each in brands), trade[0])
    latin = (place[1].capitalize(), "".join(each[1] for each in brands).capitalize(), trade[1])
    return Company(country, written, chance.choices(FORMS["CN"], (85, 8, 7))[0], latin)


def _european(chance: random.Random, country: str) -> Company:
    names, trades = words(f"{country.lower()}_names"), words(f"{country.lower()}_trades")
    name = [chance.choice((*names, *(brand(chance) for _ in range(30))))]
    if chance.random() < 0.35:
        name.append(brand(chance) if chance.random() < 0.6 else chance.choice(names))
    name.append(chance.choice(trades))
    if country == "DE" and chance.random() < 0.3:
        name.append(chance.choice(words("de_places")))
    return Company(country, tuple(name), chance.choice(FORMS[country]))


_MAKERS = {"ZA": _south_african, "CN": _chinese}


def near(company: Company, chance: random.Random) -> Company:
    """A company that is another, though its name is nearly this one's."""
    if company.country == "CN":
        return _near_chinese(company, chance)
    name = list(company.words)
    place = chance.randrange(len(name))
    if chance.random() < 0.35:
        place = 0
        name[0] = _one_letter_on(name[0], chance)
    elif name[place].isdigit():
        name[place] = str(int(name[place]) + chance.choice((1, 10, 100)))
    elif name[place] in words("za_trades") or name[place] in words("za_more"):
        name[place] = chance.choice(words("za_trades"))
    else:
        name[place] = brand(chance)
    return Company(company.country, tuple(name), company.form)


def _one_letter_on(word: str, chance: random.Random) -> str:
    """A word that is one vowel off: Velkora is not Velkura."""
    places = [at for at, letter in enumerate(word) if letter in "aeou" and at]
    if not places:
        return brand(chance)
    at = chance.choice(places)
    return word[:at] + chance.choice([each for each in "aeou" if each != word[at]]) + word[at + 1 :]


def _near_chinese(company: Company, chance: random.Random) -> Company:
    place, name, trade = company.words
    if chance.random() < 0.3:
        name = name[::-1]
    else:
        at = chance.randrange(len(name))
        name = name[:at] + chance.choice(pairs("cn_brand"))[0] + name[at + 1 :]
    latin_of = dict(pairs("cn_brand"))
    latin = (company.latin[0], "".join(latin_of[each] for each in name).capitalize(), company.latin[2])
    return Company("CN", (place, name, trade), company.form, latin)
