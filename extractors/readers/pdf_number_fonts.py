"""Amounts on a page of a PDF that are set in two fonts: a figure that was put in later seldom finds the font of its neighbours.

Cents in another font than the whole, or a sign of a currency in another than its figures, are design. So is what happens to every other
amount of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy

from extractors.model import Box, PrintEdit
from extractors.readers.pdf_characters import TextSweep

_AMOUNT = re.compile(r"\d[\d.,' ]*[.,]\d\d")
_CODES = [ord(each) for each in "0123456789.,'"]
_LEAST_SIGNS = 4
_GAP_IN_HEIGHTS = 0.35
_SAME_LINE = 0.3
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_STYLE = re.compile(r"[-,].*$|mt$|ps$")
_TELLING = re.compile(r"[a-z]{3}")
_HABIT_SHARE, _HABIT_COUNT = 0.2, 2


@dataclass(frozen=True, slots=True)
class _Run:
    """Characters of a number that stand side by side, where they stand among those of the page, and around what."""

    text: str
    indices: tuple[int, ...]
    box: Box


def mixed_amounts(sweep: TextSweep, page_number: int) -> tuple[PrintEdit, ...]:
    """The amounts of an open page whose figures are of two fonts."""
    amounts = list(_amounts(sweep))
    mixed = [run for run in amounts if _is_mixed(run, sweep)]
    if len(mixed) > _HABIT_COUNT and len(mixed) > _HABIT_SHARE * len(amounts):
        return ()
    return tuple(PrintEdit("fonts_differ", page_number, run.box, run.text) for run in mixed)


def _amounts(sweep: TextSweep) -> Iterator[_Run]:
    """The amounts that characters make which stand side by side on a line with nothing between them, in whatever order they were drawn."""
    indices = numpy.flatnonzero(numpy.isin(numpy.array(sweep.codes), _CODES) & (numpy.array(sweep.has_box) != 0))
    indices = indices[sweep.edges[3][indices] - sweep.edges[1][indices] > 0]
    if len(indices) < _LEAST_SIGNS:
        return
    middle = (sweep.edges[1][indices] + sweep.edges[3][indices]) / 2
    order = numpy.argsort(middle, kind="stable")
    indices, middle = indices[order], middle[order]
    height = sweep.edges[3][indices] - sweep.edges[1][indices]
    line = numpy.cumsum(numpy.concatenate(([True], ~(numpy.diff(middle) < _SAME_LINE * height[1:]))))
    order = numpy.lexsort((sweep.edges[0][indices], line))
    indices, height, line = indices[order], height[order], line[order]
    x0, top, x1, bottom = (edge[indices] for edge in sweep.edges)
    is_near = (line[1:] == line[:-1]) & (x0[1:] - x1[:-1] < _GAP_IN_HEIGHTS * height[1:])
    bounds = [0, *(numpy.flatnonzero(~is_near) + 1).tolist(), len(indices)]
    text, places = "".join(chr(sweep.codes[index]) for index in indices), indices.tolist()
    for first, end in pairwise(bounds):
        if end - first >= _LEAST_SIGNS and _AMOUNT.fullmatch(text, first, end):
            part = slice(first, end)
            box = Box(float(x0[part].min()), float(top[part].min()), float(x1[part].max()), float(bottom[part].max()))
            yield _Run(text[part], tuple(places[part]), box)


def _is_mixed(run: _Run, sweep: TextSweep) -> bool:
    drawn_by = [sweep.text_object(index) for index in run.indices]
    if len(set(drawn_by)) == 1:
        return False
    names = {each: _SUBSET.sub("", sweep.font_name(index)) for each, index in zip(drawn_by, run.indices, strict=True) if each is not None}
    fonts = ["" if each is None else names[each] for each in drawn_by]
    for (one, first), (two, second) in pairwise(zip(run.text, fonts, strict=True)):
        if one.isdigit() and two.isdigit() and first != second and _is_telling(first) and _is_telling(second):
            return True
    before_cents = [font for sign, font in zip(run.text[:-3], fonts, strict=False) if sign.isdigit()]
    return len({_family(font) for font in before_cents if _is_telling(font)}) > 1


def _is_telling(font: str) -> bool:
    """Whether a font has a name of its own; some programs number theirs and divide one typeface among them."""
    return _TELLING.search(_family(font)) is not None and not font.lower().startswith("cidfont")


def _family(font: str) -> str:
    return _STYLE.sub("", font.lower())
