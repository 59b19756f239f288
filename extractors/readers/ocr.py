"""A page read from its picture: the picture is turned and set straight, read, and what was passed over is looked at again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy

from extractors.geometry import turned_size
from extractors.limits import Limits
from extractors.model import Box, Page, Word
from extractors.preparation.background import without_background
from extractors.preparation.leftovers import unread_print
from extractors.preparation.rotation import busiest_square, seems_on_its_side, turn
from extractors.preparation.skew import LEAST_SKEW, skew_of, straighten
from extractors.problems import Unreadable
from extractors.readers import Picture, reader_for
from extractors.readers.characters import clean
from extractors.readers.languages import languages_for
from extractors.readers.mrz_zone import read_zone
from extractors.readers.tesseract import AUTOMATIC, SPARSE, SeenWord, readable_share, seen_words
from extractors.readers.zone_words import with_zone

SEEN_BY = "tesseract"
DPI = 200.0
_LEAST_DPI = 150.0  # below, letters are too small for the engine and the picture is blown up
_LARGEST_PIXELS = 16_000_000
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


def ocr_page(content: bytes, media_type: str, page_number: int, limits: Limits, languages: tuple[str, ...]) -> Page:
    """One page with the words that Tesseract sees on it, in points of the page as it stands upright.

    `Page.rotation` is by how much the picture was turned; `Page.skew` by how many degrees its lines run down to the right.
    """
    cv2.setNumThreads(1)
    reader = reader_for(media_type)
    if reader is None or reader.picture is None:
        raise Unreadable("unsupported", media_type)
    picture = _of_working_size(reader.picture(content, page_number, DPI, False, limits))
    if float(picture.pixels.std()) < 2.0:
        return Page(page_number, picture.width, picture.height, 0, (), image_coverage=1.0)  # an empty sheet
    zone = read_zone(picture.pixels)
    look = _best_look(picture, languages) if zone is None else _look(picture, zone.rotation, languages)
    width, height = turned_size(look.turn, picture.width, picture.height)
    chosen = languages_for([word.text for word in look.words], languages, readable_share(look.words)[1])
    if chosen != languages:
        again = replace(look, words=seen_words(look.straight, picture.dpi, chosen))
        if readable_share(again.words)[0] >= readable_share(look.words)[0]:
            look = again
        chosen = languages_for([word.text for word in look.words], languages, readable_share=1.0)  # what the guess has borne out
    words = [*look.words, *_second_look(look, picture.dpi, chosen)]
    scale = 72.0 / picture.dpi
    placed = tuple(
        Word(text, _placed(word, look.back, scale), round(word.confidence, 3), SEEN_BY) for word in words if (text := clean(word.text))
    )
    return Page(page_number, width, height, look.turn, with_zone(placed, zone, picture), image_coverage=1.0, skew=round(look.skew, 2))


def _of_working_size(picture: Picture) -> Picture:
    """Letters of the size that the engine was trained on: small pictures are blown up, giant ones were drawn small already."""
    pixels = picture.pixels
    scale = DPI / picture.dpi if picture.dpi < _LEAST_DPI else 1.0
    scale = min(scale, 3.0, (_LARGEST_PIXELS / pixels.size) ** 0.5)
    if scale > 1.1 or scale < 0.95:
        how = cv2.INTER_CUBIC if scale > 1 else cv2.INTER_AREA
        pixels = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=how)
    return Picture(pixels, picture.width, picture.height)


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
    pixels = without_background(turn(picture.pixels, degrees))
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


def _placed(word: SeenWord, back: Any, scale: float) -> Box:
    """The word's box on the page as it lies, in points. Its middle is taken back through the straightening and its size kept, for a
    long word's corners on a crooked page would reach into the neighbouring lines."""
    x, y = word.left + word.width / 2, word.top + word.height / 2
    across = float(back[0][0] * x + back[0][1] * y + back[0][2])
    along = float(back[1][0] * x + back[1][1] * y + back[1][2])
    half_width, half_height = word.width / 2, word.height / 2
    return Box((across - half_width) * scale, (along - half_height) * scale, (across + half_width) * scale, (along + half_height) * scale)
