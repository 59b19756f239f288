"""Shadows, creases and tinted paper: dividing a page by its own background leaves white paper and black ink."""

from __future__ import annotations

from typing import Any

import cv2
import numpy

_LOOK = 800


def without_background(grey: Any) -> Any:
    """The page with its paper evened out to white. The background is what is left when everything as small as a letter is gone."""
    scale = min(1.0, _LOOK / max(grey.shape))
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else grey
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (15, 15))
    paper = cv2.medianBlur(cv2.morphologyEx(small, cv2.MORPH_CLOSE, kernel), 31)
    paper = cv2.resize(paper, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    return cv2.divide(grey, numpy.maximum(paper, 1), scale=255)
