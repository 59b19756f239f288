"""Does the text layer of a PDF page say what a person sees on it, or must the page be read from its picture?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from ctypes import c_float
from dataclasses import dataclass
from itertools import islice
from typing import Any

import pypdfium2.raw as pdfium

from extractors.readers.pdf_objects import OBJECTS_LOOKED_AT, PageObject
from extractors.readers.pdf_words import TextLayer

FORM_DEPTH = 3
UNMAPPED_SHARE = 0.15
SCAN_COVERAGE = 0.5  # from here on a picture may be the page itself
STAMP_WORDS = 30  # fewer words than this over such a picture are a stamp, a fax header or a page number
_USUAL_SIGNS = frozenset(".,:;-/()%€$£&@'\"+*#=_|!?–—•·°<>[]{}~^\\§¥…’‘“”„«»´`©®™№¢¤×²³ªº¡¿±µ")
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_COMMON_LETTERS = "etaoinsr"
_COMMON_SHARE = 0.5  # printed pages have 0.54 to 0.7
_LETTERS_TOLD_BY = 80
_VOWELS = re.compile(r"[aeiouyàâäáãåæéèêëíìîïóòôöõøœúùûüýÿаеёиоуыэюя]", re.IGNORECASE)


@dataclass(frozen=True)
class PageInk:
    """What is drawn on a page besides text: the share of it under pictures, and whether any path or shading is there."""

    image_coverage: float
    path_count: int
    text_count: int


def page_ink(page: Any, objects: Sequence[PageObject]) -> PageInk:
    """A look at the page's objects, those inside form objects too, up to a bound."""
    width, height = page.get_size()
    left, bottom, right, top = page.get_bbox()
    area = max(1.0, width * height)
    covered = 0.0
    paths = 0
    texts = 0
    for kind, bounds in islice(_objects(objects), OBJECTS_LOOKED_AT):
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE and bounds is not None:
            x0, y0, x1, y1 = bounds
            across = min(x1, right) - max(x0, left)
            along = min(y1, top) - max(y0, bottom)
            if across > 0 and along > 0:
                covered += across * along / area
        elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
            texts += 1
        else:
            paths += 1
    return PageInk(min(1.0, round(covered, 3)), paths, texts)


def _objects(objects: Sequence[PageObject]) -> Iterator[tuple[int, tuple[float, float, float, float] | None]]:
    """The kind of each object, and for a picture its bounds. A picture inside a form stands in the form's own space: the form's bounds
    stand for it."""
    for each in objects:
        found, kind = each.raw, each.kind
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            kinds = list(_kinds_inside(found, FORM_DEPTH))
            if pdfium.FPDF_PAGEOBJ_IMAGE in kinds:
                yield pdfium.FPDF_PAGEOBJ_IMAGE, _bounds(found)
            for inner in kinds:
                if inner != pdfium.FPDF_PAGEOBJ_IMAGE:
                    yield inner, None
        else:
            yield kind, _bounds(found) if kind == pdfium.FPDF_PAGEOBJ_IMAGE else None


def _kinds_inside(form: Any, depth: int) -> Iterator[int]:
    for index in range(min(pdfium.FPDFFormObj_CountObjects(form), OBJECTS_LOOKED_AT)):
        found = pdfium.FPDFFormObj_GetObject(form, index)
        kind = pdfium.FPDFPageObj_GetType(found)
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth > 1:
            yield from _kinds_inside(found, depth - 1)
        else:
            yield kind


def _bounds(found: Any) -> tuple[float, float, float, float] | None:
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    if not pdfium.FPDFPageObj_GetBounds(found, left, bottom, right, top):
        return None
    return left.value, bottom.value, right.value, top.value


def wants_ocr(layer: TextLayer, ink: PageInk) -> bool:
    """Whether the page must be read from its picture."""
    if layer.character_count == 0:
        return ink.image_coverage > 0.02 or ink.path_count > 20 or ink.text_count > 0
    if layer.unmapped_count > UNMAPPED_SHARE * layer.character_count:
        return True
    if not plausible([word.text for word in layer.words]):
        return True
    return ink.image_coverage >= SCAN_COVERAGE and len(layer.words) < STAMP_WORDS


def plausible(texts: list[str]) -> bool:
    """Whether these look like words of a language: a font with a shuffled encoding gives letters without vowels or signs at random."""
    joined = "".join(texts)
    if len(joined) < 40:
        return True
    odd = sum(count for each, count in Counter(joined).items() if not each.isalnum() and each not in _USUAL_SIGNS)
    if odd > 0.3 * len(joined):
        return False
    latin = [word for word in _LETTERS.findall(" ".join(texts)) if word.isascii()]
    if len(latin) < 15:
        return True
    return sum(1 for word in latin if _VOWELS.search(word)) > 0.4 * len(latin)


def is_strange(texts: list[str]) -> bool:
    """Whether the letters are not those that languages use most: then each may stand for another, and the picture must tell.

    Each word counts once. Of 215 printed pages none had so few of the common letters; of the same pages with the alphabet shifted, 997 in
    1 000.
    """
    different = {word.lower() for word in _LETTERS.findall(" ".join(texts)) if word.isascii()}
    letters = "".join(different)
    return len(letters) >= _LETTERS_TOLD_BY and sum(letters.count(each) for each in _COMMON_LETTERS) < _COMMON_SHARE * len(letters)
