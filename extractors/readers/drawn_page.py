"""A page that is text alone, drawn for people: each word where its box stands."""

from __future__ import annotations

import numpy
from PIL import Image, ImageDraw, ImageFont

from extractors.limits import Limits
from extractors.model import Page
from extractors.readers import Picture

_LONGEST_SIDE = 8000  # pixels; a long sheet is drawn small rather than not at all


def drawn(page: Page, dpi: float, limits: Limits) -> Picture:
    """The words of a page in black on white."""
    scale = min(dpi / 72.0, _LONGEST_SIDE / max(page.width, page.height), (limits.pixels_per_picture / (page.width * page.height)) ** 0.5)
    image = Image.new("RGB", (max(1, round(page.width * scale)), max(1, round(page.height * scale))), "white")
    draw = ImageDraw.Draw(image)
    for word in page.words:
        font = ImageFont.load_default(max(4.0, word.box.height * scale * 0.85))
        natural = draw.textlength(word.text, font=font)
        wanted = word.box.width * scale
        if natural > wanted > 0:
            font = ImageFont.load_default(max(4.0, word.box.height * scale * 0.85 * wanted / natural))
        draw.text((word.box.x0 * scale, word.box.bottom * scale - 2), word.text, fill="black", font=font, anchor="ls")
    return Picture(numpy.asarray(image).copy(), page.width, page.height)
