"""Tesseract as it is installed: one call, one picture, words in pixels with the confidence that the engine states."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytesseract
from PIL import Image

from extractors.problems import Unreadable
from extractors.recognition import SeenWord

AUTOMATIC = 3  # page segmentation: columns and blocks as the engine finds them
SPARSE = 11  # whatever text there is, in no order
_HAS_SIGN = re.compile(r"[^\W_]|[€$£¥%]")
_LEAST_CONFIDENCE = 0.05
_LONE_SIGN_CONFIDENCE = 0.35


@cache
def installed_languages() -> frozenset[str]:
    """The languages this machine's Tesseract has data for; Unreadable where there is no Tesseract."""
    try:
        return frozenset(pytesseract.get_languages(config=""))
    except (pytesseract.TesseractNotFoundError, pytesseract.TesseractError, OSError) as error:
        raise Unreadable("engine_missing", str(error)) from error


def seen_words(pixels: Any, dpi: float, languages: tuple[str, ...], segmentation: int = AUTOMATIC) -> list[SeenWord]:
    """The words on a grey picture. Specks that the engine takes for letters are dropped.

    Languages that are not installed are left out; Unreadable where none remains.
    """
    usable = [language for language in languages if language in installed_languages()]
    if not usable:
        raise Unreadable("engine_missing", "+".join(languages))
    try:
        table = pytesseract.image_to_data(
            Image.fromarray(pixels),
            lang="+".join(usable),
            config=f"--psm {segmentation} --dpi {min(600, max(70, round(dpi)))}",
            output_type=pytesseract.Output.DICT,
        )
    except pytesseract.TesseractNotFoundError as error:
        raise Unreadable("engine_missing", str(error)) from error
    except pytesseract.TesseractError as error:
        raise Unreadable("out_of_memory" if "alloc" in str(error) else "crashed", str(error)[:200]) from error
    columns = ("text", "left", "top", "width", "height", "conf")
    found = (
        SeenWord(str(text).strip(), float(left), float(top), float(width), float(height), float(confidence) / 100)
        for text, left, top, width, height, confidence in zip(*(table[column] for column in columns), strict=True)
    )
    return [word for word in found if _is_word(word, dpi)]


def _is_word(word: SeenWord, dpi: float) -> bool:
    if not word.text or word.confidence < _LEAST_CONFIDENCE or word.height < dpi * 0.02:
        return False
    if not _HAS_SIGN.search(word.text):
        return word.text in {"-", "–", ":", "/", "&", "+", "#", "x", "*", "(", ")"} and word.confidence > _LONE_SIGN_CONFIDENCE
    return len(word.text) > 1 or word.confidence > _LONE_SIGN_CONFIDENCE


def readable_share(words: list[SeenWord]) -> tuple[int, float]:
    """How many letters were read surely, and their share of all that were read: upside down, both are near nothing.

    The engine also reads lines that run up and down; their words are taller than wide, and such a page does not stand upright.
    """
    sure = sum(len(word.text) for word in words if word.confidence >= 0.7 and _is_upright_text(word))
    everything = sum(len(word.text) for word in words)
    return sure, sure / everything if everything else 0.0


def _is_upright_text(word: SeenWord) -> bool:
    if "\u2e80" <= word.text[0] <= "\u9fff":
        return True
    return sum(each.isalnum() for each in word.text) >= 3 and word.width > 0.9 * word.height
