"""Damage bends the paper and never the truth: pages keep their size, boxes go where the ink goes."""

from __future__ import annotations

import io
from random import Random

import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from bench.papers.damage import DPI, damaged

SPOT = (150.0, 300.0, 190.0, 320.0)


def _spotted() -> bytes:
    """A page with nothing on it but a black bar at SPOT."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(419.53, 595.28), invariant=1)
    canvas.rect(SPOT[0], 595.28 - SPOT[3], SPOT[2] - SPOT[0], SPOT[3] - SPOT[1], stroke=0, fill=1)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _picture(content: bytes, suffix: str) -> Image.Image:
    if suffix == ".pdf":
        return pdfium.PdfDocument(content)[0].render(scale=DPI / 72).to_pil().convert("L")
    return Image.open(io.BytesIO(content)).convert("L")


@pytest.mark.parametrize("look", ["scan", "fax", "photo_moderate", "photo_severe"])
def test_a_box_follows_the_ink_through_the_damage(look: str) -> None:
    seen = damaged(_spotted(), look, Random(f"{look}/4"))
    box = seen.box(0, SPOT)
    assert box is not None
    scale = DPI / 72
    grey = np.asarray(_picture(seen.content, seen.suffix), np.float32)
    left, top, right, bottom = (round(value * scale) for value in box)
    inside = grey[top + 6 : bottom - 6, left + 6 : right - 6]
    around = grey[top - 40 : top - 12, left:right]
    assert float(np.median(inside)) < 0.5 * float(np.median(around))


@pytest.mark.parametrize("look", ["scan", "fax"])
def test_a_scan_keeps_the_size_of_the_page(look: str) -> None:
    seen = damaged(_spotted(), look, Random(9))
    ((width, height),) = seen.sizes
    assert abs(width - 419.53) < 0.5
    assert abs(height - 595.28) < 0.5


def test_the_same_seed_damages_alike() -> None:
    first, second = (damaged(_spotted(), "photo_severe", Random(2)) for _ in range(2))
    assert first.content == second.content
