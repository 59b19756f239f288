"""A page read from its picture: by the networks where they are installed, else by Tesseract, its words placed on the page as it lies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import cv2
import numpy

from extractors.geometry import turned_size
from extractors.limits import Limits
from extractors.model import Box, Page, PagePicture, Word
from extractors.preparation.background import without_background
from extractors.preparation.blots import with_doubt_under_blots
from extractors.preparation.legibility import page_picture
from extractors.preparation.pen_strokes import pen_strokes
from extractors.problems import Unreadable
from extractors.readers import Picture, reader_for
from extractors.readers.characters import clean
from extractors.readers.mrz_zone import read_zone
from extractors.readers.zone_words import quarter_turns_to_search, with_zone
from extractors.recognition import Engine, PageReading, by_networks, by_tesseract

DPI = 200.0
ENGINES: tuple[Engine, ...] = (by_networks.read_page, by_tesseract.read_page)  # the next is asked where one cannot work
_LEAST_DPI = 150.0  # below, letters are too small for the engine and the picture is blown up
_LARGEST_PIXELS = 16_000_000


def ocr_page(content: bytes, media_type: str, page_number: int, limits: Limits, languages: tuple[str, ...]) -> Page:
    """One page with the words that are seen on it, in points of the page as it stands upright.

    `Page.rotation` is by how much the picture was turned; `Page.skew` by how many degrees its lines run down to the right.
    """
    cv2.setNumThreads(1)
    reader = reader_for(media_type)
    if reader is None or reader.picture is None:
        raise Unreadable("unsupported", media_type)
    picture = _of_working_size(reader.picture(content, page_number, DPI, False, limits))
    if float(picture.pixels.std()) < 2.0:
        return Page(page_number, picture.width, picture.height, 0, (), image_coverage=1.0)  # an empty sheet
    reading = _reading(picture, None, languages)
    zone = read_zone(picture.pixels, quarter_turns_to_search(reading))
    if zone is not None and zone.rotation != reading.turn:
        reading = _reading(picture, zone.rotation, languages)
    width, height = turned_size(reading.turn, picture.width, picture.height)
    words = tuple(_words(reading, 72.0 / picture.dpi))
    skew = round(reading.skew, 2)
    words = with_zone(words, zone, picture)
    upright = numpy.ascontiguousarray(numpy.rot90(picture.pixels, -(reading.turn // 90)))
    even = without_background(upright) if reading.even is None else reading.even
    words = with_doubt_under_blots(even, words, picture.dpi / 72.0)
    return Page(
        page_number,
        width,
        height,
        reading.turn,
        words,
        image_coverage=1.0,
        skew=skew,
        bend=reading.bend,
        picture=_legibility(picture, upright, words),
        marks=pen_strokes(even, words, picture.dpi / 72.0),
    )


def _legibility(picture: Picture, upright: Any, words: tuple[Word, ...]) -> PagePicture | None:
    received = picture.received_dpi
    boxes = [word.box for word in words]
    finer = 1.0 if received is None else received / picture.dpi
    return page_picture(upright, boxes, picture.dpi / 72.0, received if picture.sheet_is_known else None, finer)


def _reading(picture: Picture, turn: int | None, languages: tuple[str, ...]) -> PageReading:
    """The reading of the first engine that can work here; the last one's failure is the page's."""
    for engine in ENGINES[:-1]:
        try:
            return engine(picture, turn, languages)
        except Unreadable:
            continue  # `Word.seen_by` will say which engine stood in
    return ENGINES[-1](picture, turn, languages)


def _words(reading: PageReading, scale: float) -> Iterator[Word]:
    for word in reading.words:
        if text := clean(word.text):
            box = Box(word.left * scale, word.top * scale, (word.left + word.width) * scale, (word.top + word.height) * scale)
            yield Word(text, box, round(word.confidence, 3), reading.seen_by)


def _of_working_size(picture: Picture) -> Picture:
    """Letters of the size that the engine was trained on: small pictures are blown up, giant ones were drawn small already."""
    pixels = picture.pixels
    scale = DPI / picture.dpi if picture.dpi < _LEAST_DPI else 1.0
    scale = min(scale, 3.0, (_LARGEST_PIXELS / pixels.size) ** 0.5)
    if scale > 1.1 or scale < 0.95:
        how = cv2.INTER_CUBIC if scale > 1 else cv2.INTER_AREA
        pixels = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=how)
    return replace(picture, pixels=pixels)
