"""What a label says, put together from its words: nobody can list every way to say "number of the invoice" or "whom to bill".

"Tax invoice reference no.", "Rechnungsempfänger", "发票开具日期": each word says what it says in its language, and the
rules beside this file say which words together make which label. Compounds are taken apart. A phrase with a word that labels are not made
of is no label: a sentence is none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import yaml

from extractors.fields.chinese import SIMPLIFIED
from extractors.signs import has_digit

Classes = frozenset[str]
_LONGEST_IN_WORDS = 7
_LINKING = ("", "s", "n", "en", "e", "es", "er")  # what German, Dutch and Afrikaans put between the parts of a compound
_SHORTEST_PART = 3
_LONGEST_COMPOUND = 40  # letters
_HEADS = ("rechnung", "faktuur", "factuur", "gutschrift", "kredietnota", "creditnota", "register")
_NO_INVOICES = ("abrechnung", "berechnung", "verrechnung", "anrechnung", "aufrechnung")
_SHORT_PARTS = frozenset({"nr", "no"})
_NEVER_IN_COMPOUNDS = frozenset({"filler", "to", "from", "upon", "before", "your", "our", "currency"})
_SAID_ONCE = ("number", "date", "invoice", "order", "bank")  # twice makes two labels, unless it is one in two languages
_ACRONYM = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_NO_SIGN_OF_WORD = re.compile("[^a-z0-9#%$]+")
_APART = re.compile(r"[\s:：;,/()（）\[\].*=|&+'’`´\"_–—-]+")


@dataclass(frozen=True, slots=True)
class PhraseRule:
    """Words of which classes make a phrase that plays a role: each need is met by a word of its own, the others are of `may`."""

    role: str
    weight: float
    needs: tuple[Classes, ...]
    allowed: Classes

    def holds_for(self, words: Sequence[Classes]) -> bool:
        """Whether words, given by what each may say, make the phrase."""
        return all(word & self.allowed for word in words) and _each_met(self.needs, tuple(words))


def _each_met(needs: tuple[Classes, ...], words: tuple[Classes, ...]) -> bool:
    if not needs:
        return True
    return any(word & needs[0] and _each_met(needs[1:], words[:at] + words[at + 1 :]) for at, word in enumerate(words))


@cache
def _classes_of_word() -> Mapping[str, Classes]:
    table: dict[str, str] = yaml.safe_load((Path(__file__).parent / "label_words.yaml").read_text(encoding="utf-8"))
    found: dict[str, set[str]] = {}
    for name, words in table.items():
        for word in str(words).split():
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


@cache
def _parts_of_compounds() -> Mapping[str, Classes]:
    """The words that compounds are made of, with only what says something in them."""
    parts = {word: classes if is_chinese(word) else classes - _NEVER_IN_COMPOUNDS for word, classes in _classes_of_word().items()}
    return {
        word: classes
        for word, classes in parts.items()
        if classes and (len(word) >= _SHORTEST_PART or word in _SHORT_PARTS or is_chinese(word))
    }


@cache
def _rules() -> tuple[PhraseRule, ...]:
    table: list[str] = yaml.safe_load((Path(__file__).parent / "label_rules.yaml").read_text(encoding="utf-8"))
    found = []
    for line in table:
        head, _, body = line.partition(":")
        role, weight = head.split()
        needed, _, may = body.partition("+")
        needs = tuple(frozenset(each.split("|")) for each in needed.split())
        found.append(PhraseRule(role, float(weight), needs, frozenset.union(frozenset(may.split()), {"filler"}, *needs)))
    return tuple(found)


def is_chinese(text: str) -> bool:
    """Whether a text holds a Chinese character."""
    return any("\u4e00" <= ch <= "\u9fff" for ch in text)


def _folded(word: str) -> str:
    """The letters of a word without case and accents, with the signs that say something by themselves."""
    if word.isascii():
        return _NO_SIGN_OF_WORD.sub("", word.lower())
    plain = unicodedata.normalize("NFKD", word.replace("ß", "ss").replace("ł", "l"))
    return "".join(ch for ch in plain.lower() if ch.isalnum() or ch in "#%€$£¥")


@lru_cache(maxsize=8192)
def _taken_apart(word: str) -> tuple[Classes, ...] | None:
    """What each part of a word says: of a word of the table itself, of a compound its parts; None where a part is unknown."""
    whole = _classes_of_word().get(word) or (
        _classes_of_word().get(word[:-1]) if word.endswith("s") and len(word) > _SHORTEST_PART else None
    )
    if whole is not None:
        return (whole,)
    return (_compound(word) or _by_its_head(word)) if len(word) <= _LONGEST_COMPOUND else None


def _by_its_head(word: str) -> tuple[Classes, ...] | None:
    """What a compound says whose first part is any word: a "Verzamelfactuur" is an invoice, a "Kundengutschrift" a credit note."""
    head = next((head for head in _HEADS if word.endswith(head) and len(word) >= len(head) + _SHORTEST_PART), None)
    return (_classes_of_word()[head],) if head and not word.endswith(_NO_INVOICES) else None


@lru_cache(maxsize=8192)
def _compound(word: str) -> tuple[Classes, ...] | None:
    parts = _parts_of_compounds()
    if word in parts:
        return (parts[word],)
    for length in range(len(word) - 1, 0, -1):
        first = parts.get(word[:length])
        if first is None:
            continue
        for link in _LINKING if not is_chinese(word) else ("",):
            if word.startswith(link, length) and len(word) > length + len(link):
                rest = _compound(word[length + len(link) :])
                if rest is not None:
                    return (first, *rest)
    return None


def words_of_phrase(text: str) -> tuple[Classes, ...]:
    """What the words of a phrase say, one set of classes a word; empty where a word is unknown, a figure, or there are too many."""
    if has_digit(text):
        return ()
    text = _ACRONYM.sub(lambda match: match.group().replace(".", ""), text.translate(SIMPLIFIED))
    words = [folded for word in _APART.split(text.replace("°", " ").replace("º", " ").replace("#", " # ")) if (folded := _folded(word))]
    if not 1 <= len(words) <= _LONGEST_IN_WORDS or any(map(has_digit, words)):
        return ()
    found: list[Classes] = []
    for word in words:
        parts = _taken_apart(word)
        if parts is None:
            return ()
        found += parts
    says_twice = "/" in text or (is_chinese(text) and any(ch.isascii() and ch.isalpha() for ch in text))
    if not says_twice and any(sum(name in word and "filler" not in word for word in found) > 1 for name in _SAID_ONCE):
        return ()
    return tuple(found)


def classes_in(text: str) -> tuple[Classes, ...]:
    """What each word of a phrase may say, of a compound what all its parts may; nothing for a word that no table knows."""
    words = (folded for word in _APART.split(text.translate(SIMPLIFIED)) if (folded := _folded(word)))
    return tuple(frozenset[str]().union(*(_taken_apart(word) or ())) for word in words)


@lru_cache(maxsize=8192)
def composed_role(text: str) -> tuple[str, float] | None:
    """The role that a phrase plays by its words and the weight of it, or None."""
    words = words_of_phrase(text)
    if not words:
        return None
    return next(((rule.role, rule.weight) for rule in _rules() if rule.holds_for(words)), None)
