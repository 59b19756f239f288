"""A title that nobody listed is understood by its noun: the last word in English, the end of a German compound, the first word in French.

Firms call their papers what they like ("Trade invoice", "Verkoopsfaktuur", "Facture définitive", 货物运输发票), but the noun is one of a
few hundred. `title_words.yaml` is the list of them. Words that make a label or a sentence of a line ("Invoice date", "Rechnung an",
"please quote") keep it from being a title.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml

from extractors.terms import DocumentKind

_MOST_OTHER_WORDS = 4
_MOST_JOINED_LETTERS = 24
_MOST_JOINED_SIGNS = 14  # 国内货物运输代理业增值税专用 before 发票
_LONGEST_NOUN_IN_WORDS = 6
_BESIDE_OTHERS = 0.95
_AFTER_IT = 0.8
_OF_A_LABEL = re.compile(r"(?:datum|nummer|nommer|betrag|bedrag)$")  # "Factuurdatum factuur" heads two columns
_HAN = re.compile(r"[\u3400-\u9fff]")
_REFERS = frozenset(
    ["for", "fur", "zu", "zur", "zum", "pour", "voor", "vir", "sur", "op", "uber", "over", "oor"]
)  # "Avoir sur" is followed by what is credited
_GIVES_BACK = re.compile(r"^(?:红字|红冲|冲红|负数|贷项|紅字|負數)")  # 红字销售发票
_HAN_SENTENCE = re.compile(r"(?<!申)[请請]|[须須如按依凭的将將已为為与與，。；、？！]|号|號|日期|金额|金額|地址|抬头|抬頭|代码|公司|电话")


@dataclass(slots=True)
class _Nouns:
    """The nouns of every kind, by where they stand in a title; a kind of None names no paper of ours."""

    last: dict[str, tuple[DocumentKind | None, float]] = field(default_factory=dict)
    first: dict[str, tuple[DocumentKind | None, float]] = field(default_factory=dict)
    ending: dict[str, tuple[DocumentKind | None, float]] = field(default_factory=dict)
    never: frozenset[str] = frozenset()
    joining: frozenset[str] = frozenset()
    purpose: frozenset[str] = frozenset()


@cache
def _nouns() -> _Nouns:
    found = _Nouns()
    table: dict[str, dict[str, str]] = yaml.safe_load((Path(__file__).parent / "title_words.yaml").read_text(encoding="utf-8"))
    beside = table.pop("beside")
    found.never, found.joining = frozenset(beside["never"].split()), frozenset(beside["joining"].split())
    found.purpose = frozenset(beside["purpose"].split())
    for name, places in table.items():
        kind = None if name == "none" else DocumentKind(name)
        for place, phrases in places.items():
            own: dict[str, tuple[DocumentKind | None, float]] = getattr(found, place)
            for phrase in phrases.split(";"):
                text, _, weight = phrase.partition("|")
                own.setdefault(text.strip(), (kind, float(weight or 1)))
    return found


def kind_by_its_noun(text: str) -> tuple[DocumentKind, float] | None:
    """The kind that the noun of a title names and how surely, 0 to 1; None where the line is no title or its noun is unknown."""
    signs = "" if text.isascii() else "".join(_HAN.findall(text))
    if signs:
        return None if _HAN_SENTENCE.search(text) else _named(_of_signs(signs))
    words = re.findall(r"[a-z]+|\d+", _folded(text))
    if (
        not words
        or words[0] in _nouns().joining
        or words[-1] in _REFERS
        or any(word.isdigit() or _OF_A_LABEL.search(word) for word in words)
    ):
        return None  # "zu Rechnung" over the number of what is credited titles nothing
    return _named(max(_of_words(words), key=lambda each: each[0], default=None))


def may_stand_beside(text: str) -> bool:
    """Whether a phrase beside a title says more of the paper and does not make a label or a sentence of the line."""
    words = re.findall(r"[a-z]+", _folded(text))
    return len(words) <= _MOST_OTHER_WORDS and not _nouns().never & set(words) and not _HAN_SENTENCE.search(text)


_Found = tuple[int, DocumentKind | None, float]


def _named(found: _Found | None) -> tuple[DocumentKind, float] | None:
    return (found[1], found[2]) if found is not None and found[1] is not None and found[2] else None


def _of_signs(signs: str) -> _Found | None:
    for start in range(len(signs) - 1):
        noun = _nouns().ending.get(signs[start:])
        if noun is not None and start <= _MOST_JOINED_SIGNS:
            gives_back = noun[0] is DocumentKind.INVOICE and _GIVES_BACK.search(signs[:start]) is not None
            return len(signs) - start, DocumentKind.CREDIT_NOTE if gives_back else noun[0], noun[1]
        if noun is not None:
            return None
    return None


def _of_words(words: list[str]) -> list[_Found]:
    """Every noun that fits, with its length in letters."""
    nouns = _nouns()
    found: list[_Found] = []
    for count in range(1, min(len(words), _LONGEST_NOUN_IN_WORDS) + 1):
        others = len(words) - count
        if others > _MOST_OTHER_WORDS:
            continue
        head, tail = " ".join(words[:count]), " ".join(words[-count:])
        is_apart = not nouns.never & set(words[count:]), not nouns.never & set(words[:-count])
        sureness = _BESIDE_OTHERS if others else 1.0
        if tail in nouns.last and is_apart[1] and not _is_purpose(words[:-count]):
            found.append(_weighed(tail, nouns.last[tail], sureness))
        if head in nouns.first and is_apart[0]:
            found.append(_weighed(head, nouns.first[head], sureness))
        if head in nouns.last and others > 1 and words[count] in nouns.joining and is_apart[0]:
            found.append(_weighed(head, nouns.last[head], _AFTER_IT))
    places = [] if _is_purpose(words[:-1]) else [(words[-1], len(words) - 1, _BESIDE_OTHERS)]
    if len(words) > 2 and words[1] in nouns.joining:
        places.append((words[0], len(words) - 1, _AFTER_IT))
    for word, others, sureness in places:
        if others > _MOST_OTHER_WORDS or nouns.never & set(words):
            continue
        for start in range(min(len(word) - 3, _MOST_JOINED_LETTERS)):
            noun = nouns.ending.get(word[start:])
            if noun is not None:
                found.append(_weighed(word[start:], noun, sureness))
                break
    return found


def _is_purpose(before: list[str]) -> bool:
    """Whether the words before a noun name a paper and what it is for: "Factuur voor | bestelling"."""
    nouns = _nouns()
    return len(before) > 1 and before[-1] in nouns.purpose and " ".join(before[:-1]) in nouns.last


def _weighed(noun: str, named: tuple[DocumentKind | None, float], sureness: float) -> _Found:
    kind, weight = named
    return len(noun.replace(" ", "")), kind, weight * sureness


def _folded(text: str) -> str:
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.replace("ß", "ss"))
    return "".join(ch for ch in decomposed if not unicodedata.combining(ch)).lower()
