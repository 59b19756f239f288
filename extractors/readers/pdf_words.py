"""The text layer of a PDF page as words with boxes, upright, in points from the top left of what the page shows.

PDF 1.7 (ISO 32000-1) 8.3.2.3 and 14.11.2: user space grows upwards, the visible page is the crop box inside the media box, and /Rotate
turns it clockwise.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from extractors.geometry import turned, turned_size
from extractors.model import SLANTED_SIDE, Box, Word
from extractors.readers.characters import Character, words_of
from extractors.readers.pdf_characters import TextSweep, swept

SEEN_BY = "text_layer"
_NARROW_IN_HEIGHTS = 0.4
_LINE_HYPHEN = 0x02  # how the library marks a hyphen at the end of a line
_BREAKS = frozenset({_LINE_HYPHEN, 0x09, 0x0A, 0x0C, 0x0D})
_SLANT = 8  # degrees off a quarter turn from which text is a watermark or a stamp, however much of it there is
_STAMPED = 1.5  # degrees off the rest of the page from which text was put on it by hand
_STAMPED_ON_PRINT = 0.3  # likewise where a program set the page, whose every line is level
_LEVEL = 0.05  # degrees
_SET_BY_PROGRAM = 0.8  # share of the characters that lean alike


@dataclass(frozen=True)
class TextLayer:
    """What the text layer of one page says, and how far to trust it.

    `turn` is by how many degrees clockwise the page as displayed must be turned so that most of its text stands upright. The words are
    in points of the turned page.
    """

    words: tuple[Word, ...]
    width: float
    height: float
    turn: int
    character_count: int
    unmapped_count: int


def text_layer(page: Any) -> TextLayer:
    """The words of an open pypdfium2 page."""
    with swept(page) as sweep:
        return layer_of(page, sweep)


def layer_of(page: Any, sweep: TextSweep) -> TextLayer:
    """The words of an open page whose characters have been asked for."""
    left, bottom, right, top = page.get_bbox()
    rotation = int(page.get_rotation())
    width, height = turned_size(rotation, right - left, top - bottom)
    by_angle, slanted, unmapped = _characters(sweep, rotation, (width, height))
    counts = Counter({angle: len(found) for angle, found in by_angle.items()})
    total = sum(counts.values())
    angle, most = counts.most_common(1)[0] if counts else (0, 0)
    turn = (360 - angle) % 360 if most > 0.6 * total else 0
    words: list[Word] = []
    for angle, found in sorted(by_angle.items()):
        back = (angle + turn) % 360
        own_width, own_height = turned_size(360 - angle, width, height)
        words.extend(Word(text, turned(box, back, own_width, own_height), None, SEEN_BY) for text, box in words_of(found))
    words.extend(Word(text, turned(box, turn, width, height), None, SEEN_BY) for text, box in _slanted_words(slanted))
    upright_width, upright_height = turned_size(turn, width, height)
    inside = tuple(word for word in words if _touches(word.box, upright_width, upright_height))
    return TextLayer(inside, upright_width, upright_height, turn, total + len(slanted), unmapped)


def _characters(sweep: TextSweep, rotation: int, size: tuple[float, float]) -> tuple[dict[int, list[Character]], list[Character], int]:
    """Characters by the clockwise angle they read at on the page as displayed, each turned to read from left to right."""
    by_angle: dict[int, list[Character]] = {}
    slanted: list[Character] = []
    unmapped = 0
    high_surrogate = 0
    after_gap = False
    last_quarter, found = -1, list[Character]()
    quarters, guessed = _quarters_of(sweep.angles, rotation), sweep.guessed_spaces()
    told = zip(sweep.codes, sweep.has_box, sweep.angles, sweep.has_error, *(each.tolist() for each in sweep.edges), strict=True)
    for index, (code, has_box, angle, error, x0, top, x1, bottom) in enumerate(told):
        if code <= 0x20 and code != _LINE_HYPHEN and index in guessed:
            after_gap = True  # the library's own guess at a space
            continue
        if not has_box:
            continue
        if 0x20 <= code < 0x7F:  # as nearly all are
            text, high_surrogate = chr(code), 0
            is_unmapped = error == 1 and code != 0x20
        elif 0xD800 <= code < 0xDC00:
            high_surrogate = code
            continue
        else:
            if 0xDC00 <= code < 0xE000 and high_surrogate:
                code = 0x10000 + ((high_surrogate - 0xD800) << 10) + (code - 0xDC00)
            text, high_surrogate = chr(code) if code and not 0xD800 <= code < 0xE000 else "\ufffd", 0
            is_unmapped = error == 1 or (code not in _BREAKS and _is_unmapped(code))
        unmapped += is_unmapped
        quarter = quarters[angle]
        if quarter is None:
            slanted.append(Character(text, x0, top, x1, bottom))
            continue
        each = Character(text, x0, top, x1, bottom, after_gap)
        if quarter:
            box = turned(Box(x0, top, x1, bottom), 360 - quarter, *size)
            each = Character(text, box.x0, box.top, box.x1, box.bottom, after_gap)
        if quarter != last_quarter:
            last_quarter, found = quarter, by_angle.setdefault(quarter, [])
        if found and found[-1].x0 == each.x0 and _same_glyph(found[-1], each):
            found[-1].text += text
            continue
        found.append(each)
        after_gap = False
    return by_angle, slanted, unmapped


def _quarters_of(angles: Sequence[float], rotation: int) -> dict[float, int | None]:
    """The quarter turn that characters in each angle stand in on the page as displayed; None where they slant.

    The words of a page that was laid crooked on the glass all lean alike; a stamp leans otherwise than the page, if only by a degree.
    """
    counts = Counter(angles)
    found: dict[float, int | None] = {angle: None for angle in counts if not math.isfinite(angle)}
    for angle in found:
        del counts[angle]
    leans: dict[float, float] = {}
    for angle in counts:
        displayed = (math.degrees(angle) + rotation) % 360
        quarter = round(displayed / 90) * 90
        leans[angle] = displayed - quarter
        found[angle] = None if abs(leans[angle]) > _SLANT else quarter % 360
    level = [angle for angle, quarter in found.items() if quarter is not None]
    if level:
        page = _middle([(leans[angle], counts[angle]) for angle in level])
        alike = sum(counts[angle] for angle in level if abs(leans[angle] - page) <= _LEVEL)
        is_set = alike >= _SET_BY_PROGRAM * sum(counts[angle] for angle in level)
        most = _STAMPED_ON_PRINT if is_set else _STAMPED
        found.update((angle, None) for angle in level if abs(leans[angle] - page) > most)
    return found


def _middle(weighted: Sequence[tuple[float, int]]) -> float:
    """The median of values of which each is there so many times."""
    half = sum(weight for _, weight in weighted) / 2
    for value, weight in sorted(weighted):
        half -= weight
        if half <= 0:
            return value
    raise ValueError("there is no value")


def _same_glyph(last: Character, each: Character) -> bool:
    """Whether two letters that begin in one place are of one glyph.

    The library gives the letters of a ligature one after the other, all with the box of the one glyph that prints them.

    The same letter twice in a narrow box is no ligature but bold made by printing twice.
    """
    if last.x1 != each.x1 or last.top != each.top or last.bottom != each.bottom:
        return False
    return last.text != each.text or each.x1 - each.x0 > _NARROW_IN_HEIGHTS * (each.bottom - each.top)


def _is_unmapped(code: int) -> bool:
    """Private use, replacement and control characters say that the font does not tell what its glyphs mean."""
    return code < 0x20 or 0x7F <= code < 0xA0 or 0xE000 <= code <= 0xF8FF or code == 0xFFFD or code >= 0xF0000


def _slanted_words(characters: list[Character]) -> list[tuple[str, Box]]:
    """Text across the page, a watermark: one word a run of the file, with a small box at its middle so that it disturbs no line."""
    words: list[tuple[str, Box]] = []
    run: list[Character] = []
    half = SLANTED_SIDE / 2
    for each in [*characters, Character(" ", 0, 0, 0, 0)]:
        if not each.text.isspace():
            run.append(each)
            continue
        if run:
            x = (min(part.x0 for part in run) + max(part.x1 for part in run)) / 2
            y = (min(part.top for part in run) + max(part.bottom for part in run)) / 2
            words.append(("".join(part.text for part in run), Box(x - half, y - half, x + half, y + half)))
            run = []
    return words


def _touches(box: Box, width: float, height: float) -> bool:
    return box.x1 > 0 and box.bottom > 0 and box.x0 < width and box.top < height
