"""The machine-readable zone of a passport or card in a picture of it: two or three wide, dark lines of one pitch, found and read apart.

Reading the whole page loses these lines: their fillers look like no language. So the band is sought by its shape, cut out, enlarged
and read with the 37 characters that ICAO 9303 allows. A page without such a band costs a few image operations and no OCR.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy
import pytesseract
from numpy.typing import NDArray

from extractors.fields.mrz_repair import repair_zone

Grey = NDArray[numpy.uint8]
PixelBox = tuple[float, float, float, float]

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<"
_WORKING_SIDE = 1000  # pixels of the longer side while bands are sought: a card filling the picture has letters of about 10 there
_LETTER_HEIGHT = 32  # pixels of a letter when it is read: where Tesseract reads best
_MOST_BANDS = 3  # bands read per orientation: a page of print has many lines of equal width, a document one zone


@dataclass(frozen=True, slots=True)
class Band:
    """Two or three lines of equal width, as boxes (x0, top, x1, bottom) in pixels of the picture they were sought in, top to bottom."""

    lines: tuple[PixelBox, ...]

    @property
    def box(self) -> PixelBox:
        return (
            min(line[0] for line in self.lines),
            self.lines[0][1],
            max(line[2] for line in self.lines),
            self.lines[-1][3],
        )


def mrz_words(grey: Grey) -> tuple[tuple[str, PixelBox, float], ...]:
    """The lines of the zone, each with its box in pixels of the picture and the confidence of the engine, 0 to 1; () where there is none.

    The lines come in reading order, whichever way up the picture lies; characters are as ICAO 9303 allows, repaired by place.
    """
    for quarter_turns in (0, 1):
        turned = numpy.ascontiguousarray(numpy.rot90(grey, -quarter_turns))
        for band in find_bands(turned)[:_MOST_BANDS]:
            for upside_down in (False, True):
                read = _read_band(turned, band, upside_down)
                if read:
                    boxes = [_turned_back(box, turned.shape, quarter_turns) for _, box, _ in read]
                    return tuple((text, box, confidence) for (text, _, confidence), box in zip(read, boxes, strict=True))
    return ()


def find_bands(grey: Grey) -> list[Band]:
    """Places that may hold a zone with its lines level, the likeliest first."""
    scale = _WORKING_SIDE / max(grey.shape)
    small = _resized(grey, scale)
    lines = _dark_lines(small)
    bands = list(_stacks(lines))
    bands.sort(key=lambda band: (-(band.box[2] - band.box[0]), -band.box[3]))
    return [Band(tuple(tuple(side / scale for side in line) for line in band.lines)) for band in bands]


def _resized(grey: Grey, scale: float) -> Grey:
    interpolation = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return cv2.resize(grey, None, fx=scale, fy=scale, interpolation=interpolation).astype(numpy.uint8)


def _dark_lines(small: Grey) -> list[PixelBox]:
    """Wide, low, dark shapes: print closed to solid bars."""
    smooth = cv2.GaussianBlur(small, (3, 3), 0)
    dark = cv2.morphologyEx(smooth, cv2.MORPH_BLACKHAT, cv2.getStructuringElement(cv2.MORPH_RECT, (25, 13)))
    _, ink = cv2.threshold(dark, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    bars = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_RECT, (31, 1)))
    bars = cv2.morphologyEx(bars, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, (25, 3)))
    contours, _ = cv2.findContours(bars, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    found: list[PixelBox] = []
    for contour in contours:
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


def _read_band(grey: Grey, band: Band, upside_down: bool) -> list[tuple[str, PixelBox, float]]:
    x0, top, x1, bottom = band.box
    height = float(numpy.median([line[3] - line[1] for line in band.lines]))
    margin = 0.9 * height
    left, upper = max(0, int(x0 - margin)), max(0, int(top - margin))
    right, lower = min(grey.shape[1], int(x1 + margin)), min(grey.shape[0], int(bottom + margin))
    crop = grey[upper:lower, left:right]
    if upside_down:
        crop = numpy.ascontiguousarray(crop[::-1, ::-1])
    raw, confidences = _ocr(crop, _LETTER_HEIGHT / height)
    zone = repair_zone(raw)
    if zone is None:
        return []
    boxes = band.lines[::-1] if upside_down else band.lines
    if len(boxes) != len(zone.lines):
        step = (bottom - top) / len(zone.lines)
        boxes = tuple((x0, top + step * place, x1, top + step * (place + 1)) for place in range(len(zone.lines)))
        boxes = boxes[::-1] if upside_down else boxes
    confidence = sum(confidences) / len(confidences) if confidences else 0.0
    return [(text, box, confidence) for text, box in zip(zone.lines, boxes, strict=True)]


def _ocr(crop: Grey, scale: float) -> tuple[list[str], list[float]]:
    """The lines Tesseract reads in a cut-out and its confidence in their words."""
    large = _resized(crop, scale)
    found = pytesseract.image_to_data(
        large,
        lang="eng",
        config=f"--psm 6 --dpi 300 -c tessedit_char_whitelist={_ALPHABET} -c load_system_dawg=0 -c load_freq_dawg=0",
        output_type=pytesseract.Output.DICT,
    )
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
