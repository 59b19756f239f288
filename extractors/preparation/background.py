"""Shadows, creases and tinted paper: dividing a page by its own background leaves white paper and black ink."""

from __future__ import annotations

from typing import Any

import cv2
import numpy

_LOOK = 800
_AROUND = 25  # pixels of an eighth of it: wider than a letterhead's band is high
_DARKEST_PAPER = 0.7  # of the lightest paper around; what is darker is printed ground, and white letters on it stay lighter than it


def without_background(grey: Any) -> Any:
    """The page with its paper evened out to white. The background is what is left when everything as small as a letter is gone.

    Ground that is printed dark keeps a part of its darkness: made as white as the paper, it would swallow the white letters on it.
    """
    scale = min(1.0, _LOOK / max(grey.shape))
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else grey
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (15, 15))
    paper = cv2.medianBlur(cv2.morphologyEx(small, cv2.MORPH_CLOSE, kernel), 31)
    tiny = cv2.resize(paper, (max(1, paper.shape[1] // 8), max(1, paper.shape[0] // 8)), interpolation=cv2.INTER_AREA)
    around = cv2.blur(cv2.dilate(tiny, numpy.ones((_AROUND, _AROUND), numpy.uint8)), (_AROUND, _AROUND))
    around = cv2.resize(around, (paper.shape[1], paper.shape[0]), interpolation=cv2.INTER_LINEAR)
    paper = numpy.maximum(paper, (around * _DARKEST_PAPER).astype(numpy.uint8))
    paper = cv2.resize(paper, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    return cv2.divide(grey, numpy.maximum(paper, 1), scale=255)
