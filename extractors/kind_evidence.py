"""What a page is, told by everything but its title: the labels it bears, the columns of its table, its figures, and what it says.

A title is missing, in a picture or in words nobody listed on one paper in twenty. The rest of the page still says much: only a
delivery note is signed for goods and has no prices, only a statement brings a balance forward. How much each sign weighs for each kind is
learned from made papers with known kinds (`python -m bench.training.kinds`), as a multinomial logistic regression whose weights are a
file beside this one.
"""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from extractors.fields.amounts import figures_of
from extractors.fields.lookup import DocumentLayout, once_a_layout
from extractors.layout.lines import PageLayout, TextLine
from extractors.signs import has_digit
from extractors.terms import DocumentKind

WEIGHTS = Path(__file__).parent / "kind_weights.json"
_SURE = 0.7
_CLEARLY = 0.8
_FEW, _SOME, _MANY = 1, 3, 10
DAY = re.compile(
    r"\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{4}[./-]\d{1,2}[./-]\d{1,2}\b|"
    r"\b\d{1,2}[. -]+[^\W\d]{3,10}\.?[ -]+\d{2,4}\b|\d{4}年\d{1,2}月\d{1,2}日"
)
_INVOICE_WORD = re.compile(r"\binvoice\b|\binv\b|\b(?:fak|fac)tuur\b|\brechnung\b|\bfacture\b|发票|發票")
_HAN = re.compile(r"[\u3400-\u9fff]")


@once_a_layout
def signs_of(layout: DocumentLayout, page: PageLayout) -> frozenset[str]:
    """The signs on a page by their names: roles of labels, things said, and what its figures look like."""
    found = {f"label:{role}" for hit in layout.labels[page.page_number] for role, weight in hit.roles.items() if weight >= _SURE}
    found |= {f"says:{name}" for name in _spoken_of(page)}
    found |= set(_looks(page))
    return frozenset(found)


def _looks(page: PageLayout) -> Iterator[str]:
    """What figures and dates look like, line by line."""
    lines = [line for line in page.lines if has_digit(line.text)]
    money = [sum([1 for cell in line.cells for figure in figures_of(cell, ".") if figure.looks_like_money]) for line in lines]
    dated = [DAY.search(line.text) is not None for line in lines]
    dated_money = [line for line, one, two in zip(lines, money, dated, strict=True) if one and two]
    counts = {
        "money": sum(money),
        "money_lines": sum(1 for each in money if each),
        "rows_of_two": sum(1 for each in money if each >= 2),
        "dated_money": len(dated_money),
        "invoices_with_money": sum(1 for line in dated_money if _INVOICE_WORD.search(_folded(line.text))),
        "dated_lines": sum(dated),
        "negative": sum(1 for line in lines if _is_negative(line)),
    }
    for name, count in counts.items():
        if count == 0:
            yield f"looks:no_{name}"
        for least in (_FEW, _SOME, _MANY):
            if count >= least:
                yield f"looks:{name}_{least}"


_NEGATIVE = re.compile(
    r"(?:^|\s)(?:[-–−]\s?[R€$£¥]?\s?\d[\d ,.']*[.,]\d\d|\([R€$£¥]?\s?\d[\d ,.']*[.,]\d\d\)|\d[\d ,.']*[.,]\d\d[-–−])(?=\s|$)"
)


def _is_negative(line: TextLine) -> bool:
    return _NEGATIVE.search(line.text) is not None


@dataclass(frozen=True, slots=True)
class _Weights:
    kinds: tuple[DocumentKind, ...]
    bias: tuple[float, ...]
    signs: Mapping[str, tuple[float, ...]]


@cache
def _weights() -> _Weights:
    content = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return _Weights(
        tuple(DocumentKind(name) for name in content["kinds"]),
        tuple(content["bias"]),
        {name: tuple(each) for name, each in content["signs"].items()},
    )


