"""A page read by the networks: its lines are found however they lie, and each is cut out along its own slope and read."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Any

import cv2
import numpy

from extractors.preparation.background import without_background
from extractors.preparation.bend import bend_of
from extractors.preparation.grain import grain_of, without_grain
from extractors.preparation.rotation import turn as turned
from extractors.preparation.skew import skew_of
from extractors.problems import Unreadable
from extractors.readers import Picture
from extractors.recognition import PageReading, SeenWord
from extractors.recognition.line_finder import FoundLine, find_lines
from extractors.recognition.line_reader import LineReading, ReadWord, asked, decoded, has_other_signs
from extractors.recognition.networks import Networks, networks
from extractors.recognition.slips import are_around_point, is_cut_at_point, is_cut_in_two, mended

SEEN_BY = "paddle"
FINDING_DPI = 110.0
_LONG = 4.0  # lengths of a line in its heights from which its direction can be told
_SLOPED = 2.5  # the same where many lines tell together: amounts are short
_READ_WELL = 0.8  # mean likelihood from which nobody doubts that a line stands upright
_TRIED = 8  # lines that are read both ways up
_CLEAR = 4  # of so many of these, the longest and hardest, one read quickly at the first go makes a page on which that is worth trying
_LEAST_LIKELY = 0.35  # of a word; below, it is a speck or a scribble
_LEVEL = 0.12  # degrees
_LARGEST_SKEW = 10.0
_AGREEING = 0.5  # degrees by which ink and lines may differ over how a page lies
_PRINT_SHARE = 0.7  # of a found line's height that is its letters
_NEARLY_TOUCHING = 0.35  # of the height of print; columns stand farther apart
_COVERED = 0.7  # of a word's width that lies on another line's word, of which it is the edge
_SAME_LEVEL, _ALIKE = 0.3, 1.5  # heights of print, and times its height
_GRAINY = 0.9  # grey levels from which grain is taken for print
_PRINT_AMID_GRAIN = 0.86  # of a found line's height that is looked at there: grain in the margins is read too
_LATIN_LIKELY = 0.9  # of a line that need not be read as Chinese
_CHINESE_LIKELY = 0.8
_CHINESE_NEEDED = 8  # signs on a page; the networks see such signs in rows of stars and in stamps


@dataclass(frozen=True)
class _Read:
    """A line as it reads in the Latin alphabet, and in every sign of the network where that made little sense."""

    latin: LineReading
    every: LineReading
    was_quick: bool = False


def read_page(picture: Picture, turn: int | None, languages: tuple[str, ...]) -> PageReading:
    """The page as the networks read it. The languages do not matter to them."""
    engine = networks()
    try:
        return _read(engine, picture, turn)
    except MemoryError as error:
        raise Unreadable("out_of_memory", "networks") from error
    except RuntimeError as error:  # what the library raises, for want of memory above all
        raise Unreadable("out_of_memory" if "alloc" in str(error) else "crashed", str(error)[:200]) from error


def _read(engine: Networks, picture: Picture, turn: int | None) -> PageReading:
    scale = FINDING_DPI / picture.dpi
    degrees = turn or 0
    is_grainy = grain_of(picture.pixels) > _GRAINY

    def prepared() -> tuple[Any, Any]:
        page = without_background(turned(picture.pixels, degrees))
        return page, without_grain(page) if is_grainy else page

    def cut(line: FoundLine) -> Any:
        return cut_out(grey, replace(line, height=_PRINT_AMID_GRAIN * line.height) if is_grainy else line)

    even, grey = prepared()
    lines = find_lines(engine.finder, grey, scale)
    on_its_side = turn is None and _run_up(lines)
    if on_its_side:
        degrees = 90
        even, grey = prepared()
        lines = find_lines(engine.finder, grey, scale)
    lines.sort(key=lambda line: line.length, reverse=True)
    readings = [_read_line(engine, cut(line), is_clear=True) for line in lines[:_TRIED]]
    if turn is None and lines and (on_its_side or median(each.every.likelihood for each in readings) < _READ_WELL):
        headlong = [_read_line(engine, turned(cut(line), 180), is_clear=True) for line in lines[:_TRIED]]
        if _sense(headlong) > _sense(readings) + 0.05 * len(headlong):
            degrees, even, grey, readings = degrees + 180, turned(even, 180), turned(grey, 180), headlong
            height, width = grey.shape
            lines = [replace(line, x=width - line.x, y=height - line.y, bow=tuple(-each for each in reversed(line.bow))) for line in lines]
    is_clear = sum(each.was_quick for each in readings) * _CLEAR >= len(readings)
    readings += [_read_line(engine, cut(line), is_clear=is_clear) for line in lines[_TRIED:]]
    is_chinese = sum(_chinese_signs(each.every) for each in readings) >= _CHINESE_NEEDED
    chosen = [each.every if is_chinese else each.latin for each in readings]
    words = seen_once([_words(line, reading) for line, reading in zip(lines, chosen, strict=True)])
    skew = _skew(lines, grey)
    return PageReading(degrees % 360, skew, tuple(words), SEEN_BY, _bend(lines, skew, grey.shape), even)


def _run_up(lines: list[FoundLine]) -> bool:
    """Whether most of the print on the page runs up or down."""
    level = sum(line.length for line in lines if line.length > 2 * line.height)
    upright = sum(line.height for line in lines if line.height > 2 * line.length)
    return upright > 1.5 * level


def _read_line(engine: Networks, cutting: Any, *, is_clear: bool) -> _Read:
    """The line, on a clear page by the quick reader where it is sure."""
    line = dark_on_light(cutting)
    if is_clear and engine.quick is not None and (quick := engine.quick.read(line)) is not None:
        return _Read(quick, quick, was_quick=True)
    answer, small = asked(engine.reader, line)
    latin = decoded(answer, small, engine.latin)
    is_latin = latin.likelihood > _LATIN_LIKELY and not has_other_signs(answer, engine.latin)
    return _Read(latin, latin if is_latin else decoded(answer, small, engine.every))


def _sense(readings: list[_Read]) -> float:
    return sum(each.every.likelihood for each in readings)


def _chinese_signs(reading: LineReading) -> int:
    return sum("\u3400" <= sign <= "\u9fff" for word in reading.words if word.likelihood > _CHINESE_LIKELY for sign in word.text)


def cut_out(grey: Any, line: FoundLine) -> Any:
    """The line as a level picture."""
    if line.bow:
        return _unbent(grey, line)
    if abs(line.slope) < _LEVEL:
        left, top = max(0, int(line.x - line.length / 2)), max(0, int(line.y - line.height / 2))
        right, bottom = math.ceil(line.x + line.length / 2), math.ceil(line.y + line.height / 2)
        return grey[top : max(top + 1, bottom), left : max(left + 1, right)]
    level = cv2.getRotationMatrix2D((line.x, line.y), line.slope, 1.0)
    level[0, 2] += line.length / 2 - line.x
    level[1, 2] += line.height / 2 - line.y
    size = max(1, round(line.length)), max(1, round(line.height))
    return cv2.warpAffine(grey, level, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)


def dark_on_light(cutting: Any) -> Any:
    """The line with dark letters on light ground: ground is what there is most of."""
    dark, middle, light = numpy.percentile(cutting, (2, 50, 98))
    return 255 - cutting if middle - dark < light - middle else cutting


def _unbent(grey: Any, line: FoundLine) -> Any:
    across, along = max(1, round(line.length)), max(1, round(line.height))
    slope = math.radians(line.slope)
    places = (numpy.arange(across) + 0.5) / across
    below = numpy.interp(places, numpy.linspace(0, 1, len(line.bow)), line.bow)[None, :] + (numpy.arange(along) + 0.5 - along / 2)[:, None]
    ahead = ((places - 0.5) * line.length)[None, :]
    x = line.x + ahead * math.cos(slope) - below * math.sin(slope)
    y = line.y + ahead * math.sin(slope) + below * math.cos(slope)
    return cv2.remap(grey, x.astype(numpy.float32), y.astype(numpy.float32), cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)


def _words(line: FoundLine, reading: LineReading) -> list[SeenWord]:
    height = line.height * _PRINT_SHARE
    found = []
    words = made_whole(reading.words, _NEARLY_TOUCHING * height / line.length)
    for before, word, following in zip((None, *words), words, (*words[1:], None), strict=False):
        if word.likelihood < _LEAST_LIKELY:
            continue
        text = mended(word.text, word.least, following.text if following else "", before.text if before else "")
        width = (word.end - word.start) * line.length
        x, y = line.point((word.start + word.end) / 2)
        found.append(SeenWord(text, x - width / 2, y - height / 2, width, height, word.least))
    return found


def seen_once(lines: Sequence[Sequence[SeenWord]]) -> list[SeenWord]:
    """The words of all lines, but for those at the end of a line that are the edge of another line's word, seen once more.

    Lines are cut out with a margin, so that no first letter is cut; where print of another column stands close, the margin shows part of
    it, and the 4 of 24 is read again. What is much larger or lies at another level is no part of that word: a stamp, say.
    """
    words = [word for line in lines for word in line]
    lefts, tops, widths, heights = (numpy.array([getattr(each, side) for each in words]) for side in ("left", "top", "width", "height"))
    kept, place = [], 0
    for line in lines:
        inner = range(place, place + len(line))
        for at, word in zip(inner, line, strict=True):
            if at in (inner[0], inner[-1]) and len(words) > len(line):
                shared = numpy.minimum(lefts + widths, word.left + word.width) - numpy.maximum(lefts, word.left)
                level = abs(tops + heights / 2 - word.top - word.height / 2) < _SAME_LEVEL * word.height
                alike = (heights < _ALIKE * word.height) & (_ALIKE * heights > word.height)
                covers = (shared > _COVERED * word.width) & level & alike & (widths > word.width)
                covers[inner[0] : inner[-1] + 1] = False
                if covers.any():
                    continue
            kept.append(word)
        place += len(line)
    return kept


def made_whole(words: Sequence[ReadWord], gap: float) -> list[ReadWord]:
    """The words of a line, with amounts that mere gaps within them have cut put together: cut in two, or at their point in three."""
    whole: list[ReadWord] = []
    left = list(words)
    while left:
        part = left.pop(0)
        if len(left) > 1 and are_around_point(part.text, left[0].text, left[1].text) and _touch([part, *left[:2]], gap):
            part = _one_word([part, left.pop(0), left.pop(0)])
        last = whole[-1] if whole else None
        thousands = whole[-2].text if len(whole) > 1 else ""
        if (
            last is not None
            and _touch([last, part], gap)
            and (is_cut_in_two(last.text, part.text) or is_cut_at_point(thousands, last.text, part.text))
        ):
            whole[-1] = _one_word([last, part])
        else:
            whole.append(part)
    return whole


def _touch(words: Sequence[ReadWord], gap: float) -> bool:
    return all(right.start - left.end < gap for left, right in pairwise(words))


def _one_word(parts: Sequence[ReadWord]) -> ReadWord:
    text = "".join(each.text for each in parts)
    return ReadWord(text, parts[0].start, parts[-1].end, min(each.likelihood for each in parts), min(each.least for each in parts))


def _skew(lines: list[FoundLine], grey: Any) -> float:
    """By how many degrees the print runs down to the right: by its ink, where that agrees with the lines.

    A line tells its slope to a third of a degree, since the shapes of its letters tilt it; at the far end of a page that is half a row.
    All the ink of a flat page together tells it to a twentieth.
    """
    by_lines, by_ink = _slope_of(lines), skew_of(grey)
    return by_ink if abs(by_ink - by_lines) < _AGREEING else by_lines


def _slope_of(lines: list[FoundLine]) -> float:
    """The slope of the lines, the longer the more it counts."""
    told = sorted((line.slope, line.length) for line in lines if line.length > _LONG * line.height and abs(line.slope) < _LARGEST_SKEW)
    if not told:
        return 0.0
    half, passed = sum(length for _, length in told) / 2, 0.0
    for slope, length in told:
        passed += length
        if passed >= half:
            return slope
    return 0.0


def _bend(lines: list[FoundLine], skew: float, shape: tuple[int, int]) -> tuple[float, ...]:
    """How the page is bent once its skew is undone."""
    height, width = shape
    long = [line for line in lines if line.length > _SLOPED * line.height and abs(line.slope - skew) < _LARGEST_SKEW]
    if not long:
        return ()
    sine, cosine = math.sin(math.radians(-skew)), math.cos(math.radians(-skew))

    def level(x: float, y: float) -> tuple[float, float]:
        across, along = x - width / 2, y - height / 2
        return width / 2 + cosine * across - sine * along, height / 2 + sine * across + cosine * along

    points = [[level(*line.point(step / (count - 1))) for step in range(count)] for line in long if (count := len(line.bow) or 2)]
    return bend_of(points, median(line.height for line in long), width, height)
