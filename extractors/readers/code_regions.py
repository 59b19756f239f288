"""Where on a page with a text layer a bar code or square code may stand, so that only those corners of it are drawn and looked at.

A code is a picture of its own, one path of many strokes, or a crowd of small filled paths. Drawing a whole page to look for one costs
more than reading its words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pypdfium2.raw as pdfium

from extractors.geometry import turned, turned_size
from extractors.model import Box
from extractors.readers.pdf_objects import PageObject

_OBJECTS_LOOKED_AT = 5_000
_LEAST_SIDE, _LARGEST_SHARE = 20.0, 0.35  # points; of the page's area
_STROKES_OF_A_CODE = 80
_SMALL = 14.0  # points: no module and no bar's width is larger
_CELL = 48.0  # points: side of the squares in which small paths are counted
_CROWD = 12
_BARS, _MODULES = 8, 5  # columns in a square that bars begin in, and columns and rows of a square code; the rules of a table stand in fewer
_LONGEST_RUN = 8  # modules of a square code in one stroke; what is longer rules a table
_MARGIN = 8.0
_MOST_REGIONS = 8


def code_regions(page: Any, objects: Sequence[PageObject]) -> list[Box]:
    """The corners of an open pypdfium2 page where a code may stand, in points from the top left of the page as displayed."""
    left, bottom, right, top = page.get_bbox()
    rotation = int(page.get_rotation())
    width, height = right - left, top - bottom
    found: list[Box] = []
    crowded: dict[tuple[int, int], list[Box]] = defaultdict(list)
    for kind, raw, box in _drawn(objects):
        across, along = box.x1 - box.x0, box.bottom - box.top
        if kind == pdfium.FPDF_PAGEOBJ_PATH and (across <= _SMALL or along <= _SMALL):
            if across <= _SMALL:
                crowded[int(box.x0 // _CELL), int((box.top + box.bottom) / 2 // _CELL)].append(box)
        elif min(across, along) >= _LEAST_SIDE and across * along <= _LARGEST_SHARE * width * height:
            if kind == pdfium.FPDF_PAGEOBJ_PATH and pdfium.FPDFPath_CountSegments(raw) < _STROKES_OF_A_CODE:
                continue
            found.append(box)
    found += _crowds(crowded)
    shown_width, shown_height = turned_size(rotation, width, height)
    regions = [_within(turned(box, rotation, width, height), shown_width, shown_height) for box in dict.fromkeys(found)]
    return [each for each in regions if min(each.width, each.height) >= _LEAST_SIDE][:_MOST_REGIONS]


def _drawn(objects: Sequence[PageObject]) -> Iterator[tuple[int, Any, Box]]:
    looked_at = (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_FORM)
    for each in objects[:_OBJECTS_LOOKED_AT]:
        if each.kind in looked_at and each.unturned is not None:
            yield each.kind, each.raw, each.unturned


def _crowds(crowded: Mapping[tuple[int, int], Sequence[Box]]) -> list[Box]:
    """Neighbouring squares full of small paths, each neighbourhood as one rectangle."""
    full = {cell for cell, boxes in crowded.items() if len(boxes) >= _CROWD and _may_be_code(boxes)}
    found = []
    while full:
        group, edge = set(), [full.pop()]
        while edge:
            column, row = edge.pop()
            group.add((column, row))
            near = {(column + across, row + down) for across in (-1, 0, 1) for down in (-1, 0, 1)}
            edge += list(near & full)
            full -= near
        columns, rows = [column for column, _ in group], [row for _, row in group]
        found.append(Box((min(columns) - 1) * _CELL, (min(rows) - 1) * _CELL, (max(columns) + 2) * _CELL, (max(rows) + 2) * _CELL))
    return found


def _may_be_code(boxes: Sequence[Box]) -> bool:
    """Whether small paths begin in as many columns as bars do, or in as many columns and rows as the modules of a square code."""
    if len({round(2 * box.x0) for box in boxes}) >= _BARS:
        return True
    modules = {box for box in boxes if max(box.width, box.height) <= _LONGEST_RUN * min(box.width, box.height)}
    columns, rows = {round(2 * box.x0) for box in modules}, {round(2 * box.top) for box in modules}
    return len(modules) >= _CROWD and len(columns) >= _MODULES and len(rows) >= _MODULES


def _within(box: Box, width: float, height: float) -> Box:
    return Box(max(0.0, box.x0 - _MARGIN), max(0.0, box.top - _MARGIN), min(width, box.x1 + _MARGIN), min(height, box.bottom + _MARGIN))
