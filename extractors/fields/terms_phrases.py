"""Terms of payment are known by their own words, whatever stands before them: a number of days, a word of paying, and what joins them.

"Zahl.-Bed. 14 Tage rein netto", "Due in 45 days" over its heading, "n/30". `terms_words.yaml` is the table of the words.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

import yaml

from extractors.layout.lines import Cell

_NUMBER = re.compile(r"(?:[1-9]|[1-9]\d|1[0-8]\d)")
_NET = re.compile(r"(?i)n\s?/\s?\d{1,3}")
_ENDS_LABEL = re.compile(r"[:：.>]$")
_ENDS_TERMS = re.compile(r"[;；,，]$")
SEMICOLONS = (";", "；")
_LONGEST_LABEL = 4  # words
_HAN_TERMS = re.compile(
    r"(?:[\u4e00-\u9fff]{1,12}\s?)?(?<![\d/.-])\d{1,3}\s?个?(?:自然|工作)?[日天](?:之?内)?(?:[\u4e00-\u9fff]{0,6})(?=$|[,，;；。])"
)
_HAN_PAYS = re.compile(r"付|账期|结|发票|开票|净|票到|月结")


@cache
def _words(name: str) -> frozenset[str]:
    table: dict[str, str] = yaml.safe_load((Path(__file__).parent / "terms_words.yaml").read_text(encoding="utf-8"))
    return frozenset(table[name].split())


def _folded(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.lower())
    return "".join(ch for ch in decomposed if ch.isalnum())


def _joins(word: str) -> bool:
    plain = _folded(word)
    return plain in _words("days") or plain in _words("pays") or plain in _words("others") or _NUMBER.fullmatch(plain) is not None


def names_share(text: str) -> bool:
    """Whether a share is named, by its sign or in words: "2 %", "3 per cent"."""
    return "%" in text or "％" in text or any(_folded(word) in _words("shares") for word in text.split())


def _begins_as_label(words: list[str]) -> bool:
    return any(_folded(part).startswith(tuple(_words("labels"))) for word in words for part in re.split(r"[.-]", word) if part)


def han_terms_in(cell: Cell) -> tuple[int, int] | None:
    """Where Chinese terms stand in the text of a cell, behind a colon, a space or at its beginning: "开票之日起7日内付款"."""
    for match in _HAN_TERMS.finditer(cell.text):
        before = cell.text[: match.start()]
        if (not before.strip() or before.endswith((":", "：", " "))) and _HAN_PAYS.search(match.group()):
            return match.span()
    return None


def terms_in(cell: Cell) -> tuple[int, int] | None:
    """The words of a cell that are terms of payment: all of it, or what stands behind its label up to a sign that parts the next thing."""
    words = [word.text for word in cell.words]
    are_others_before = False
    for at, word in enumerate(words):
        is_net = _NET.fullmatch(word.rstrip(".,;")) is not None
        follows = at + 1 < len(words) and _folded(words[at + 1]) in _words("days")
        if not is_net and not (_NUMBER.fullmatch(word) and follows):
            continue
        first, last = at, at + 1 if is_net else at + 2
        while first and _joins(words[first - 1]) and not _ENDS_LABEL.search(words[first - 1]):
            if are_others_before and words[first - 1].endswith(SEMICOLONS):
                break
            first -= 1
        while last < len(words) and not _ENDS_TERMS.search(words[last - 1]) and _joins(words[last]):
            last += 1
        said = {_folded(each) for each in words[first:last]}
        is_led = not first or (are_others_before and words[first - 1].endswith(SEMICOLONS))
        is_led = is_led or (first <= _LONGEST_LABEL and _ENDS_LABEL.search(words[first - 1]) is not None)
        if not (is_net or said & _words("pays") or (first and _begins_as_label(words[:first]))):
            are_others_before = True  # days of something else: "14 Tage gültig; zahlbar 30 Tage netto"
            continue
        is_ended = last == len(words) or _ENDS_TERMS.search(words[last - 1]) is not None
        return (first, last) if is_led and is_ended else None
    return None
