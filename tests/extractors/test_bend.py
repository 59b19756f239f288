"""Paper that was photographed bent or from an angle is read in level rows, and the evidence stands where it was printed."""

from __future__ import annotations

import math
from typing import Any

import cv2
import numpy
import pytest
from PIL import Image, ImageDraw, ImageFont

from extractors.kinds import ExtractedParts
from extractors.model import Box, Evidence, Field, Page, Value, Word
from extractors.preparation.bend import bend_of, fall
from extractors.readers import Picture
from extractors.recognition.by_networks import cut_out, read_page
from extractors.recognition.line_finder import FoundLine
from extractors.recognition.line_reader import read_line
from extractors.recognition.networks import networks
from extractors.straightening import as_scanned, straightened
from extractors.terms import Term

WIDTH, HEIGHT = 600.0, 850.0


def _hollow(x: float, y: float) -> float:
    """Paper that sags by ten points in its middle, and more below."""
    return 10.0 * math.sin(math.pi * x / WIDTH) * (0.7 + 0.6 * y / HEIGHT)


def _bent_lines(left: float = 60.0, right: float = 540.0) -> list[list[tuple[float, float]]]:
    return [[(x, y + _hollow(x, y)) for x in numpy.linspace(left, right, 9)] for y in range(60, 800, 25)]


def test_the_bend_of_a_page_levels_its_lines() -> None:
    bend = bend_of(_bent_lines(), 12.0, WIDTH, HEIGHT)
    assert bend
    for line in _bent_lines():
        levels = [y - fall(bend, x, y, WIDTH, HEIGHT) for x, y in line]
        assert max(levels) - min(levels) < 2.5
        assert max(y for _, y in line) - min(y for _, y in line) > 5


def test_flat_pages_and_pages_with_few_lines_have_no_bend() -> None:
    flat = [[(x, float(y) + 0.2 * math.sin(x)) for x in numpy.linspace(60, 540, 9)] for y in range(60, 800, 25)]
    assert bend_of(flat, 12.0, WIDTH, HEIGHT) == ()
    assert bend_of(_bent_lines()[:1], 12.0, WIDTH, HEIGHT) == ()


def test_a_stamp_set_askew_bends_no_flat_page() -> None:
    flat = [[(x, float(y)) for x in numpy.linspace(60, 300, 9)] for y in range(60, 800, 25)]
    amounts = [[(480.0, float(y)), (520.0, float(y))] for y in range(60, 800, 25)]
    stamp = [[(x, y + 0.15 * (x - 380)) for x in numpy.linspace(380, 540, 9)] for y in (500.0, 515.0, 530.0)]
    assert bend_of(flat + amounts + stamp, 12.0, WIDTH, HEIGHT) == ()


def test_lines_that_the_shapes_of_letters_tilt_bend_no_flat_page_beside_a_stamp() -> None:
    """A line tells its slope to a third of a degree; with a stamp beside them such lines once tore the last row of a table apart."""
    lines = [
        [(x, y + tilt * (x - left)) for x in (left, left + width)]
        for y in range(60, 204, 18)
        for left, width, tilt in ((45.0, 90.0, -0.006), (230.0, 60.0, -0.006), (440.0, 60.0, 0.006))
    ]
    stamp = [[(x, y + 0.1 * (x - 380)) for x in (380.0, 430.0, 480.0)] for y in (404.0, 418.0)]
    assert bend_of(lines + stamp, 9.0, WIDTH, HEIGHT) == ()


def test_a_stamp_set_askew_bends_no_table_on_paper_that_was_photographed_from_an_angle() -> None:
    """Such paper is nowhere quite level, so that a stamp can no longer be told by the others being so; it once moved a table by a row."""
    found = (  # how far down the page, and the left end, length and fall of each line there
        (97, ((334, 123, -0.6),)),
        (100, ((175, 43, 0.4),)),
        (110, ((334, 172, -0.2),)),
        (120, ((336, 61, -0.5),)),
        (144, ((112, 45, 0.3), (249, 33, 0.0), (373, 45, -0.5), (499, 51, 1.2))),
        (156, ((242, 47, 0.0), (366, 59, 0.1), (500, 48, 0.9))),
        (178, ((335, 37, 0.3),)),
        (179, ((69, 56, 0.1), (154, 81, -0.5), (421, 80, 0.2))),
        (190, ((420, 73, 0.5),)),
        (191, ((153, 74, -0.4),)),
        (200, ((153, 49, 0.5), (420, 48, 0.8))),
        (231, ((69, 41, -0.2), (450, 41, 0.1), (547, 37, 0.6))),
        (247, ((113, 65, 0.3),)),
        (261, ((114, 98, -0.1),)),
        (275, ((113, 98, -0.2),)),
        (332, ((64, 58, 0.5),)),
        (343, ((64, 121, -0.5),)),
        (352, ((64, 124, 0.0),)),
        (362, ((64, 146, -0.6),)),
        (372, ((64, 63, -0.5),)),
        (387, ((64, 63, -0.7),)),
        (565, ((300, 196, 21.1),)),  # the stamp
        (817, ((233, 47, -0.7),)),
        (819, ((61, 62, -0.7),)),
        (827, ((61, 49, -0.3),)),
        (834, ((61, 47, -0.5),)),
        (841, ((61, 40, -0.3),)),
    )
    lines = [[(float(left), float(y)), (float(left + length), y + drop)] for y, row in found for left, length, drop in row]
    bend = bend_of(lines, 12.0, 661.0, 935.0)
    left, right = (fall(bend, x, 265.0, 661.0, 935.0) if bend else 0.0 for x in (115.0, 565.0))
    assert abs(left - right) < 2.0


