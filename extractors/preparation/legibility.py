"""How well print can be read on a picture, measured where its words stand: size of letters, width of their edges, shade on the paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import cv2
import numpy

from extractors.model import Box, PagePicture

_LEAST_WORDS = 8  # fewer say nothing of a page
_WORDS_LOOKED_AT = 400
_EDGE_CONTRAST = 40  # grey levels; below, noise of the camera looks like an edge
_LEAST_EDGES = 200
_RIM = 2  # pixels around an edge in which it may rise


def page_picture(grey: Any, boxes: Sequence[Box], scale: float, dpi: float | None, finer: float) -> PagePicture | None:
    """The picture of a page, as its words show it; None where too few were read to tell.

    `boxes` are those of the words in points and `scale` the pixels of `grey` to a point, both of the page as it lies in `grey`. `finer` is
    by how much the picture that was received is finer (below 1: coarser) than `grey`.
    """
    heights = sorted(box.height * scale for box in boxes)
    if len(heights) < _LEAST_WORDS:
        return None
    print_pixels = heights[len(heights) // 2]
    step = max(1, len(boxes) // _WORDS_LOOKED_AT)
    parts = [part for box in boxes[::step] if (part := _cut(grey, box, scale)).size >= 9]
    papers = [float(numpy.percentile(part, 95)) for part in parts]
    dark, light = (float(each) for each in numpy.percentile(papers, [5, 95]))
    edge = _edge_width(parts)
    return PagePicture(
        dpi=None if dpi is None else round(dpi),
        print_pixels=round(print_pixels * finer, 1),
        edge_share=None if edge is None else round(edge / max(1.0, print_pixels), 3),
        shade=round(1.0 - dark / max(1.0, light), 3),
    )


def _cut(grey: Any, box: Box, scale: float) -> Any:
    rim = 0.15 * box.height
    top, bottom = (max(0, round(each * scale)) for each in (box.top - rim, box.bottom + rim))
    left, right = (max(0, round(each * scale)) for each in (box.x0 - rim, box.x1 + rim))
    return grey[top:bottom, left:right]


def _edge_width(parts: Sequence[Any]) -> float | None:
    """In pixels, over how many the usual edge of a letter rises from ink to paper: one on a sharp picture, several on a blurred one."""
    widths = []
    for part in parts:
        if min(part.shape) < 2 * _RIM + 1:
            continue
        across = numpy.abs(cv2.Sobel(part, cv2.CV_32F, 1, 0, ksize=3)) / 8.0  # grey levels a pixel
        kernel = numpy.ones((1, 4 * _RIM + 1), numpy.uint8)
        contrast = cv2.dilate(part, kernel).astype(numpy.float32) - cv2.erode(part, kernel)
        steepest = across >= cv2.dilate(across, numpy.ones((1, 2 * _RIM + 1), numpy.uint8))
        edges = steepest & (contrast >= max(_EDGE_CONTRAST, 0.6 * float(contrast.max()))) & (across > 0)
        widths.append((contrast[edges] / across[edges]).ravel())
    found = numpy.concatenate(widths) if widths else numpy.empty(0)
    return float(numpy.median(found)) if found.size >= _LEAST_EDGES else None
