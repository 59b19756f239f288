"""Firms that buy claims say so in their names, and who writes of one beside a payment or a claim tells the debtor whom to pay.

A legend has no fixed words, but it has three parts: a firm of that trade, a claim that goes over or a payment, and a sentence that joins
them. `notice_words.yaml` is the table of the words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

from extractors.fields.legal_forms import strong_forms_in
from extractors.held_phrases import may_be_found
from extractors.layout.running_text import is_running_text, names_financier

_FORM_OF_FRANCE = re.compile(r"(?<=\w\s)S\.?A\b\.?")
_LONGEST_NAME = 6  # words before the form of law
_LINKS = frozenset(["de", "des", "du", "la", "le", "les", "of", "and", "&", "van", "der", "und", "et", "en"])
_ENDS_BEFORE = re.compile(r"[.:;,!?]$")


@cache
def _words(name: str) -> re.Pattern[str]:
    table: dict[str, str] = yaml.safe_load((Path(__file__).parent / "notice_words.yaml").read_text(encoding="utf-8"))
    words = (word.replace("_", r"\s+").replace("$", r"\b") for word in sorted(table[name].split()))
    return re.compile(r"\b(?:" + "|".join(words) + ")")


def folded(text: str) -> str:
    """A text in small letters without accents."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.replace("ß", "ss"))
    return "".join(ch for ch in decomposed.lower() if not unicodedata.combining(ch))


def may_name_firm(text: str) -> bool:
    """Whether words of the trade stand in a text at all: a quick look before a slow one."""
    plain = folded(text)
    patterns = (_words("firms"), _words("firms_and_others"))
    return any(may_be_found(each.pattern, plain) and each.search(plain) is not None for each in patterns)


def firms_in(text: str) -> Iterator[str]:
    """The names of firms in a text that say that they finance or buy claims, without their form of law."""
    forms = sorted((*strong_forms_in(text), *_FORM_OF_FRANCE.finditer(text)), key=lambda each: each.start())
    for form in forms:
        name: list[str] = []
        for word in reversed(text[: form.start()].rstrip(" (").split()[-_LONGEST_NAME:]):
            if _ENDS_BEFORE.search(word) or not (word[:1].isupper() or word.lower() in _LINKS or word[:2].lower() in ("l'", "d'")):
                break
            name.insert(0, word)
        while name and name[0].lower() in _LINKS:
            name.pop(0)
        if name and may_name_firm(" ".join(name)):
            yield " ".join(name)


def surely_finances(name: str) -> bool:
    """Whether a name tells by itself that a firm buys or finances claims; "Capital" and "Discount" are also of cleaners and of shops."""
    return _words("firms").search(folded(name)) is not None or names_financier(name)


def tells_of_firm(text: str) -> bool:
    """Whether a sentence joins such a firm with a claim that went over to it, or with whom alone to pay."""
    names = list(firms_in(text)) if may_name_firm(text) else []
    told = [name for name in names if re.search(r"(?<![:：])\s" + re.escape(name), text) or text.startswith(name)]
    if not told:
        return False  # a label and its value at most
    rest = text
    for name in names:
        rest = rest.replace(name, " ")
    plain = folded(rest)
    if not any(map(surely_finances, told)) and not (_words("claims").search(plain) and _words("pays").search(plain)):
        return False
    if _words("passed").search(plain) and is_running_text(text):
        return True
    return _words("pays").search(plain) is not None and (_words("alone").search(plain) is not None or is_running_text(text))
