"""Fonts for drawn words: the first installed one that has their script; a built-in one for Latin where none is installed."""

from __future__ import annotations

import re
from functools import cache

from PIL import ImageFont

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont

_EAST_ASIAN = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")
_EAST_ASIAN_FONTS = ("NotoSansCJK-Regular.ttc", "wqy-microhei.ttc", "wqy-zenhei.ttc", "DroidSansFallbackFull.ttf", "uming.ttc")
_FONTS = ("DejaVuSans.ttf", "LiberationSans-Regular.ttf")


def font_for(text: str, size: float) -> Font:
    """A font of that size in pixels which has the letters of the text, as far as one is installed."""
    return _font(bool(_EAST_ASIAN.search(text)), round(size, 1))


@cache
def _font(east_asian: bool, size: float) -> Font:
    for name in (*(_EAST_ASIAN_FONTS if east_asian else ()), *_FONTS):
        try:
            return ImageFont.truetype(name, size)
        except OSError:
            continue
    return ImageFont.load_default(size)
