"""Amounts on a page of a PDF that are set in two fonts: a figure that was put in later seldom finds the font of its neighbours.

Cents in another font than the whole, or a sign of a currency in another than its figures, are design. So is what happens to every other
amount of the page.
"""

from __future__ import annotations

import re
from ctypes import c_int, create_string_buffer
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from extractors.geometry import turned
from extractors.model import Box, PrintEdit
from extractors.readers.pdf_words import CHARACTERS_PER_PAGE

_AMOUNT = re.compile(r"\d[\d.,' ]*[.,]\d\d")
_CODES = {ord(each): each for each in "0123456789.,'"}
_GAP_IN_HEIGHTS = 0.35
_SAME_LINE = 0.3
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_STYLE = re.compile(r"[-,].*$|mt$|ps$")
_TELLING = re.compile(r"[a-z]{3}")
_HABIT_SHARE, _HABIT_COUNT = 0.2, 2
_NAME_BYTES = 256


@dataclass(frozen=True, slots=True)
class _Glyph:
    text: str
    box: Box
    font: str


def mixed_amounts(page: Any, page_number: int) -> tuple[PrintEdit, ...]:
    """The amounts of an open page whose figures are of two fonts."""
    amounts = [run for run in _runs(_glyphs(page)) if _AMOUNT.fullmatch("".join(each.text for each in run))]
    mixed = [run for run in amounts if _is_mixed(run)]
    if len(mixed) > _HABIT_COUNT and len(mixed) > _HABIT_SHARE * len(amounts):
        return ()
    return tuple(PrintEdit("fonts_differ", page_number, _around(run), "".join(each.text for each in run)) for run in mixed)


def _glyphs(page: Any) -> list[_Glyph]:
    text_page = page.get_textpage()
    left, bottom, right, top = page.get_bbox()
    frame = Box(left, bottom, right, top)
    rectangle = pdfium.FS_RECTF()
    name, flags = create_string_buffer(_NAME_BYTES), c_int()
    raw, rotation = text_page.raw, page.get_rotation()
    found = []
    try:
        for index in range(min(pdfium.FPDFText_CountChars(raw), CHARACTERS_PER_PAGE)):
            text = _CODES.get(pdfium.FPDFText_GetUnicode(raw, index))
            if text is None or not pdfium.FPDFText_GetLooseCharBox(raw, index, rectangle):
                continue
            font = ""
            if text.isdigit() and pdfium.FPDFText_GetFontInfo(raw, index, name, _NAME_BYTES, flags) <= _NAME_BYTES:
                font = _SUBSET.sub("", name.value.decode("utf-8", errors="replace"))
            found.append(_Glyph(text, _displayed(rectangle, frame, rotation), font))
    finally:
        text_page.close()
    return found


def _displayed(rectangle: Any, frame: Box, rotation: int) -> Box:
    """From user space to the page as displayed; `frame` holds the crop box with `top` for its lower and `bottom` for its upper edge."""
    upright = Box(rectangle.left - frame.x0, frame.bottom - rectangle.top, rectangle.right - frame.x0, frame.bottom - rectangle.bottom)
    return turned(upright, rotation, frame.x1 - frame.x0, frame.bottom - frame.top)


def _runs(glyphs: list[_Glyph]) -> list[list[_Glyph]]:
    """Characters of numbers that stand side by side on a line with nothing between them, in whatever order they were drawn."""
    ordered = sorted((each for each in glyphs if each.box.height > 0), key=lambda each: (each.box.top + each.box.bottom) / 2)
    lines: list[list[_Glyph]] = []
    for each in ordered:
        before = lines[-1][-1].box if lines else None
        middle = (each.box.top + each.box.bottom) / 2
        if before is not None and middle - (before.top + before.bottom) / 2 < _SAME_LINE * each.box.height:
            lines[-1].append(each)
        else:
            lines.append([each])
    runs: list[list[_Glyph]] = []
    for line in lines:
        run: list[_Glyph] = []
        for each in sorted(line, key=lambda glyph: glyph.box.x0):
            near = bool(run) and each.box.x0 - run[-1].box.x1 < _GAP_IN_HEIGHTS * each.box.height
            if run and not near:
                runs.append(run)
                run = []
            run.append(each)
        runs.append(run)
    return runs


def _is_mixed(run: list[_Glyph]) -> bool:
    for one, two in pairwise(run):
        if one.text.isdigit() and two.text.isdigit() and one.font != two.font and all(_is_telling(each.font) for each in (one, two)):
            return True
    whole = "".join(each.text for each in run)
    before_cents = [each for each in run[: len(whole) - 3] if each.text.isdigit()]
    return len({_family(each.font) for each in before_cents if _is_telling(each.font)}) > 1


def _is_telling(font: str) -> bool:
    """Whether a font has a name of its own; some programs number theirs and divide one typeface among them."""
    return _TELLING.search(_family(font)) is not None and not font.lower().startswith("cidfont")


def _family(font: str) -> str:
    return _STYLE.sub("", font.lower())


def _around(run: list[_Glyph]) -> Box:
    box = run[0].box
    for each in run[1:]:
        box = box.union(each.box)
    return box
