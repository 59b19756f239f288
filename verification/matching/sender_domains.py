"""Mail domains that are made to be taken for another: a letter changed for one that looks like it, another ending, a word put to it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from rapidfuzz.distance import OSA

# Letters of other scripts and figures that are printed like Latin letters (Unicode TR 39, those that domains are forged with).
_ALIKE = str.maketrans(
    {
        **dict(zip("аеорсухіјѕԁһոԛԝґ", "aeopcyxijsdhnqwr", strict=True)),
        **dict(zip("αεορτυνκιχ", "aeoptuvkix", strict=True)),
        **dict(zip("01358", "olesb", strict=True)),
        **dict(zip("ıł", "il", strict=True)),
        "i": "l",
        "j": "l",
        "|": "l",
    }
)
_RUNS_ALIKE = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("nn", "m"))
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "gov", "ac", "edu", "web", "nom", "law", "or", "ne", "ltd", "plc", "biz", "info"})
_SHORTEST_NAME = 5
_LONG_NAME = 10


def trick_of(address: str, known: Iterable[str]) -> str | None:
    """How a sender's address imitates one of the known addresses (`a@b.example`) or domains (`@b.example`), in words; None where it does
    not."""
    local, _, domain = address.lower().rpartition("@")
    for pattern in known:
        known_local, _, known_domain = pattern.lower().rpartition("@")
        if _within(domain, known_domain):
            if known_local and domain == known_domain and local != known_local and _names_alike(local, known_local):
                return f"{address} is nearly {pattern.lower()}"
            continue
        how = _how_alike(_readable(domain), _readable(known_domain))
        if how:
            return f"{domain} is {known_domain} {how}"
    return None


def is_known(address: str, known: Iterable[str]) -> bool:
    """Whether an address is one of the known ones, or of a known domain."""
    domain = "@" + address.lower().rpartition("@")[2]
    return any(pattern.lower() in (address.lower(), domain) for pattern in known)


def _within(domain: str, known: str) -> bool:
    return domain == known or domain.endswith(f".{known}")


def _how_alike(domain: str, known: str) -> str | None:
    name, ending = _split(domain)
    known_name, known_ending = _split(known)
    if f"{known}." in domain or f"{known_name}.{known_ending.replace('.', '-')}" in domain:
        return "put before another domain"
    if name == known_name:
        return f"with the ending .{ending}"
    if name.replace("-", "") == known_name.replace("-", ""):
        return "with a hyphen put in or left out"
    if _looks(name) == _looks(known_name):
        return "with letters that look alike"
    if len(known_name) >= _SHORTEST_NAME and known_name in name:
        return "with something put to it"
    if _names_alike(name, known_name):
        return "but for a letter or two"
    return None


def _names_alike(name: str, known: str) -> bool:
    if _looks(name) == _looks(known):
        return True
    slips = 2 if len(known) >= _LONG_NAME else 1 if len(known) >= _SHORTEST_NAME else 0
    return bool(slips) and OSA.distance(name, known, score_cutoff=slips) <= slips


def _looks(name: str) -> str:
    looks = "".join(each for each in unicodedata.normalize("NFKD", name) if not unicodedata.combining(each)).translate(_ALIKE)
    for run, letter in _RUNS_ALIKE:
        looks = looks.replace(run, letter)
    return looks.replace("-", "")


def _readable(domain: str) -> str:
    """A domain in the letters that a person sees, where it is written for machines (RFC 3492)."""
    try:
        return ".".join(label[4:].encode("ascii").decode("punycode") if label.startswith("xn--") else label for label in domain.split("."))
    except UnicodeError:
        return domain


def _split(domain: str) -> tuple[str, str]:
    """The name that was registered and the ending it was registered under: `mail.karoo.co.za` is `karoo` under `co.za`."""
    labels = [each for each in re.split(r"\.", domain) if each]
    if len(labels) < 2:
        return domain, ""
    endings = 2 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL else 1
    return labels[-endings - 1], ".".join(labels[-endings:])
