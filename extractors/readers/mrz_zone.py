"""The machine-readable zone of a passport or card in a picture of it: two or three wide, dark lines of one pitch, found and read apart.

Reading the whole page loses these lines: their fillers look like no language. So the band is sought by its shape, cut out, enlarged
and read with the 37 characters that ICAO 9303 allows. A page without such a band costs a few image operations and no OCR.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy
import pytesseract
from numpy.typing import NDArray

from extractors.fields.mrz import MachineReadableZone
from extractors.fields.mrz_align import aligned
from extractors.fields.mrz_repair import doubt, repair_zone
from extractors.readers.mrz_cells import filler_places

Grey = NDArray[numpy.uint8]
PixelBox = tuple[float, float, float, float]

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<"
_WORKING_SIDE = 1000  # pixels of the longer side while bands are sought: a card filling the picture has letters of about 10 there
_LETTER_HEIGHTS = (32, 44, 26)  # pixels of a letter when it is read; small pictures are read at one size and not at another
_MOST_BANDS = 3  # bands read per orientation: a page of print has many lines of equal width, a document one zone
_MOST_LINES_OF_A_CARD = 8  # wide lines that a picture of one card can have; more of them, and it is a page of print
_LEVEL = 0.15  # degrees: below it lines count as level
_MOST_SKEW = 15.0
_SHORTEST_LINE = 15  # signs read of a line of 30 or more, below which the cut-out was no zone


@dataclass(frozen=True, slots=True)
class Band:
    """Two or three lines of equal width, as boxes (x0, top, x1, bottom) in pixels of the picture they were sought in, top to bottom."""

    lines: tuple[PixelBox, ...]
    is_print: bool = False  # the picture has many more lines of print

    @property
    def box(self) -> PixelBox:
        return (
            min(line[0] for line in self.lines),
            self.lines[0][1],
            max(line[2] for line in self.lines),
            self.lines[-1][3],
        )


@dataclass(frozen=True, slots=True)
class PictureZone:
    """A zone read from a picture: its lines in reading order, with their boxes in pixels of the picture and the engine's confidence.

    `rotation` is by how many degrees clockwise (0, 90, 180 or 270) the picture must be turned for the zone to stand upright, and the
    card with it: a surer sign than the few words of a card give.
    """

    lines: tuple[tuple[str, PixelBox, float], ...]
    rotation: int


def read_zone(grey: Grey, quarter_turns_to_search: Sequence[int] = (0, 1)) -> PictureZone | None:
    """The zone in a picture, whichever way up it lies; None where there is none.

    Its lines are sought along the picture as it is stored (0) and across it (1), or only as `quarter_turns_to_search` says.
    """
    for quarter_turns in quarter_turns_to_search:
        turned = numpy.ascontiguousarray(numpy.rot90(grey, -quarter_turns))
        levelled, back = _levelled(turned)
        for band in find_bands(levelled)[:_MOST_BANDS]:
            for cut_out in _ways_up(levelled, band):
                read = _read(cut_out)
                if read:
                    lines = tuple((text, _turned_back(back(box), turned.shape, quarter_turns), sure) for text, box, sure in read)
                    return PictureZone(lines, (90 * quarter_turns + 180 * cut_out.upside_down) % 360)
    return None


@dataclass(frozen=True, slots=True)
class _CutOut:
    """A band cut from its picture, one way up. `boxes` are its lines in pixels of the cut-out, `places` the same lines in the picture."""

    pixels: Grey
    boxes: tuple[PixelBox, ...]
    places: tuple[PixelBox, ...]
    upside_down: bool
    is_print: bool  # the picture is full of lines of print, so that fillers must be seen before OCR is spent on this one

    @property
    def letter_height(self) -> float:
        return float(numpy.median([line[3] - line[1] for line in self.boxes]))

    def enlarged(self, letter_height: float) -> tuple[Grey, list[PixelBox]]:
        """The pixels at another size, and the boxes in them."""
        scale = letter_height / self.letter_height
        return _resized(self.pixels, scale), [(a * scale, b * scale, c * scale, d * scale) for a, b, c, d in self.boxes]


def _ways_up(grey: Grey, band: Band) -> list[_CutOut]:
    """The band as it lies and upside down; only the way up in which lines end in fillers, where there is one."""
    x0, top, x1, bottom = band.box
    margin = 0.9 * float(numpy.median([line[3] - line[1] for line in band.lines]))
    left, upper = max(0, int(x0 - margin)), max(0, int(top - margin))
    right, lower = min(grey.shape[1], int(x1 + margin)), min(grey.shape[0], int(bottom + margin))
    pixels = grey[upper:lower, left:right]
    boxes = tuple((a - left, b - upper, c - left, d - upper) for a, b, c, d in band.lines)
    rows, columns = pixels.shape
    turned = tuple((columns - c, rows - d, columns - a, rows - b) for a, b, c, d in reversed(boxes))
    ways = [
        _CutOut(pixels, boxes, band.lines, False, band.is_print),
        _CutOut(numpy.ascontiguousarray(pixels[::-1, ::-1]), turned, band.lines[::-1], True, band.is_print),
    ]
    ending_in_fillers = [way for way in ways if _ends_in_fillers(way)]
    return ending_in_fillers or ([] if band.is_print else ways)


def _ends_in_fillers(way: _CutOut) -> bool:
    large, boxes = way.enlarged(_LETTER_HEIGHTS[0])
    return any(filler_places(large, boxes, count) is not None for count in _sign_counts(boxes))


def _sign_counts(boxes: Sequence[PixelBox]) -> tuple[int, ...]:
    return (30,) if len(boxes) == 3 else (44, 36)


def _levelled(grey: Grey) -> tuple[Grey, Callable[[PixelBox], PixelBox]]:
    """The picture turned so that its long lines lie level, and what brings a box of it back to the picture as it was."""
    skew = _skew(grey)
    if abs(skew) < _LEVEL:
        return grey, lambda box: box
    height, width = grey.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), skew, 1.0)
    level = cv2.warpAffine(grey, turn, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    undo = cv2.invertAffineTransform(turn)

    def back(box: PixelBox) -> PixelBox:
        corners = numpy.array([[box[0], box[1], 1], [box[2], box[1], 1], [box[0], box[3], 1], [box[2], box[3], 1]]) @ undo.T
        (x0, top), (x1, bottom) = corners.min(axis=0), corners.max(axis=0)
        return (float(x0), float(top), float(x1), float(bottom))

    return level.astype(numpy.uint8), back


def _skew(grey: Grey) -> float:
    """By how many degrees the long bars of print fall to the right, the median of them; 0 where there are none."""
    small = _resized(grey, _WORKING_SIDE / max(grey.shape))
    angles = []
    for contour in _bars(small):
        (_, _), (width, height), angle = cv2.minAreaRect(contour)
        if width < height:
            width, height, angle = height, width, angle - 90
        angle = (angle + 90) % 180 - 90
        if width >= 0.25 * small.shape[1] and height > 0 and 14 <= width / height <= 60 and abs(angle) <= _MOST_SKEW:
            angles.append(angle)
    return float(numpy.median(angles)) if angles else 0.0


def find_bands(grey: Grey) -> list[Band]:
    """Places that may hold a zone with its lines level, the likeliest first."""
    scale = _WORKING_SIDE / max(grey.shape)
    small = _resized(grey, scale)
    lines = _dark_lines(small)
    is_print = len(lines) > _MOST_LINES_OF_A_CARD
    bands = [Band(tuple(_trimmed(small, line) for line in band.lines), is_print) for band in _stacks(lines)]
    bands.sort(key=lambda band: (-(band.box[2] - band.box[0]), -band.box[3]))
    return [Band(tuple((a / scale, b / scale, c / scale, d / scale) for a, b, c, d in band.lines), band.is_print) for band in bands]


def _trimmed(small: Grey, line: PixelBox) -> PixelBox:
    """The line without what stands off from it, such as the edge of the card: gaps within a zone are narrower than its letters are high."""
    x0, top, x1, bottom = (int(side) for side in line)
    strip = small[top:bottom, x0:x1]
    _, ink = cv2.threshold(strip, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    columns = numpy.flatnonzero(ink.sum(axis=0) >= 255 * max(1, (bottom - top) // 6))
    if not len(columns):
        return line
    runs = numpy.split(columns, numpy.flatnonzero(numpy.diff(columns) > 1.4 * (bottom - top)) + 1)
    longest = max(runs, key=lambda run: run[-1] - run[0])
    return (x0 + int(longest[0]), top, x0 + int(longest[-1]) + 1, bottom)


def _resized(grey: Grey, scale: float) -> Grey:
    interpolation = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return cv2.resize(grey, None, fx=scale, fy=scale, interpolation=interpolation).astype(numpy.uint8)


def _bars(small: Grey) -> Sequence[NDArray[numpy.int32]]:
    """The outlines of print closed to solid bars."""
    smooth = cv2.GaussianBlur(small, (3, 3), 0)
    dark = cv2.morphologyEx(smooth, cv2.MORPH_BLACKHAT, cv2.getStructuringElement(cv2.MORPH_RECT, (25, 13)))
    _, ink = cv2.threshold(dark, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    bars = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_RECT, (31, 1)))
    bars = cv2.morphologyEx(bars, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, (25, 3)))
    contours, _ = cv2.findContours(bars, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    return contours  # type: ignore[return-value]  # OpenCV types its contours as any matrices


def _dark_lines(small: Grey) -> list[PixelBox]:
    """Wide, low, level bars."""
    found: list[PixelBox] = []
    for contour in _bars(small):
        x, y, width, height = cv2.boundingRect(contour)
        if width >= 0.25 * small.shape[1] and 14 <= width / height <= 60 and 4 <= height <= 40:
            found.append((x, y, x + width, y + height))
    return found


def _stacks(lines: Sequence[PixelBox]) -> Iterator[Band]:
    """Runs of two or three lines that begin and end at the same places, one close below the other."""
    ordered = sorted(lines, key=lambda line: line[1])
    for index, line in enumerate(ordered):
        stack = [line]
        for other in ordered[index + 1 :]:
            if _follows(stack[-1], other):
                stack.append(other)
        if 2 <= len(stack) <= 3:
            yield Band(tuple(stack))


def _follows(upper: PixelBox, lower: PixelBox) -> bool:
    width, height = upper[2] - upper[0], max(upper[3] - upper[1], lower[3] - lower[1])
    slack = 0.06 * width
    gap = lower[1] - upper[3]
    return abs(upper[0] - lower[0]) < slack and abs(upper[2] - lower[2]) < slack and -0.2 * height < gap < 3 * height


def _read(cut_out: _CutOut) -> list[tuple[str, PixelBox, float]]:
    zone, confidence = _attempts(cut_out)
    if zone is None:
        return []
    places = cut_out.places
    if len(places) != len(zone.lines):  # a line of the band was none of the zone
        x0, x1 = min(each[0] for each in places), max(each[2] for each in places)
        first, last = places[0], places[-1]
        step = (last[3] - first[1]) / len(zone.lines) if last[1] >= first[1] else (last[1] - first[3]) / len(zone.lines)
        start = first[1] if step > 0 else first[3]
        edges = [start + step * number for number in range(len(zone.lines) + 1)]
        places = tuple((x0, min(a, b), x1, max(a, b)) for a, b in itertools.pairwise(edges))
    return [(text, box, confidence) for text, box in zip(zone.lines, places, strict=True)]


def _attempts(cut_out: _CutOut) -> tuple[MachineReadableZone | None, float]:
    """The zone by the first size of letters at which every check holds and every filler stands where its shape is seen, else the best.

    The line of names has no check digit, so its fillers are all that speaks for it. A cut-out in which the first attempt sees hardly a
    line is no zone, or lies the other way up, and is not tried again.
    """
    best: tuple[MachineReadableZone | None, float] = (None, 0.0)
    best_doubt = (99, True)
    for letter_height in _LETTER_HEIGHTS:
        large, boxes = cut_out.enlarged(letter_height)
        raw, confidences = _ocr(large)
        seen, plain = _with_fillers_seen(raw, large, boxes), repair_zone(raw)
        confidence = sum(confidences) / len(confidences) if confidences else 0.0
        for zone, is_unseen in ((seen, False), (plain, True)):
            if zone is not None and (doubt(zone), is_unseen) < best_doubt:
                best, best_doubt = (zone, confidence), (doubt(zone), is_unseen)
        if best_doubt == (0, False) or (best[0] is None and not _resembles_a_zone(raw)):
            break
    return best


def _resembles_a_zone(raw: Sequence[str]) -> bool:
    return sum(len(line) >= 28 and "<<" in line for line in raw) >= 1


def _with_fillers_seen(raw: Sequence[str], large: Grey, boxes: Sequence[PixelBox]) -> MachineReadableZone | None:
    """The zone with fillers where their shape is seen; None where no shape is known or the letters read do not fit between them."""
    lines = [line for line in raw if len(line) >= _SHORTEST_LINE]
    if len(lines) != len(boxes):
        return None
    found = []
    for sign_count in _sign_counts(boxes):
        fillers = filler_places(large, boxes, sign_count)
        if fillers is None:
            continue
        fillers[0][1] = None  # a letter or a filler by the layout, at the faint end of the line: OCR reads it better than its shape tells
        fitted = [aligned(line, places) for line, places in zip(lines, fillers, strict=True)]
        zone = repair_zone([line for line in fitted if line is not None])
        if zone is not None and all(fitted):
            found.append(zone)
    return min(found, key=doubt, default=None)


def _ocr(large: Grey) -> tuple[list[str], list[float]]:
    """The lines Tesseract reads in a cut-out and its confidence in their words."""
    try:
        found = pytesseract.image_to_data(
            large,
            lang="eng",
            config=f"--psm 6 --dpi 300 -c tessedit_char_whitelist={_ALPHABET} -c load_system_dawg=0 -c load_freq_dawg=0",
            output_type=pytesseract.Output.DICT,
        )
    except (pytesseract.TesseractNotFoundError, pytesseract.TesseractError):
        return [], []  # the reading of the whole page meets the same fault and reports it
    lines: dict[tuple[int, int, int], str] = {}
    confidences = []
    for block, paragraph, line, text, confidence in zip(
        found["block_num"], found["par_num"], found["line_num"], found["text"], found["conf"], strict=True
    ):
        if text.strip():
            lines[block, paragraph, line] = lines.get((block, paragraph, line), "") + re.sub(r"\s", "", text)
            confidences.append(max(0.0, float(confidence)) / 100)
    return list(lines.values()), confidences


def _turned_back(box: PixelBox, turned_shape: tuple[int, ...], quarter_turns: int) -> PixelBox:
    """A box of the picture turned clockwise by a quarter, in the picture as it was."""
    if quarter_turns == 0:
        return box
    x0, top, x1, bottom = box
    return (top, turned_shape[1] - x1, bottom, turned_shape[1] - x0)
