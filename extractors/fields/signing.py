"""Whether a paper was signed where its receiver signs, by whom and when: ink, a drawn picture, a stamp or print at the place for it.

The places are found by the words beside them (`signing_words.yaml`). Handwriting need not be legible: something stands there or nothing
does. Where a paper shows no place to sign, a mark on it may be a signature or a logo, and nobody can tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from rapidfuzz.distance import Levenshtein

from extractors.fields.dates import dates_of
from extractors.fields.labels import label_key
from extractors.fields.lookup import DocumentLayout
from extractors.layout.lines import Cell, PageLayout
from extractors.model import Box, Mark, Signed, Signing, Word

Asked = Literal["signature", "receiver", "name", "date", "other"]

_WORDS_IN_LABEL = 7
_WIDEST_SIGN = 1.5  # heights of print
_REACH = 4.5  # heights of print that a place to write is high
_FARTHEST = 48.0  # points, however large the print
_ONE_BLOCK = 80.0  # points from the first to the last of the places that belong to one signature
_BESIDE = 190.0  # points that a place to write is wide beside its label, where nothing ends it
_HEAD = 0.35  # of the page, in which papers name their parties
_FIGURES_OF_DATE = 3
_DOUBTED = 0.6  # what the engine doubts more may be a scrawl that was taken for a word
_JOINED = re.compile(r"[/&()|,]|\b(?:and|en|und|et)\b")
_NAME = re.compile(r"[^\W\d_]")
_NO_NAME = re.compile(
    r"(?i).*(?:\b(?:goods?|received|order|condition|accepted|checked|stamp|goedere|ontvang|nagegaan|goederen|ontvangen|akkoord|ware|erhalten"
    r"|übernommen|marchandises?|reçue?|conforme)\b|货物|验收|收讫|签收).*"
)
"""Sentences that say what is signed for stand over the places to sign and are no names."""
_MOSTLY = 0.6  # of a mark
_SHORT_LABEL = 4  # letters
_LONG_LABEL = 7  # letters; of shorter ones another word is but a letter away
_LETTERS_A_SLIP = 5
_RULING = re.compile(r"[_.…:\-–—=|/\\\s·]*")
_BY_MACHINE = re.compile(
    r"(?i)\b(?:e-?signed|(?:electronically|digitally) signed|signed electronically|elektronies geteken"
    r"|elektronisch (?:signiert|unterzeichnet|ondertekend)|signé électroniquement)\b|电子签名|电子签收"
)


@dataclass(frozen=True)
class _Place:
    """A place to write: what is asked for there, by which words, and the rectangles in which it may be written."""

    asked: frozenset[Asked]
    label: Cell
    regions: tuple[Box, ...]


def signing_of(layout: DocumentLayout) -> Signing | None:
    """What stands at the places of signature of a paper; None where its pages were read before anybody looked for marks."""
    if not layout.pages or any(page.page.marks is None for page in layout.pages):
        return None
    every = [place for page in layout.pages for place in _places(page)]
    own = [place for place in every if "signature" in place.asked]
    receiver = [place for place in every if "receiver" in place.asked and (_is_low(layout, place) or _beside_any(place, own))]
    anchors = own or receiver[-1:]
    places = [place for place in every if place in anchors or any(_near(place, anchor) for anchor in anchors)]
    places = [place for place in places if place.asked != {"receiver"} or place in receiver]
    named = [place for place in places if place.asked & {"name", "receiver"} and "signature" not in place.asked]
    named = [place for place in named if "name" in place.asked] or named  # a heading over the form may read like "received by"
    dated = [place for place in places if "date" in place.asked]
    level = [place for place in dated if _beside_any(place, anchors)]
    return Signing(_signature(layout, places), _written(layout, named), _written(layout, level or dated))


def _is_low(layout: DocumentLayout, place: _Place) -> bool:
    """Whether it stands where papers are signed: the same words head the address of the receiver further up."""
    return place.label.box.top > _HEAD * layout.page(place.label.page_number).page.height


def _signature(layout: DocumentLayout, places: Sequence[_Place]) -> Signed:
    by_machine = next((cell for cell in layout.cells if _BY_MACHINE.search(cell.text)), None)
    if by_machine is not None:
        return Signed("present", "print", by_machine.page_number, by_machine.box)
    own = [place for place in places if "signature" in place.asked]
    receiver = [place for place in places if "receiver" in place.asked]
    asked = own or receiver
    found = _mark_at(layout, [*own, *receiver])
    if found is not None:
        return found
    if asked:
        typed = next((cell for place in asked for cell in _print_at(layout, place)), None)
        if typed is not None:
            return Signed("present", "print", typed.page_number, typed.box)
        return Signed("absent", None, asked[-1].label.page_number, asked[-1].label.box)
    marked = next((page for page in layout.pages if page.page.marks), None)
    return Signed("unknown" if marked is not None else "absent", None, layout.pages[-1].page_number, None)


def _written(layout: DocumentLayout, places: Sequence[_Place]) -> Signed:
    """Whether something is written at any of these places; unknown where the paper has none, and so asks for nothing."""
    for place in places:
        for cell in _print_at(layout, place):
            if "date" not in place.asked and not _may_be_name(cell.text):
                continue
            return Signed("present", "print", cell.page_number, cell.box)
    found = _mark_at(layout, places)
    if found is not None:
        return found
    if not places:
        return Signed("unknown", None, layout.pages[-1].page_number, None)
    return Signed("absent", None, places[-1].label.page_number, places[-1].label.box)


def _mark_at(layout: DocumentLayout, places: Sequence[_Place]) -> Signed | None:
    for place in places:
        page = layout.page(place.label.page_number)
        labels = [cell.box for cell in page.cells if asked_at(cell)]
        for mark in (*(page.page.marks or ()), *_doubted(page)):
            if any(_is_within(mark.box, label) for label in labels):
                continue  # a label that was hard to read
            if any(_covers(region, mark.box) for region in place.regions):
                return Signed("present", mark.kind, page.page_number, mark.box)
    return None


def _is_within(box: Box, label: Box) -> bool:
    across = min(box.x1, label.x1) - max(box.x0, label.x0)
    along = min(box.bottom, label.bottom) - max(box.top, label.top)
    return across > 0 and along > 0 and across * along >= _MOSTLY * box.width * box.height


def _doubted(page: PageLayout) -> Iterator[Mark]:
    """Words that are scrawls, and no leaders to write on."""
    for word in page.page.words:
        if _is_scrawl(word) and not _RULING.fullmatch(word.text):
            yield Mark("strokes", word.box)


def _is_scrawl(word: Word) -> bool:
    """Whether the engine itself doubts a word, or its letters would be wider than any print: a scrawl is read as one."""
    if word.confidence is None:
        return False
    return word.confidence < _DOUBTED or word.box.width > _WIDEST_SIGN * word.box.height * len(word.text)


def _print_at(layout: DocumentLayout, place: _Place) -> Iterator[Cell]:
    page = layout.page(place.label.page_number)
    for cell in page.cells:
        if cell is place.label or _RULING.fullmatch(cell.text) or asked_at(cell) or cell.text.rstrip().endswith((":", "：")):
            continue
        if "date" in place.asked and not _may_be_date(cell):
            continue
        if len(cell.words) <= _WORDS_IN_LABEL and any(_covers(region, cell.box) for region in place.regions):
            yield cell


def _may_be_date(cell: Cell) -> bool:
    """A date, or what was written by hand and read with some figures in it."""
    written = any(word.confidence is not None for word in cell.words) and sum(ch.isdigit() for ch in cell.text) >= _FIGURES_OF_DATE
    return written or bool(dates_of(cell))


def _may_be_name(text: str) -> bool:
    return _NAME.search(_NO_NAME.sub("", text)) is not None and not any(ch.isdigit() for ch in text)


def _covers(region: Box, box: Box) -> bool:
    """Whether a mark lies in a place: its middle does, or it fills a good part of it."""
    across = min(region.x1, box.x1) - max(region.x0, box.x0)
    along = min(region.bottom, box.bottom) - max(region.top, box.top)
    if across <= 0 or along <= 0:
        return False
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    inside = region.x0 <= x <= region.x1 and region.top <= y <= region.bottom
    return inside or across * along >= 0.5 * min(region.width * region.height, box.width * box.height)


def _places(page: PageLayout) -> Iterator[_Place]:
    for cell in page.cells:
        if asked := asked_at(cell):
            yield _Place(asked, cell, tuple(_regions(page, cell)))


def _regions(page: PageLayout, label: Cell) -> Iterator[Box]:
    """Over a label, where forms draw the line to write on; beside it up to the next print; and under it, where they draw a box."""
    own, reach = label.box, min(_FARTHEST, _REACH * page.height_of_print)
    row = [cell for cell in page.cells if cell is not label and not _RULING.fullmatch(cell.text) and _beside(cell.box, own)]
    right = min((cell.box.x0 for cell in row if cell.box.x0 >= own.x1 and asked_at(cell)), default=own.x1 + _BESIDE)
    column_end = min(max(right, own.x1), own.x0 + max(own.width, _BESIDE))
    over = [cell.box.bottom for cell in page.cells if _is_sure(cell) and _crosses(cell.box, own) and cell.box.bottom <= own.top]
    under = [cell.box.top for cell in page.cells if _is_sure(cell) and _crosses(cell.box, own) and cell.box.top >= own.bottom]
    yield Box(own.x0 - page.height_of_print, max(own.top - reach, max(over, default=0.0)), column_end, own.top + 1)
    yield Box(own.x1, own.top - 1.6 * page.height_of_print, min(right, own.x1 + _BESIDE), own.bottom + 0.8 * page.height_of_print)
    if not any(asked_at(cell) for cell in row):  # labels side by side stand under lines to write on, and what is below is none of theirs
        yield Box(own.x0, own.bottom, column_end, min(own.bottom + reach, *(under or [page.page.height])))


def _is_sure(cell: Cell) -> bool:
    """Print that ends a place to write: not what may have been written there."""
    if _RULING.fullmatch(cell.text):
        return False
    return bool(asked_at(cell)) or len(cell.words) > _WORDS_IN_LABEL


def _beside(box: Box, own: Box) -> bool:
    return min(box.bottom, own.bottom) - max(box.top, own.top) > 0.4 * min(box.height, own.height)


def _crosses(box: Box, own: Box) -> bool:
    return min(box.x1, own.x1) - max(box.x0, own.x0) > 0


def _near(place: _Place, other: _Place) -> bool:
    """Whether a date or name is asked for together with the signature: on the same page, little further up or down than one writes."""
    return place.label.page_number == other.label.page_number and abs(place.label.box.top - other.label.box.top) < _ONE_BLOCK


def _beside_any(place: _Place, others: Sequence[_Place]) -> bool:
    return any(place.label.page_number == other.label.page_number and _beside(place.label.box, other.label.box) for other in others)


def asked_at(cell: Cell) -> frozenset[Asked]:
    """What a cell asks for, where it is the label of a place to write. Places where the sender or the driver signs are none.

    A few letters that the engine doubts, or that are wider than print, are a scrawl, though they spell a label: "le".
    """
    if len(cell.words) > _WORDS_IN_LABEL:
        return frozenset()
    if len(label_key(cell.text)) < _SHORT_LABEL and any(map(_is_scrawl, cell.words)):
        return frozenset()
    return _asked_by(cell.text) or (
        _misread(label_key(cell.text)) if any(word.confidence is not None for word in cell.words) else frozenset()
    )


@cache
def _asked_by(text: str) -> frozenset[Asked]:
    found = _named_by(label_key(text))
    if not found:
        parts = [_named_by(label_key(part)) for part in _JOINED.split(text) if label_key(part)]
        found = frozenset().union(*parts) if len(parts) > 1 and all(parts) else frozenset()
    return found


@cache
def _misread(key: str) -> frozenset[Asked]:
    """What a long label asks for that was read from a picture with a letter or two wrong: its nearest phrase, where one is near."""
    if len(key) < _LONG_LABEL:
        return frozenset()
    near = [
        (Levenshtein.distance(key, phrase), name) for name, phrases in _words().items() for phrase in phrases if len(phrase) >= _LONG_LABEL
    ]
    least = min(near)[0]
    nearest = frozenset(name for distance, name in near if distance == least) if least * _LETTERS_A_SLIP <= len(key) else frozenset()
    return nearest if "other" not in nearest else frozenset()


def _named_by(key: str) -> frozenset[Asked]:
    return frozenset(name for name, phrases in _words().items() if key in phrases and name != "other")


@cache
def _words() -> dict[Asked, frozenset[str]]:
    """The phrases of each place, as `label_key` writes them."""
    content = yaml.safe_load((Path(__file__).parent / "signing_words.yaml").read_text(encoding="utf-8"))
    return {name: frozenset(label_key(each) for each in phrases.split(";") if label_key(each)) for name, phrases in content.items()}
