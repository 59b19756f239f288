"""Figures on a page of a PDF that lie under other figures: a patch was laid over them and new print on the patch, or print upon print.

What is covered is proven by drawing the place with the patch and without it. Shading under a table, a stamp that lets the print through,
and text that a scanner's program hid under or over its picture cover nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from ctypes import POINTER, c_int, c_uint, c_ushort, cast, create_string_buffer
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy
import pypdfium2.raw as pdfium

from extractors.model import Box, PrintEdit
from extractors.readers.pdf_objects import PageObject
from extractors.readers.pdf_usability import FORM_DEPTH, SCAN_COVERAGE
from extractors.signs import has_digit

_PATCHES_AT_MOST = 40
_LARGEST_PATCH = 0.25  # of the page; larger ones are backgrounds and scans
_MOSTLY = 0.6  # of a text's rectangle
_SAME_HEIGHT = 0.6
_UPON = 0.7  # of both rectangles
_BESIDE_AT_MOST = 60  # texts at one height that are held against each other
_LEAST_SIDE = 5.0  # points
_TEXTS_IN_A_GROUP = 200
_LETTERS_AT_MOST = 4000  # bytes of one text object
_WITHOUT_INK = frozenset({3, 7})
_DPI = 100.0
_INK = 60  # grey levels darker than the paper around
_LEAST_INK = 12  # pixels
_STILL_SEEN = 0.3
_FIGURE = re.compile(r"\d+(?:[ \u00a0\u202f.,'’/-]\d+)*")


@dataclass(eq=False)
class _Drawn:
    """An object of a page in the order of drawing; `texts` is what of it can be left out alone: itself where it is text, the text in it
    where it is a group. What they say, and whether in ink, is asked only where something lies over something."""

    place: int
    raw: Any
    kind: int
    box: Box
    texts: tuple[Any, ...]
    text_page: Any

    @cached_property
    def text(self) -> str:
        return " ".join(_text(each, self.text_page) for each in self.texts if _has_ink(each)).strip()

    @property
    def has_figures(self) -> bool:
        return has_digit(self.text)


def covered_figures(page: Any, objects: Sequence[PageObject], text_page: Any, page_number: int) -> tuple[PrintEdit, ...]:
    """The figures of an open page that other figures were laid over."""
    width, height = page.get_size()
    drawn = list(_drawn(objects, text_page))
    texts = [each for each in drawn if each.kind == pdfium.FPDF_PAGEOBJ_TEXT]
    scans = [each for each in drawn if each.kind == pdfium.FPDF_PAGEOBJ_IMAGE and _area(each.box) >= SCAN_COVERAGE * width * height]
    patches = [each for each in drawn if _may_cover(each) and _area(each.box) <= _LARGEST_PATCH * width * height]
    return (*_upon_each_other(texts, page_number), *_patched(page, page_number, patches, texts, scans))


def _drawn(objects: Sequence[PageObject], text_page: Any) -> Iterator[_Drawn]:
    for each in objects:
        raw, kind, box = each.raw, each.kind, each.box
        if box is None:
            continue
        side = min(box.x1 - box.x0, box.bottom - box.top)
        if side <= 0 or (side < _LEAST_SIDE and kind == pdfium.FPDF_PAGEOBJ_PATH):
            continue  # rules and frames, which hide nothing
        texts = (raw,) if kind == pdfium.FPDF_PAGEOBJ_TEXT else ()
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            texts = tuple(_texts_in(raw, FORM_DEPTH))
        yield _Drawn(each.place, raw, kind, box, texts, text_page)


def _texts_in(form: Any, depth: int) -> Iterator[Any]:
    for index in range(min(pdfium.FPDFFormObj_CountObjects(form), _TEXTS_IN_A_GROUP)):
        part = pdfium.FPDFFormObj_GetObject(form, index)
        kind = pdfium.FPDFPageObj_GetType(part)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            yield part
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth > 1:
            yield from _texts_in(part, depth - 1)


def _has_ink(text: Any) -> bool:
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    told = pdfium.FPDFPageObj_GetFillColor(text, red, green, blue, alpha)
    return pdfium.FPDFTextObj_GetTextRenderMode(text) not in _WITHOUT_INK and not (told and alpha.value == 0)


def _text(text: Any, text_page: Any) -> str:
    buffer = create_string_buffer(_LETTERS_AT_MOST)
    length = pdfium.FPDFTextObj_GetText(text, text_page.raw, cast(buffer, POINTER(c_ushort)), _LETTERS_AT_MOST)
    return buffer.raw[: min(length, _LETTERS_AT_MOST)].decode("utf-16-le", errors="replace").rstrip("\0").strip()


def _upon_each_other(texts: list[_Drawn], page_number: int) -> Iterator[PrintEdit]:
    ordered = sorted(texts, key=lambda each: each.box.top)
    for index, other in sorted(_pairs(ordered)):
        one, two = ordered[index], ordered[other]
        below, above = (one, two) if one.place < two.place else (two, one)
        if _differ(below.text, above.text):
            yield PrintEdit("covered", page_number, below.box, below.text, above.text)


def _pairs(ordered: list[_Drawn]) -> Iterator[tuple[int, int]]:
    """Which of the texts, from the top down, are as high as one another and stand upon one another."""
    x0, top, x1, bottom = numpy.array([(each.box.x0, each.box.top, each.box.x1, each.box.bottom) for each in ordered]).reshape(-1, 4).T
    height, area = bottom - top, (x1 - x0) * (bottom - top)
    for step in range(1, min(_BESIDE_AT_MOST, len(ordered) - 1) + 1):
        one, two = slice(None, -step), slice(step, None)
        reached = top[two] < bottom[one]
        if not reached.any():
            return
        alike = numpy.minimum(height[one], height[two]) >= _SAME_HEIGHT * numpy.maximum(height[one], height[two])
        across = numpy.minimum(x1[one], x1[two]) - numpy.maximum(x0[one], x0[two])
        along = numpy.minimum(bottom[one], bottom[two]) - numpy.maximum(top[one], top[two])
        upon = (across > 0) & (along > 0) & (across * along >= _UPON * numpy.maximum(area[one], area[two]))
        for index in numpy.flatnonzero(reached & alike & upon).tolist():
            yield index, index + step


def _patched(page: Any, page_number: int, patches: list[_Drawn], texts: list[_Drawn], scans: list[_Drawn]) -> Iterator[PrintEdit]:
    boxes = numpy.array([(each.box.x0, each.box.top, each.box.x1, each.box.bottom, each.place) for each in texts]).reshape(-1, 5)
    first_scan = min((each.place for each in scans), default=None)
    tried = 0
    for patch in patches:
        inside = _inside(boxes, patch.box)
        on_scan = first_scan is not None and first_scan < patch.place
        if not (on_scan or (inside & (boxes[:, 4] < patch.place)).any()):
            continue
        new = [each for index in numpy.flatnonzero(inside & (boxes[:, 4] > patch.place)) if (each := texts[index]).has_figures]
        old = [each for index in numpy.flatnonzero(inside & (boxes[:, 4] < patch.place)) if (each := texts[index]).has_figures]
        if patch.has_figures:
            new = [patch, *new]
        if not new or not (old or on_scan):
            continue
        tried += 1
        if tried > _PATCHES_AT_MOST:
            return
        before, after = " ".join(each.text for each in old), " ".join(each.text for each in new)
        if (not old or _differ(before, after)) and _hides(page, patch, new, old[0].box if old else new[0].box):
            yield PrintEdit("covered", page_number, new[0].box, before, after)


def _hides(page: Any, patch: _Drawn, new: list[_Drawn], place: Box) -> bool:
    """Whether print shows at a place when the patch and what is printed on it are left out, and does not with the patch."""
    with_patch: list[Any] = []
    without: list[Any] = []
    print_on_it = [raw for each in new for raw in each.texts]
    for pictures, hidden in ((with_patch, print_on_it), (without, [patch.raw, *print_on_it])):
        for raw in hidden:
            pdfium.FPDFPageObj_SetIsActive(raw, False)
        try:
            pictures.append(_picture(page, place))
        finally:
            for raw in hidden:
                pdfium.FPDFPageObj_SetIsActive(raw, True)
    beneath = without[0] < float(numpy.percentile(without[0], 90)) - _INK
    if int(beneath.sum()) < _LEAST_INK:
        return False
    still = with_patch[0] < float(numpy.percentile(with_patch[0], 90)) - _INK
    return int((beneath & still).sum()) < _STILL_SEEN * int(beneath.sum())


def _picture(page: Any, place: Box) -> Any:
    width, height = page.get_size()
    crop = (max(0.0, place.x0), max(0.0, height - place.bottom), max(0.0, width - place.x1), max(0.0, place.top))
    bitmap = page.render(scale=_DPI / 72.0, grayscale=True, crop=crop)
    pixels = bitmap.to_numpy().copy()
    bitmap.close()
    return (pixels[:, :, 0] if pixels.ndim == 3 else pixels).astype(numpy.float32)


def _differ(one: str, other: str) -> bool:
    """Whether two prints say different figures: the same print twice is bold, and a line that was set again holds the same figures.

    A digit put before a figure makes another of it: 15 244,00 is no part of the line that said 5 244,00.
    """
    first, second = (re.sub(r"\D", "", each) for each in (one, other))
    if not first or not second or first == second:
        return False
    figures, others = ({re.sub(r"\D", "", figure) for figure in _FIGURE.findall(each)} for each in (one, other))
    return not figures <= others and not others <= figures


def _may_cover(each: _Drawn) -> bool:
    """Whether an object has a surface as large as print: rules and frames have none."""
    if each.kind == pdfium.FPDF_PAGEOBJ_TEXT or min(each.box.width, each.box.height) < _LEAST_SIDE:
        return False
    if each.kind != pdfium.FPDF_PAGEOBJ_PATH:
        return True
    mode, stroked = c_int(), c_int()
    return bool(pdfium.FPDFPath_GetDrawMode(each.raw, mode, stroked)) and mode.value != pdfium.FPDF_FILLMODE_NONE


def _inside(boxes: Any, patch: Box) -> Any:
    across = numpy.minimum(boxes[:, 2], patch.x1) - numpy.maximum(boxes[:, 0], patch.x0)
    along = numpy.minimum(boxes[:, 3], patch.bottom) - numpy.maximum(boxes[:, 1], patch.top)
    area = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
    return (across > 0) & (along > 0) & (across * along >= _MOSTLY * area)


def _area(box: Box) -> float:
    return box.width * box.height
