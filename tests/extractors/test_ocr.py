"""A picture of a page is read with its words where they stand, however it lies, and is drawn for people the way it was read."""

from __future__ import annotations

import io
from typing import Any

import cv2
import numpy
import pillow_heif
import pytest
from PIL import Image

from extractors.limits import Limits
from extractors.model import Box, Page
from extractors.preparation.background import without_background
from extractors.preparation.rotation import busiest_square
from extractors.preparation.skew import skew_of, straighten
from extractors.problems import Unreadable
from extractors.readers import ocr
from extractors.reading import read_file, render_page, survey_file
from extractors.recognition import SeenWord, by_networks, by_tesseract
from extractors.recognition.networks import Networks
from extractors.straightening import straightened
from tests.extractors import paper

LIMITS = Limits()


def _page(content: bytes) -> Page:
    found = read_file(content, "scan", LIMITS)
    assert found.problem is None
    assert found.unread_page_numbers == ()
    return found.pages[0]


def _box(page: Page, text: str) -> Box:
    found = [word.box for word in page.words if text in word.text]
    assert found, [word.text for word in page.words]
    return found[0]


def _expect_letter(page: Page, tolerance: float = 3.0) -> None:
    box = _box(page, "0417")
    assert box.x0 == pytest.approx(220, abs=tolerance)
    assert box.bottom == pytest.approx(120, abs=tolerance)
    texts = {word.text for word in page.words}
    assert len({"INVOICE", "Galvanised", "350.00", "104.50", "warehouse", "250655,"} & texts) >= 5


def test_a_scan_is_read_where_its_words_stand() -> None:
    page = _page(paper.scan_pdf(paper.picture()))
    assert (page.rotation, round(page.width), round(page.height)) == (0, 595, 842)
    _expect_letter(page)
    assert {word.seen_by for word in page.words} == {"paddle"}
    assert all(0 <= (word.confidence or 0) <= 1 for word in page.words)


@pytest.mark.slow
@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_on_its_side_or_head_is_turned_and_drawn_as_read(degrees: int) -> None:
    turned = paper.picture().rotate(degrees, expand=True)  # Pillow turns against the clock
    content = paper.encoded(turned, "PNG", dpi=(200, 200))
    page = _page(content)
    assert page.rotation == degrees
    _expect_letter(page)
    drawn = Image.open(io.BytesIO(render_page(content, "image/png", 1, page.rotation, 72, LIMITS)))
    assert drawn.size == (595, 842)
    upright = numpy.asarray(drawn.convert("L"))
    box = _box(page, "0417")
    assert upright[int(box.top) : int(box.bottom), int(box.x0) : int(box.x1)].min() < 160


@pytest.mark.slow
def test_a_crooked_shadowed_page_is_read_and_its_boxes_lie_on_the_scan() -> None:
    straight = numpy.asarray(paper.picture())
    height, width = straight.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -2.0, 1.0)
    crooked = cv2.warpAffine(straight, matrix, (width, height), borderValue=(255,))
    shadow = numpy.linspace(1.0, 0.45, width)[None, :]
    page = _page(paper.encoded(Image.fromarray((crooked * shadow).astype(numpy.uint8)), "PNG", dpi=(200, 200)))
    assert page.skew == pytest.approx(2.0, abs=0.2)
    _expect_letter(straightened(page))
    on_scan = _box(page, "104.50")
    assert on_scan.bottom == pytest.approx(340 + numpy.tan(numpy.radians(2)) * (465 - 297), abs=4)


