"""How good the picture of a page is, told from its pixels: shadow, noise, contrast and how sharp its letters are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import cv2
import numpy

_LOOK = 1000  # pixels of the long side that the judgement is made on


@dataclass(frozen=True)
class Quality:
    """Figures of one picture, each measured on its grey values 0 to 255.

    `paper` is the usual brightness of the paper and `shadow` how far the darkest tenth of the page's paper lies under the brightest;
    `noise` is the spread of neighbouring pixels on empty paper; `contrast` the distance from paper to ink.
    """

    paper: float
    shadow: float
    noise: float
    contrast: float

    @property
    def is_clean(self) -> bool:
        """White, even and quiet, as a printer's file or an office scanner gives it."""
        return self.shadow < 40 and self.noise < 5.0 and self.paper > 190 and self.contrast > 90


def quality_of(grey: Any) -> Quality:
    """The figures of a grey picture (numpy array, 8 bits)."""
    scale = min(1.0, _LOOK / max(grey.shape))
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else grey
    tiles = _tiles(small, 24)
    bright = numpy.percentile(tiles, 85, axis=1)
    dark = numpy.percentile(small, 2)
    paper = float(numpy.median(bright))
    low, high = numpy.percentile(bright, [10, 95])
    full = grey[: grey.shape[0] // 16 * 16, : grey.shape[1] // 16 * 16]
    detail = _tiles(full.astype(numpy.float32) - cv2.GaussianBlur(full, (0, 0), 1.5).astype(numpy.float32), 32)
    noise = float(numpy.percentile(detail.std(axis=1), 20))
    return Quality(paper, float(high - low), noise, paper - float(dark))


def _tiles(picture: Any, size: int) -> Any:
    """The picture as rows of square tiles, what is left over at its edges dropped."""
    height, width = picture.shape[0] // size * size, picture.shape[1] // size * size
    if not height or not width:
        return picture.reshape(1, -1)
    cut = picture[:height, :width].reshape(height // size, size, width // size, size)
    return cut.swapaxes(1, 2).reshape(-1, size * size)
