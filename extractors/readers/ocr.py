"""A page read from its picture by Tesseract."""

from __future__ import annotations

import re
from collections.abc import Iterator

import cv2
import pytesseract
from PIL import Image

from extractors.limits import Limits
from extractors.model import Box, Page, Word
from extractors.problems import Unreadable
from extractors.readers import Picture, reader_for

DPI = 200
_HAS_SIGN = re.compile(r"\w|[€$£¥%]")


def ocr_page(content: bytes, media_type: str, page_number: int, limits: Limits, languages: tuple[str, ...]) -> Page:
    """One page with the words that Tesseract sees on it."""
    cv2.setNumThreads(1)
    reader = reader_for(media_type)
    if reader is None or reader.picture is None:
        raise Unreadable("unsupported", media_type)
    picture = reader.picture(content, page_number, DPI, False, limits)
    words = tuple(_tesseract_words(picture, languages))
    return Page(page_number, picture.width, picture.height, 0, words, image_coverage=1.0)


def _tesseract_words(picture: Picture, languages: tuple[str, ...]) -> Iterator[Word]:
    try:
        table = pytesseract.image_to_data(
            Image.fromarray(picture.pixels),
            lang="+".join(languages),
            config=f"--psm 3 --dpi {round(picture.dpi)}",
            output_type=pytesseract.Output.DICT,
        )
    except pytesseract.TesseractNotFoundError as error:
        raise Unreadable("engine_missing", str(error)) from error
    scale = 72.0 / picture.dpi
    for text, left, top, width, height, confidence in zip(
        table["text"], table["left"], table["top"], table["width"], table["height"], table["conf"], strict=True
    ):
        if text.strip() and float(confidence) >= 0 and _HAS_SIGN.search(text):
            box = Box(left * scale, top * scale, (left + width) * scale, (top + height) * scale)
            yield Word(text.strip(), box, float(confidence) / 100, "tesseract")
