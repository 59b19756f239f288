"""What a sentence says of a sale that is not final, of work billed in parts or of an invoice that replaces another.

The phrases, in six languages, are kept in `sale_cues.yaml`. A phrase that the sentence denies (`strictly no sale or return`) says nothing.
One that stands under a supposition (`where goods are supplied on consignment`) is doubtful: general conditions speak of every case.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

Strength = Literal["said", "doubtful", "together"]
_WORD = re.compile(r"\w+")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_NUMBER = r"\d{1,8}(?:[.,]\d+)?"
_REACH_OF_NEXT, _REACH_OF_FAR, _REACH_BEHIND = 2, 6, 5  # words
_REACH_IN_HAN = 4  # signs
_CLAUSE = re.compile(r"[,;:()，；：、（）–—。！？]")
_ABBREVIATED = re.compile(r"(?:no|nr|n°|num|nos|art|incl|excl|ref)\.", re.IGNORECASE)
_STOP = re.compile(r"[.!?;。！？；]$")
_AND_SO_ON = re.compile(r"[\s,、]*(?:(?:or|nor|and|of|en|noch|oder|und|ou|ni|et|或|和|及)\b)?[\s,、]*(?:(?:on|a|an|any|auf|op|en|'n)\s+)?")


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase found in a sentence: what it speaks of (`consignment`), to which group that belongs, how surely, and where it stands."""

    name: str
    group: str
    strength: Strength
    phrase: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Words:
    """The compiled table."""

    phrases: tuple[re.Pattern[str], re.Pattern[str]]  # of languages written with spaces, and of Chinese
    telling: frozenset[frozenset[str]]  # the words of every phrase of the former
    never: tuple[re.Pattern[str], re.Pattern[str]]
    groups: Mapping[str, str]
    negations: Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]]
    suppositions: tuple[re.Pattern[str], re.Pattern[str]]


def sentences_of(text: str) -> list[str]:
    """The sentences of a running text; a new line begins another."""
    sentences: list[list[str]] = [[]]
    for line in text.splitlines():
        for word in line.split():
            sentences[-1].append(word)
            if ends_sentence(word):
                sentences.append([])
        sentences.append([])
    return [" ".join(each) for each in sentences if each]


def ends_sentence(word: str) -> bool:
    """Whether a sentence stops behind this word: `no.` before a number stops nothing."""
    return _STOP.search(word) is not None and _ABBREVIATED.fullmatch(word) is None


def may_speak(text: str) -> bool:
    """Whether a text holds any of the phrases at all, which most papers do not: whether their words are there is told ten times faster."""
    folded, words = _folded(text), _words()
    there = set(_WORD.findall(folded))
    if any(each <= there for each in words.telling) and words.phrases[0].search(folded) is not None:
        return True
    return _HAN.search(folded) is not None and words.phrases[1].search(folded) is not None


def cues_in(sentence: str) -> tuple[Cue, ...]:
    """What one sentence says, in its order; what it denies is left out."""
    words = _words()
    folded = _folded(sentence)
    for pattern in words.never:
        folded = pattern.sub(lambda found: " " * len(found.group()), folded)
    found: list[Cue] = []
    denied_to: int | None = None
    for cue in _phrases(words, folded):
        goes_on = denied_to is not None and _AND_SO_ON.fullmatch(folded[denied_to : cue.start]) is not None
        if goes_on or _is_denied(words, folded, cue):
            denied_to = cue.end
        else:
            denied_to = None
            found.append(_supposed(words, folded, cue))
    return tuple(found)


def strongest(cues: Iterable[Cue]) -> Strength | None:
    """What phrases say together: two different ones that say nothing alone speak as one that leaves no doubt."""
    listed = list(cues)
    if any(each.strength == "said" for each in listed):
        return "said"
    if len({each.phrase for each in listed if each.strength == "together"}) > 1:
        return "said"
    return "doubtful" if any(each.strength == "doubtful" for each in listed) else None


def _folded(text: str) -> str:
    """Small letters, letter for letter, so that places in it are places in the text."""
    plain = text.replace("’", "'")
    folded = unicodedata.normalize("NFKC", plain).casefold()
    if len(folded) == len(plain):
        return folded
    signs = ((sign, unicodedata.normalize("NFKC", sign).casefold()) for sign in plain)
    return "".join(each if len(each) == 1 else sign for sign, each in signs)


