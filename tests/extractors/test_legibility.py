"""How legible a picture is comes with the page: made papers drawn fine, coarse, blurred and in shadow, and what a clerk is told of them."""

from __future__ import annotations

import io
from functools import cache
from statistics import median
from typing import Any

import cv2
import numpy
import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from bench.papers.made import make_paper
from extractors.codec import from_json, to_json
from extractors.limits import Limits
from extractors.media_types import JPEG, PDF
from extractors.model import Page, ScannedPage
from extractors.preparation.legibility import page_picture
from extractors.readers.ocr import ocr_page
from extractors.readers.pdf import picture, survey
from extractors.readers.pdf_words import text_layer
from extractors.readers.pictures import picture as picture_of_file
from verification.checks.document.pictures_legible import faults_of

LIMITS = Limits()


@cache
def _paper() -> bytes:
    """The first made invoice on upright A4 in print of usual height, whatever house that is."""
    papers = (make_paper(11, number, "all", "text", ["invoice"]).content for number in range(40))
    return next(each for each in papers if _is_usual(pypdfium2.PdfDocument(each)[0]))


def _is_usual(page: Any) -> bool:
    heights = [word.box.height for word in text_layer(page).words]
    return page.get_size() == pytest.approx((595, 842), abs=1) and 7.5 < median(heights) < 9.5


def _drawn(dpi: float) -> Any:
    return pypdfium2.PdfDocument(_paper())[0].render(scale=dpi / 72, grayscale=True).to_numpy().squeeze()


def _seen(grey: Any, dpi: float, known_dpi: float | None) -> ScannedPage:
    boxes = [word.box for word in text_layer(pypdfium2.PdfDocument(_paper())[0]).words]
    found = page_picture(grey, boxes, dpi / 72.0, known_dpi, 1.0)
    assert found is not None
    return ScannedPage(1, found, 0.0)


@pytest.mark.parametrize(
    ("dpi", "blur", "shadow", "told"),
    [
        pytest.param(300, 0.0, 0.0, "", id="a fine scan"),
        pytest.param(200, 0.0, 0.0, "", id="a plain scan"),
        pytest.param(200, 1.0, 0.3, "", id="a scan a little soft and unevenly lit"),
        pytest.param(150, 0.0, 0.0, "", id="the least that is asked for"),
        pytest.param(100, 0.0, 0.0, "has 100 dpi", id="a coarse scan"),
        pytest.param(200, 4.0, 0.0, "is blurred", id="out of focus"),
        pytest.param(200, 0.0, 0.7, "in a shadow", id="half in deep shadow"),
    ],
)
def test_what_is_told_of_a_picture(dpi: float, blur: float, shadow: float, told: str) -> None:
    grey = _drawn(dpi)
    if blur:
        grey = cv2.GaussianBlur(grey, (0, 0), blur)
    if shadow:
        light = numpy.ones(grey.shape[1])
        light[grey.shape[1] // 2 :] = 1.0 - shadow
        grey = (grey * light).astype(numpy.uint8)
    said = " and ".join(faults_of(_seen(grey, dpi, dpi)))
    assert (told in said) if told else not said, said


def test_letters_too_small_tell_where_the_size_of_the_paper_is_not_known() -> None:
    assert "pixels high" in " ".join(faults_of(_seen(_drawn(75), 75, None)))
    assert not list(faults_of(_seen(_drawn(150), 150, None)))


def test_the_picture_in_a_pdf_is_as_fine_as_its_own_dots() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842))
    canvas.drawImage(ImageReader(Image.fromarray(_drawn(100))), 0, 0, 595, 842)
    canvas.save()
    seen = picture(buffer.getvalue(), 1, 200.0, False, LIMITS)
    assert seen.received_dpi == pytest.approx(100, abs=1)
    assert seen.sheet_is_known
    assert seen.dpi == pytest.approx(200, abs=1)


def test_a_page_of_print_has_no_picture_and_no_dots() -> None:
    assert picture(_paper(), 1, 200.0, False, LIMITS).received_dpi is None
    pages = [found.page for found in survey(_paper(), PDF, LIMITS, 1) if hasattr(found, "page")]
    assert [page.picture for page in pages] == [None] * len(pages)


@pytest.mark.parametrize(("stated", "known"), [((200, 200), True), ((72, 72), False)], ids=["a scanner's", "a camera's guess"])
def test_only_a_scanner_knows_how_large_the_paper_was(stated: tuple[int, int], known: bool) -> None:
    buffer = io.BytesIO()
    Image.fromarray(_drawn(200)).save(buffer, "JPEG", dpi=stated)
    seen = picture_of_file(buffer.getvalue(), 1, 150.0, False, LIMITS)
    assert seen.sheet_is_known is known
    assert seen.received_dpi == pytest.approx(200, abs=2)


def test_recognition_carries_it_with_the_page_and_it_can_be_stored() -> None:
    buffer = io.BytesIO()
    Image.fromarray(_drawn(200)).save(buffer, "JPEG", dpi=(200, 200))
    page = ocr_page(buffer.getvalue(), JPEG, 1, LIMITS, ("eng",))
    assert page.picture is not None
    assert page.picture.dpi == pytest.approx(200, abs=1)
    assert 18 < page.picture.print_pixels < 36
    assert from_json(Page, to_json(page)) == page


def test_a_page_stored_before_pictures_were_measured_still_loads() -> None:
    stored = b'{"page_number":1,"width":595.0,"height":842.0,"rotation":0,"words":[]}'
    assert from_json(Page, stored).picture is None


def test_a_page_of_few_words_tells_nothing() -> None:
    assert page_picture(numpy.full((100, 100), 255, numpy.uint8), [], 2.0, 200.0, 1.0) is None
