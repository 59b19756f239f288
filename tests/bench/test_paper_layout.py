"""Made papers look like print: no text over other text, none off the page."""

from __future__ import annotations

import pytest

from bench.papers.sheet import Ink, Sheet
from tests.bench._drawn import pens


def _overlaps(sheet: Sheet) -> list[str]:
    wrong = []
    for page in range(sheet.page_count):
        inks = sorted((ink for ink in sheet.inks if ink.page == page and not ink.overlay and ink.text.strip()), key=lambda ink: ink.box[1])
        for at, ink in enumerate(inks):
            for other in inks[at + 1 :]:
                if other.box[1] > ink.box[3]:
                    break
                if _shared(ink, other):
                    wrong.append(f"{ink.text!r} and {other.text!r} on page {page + 1}")
    return wrong


def _shared(one: Ink, other: Ink) -> bool:
    a, b = one.box, other.box
    across = min(a[2], b[2]) - max(a[0], b[0])
    down = min(a[3], b[3]) - max(a[1], b[1])
    return across > 1.0 and down > 0.25 * min(one.size, other.size)


@pytest.mark.parametrize("part", ["train", "held"])
def test_no_two_texts_overlap_and_none_leaves_the_page(part: str) -> None:
    wrong = []
    for kind, pen in pens(part, 120, 1):
        sheet = pen.sheet
        wrong += [f"{pen.family.name} {kind}: {each}" for each in _overlaps(sheet)]
        for ink in sheet.inks:
            left, top, right, bottom = ink.box
            if left < 0 or top < 0 or right > sheet.width + 0.5 or bottom > sheet.height:
                wrong.append(f"{pen.family.name} {kind}: {ink.text!r} leaves the page")
    assert wrong == []