def _phrases(words: _Words, folded: str) -> Iterator[Cue]:
    found = [match for pattern in words.phrases for match in pattern.finditer(folded)]
    for match in sorted(found, key=lambda each: each.start()):
        name, _, strength = str(match.lastgroup).partition("__")
        said: Strength = "said" if strength == "said" else "doubtful" if strength == "doubtful" else "together"
        yield Cue(name, words.groups[name], said, match.group(), match.start(), match.end())


def _is_denied(words: _Words, folded: str, cue: Cue) -> bool:
    before = _clause_before(folded, cue)
    behind = _CLAUSE.split(folded[cue.end :].lstrip(" :-–—"))[0]
    near, far = words.negations["next"], words.negations["far"]
    if _has(near, _last(before, _REACH_OF_NEXT), before[-_REACH_IN_HAN:]) or _has(far, _last(before, _REACH_OF_FAR), before):
        return True
    return _has(words.negations["after"], " ".join(behind.split()[:_REACH_BEHIND]), behind)


def _supposed(words: _Words, folded: str, cue: Cue) -> Cue:
    """The phrase as doubtful where it stands under an `if`, or far behind a `not` that may deny something else."""
    before = folded[: cue.start]
    doubtful = _has(words.suppositions, before, before) or _has(words.negations["far"], _clause_before(folded, cue), "")
    return replace(cue, strength="doubtful") if doubtful and cue.strength == "said" else cue


def _clause_before(folded: str, cue: Cue) -> str:
    return _CLAUSE.split(folded[: cue.start])[-1]


def _last(text: str, count: int) -> str:
    return " ".join(text.split()[-count:])


def _has(patterns: tuple[re.Pattern[str], re.Pattern[str]], latin: str, han: str) -> bool:
    return patterns[0].search(latin) is not None or patterns[1].search(han) is not None


@cache
def _words() -> _Words:
    content: Mapping[str, Any] = yaml.safe_load(Path(__file__).with_name("sale_cues.yaml").read_text(encoding="utf-8"))
    listed = [
        (f"{name}__{strength}", [phrase for phrases in entry[strength].values() for phrase in phrases])
        for name, entry in content["cues"].items()
        for strength in ("said", "doubtful", "together")
        if strength in entry
    ]
    negations = content["negations"]
    return _Words(
        phrases=_alternatives(listed),
        telling=frozenset(_telling(each) for _, phrases in listed for each in phrases if not _HAN.search(each)),
        never=_alternatives([("never", [phrase for phrases in content["never"].values() for phrase in phrases])]),
        groups={name: entry["of"] for name, entry in content["cues"].items()},
        negations={name: _alternatives([(name, negations[name])]) for name in ("next", "far", "after")},
        suppositions=_alternatives([("if", content["suppositions"])]),
    )


def _alternatives(listed: Iterable[tuple[str, list[str]]]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """One pattern of the phrases in words and one of those in Chinese, each a named group, the longest phrase first."""
    latin, han = [], []
    for name, phrases in listed:
        ordered = sorted(phrases, key=len, reverse=True)
        spaced = [_pattern(each) for each in ordered if not _HAN.search(each)]
        chinese = [r"\s*".join(map(re.escape, each)) for each in ordered if _HAN.search(each)]
        latin += [f"(?P<{name}>{'|'.join(spaced)})"] if spaced else []
        han += [f"(?P<{name}>{'|'.join(chinese)})"] if chinese else []
    return re.compile(rf"(?<!\w)(?:{'|'.join(latin) or '(?!)'})(?!\w)"), re.compile("|".join(han) or "(?!)")


def _telling(phrase: str) -> frozenset[str]:
    """The words that a text with this phrase has whatever varies in it."""
    return frozenset(word for word in _WORD.findall(phrase) if word not in ("N", "and") and f"{word}*" not in phrase)


def _pattern(phrase: str) -> str:
    parts = []
    for word in phrase.split(" "):
        if word == "N":
            parts.append(_NUMBER)
        elif word == "and":
            parts.append("(?:and|&)")
        elif word.endswith("*"):
            parts.append(re.escape(word[:-1]) + r"\w*")
        else:
            parts.append(re.escape(word))
    return r"[\s.-]*".join(parts) if "%" in phrase else r"[\s.-]+".join(parts)
