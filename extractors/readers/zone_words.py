"""The lines of a machine-readable zone as words of their page, in place of what whole-page OCR made of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.geometry import turned
from extractors.model import Box, Word
from extractors.readers import Picture
from extractors.readers.mrz_zone import PictureZone
from extractors.recognition import PageReading, by_networks

SEEN_BY = "tesseract"
_LIKE_A_ZONE = re.compile(r"[<>«»]|[0-9A-Z]{22}")  # fillers, either way up, or a line of a zone with its fillers read as letters
_CLEAR, _CLEAR_SHARE = 0.9, 0.7  # confidence of a word that is read clearly, and the share of such words on a page that is
_FEWEST_WORDS = 25  # a card has fewer, a page or a till slip more
_COVERED = 0.5  # share of a word's area within a line of the zone from which both are the same print


def quarter_turns_to_search(reading: PageReading) -> tuple[int, ...]:
    """Along which sides of the stored picture (0 along it, 1 across) a zone may still lie after its words were read, for `read_zone`.

    The networks know fillers when they see them. On a page that they read clearly and without one there is no zone among the lines that
    they read, and none is sought there: that would cost a run of Tesseract for every two lines of a till slip that are equally long. What
    runs the other way they passed over.
    """
    clear = [word.confidence > _CLEAR for word in reading.words]
    is_clear = reading.seen_by == by_networks.SEEN_BY and len(clear) >= _FEWEST_WORDS and sum(clear) > _CLEAR_SHARE * len(clear)
    if not is_clear or any(_LIKE_A_ZONE.search(word.text) for word in reading.words):
        return (0, 1)
    return (1 - reading.turn // 90 % 2,)


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
