"""What the quick reader is sure of, the reader reads the same; what it doubts or does not know, it leaves to the reader."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import cv2
import numpy
import pytest
import reportlab
from PIL import Image, ImageDraw, ImageFont

from extractors.readers import Picture
from extractors.recognition import by_networks
from extractors.recognition.line_reader import Alphabet, read_line
from extractors.recognition.networks import adds_whole, networks
from extractors.recognition.quick_reader import QuickReader
from tests.extractors import paper

_FACE = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"
_EXACT_PROCESSOR = pytest.mark.skipif(
    not adds_whole(), reason="this processor cuts sums of eight-bit products off; the reader reads everything"
)


def _drawn(text: str, size: float = 30.0) -> Any:
    font = ImageFont.truetype(_FACE, size)
    left, top, right, bottom = (round(each) for each in font.getbbox(text))
    image = Image.new("L", (right - left + 16, bottom - top + 16), 255)
    ImageDraw.Draw(image).text((8 - left, 8 - top), text, fill=20, font=font)
    return numpy.asarray(image)


def _quick() -> QuickReader:
    quick = networks().quick
    assert quick is not None
    return quick


@_EXACT_PROCESSOR
@pytest.mark.parametrize(
    "text",
    [
        "Tax invoice No. INV-0417 of 3 May 2026",
        "Hauptstraße 17, 80331 München",
        "Menge 7 % zu je 1.234,56 EUR",
        "Amount due (VAT incl.): R 12,450.75",
    ],
)
def test_a_clear_line_reads_as_the_reader_reads_it(text: str) -> None:
    reading = _quick().read(_drawn(text))
    assert reading is not None
    exact = read_line(networks().reader, _drawn(text), networks().latin)
    assert reading.text == exact.text == text
    for quick, slow in zip(reading.words, exact.words, strict=True):
        assert (quick.start, quick.end) == pytest.approx((slow.start, slow.end), abs=0.01)


@_EXACT_PROCESSOR
def test_signs_of_another_alphabet_are_left_to_the_reader() -> None:
    assert _quick().read(_chinese_line()) is None


@_EXACT_PROCESSOR
def test_what_is_hard_to_read_is_left_to_the_reader() -> None:
    blurred = cv2.GaussianBlur(_drawn("Bracket 88-B8 S5Z2 0O1lI 3 050.08"), (0, 0), 5.0)
    assert _quick().read(blurred) is None


@_EXACT_PROCESSOR
@pytest.mark.parametrize("text", ["Order PO0417 of May", "Slip T1-4402", "Due: 12 450.75"])
def test_letters_like_figures_and_gaps_between_figures_are_left_to_the_reader(text: str) -> None:
    assert _quick().read(_drawn(text)) is None


@pytest.mark.parametrize(
    ("said", "is_exact"),
    [
        ("flags\t\t: fpu sse4_2 avx2 avx512f avx512_vnni", True),
        ("flags\t\t: fpu avx2 avx_vnni", True),
        ("Features\t: fp asimd asimddp", True),
        ("flags\t\t: fpu sse4_2 avx2 avx512f", False),
        ("", False),
    ],
)
def test_only_a_processor_that_adds_eight_bit_products_whole_reads_quickly(tmp_path: Path, said: str, is_exact: bool) -> None:
    told = tmp_path / "cpuinfo"
    told.write_text(said)
    assert adds_whole(told) is is_exact
    assert not adds_whole(tmp_path / "missing")


@_EXACT_PROCESSOR
def test_a_page_reads_the_same_with_the_quick_reader_and_without(monkeypatch: pytest.MonkeyPatch) -> None:
    picture = Picture(numpy.asarray(paper.picture().convert("L")), 595.0, 842.0)
    with_it = by_networks.read_page(picture, 0, ("eng",))
    alone = replace(networks(), quick=None)
    monkeypatch.setattr(by_networks, "networks", lambda: alone)
    without = by_networks.read_page(picture, 0, ("eng",))
    assert [word.text for word in with_it.words] == [word.text for word in without.words]


class _Saying:
    """A network that says of any line which sign is how likely at each of its steps."""

    def __init__(self, steps: list[dict[str, float]]) -> None:
        self.steps = steps

    def get_inputs(self) -> Any:
        return [SimpleNamespace(name="x")]

    def run(self, *_asked: Any) -> Any:
        weights = [[math.log(step.get(sign, 1e-9)) + 20.0 for sign in _SIGNS] for step in self.steps]
        return [numpy.array([weights], numpy.float32)]


_SIGNS = ("", *"0123456789.,-", " ")


@pytest.mark.parametrize(("point", "is_sure"), [(0.0001, True), (0.02, False), (0.4, False)])
@pytest.mark.parametrize("overlooked", [".", " "])
def test_a_point_or_space_that_may_stand_between_figures_is_left_to_the_reader(point: float, is_sure: bool, overlooked: str) -> None:
    blank = {"": 1.0}
    steps = [{"2": 0.99}, blank, {"7": 0.99}, blank, {"": 1.0 - point, overlooked: point}, blank, {"1": 0.99}, blank, {"4": 0.99}]
    reading = QuickReader(_Saying(steps), Alphabet(_SIGNS)).read(_drawn("2714"))
    assert (reading.text if reading else None) == ("2714" if is_sure else None)


@pytest.mark.parametrize(("midway", "is_sure"), [(0.99, True), (0.6, False)])
def test_a_sign_that_may_stand_twice_is_left_to_the_reader(midway: float, is_sure: bool) -> None:
    blank = {"": 1.0}
    steps = [{"2": 0.99}, blank, {"7": 0.99}, {"7": midway, "": 1.0 - midway}, {"7": 0.99}, blank, {"1": 0.99}, blank, {"4": 0.99}]
    reading = QuickReader(_Saying(steps), Alphabet(_SIGNS)).read(_drawn("2714"))
    assert (reading.text if reading else None) == ("2714" if is_sure else None)


class _Counting:
    """A network that counts how often it is asked."""

    def __init__(self, network: Any) -> None:
        self.network, self.count = network, 0

    def get_inputs(self) -> Any:
        return self.network.get_inputs()

    def run(self, *asked: Any) -> Any:
        self.count += 1
        return self.network.run(*asked)


@_EXACT_PROCESSOR
def test_a_page_of_chinese_is_not_tried_line_by_line(monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = numpy.full((1100, 1000), 255, numpy.uint8)
    line = _chinese_line()
    for row in range(20):
        sheet[40 + 50 * row : 40 + 50 * row + line.shape[0], 60 : 60 + line.shape[1]] = line
    quick = _Counting(_quick().network)
    counted = replace(networks(), quick=replace(_quick(), network=quick))
    monkeypatch.setattr(by_networks, "networks", lambda: counted)
    reading = by_networks.read_page(Picture(sheet, 360.0, 396.0), 0, ("eng",))
    assert len(reading.words) >= 20
    assert quick.count <= 8


def _chinese_line() -> Any:
    """Signs made of strokes as Chinese ones are, which Latin print knows nothing of: 中 and 田 and 日 and 王, drawn by hand."""
    sheet = numpy.full((36, 40 * 8), 255, numpy.uint8)
    for place, sign in enumerate("中田日王" * 2):
        left = 4 + 40 * place
        for (x, y), (right, bottom) in _STROKES[sign]:
            cv2.line(sheet, (left + x, 4 + y), (left + right, 4 + bottom), (15,), 3)
    return sheet


_BOX = [((2, 4), (26, 4)), ((2, 24), (26, 24)), ((2, 4), (2, 24)), ((26, 4), (26, 24))]
_STROKES = {
    "中": [((2, 8), (26, 8)), ((2, 19), (26, 19)), ((2, 8), (2, 19)), ((26, 8), (26, 19)), ((14, 1), (14, 28))],
    "田": [*_BOX, ((14, 4), (14, 24)), ((2, 14), (26, 14))],
    "日": [((6, 2), (22, 2)), ((6, 27), (22, 27)), ((6, 2), (6, 27)), ((22, 2), (22, 27)), ((6, 14), (22, 14))],
    "王": [((3, 4), (25, 4)), ((5, 14), (23, 14)), ((2, 26), (27, 26)), ((14, 4), (14, 26))],
}
