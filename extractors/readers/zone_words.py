"""The lines of a machine-readable zone as words of their page, in place of what whole-page OCR made of them."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.geometry import turned
from extractors.model import Box, Word
from extractors.readers import Picture
from extractors.readers.mrz_zone import PictureZone

SEEN_BY = "tesseract"
_COVERED = 0.5  # share of a word's area within a line of the zone from which both are the same print


def with_zone(words: Sequence[Word], zone: PictureZone | None, picture: Picture) -> tuple[Word, ...]:
    """The words of an upright page with the lines of its zone added in reading order, each a word; other readings of them are dropped.

    `zone` was read in the picture as it is stored; the page must have been turned by `zone.rotation`.
    """
    if zone is None:
        return tuple(words)
    scale = picture.width / picture.pixels.shape[1]
    lines = []
    for text, (x0, top, x1, bottom), confidence in zone.lines:
        stored = Box(x0 * scale, top * scale, x1 * scale, bottom * scale)
        box = turned(stored, zone.rotation, picture.width, picture.height)
        lines.append(Word(text, box, round(confidence, 3), SEEN_BY))
    kept = [word for word in words if not any(_is_covered(word.box, line.box) for line in lines)]
    return (*kept, *lines)


def _is_covered(box: Box, line: Box) -> bool:
    across = min(box.x1, line.x1) - max(box.x0, line.x0)
    along = min(box.bottom, line.bottom + 0.3 * line.height) - max(box.top, line.top - 0.3 * line.height)
    area = box.width * box.height
    return across > 0 and along > 0 and area > 0 and across * along >= _COVERED * area
