"""The grain of a camera's or scanner's sensor: where light was poor, it looks to a reader like parts of letters."""

from __future__ import annotations

from typing import Any

import cv2
import numpy

_LOOK = 3  # every so many pixels are looked at
_OF_A_LAPLACIAN = 20.0**0.5 * 0.6745  # median size of its answer to grain of one grey level
_SMOOTHED = 0.9  # pixels; a stroke of small print is two wide


def grain_of(grey: Any) -> float:
    """How strong the grain of a picture is: its standard deviation in grey levels, measured where nothing is printed, which is most of a
    page. Drawn pages and faxes have none, photographs by lamplight 2 to 5."""
    return float(numpy.median(numpy.abs(cv2.Laplacian(grey, cv2.CV_16S, ksize=1)[1:-1:_LOOK, 1:-1:_LOOK]))) / _OF_A_LAPLACIAN


def without_grain(grey: Any) -> Any:
    """The picture smoothed as little as calms its grain."""
    return cv2.GaussianBlur(grey, (0, 0), _SMOOTHED)