@pytest.mark.slow
def test_faint_rows_and_white_print_on_dark_bars_are_read_too() -> None:
    image = paper.picture()
    pixels = numpy.asarray(image).copy()
    pixels[780:1000] = 255 - ((255 - pixels[780:1000].astype(int)) * 60 // 255).astype(numpy.uint8)  # the totals in a light grey
    pixels[1080:1190] = 255 - pixels[1080:1190]  # the bank details in white on black
    texts = {word.text for word in _page(paper.encoded(Image.fromarray(pixels), "PNG", dpi=(200, 200))).words}
    assert {"274.50", "62001234567"} <= texts


def test_the_skew_of_a_page_is_measured_and_undone() -> None:
    pixels = numpy.asarray(paper.picture())
    crooked, _ = straighten(pixels, -1.5)
    assert skew_of(crooked) == pytest.approx(1.5, abs=0.15)
    assert skew_of(straighten(crooked, 1.5)[0]) == pytest.approx(0.0, abs=0.15)


def test_a_shadow_is_divided_away() -> None:
    pixels = (numpy.asarray(paper.picture()) * numpy.linspace(1.0, 0.4, 1653)[None, :]).astype(numpy.uint8)
    evened = without_background(pixels)
    assert numpy.percentile(evened, 20) > 240
    assert evened.min() < 60


def test_every_picture_of_a_tiff_is_a_page() -> None:
    pages = [Image.new("L", (600, 800), 255) for _ in range(3)]
    content = paper.encoded(pages[0], "TIFF", save_all=True, append_images=pages[1:], dpi=(100, 100))
    found = survey_file(content, "fax.tif", LIMITS)
    assert [page.page_number for page in found.pages] == [1, 2, 3]
    assert found.unread_page_numbers == (1, 2, 3)
    assert (round(found.pages[0].width), round(found.pages[0].height)) == (432, 576)


@pytest.mark.parametrize("form", ["HEIF", "WEBP", "GIF", "JPEG"])
def test_pictures_of_phones_are_opened_and_stand_as_their_orientation_says(form: str) -> None:
    pillow_heif.register_heif_opener()
    image = Image.new("RGB", (400, 300), "white")
    exif = Image.Exif()
    exif[0x0112] = 6
    options = {"exif": exif.tobytes()} if form == "JPEG" else {}
    found = survey_file(paper.encoded(image, form, **options), "photo", LIMITS)
    assert found.unread_page_numbers == (1,)
    page = found.pages[0]
    assert (page.width < page.height) == (form == "JPEG")


@pytest.mark.parametrize("mode", ["RGBA", "LA", "CMYK", "P", "1"])
def test_every_kind_of_colour_is_flattened_on_white(mode: str) -> None:
    image = Image.new("RGBA", (300, 200), (0, 0, 0, 0)).convert(mode) if mode != "CMYK" else Image.new("CMYK", (300, 200), (0, 0, 0, 0))
    content = paper.encoded(image, "TIFF")
    drawn = Image.open(io.BytesIO(render_page(content, "image/tiff", 1, 0, 72, LIMITS)))
    if mode in ("RGBA", "LA", "CMYK"):
        assert min(drawn.convert("L").tobytes()) == 255


def test_an_empty_sheet_is_read_as_empty() -> None:
    assert _page(paper.encoded(Image.new("L", (800, 1100), 255), "PNG")).words == ()


def test_the_busiest_square_holds_the_letters_and_stays_in_the_picture() -> None:
    page = Image.new("L", (1653, 2339), 255)
    page.paste(paper.picture().crop((0, 180, 1653, 560)), (0, 1950))
    square = busiest_square(numpy.asarray(page), 500)
    assert square.shape == (500, 500)
    assert (square < 128).mean() > 0.02
    assert busiest_square(numpy.full((40, 90), 255, numpy.uint8), 500).shape == (40, 40)


@pytest.mark.parametrize("problem", ["engine_missing", "out_of_memory"])
def test_tesseract_stands_in_where_the_networks_cannot_work(monkeypatch: pytest.MonkeyPatch, problem: str) -> None:
    def fails() -> Networks:
        raise Unreadable(problem)

    monkeypatch.setattr(by_networks, "networks", fails)
    page = ocr.ocr_page(paper.encoded(paper.picture(), "PNG", dpi=(200, 200)), "image/png", 1, LIMITS, ("eng",))
    assert {word.seen_by for word in page.words} == {"tesseract"}
    _expect_letter(page)


def test_a_hopeless_page_costs_a_bounded_number_of_readings(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, ...]] = []

    def sees_rubbish(pixels: Any, dpi: float, languages: tuple[str, ...], segmentation: int = 3) -> list[SeenWord]:
        asked.append(pixels.shape)
        return [SeenWord("l;Ii1", 10.0 * index, 10.0, 9.0, 9.0, 0.2) for index in range(10)]

    monkeypatch.setattr(by_tesseract, "seen_words", sees_rubbish)
    monkeypatch.setattr(ocr, "ENGINES", (by_tesseract.read_page,))
    page = ocr.ocr_page(paper.encoded(paper.picture(), "PNG", dpi=(200, 200)), "image/png", 1, LIMITS, ("eng",))
    assert page.rotation == 0
    assert sum(max(shape) > 500 for shape in asked) <= 5
    assert len(asked) <= 9