def test_evidence_of_a_flattened_page_stands_where_it_was_printed() -> None:
    bend = bend_of(_bent_lines(), 12.0, WIDTH, HEIGHT)
    box = Box(80.0, 500.0, 130.0, 512.0)
    page = Page(1, WIDTH, HEIGHT, 0, (Word("104.50", box, 0.9, "paddle"),), skew=1.5, bend=bend)
    flat = straightened(page)
    assert flat.words[0].box.top != pytest.approx(box.top, abs=2)
    assert (flat.skew, flat.bend) == (0.0, ())
    found = Field(Term.GROSS_TOTAL, Value("104.50"), (Evidence(1, flat.words[0].box, "104.50"),), None, "labels")
    evidence = as_scanned(ExtractedParts((found,), (), ()), [page]).fields[0].evidence[0]
    assert evidence.box is not None
    for one, two in zip((evidence.box.x0, evidence.box.top, evidence.box.x1, evidence.box.bottom), (80, 500, 130, 512), strict=True):
        assert one == pytest.approx(two, abs=0.1)


def _photographed(sheet: Any) -> Any:
    height, width = sheet.shape
    xs, ys = numpy.meshgrid(numpy.arange(width, dtype=numpy.float32), numpy.arange(height, dtype=numpy.float32))
    sag = 26.0 * numpy.sin(numpy.pi * xs / width)
    return cv2.remap(sheet, xs, ys - sag, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=(255,))


@pytest.mark.slow
def test_the_rows_of_a_bent_table_hold_together() -> None:
    image = Image.new("L", (1654, 2339), 255)
    draw, font = ImageDraw.Draw(image), ImageFont.load_default(28)
    for index, number in enumerate(range(11, 41)):
        for x, text in (
            (120, f"Bracket {number} galvanised"),
            (750, f"{number} of a pair"),
            (1250, f"R {number * 17}.50 delivered"),
        ):
            draw.text((x, 260 + 44 * index), text, fill=0, font=font)
    reading = read_page(Picture(_photographed(numpy.asarray(image)), 1654.0, 2339.0), 0, ("eng",))
    assert reading.bend
    boxes = [(word.text, Box(word.left, word.top, word.left + word.width, word.top + word.height)) for word in reading.words]
    bent = Page(1, 1654.0, 2339.0, 0, tuple(Word(text, box, 0.9, "x") for text, box in boxes), skew=reading.skew, bend=reading.bend)

    def unevenness(page: Page) -> float:
        names, middles = (sorted(word.box.top for word in page.words if word.text == text) for text in ("Bracket", "pair"))
        return max(abs(middle - name) for name, middle in zip(names, middles, strict=True))

    assert unevenness(straightened(bent)) < 12  # pixels; a row is 44 high
    assert unevenness(straightened(bent)) < 0.5 * unevenness(bent)


def test_a_bowed_line_is_cut_out_straight() -> None:
    font = ImageFont.load_default(30)
    line = Image.new("L", (700, 200), 255)
    ImageDraw.Draw(line).text((40, 80), "Galvanised steel brackets 104.50", fill=0, font=font)
    left, top, right, bottom = font.getbbox("Galvanised steel brackets 104.50")
    bowed = _photographed(numpy.asarray(line))
    middle, length = 40 + (left + right) / 2, right - left + 16
    places = numpy.linspace(middle - length / 2, middle + length / 2, 9)
    bow = tuple(26.0 * math.sin(math.pi * x / 700) for x in places)
    found = FoundLine(middle, 80 + (top + bottom) / 2, length, bottom - top + 14, 0.0, bow)
    engine = networks()
    assert read_line(engine.reader, cut_out(bowed, found), engine.latin).text == "Galvanised steel brackets 104.50"
