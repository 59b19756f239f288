"""A photograph taken in poor light is grainy; its grain is calmed before it is read, and sharp pictures are left as they are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import cv2
import numpy
import pytest
import reportlab
from PIL import Image, ImageDraw, ImageFont

from extractors.preparation.grain import grain_of
from extractors.readers import Picture
from extractors.recognition.by_networks import read_page

_FACE = ImageFont.truetype(Path(reportlab.__file__).parent / "fonts" / "Vera.ttf", 20)
_LINES = (
    "Invoice number CRN4726 of 17.12.2024",
    "Order 4500078841 dated 03.12.2024",
    "64 Galvanised brackets 104.68 5,862.08",
    "20 Cardboard boxes 33.85 677.00",
    "Cable 125 m 251.90 31,487.50",
    "VAT registration 4509777803",
    "Account 62281774019 Branch 250655",
    "Amount due ZAR 64,765.03",
)


def _photograph(grain: float, blur: float) -> Any:
    image = Image.new("L", (900, 700), 235)
    for index, line in enumerate(_LINES):
        ImageDraw.Draw(image).text((60, 60 + 75 * index), line, fill=60, font=_FACE)
    dim = cv2.GaussianBlur(numpy.asarray(image), (0, 0), blur).astype(numpy.float32) * 0.55
    return numpy.clip(dim + numpy.random.default_rng(1).normal(0, grain, dim.shape), 0, 255).astype(numpy.uint8)


@pytest.mark.parametrize("grain", [0.0, 4.0, 8.0])
def test_grain_is_measured_where_nothing_is_printed(grain: float) -> None:
    assert grain_of(_photograph(grain, blur=1.0)) == pytest.approx(grain, abs=0.4)


def test_small_print_amid_grain_is_read() -> None:
    seen = [word.text for word in read_page(Picture(_photograph(8.0, blur=1.6), 324.0, 252.0), 0, ("eng",)).words]
    printed = [word for line in _LINES for word in line.split()]
    assert sum(word in seen for word in printed) >= len(printed) - 2
