"""Papers also talk: "This invoice replaces invoice 894K", "Conditions of sale of 14/04/2023 apply". What a sentence names, it speaks of.

Neither does it title the paper nor number it, though it holds the same words as a title or a label. A line is running text where a verb, a
request or a speaker stands among its words, where it begins by pointing at something, or where a full stop ends it. A paragraph is running
text in all its lines. `running_text.yaml` is the table of the words, in the languages of the markets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

import yaml

from extractors.held_phrases import folded, may_be_found
from extractors.layout.lines import LAYOUTS_KEPT, Cell, PageLayout

_TEXTS_KEPT = 8192
_FEWEST_WORDS = 4
_FEWEST_SIGNS = 8  # of Chinese
_FEWEST_RUNNING = 2
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_HAN = re.compile(r"[\u3400-\u9fff]")
_FULL_STOPS = (".", "!", "?")
_STOPS = re.compile(r"(?:\S+ ){3,}[a-zà-ÿ]{2,}[.!?]$")
_NUMBER_STOPS = re.compile(r"(?:\S+ ){3,}\S*\d\S*[.!?]$")
_LABEL = re.compile(r"^[^:：]{2,40}[:：]\s*(?=\S)")
_AMOUNT_ENDS = re.compile(r"\d[.,]\d\d$|[:：]$")
_BROKEN_OFF = (".", "。", ":", "：")
_CLOSE = 0.8  # heights of print between the lines of a paragraph
_FLUSH = 2.0  # points
_AS_LARGE = 1.15
_FULL_LINE = 8  # words


@cache
def _table() -> dict[str, str]:
    found: dict[str, str] = yaml.safe_load((Path(__file__).parent / "running_text.yaml").read_text(encoding="utf-8"))
    return found


@cache
def _words_of(name: str) -> frozenset[str]:
    return frozenset(_table()[name].split())


@cache
def _financiers() -> re.Pattern[str]:
    names = (each.strip() for each in _table()["financiers"].split(";"))
    return re.compile("|".join(re.escape(each).replace(r"\ ", r"\s+") for each in names), re.IGNORECASE)


@lru_cache(maxsize=_TEXTS_KEPT)
def names_financier(text: str) -> bool:
    """Whether a line names a firm that finances invoices, so that the word titles nothing: "Witpeer Invoice Finance (Pty) Ltd"."""
    financiers = _financiers()
    return may_be_found(financiers.pattern, folded(text)) and financiers.search(text) is not None


def asks_to_quote(text: str) -> bool:
    """Whether a sentence asks for the paper's own number to be named: "Please quote invoice number 4711 with your payment"."""
    words = {word.lower() for word in _WORD.findall(text)}
    return bool(words & _words_of("quotes")) or any(sign in text for sign in _words_of("quotes") if _HAN.search(sign))


@lru_cache(maxsize=_TEXTS_KEPT)
def is_running_text(text: str) -> bool:
    """Whether a line is a sentence or a piece of one, and neither a title nor a label with its value."""
    text = _LABEL.sub("", text.strip())  # "NOTICE: the debt under this invoice has been ceded"
    signs = len(_HAN.findall(text))
    if signs:
        return signs >= _FEWEST_SIGNS and any(sign in text for sign in _words_of("signs"))
    words = _WORD.findall(text)
    if text.isupper():
        words = [word.lower() for word in words]
    if len(words) < _FEWEST_WORDS:
        return False
    first, *others = words
    if _words_of("says") & set(others) or _words_of("asks") & {first.lower(), *others} or _words_of("speaks") & {first.lower(), *others}:
        return True
    if _AMOUNT_ENDS.search(text):
        return False
    if first.lower() in _words_of("points"):
        return True
    if not text.endswith(_FULL_STOPS):
        return False
    if _STOPS.search(text):
        return True
    return _NUMBER_STOPS.search(text) is not None and len(_words_of("runs") & set(others)) >= _FEWEST_RUNNING


@lru_cache(maxsize=LAYOUTS_KEPT)
def running_cells(page: PageLayout) -> frozenset[Cell]:
    """The cells of a page that are running text, by themselves or as lines of a paragraph that is."""
    found: set[Cell] = set()
    for paragraph in _paragraphs(page):
        texts = [cell.text for cell in paragraph]
        if any(map(is_running_text, texts)) or (len(texts) > 1 and is_running_text(" ".join(texts))):
            found.update(paragraph)
    return frozenset(found)


def _paragraphs(page: PageLayout) -> Iterator[list[Cell]]:
    """Lines that run on: each close under the last, flush with it, in the same print, and going on where the last broke off."""
    following: dict[Cell, Cell] = {}
    for line, below in zip(page.lines, page.lines[1:], strict=False):
        for cell in line.cells:
            if len(cell.words) < _FEWEST_WORDS or cell.text.endswith(_BROKEN_OFF):
                continue
            for other in below.cells:
                if abs(cell.box.x0 - other.box.x0) <= _FLUSH and _runs_on(cell, other):
                    following[cell] = other
    behind = set(following.values())
    for cell in page.cells:
        if cell in behind:
            continue
        paragraph = [cell]
        while paragraph[-1] in following:
            paragraph.append(following[paragraph[-1]])
        yield paragraph


def _runs_on(cell: Cell, other: Cell) -> bool:
    """Whether a line of several words goes on in one that is flush with it."""
    if not cell.is_as_large_as(other, _AS_LARGE) or other.box.top - cell.box.bottom > _CLOSE * cell.height:
        return False
    return other.text[0].islower() or (len(cell.words) >= _FULL_LINE and is_running_text(cell.text))
