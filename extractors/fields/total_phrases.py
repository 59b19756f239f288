"""What a phrase at the foot of a paper names, put together from its words: nobody can list every way to say "total including tax".

"Gesamtsumme der Leistungen ohne Umsatzsteuer", "Total amount payable by you incl. VAT": each word says what it says in its language, and
the words together say which total it is. A phrase with a word that says nothing of money is no total.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

import yaml

from extractors.fields.labels import Role, label_key

_WITHHELD = re.compile(
    r"(?i)withh|wht|retention|retensie|einbehalt|bauabzug|retenue|inhouding|weerhou|bronbelasting|quellensteuer|代扣|质保金"
)
_NAMES_OF_PAPERS = {"invoice", "rechnung", "facture", "faktuur", "factuur"}
_LONGEST_PHRASE = 9


@cache
def _kind_of_word() -> dict[str, str]:
    """What each word says of money, from the table beside this file."""
    table: dict[str, str] = yaml.safe_load((Path(__file__).parent / "total_words.yaml").read_text(encoding="utf-8"))
    return {word: kind for kind, words in table.items() for word in words.split()}


def is_withheld(text: str) -> bool:
    """Whether a phrase names money that the buyer keeps back: tax withheld at the source, or retention for the work's guarantee."""
    return _WITHHELD.search(text) is not None


@lru_cache(maxsize=4096)
def role_of_phrase(text: str) -> Role | None:
    """Which total a phrase names by its words, or None where it names none or says something else besides."""
    words = [label_key(word) for word in re.split(r"[\s:/()\[\]*.,=@-]+", text)]
    words = [word for word in words if word and not any(ch.isdigit() or ch in "#%" for ch in word)]
    if not 1 <= len(words) <= _LONGEST_PHRASE or is_withheld(text):
        return None
    kinds = [_kind_of_word().get(word) for word in words]
    if None in kinds or (set(kinds) == {"tax", "filler"} and _NAMES_OF_PAPERS & set(words)):
        return None
    return _role(set(kinds))


def _role(kinds: set[str | None]) -> Role | None:
    taxed = "with" in kinds or "gross" in kinds
    untaxed = "without" in kinds or "net" in kinds
    if "paid" in kinds:
        return None if "due" in kinds else "prepaid_total"
    if "due" in kinds:
        return None if untaxed and not taxed else ("tax_total" if "tax" in kinds and not kinds & {"total", "with"} else "amount_due")
    if "tax_sum" in kinds:
        return None if taxed or untaxed else "tax_total"
    if "tax" in kinds and not (taxed or untaxed or "partial" in kinds):
        return "tax_total"
    if not kinds & {"total", "partial", "net", "gross", "tax"}:
        return None
    if untaxed and not taxed:
        return "net_total"
    if taxed and not untaxed:
        return "gross_total"
    if "partial" in kinds:
        return "net_total"
    return "gross_total" if kinds & {"total"} and not (taxed and untaxed) else None