def shares_of(signs: frozenset[str]) -> dict[DocumentKind, float]:
    """How likely each kind is by the signs alone, together 1."""
    weights = _weights()
    scores = list(weights.bias)
    for sign in signs:
        for index, weight in enumerate(weights.signs.get(sign, ())):
            scores[index] += weight
    most = max(scores)
    powers = [math.exp(score - most) for score in scores]
    return {kind: power / sum(powers) for kind, power in zip(weights.kinds, powers, strict=True)}


@dataclass(frozen=True, slots=True)
class _Said:
    """The phrases that speak of something: those in words, those whose last word may go on, those with a gap (with their first words, by
    which they are looked for), those in Han; and of how many words the longest is that begins with a word."""

    words: Mapping[str, frozenset[str]]
    beginnings: Mapping[str, frozenset[str]]
    patterns: tuple[tuple[str, str, re.Pattern[str]], ...]
    han: Mapping[str, re.Pattern[str]]
    longest: Mapping[str, int]


def speaks_for(kind: DocumentKind, signs: frozenset[str]) -> bool:
    """Whether something that the page says or labels, and not only what its figures look like, speaks clearly for a kind."""
    weights = _weights()
    if kind not in weights.kinds:
        return False
    index = weights.kinds.index(kind)
    return any(weights.signs[sign][index] >= _CLEARLY for sign in signs & weights.signs.keys() if not sign.startswith("looks:"))


@cache
def _said() -> _Said:
    words: dict[str, set[str]] = {}
    beginnings: dict[str, set[str]] = {}
    patterns: list[tuple[str, str, re.Pattern[str]]] = []
    han: dict[str, re.Pattern[str]] = {}
    table: dict[str, str] = yaml.safe_load((Path(__file__).parent / "kind_evidence.yaml").read_text(encoding="utf-8"))
    for name, listed in table.items():
        phrases = [" ".join(_words(phrase, "*")) if ".." not in phrase else phrase.strip() for phrase in listed.split(";")]
        in_signs = [phrase for phrase in phrases if _HAN.search(phrase)]
        if in_signs:
            han[name] = re.compile("|".join(re.escape(each).replace(r"\*", "").replace(r"\ \.\.\ ", ".{0,25}?") for each in in_signs))
        for phrase in phrases:
            if phrase in in_signs:
                continue
            if ".." in phrase:
                first, last = (" ".join(_words(part)) for part in phrase.split(".."))
                patterns.append((name, first, re.compile(rf"\b{first}\b.{{1,25}}?\b{last}\b")))
            elif "*" in phrase:
                beginnings.setdefault(phrase.replace("*", ""), set()).add(name)
            else:
                words.setdefault(phrase, set()).add(name)
    by_words, by_beginnings = ({phrase: frozenset(names) for phrase, names in each.items()} for each in (words, beginnings))
    longest: dict[str, int] = {}
    for phrase in (*words, *(first for _, first, _ in patterns)):
        first, *rest = phrase.split()
        longest[first] = max(longest.get(first, 0), 1 + len(rest))
    return _Said(by_words, by_beginnings, tuple(patterns), han, longest)


def _spoken_of(page: PageLayout) -> set[str]:
    """What the words of a page speak of."""
    said = _said()
    text = " ".join(line.text for line in page.lines)
    words = _words(text)
    plain = " ".join(words)
    runs = {" ".join(words[at : at + count]) for at, word in enumerate(words) for count in range(1, said.longest.get(word, 0) + 1)}
    found = {name for phrase in said.words.keys() & runs for name in said.words[phrase]}
    from_words = f" {plain}"
    for beginning, names in said.beginnings.items():
        if f" {beginning}" in from_words:
            found |= names
    found |= {name for name, first, pattern in said.patterns if name not in found and first in runs and pattern.search(plain)}
    if _HAN.search(text):
        signs = re.sub(r"\s+", "", text)
        found |= {name for name, pattern in said.han.items() if pattern.search(signs)}
    return found


def _words(text: str, kept: str = "") -> list[str]:
    return re.findall(rf"[a-z0-9{re.escape(kept)}]+" if not _HAN.search(text) or not kept else r"[^\s]+", _folded(text))


def _folded(text: str) -> str:
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.replace("ß", "ss"))
    return "".join(ch for ch in decomposed if not unicodedata.combining(ch)).lower()
