"""A page read by Tesseract: turned and set straight, read, and what was passed over is looked at again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy

from extractors.preparation.background import without_background
from extractors.preparation.leftovers import unread_print
from extractors.preparation.rotation import busiest_square, seems_on_its_side
from extractors.preparation.rotation import turn as turned
from extractors.preparation.skew import LEAST_SKEW, skew_of, straighten
from extractors.readers import Picture
from extractors.readers.languages import languages_for
from extractors.recognition import PageReading, SeenWord
from extractors.recognition.tesseract import AUTOMATIC, SPARSE, readable_share, seen_words

SEEN_BY = "tesseract"
_READ_WELL = 0.5  # share of letters read surely from which nobody doubts that the page stands upright
_LETTERS_TO_JUDGE = 12
_PATCH = 500  # pixels of a side: a dozen lines


@dataclass(frozen=True)
class _Look:
    """One look at the page: turned by `turn`, straightened by `skew` degrees, and what was seen."""

    turn: int
    skew: float
    straight: Any
    back: Any  # 2 x 3 matrix from straightened pixels to turned ones
    words: list[SeenWord]


def read_page(picture: Picture, turn: int | None, languages: tuple[str, ...]) -> PageReading:
    """The page with the languages that its first reading tells."""
    look = _best_look(picture, languages) if turn is None else _look(picture, turn, languages)
    chosen = languages_for([word.text for word in look.words], languages, readable_share(look.words)[1])
    if chosen != languages:
        again = replace(look, words=seen_words(look.straight, picture.dpi, chosen))
        if readable_share(again.words)[0] >= readable_share(look.words)[0]:
            look = again
        chosen = languages_for([word.text for word in look.words], languages, readable_share=1.0)  # what the guess has borne out
    words = [*look.words, *_second_look(look, picture.dpi, chosen)]
    return PageReading(look.turn, look.skew, tuple(_placed(word, look.back) for word in words), SEEN_BY)


def _best_look(picture: Picture, languages: tuple[str, ...]) -> _Look:
    """The page the way up in which it can be read. Most pages lie as they are stored, and the first look is the last.

    Of a page that is hardly read so, or seems to lie on its side, one patch is read each way up, which costs a fraction of a page.
    """
    aside = seems_on_its_side(picture.pixels)
    first = None if aside else _look(picture, 0, languages)
    if first is not None and (_is_read_well(first) or sum(len(word.text) for word in first.words) < _LETTERS_TO_JUDGE):
        return first  # it stands upright, or has hardly any print, whichever way up
    told = _way_up(picture, languages)
    turns = (told,) if told is not None else (0, 90, 270) if aside else (0, 180)
    looks = [first if first is not None and degrees == 0 else _look(picture, degrees, languages) for degrees in turns]
    return max(looks, key=lambda look: readable_share(look.words)[0])


def _way_up(picture: Picture, languages: tuple[str, ...]) -> int | None:
    """By how many degrees the busiest patch of the page must be turned to be read; None where it cannot be read any way up."""
    pixels = busiest_square(picture.pixels, _PATCH)
    patch = Picture(pixels, pixels.shape[1] * 72.0 / picture.dpi, pixels.shape[0] * 72.0 / picture.dpi)
    told, most = None, _LETTERS_TO_JUDGE - 1
    for degrees in (0, 180, 90, 270):
        look = _look(patch, degrees, languages)
        sure = readable_share(look.words)[0]
        if sure > most:
            told, most = degrees, sure
        if _is_read_well(look):
            break
    return told


def _is_read_well(look: _Look) -> bool:
    sure, share = readable_share(look.words)
    return share >= _READ_WELL and sure >= _LETTERS_TO_JUDGE


def _look(picture: Picture, degrees: int, languages: tuple[str, ...]) -> _Look:
    pixels = without_background(turned(picture.pixels, degrees))
    skew = skew_of(pixels)
    if abs(skew) < LEAST_SKEW:
        straight, back, skew = pixels, numpy.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]]), 0.0
    else:
        straight, back = straighten(pixels, skew)
    return _Look(degrees, skew, straight, back, seen_words(straight, picture.dpi, languages, AUTOMATIC))


def _second_look(look: _Look, dpi: float, languages: tuple[str, ...]) -> list[SeenWord]:
    boxes = [(word.left, word.top, word.left + word.width, word.top + word.height) for word in look.words]
    rest = unread_print(look.straight, boxes, dpi)
    if rest is None:
        return []
    found = seen_words(rest, dpi, languages, SPARSE)
    return [word for word in found if word.confidence > 0.4 and not _is_covered(word, boxes)]


def _is_covered(word: SeenWord, boxes: list[tuple[float, float, float, float]]) -> bool:
    x, y = word.left + word.width / 2, word.top + word.height / 2
    return any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in boxes)


def _placed(word: SeenWord, back: Any) -> SeenWord:
    """The word's middle is taken back through the straightening and its size kept, for a long word's corners on a crooked page would
    reach into the neighbouring lines."""
    x, y = word.middle
    across = float(back[0][0] * x + back[0][1] * y + back[0][2])
    along = float(back[1][0] * x + back[1][1] * y + back[1][2])
    return replace(word, left=across - word.width / 2, top=along - word.height / 2)
