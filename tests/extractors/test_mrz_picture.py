"""The machine-readable zone in a picture: found by its shape, whichever way up, and not found on a page of print."""

from __future__ import annotations

import io

import cv2
import numpy
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from extractors.fields.mrz_on_page import find_zone
from extractors.limits import Limits
from extractors.readers.mrz_cells import filler_places
from extractors.readers.mrz_zone import read_zone
from extractors.readers.ocr import ocr_page
from extractors.readers.zone_words import quarter_turns_to_search
from extractors.recognition import PageReading, SeenWord
from tests.extractors import mrz_specimens as specimens

Grey = NDArray[numpy.uint8]


def _card(lines: tuple[str, ...], width: int = 1000) -> Grey:
    """A card with a portrait, some print and a zone of one pitch at its foot."""
    height = int(width * 0.7)
    image = Image.new("L", (width, height), 235)
    draw = ImageDraw.Draw(image)
    draw.rectangle((40, 120, 240, 380), fill=120)
    for number, text in enumerate(("REPUBLIC OF UTOPIA", "Surname / Nom", "ERIKSSON", "Given names", "ANNA MARIA")):
        draw.text((300, 100 + 50 * number), text, fill=20, font=ImageFont.load_default(24))
    pitch = (width - 80) / len(lines[0])
    font = ImageFont.load_default(pitch * 1.25)
    for row, line in enumerate(lines):
        for place, sign in enumerate(line):
            x, y = 40 + pitch * (place + 0.5), height - 160 + row * pitch * 2.2
            draw.text((x, y), sign, fill=10, font=font, anchor="ms")
    return numpy.asarray(image).astype(numpy.uint8)


def _zone_lines(grey: Grey) -> tuple[str, ...]:
    zone = read_zone(grey)
    return tuple(text for text, _, _ in zone.lines) if zone else ()


def _text_page() -> Grey:
    image = Image.new("L", (1240, 1754), 255)
    draw = ImageDraw.Draw(image)
    sentence = "The goods remain the property of the seller until the whole of the price is paid in full to the account"
    for number in range(50):
        draw.text((100, 80 + 32 * number), sentence, fill=0, font=ImageFont.load_default(20))
    return numpy.asarray(image).astype(numpy.uint8)


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_a_passport_is_read_whichever_way_up_it_lies(turns: int) -> None:
    zone = read_zone(numpy.ascontiguousarray(numpy.rot90(_card(specimens.TD3), turns)))
    assert zone is not None
    assert tuple(text for text, _, _ in zone.lines) == specimens.TD3
    assert zone.rotation == 90 * turns


def test_the_boxes_lie_on_the_lines_of_the_picture() -> None:
    zone = read_zone(_card(specimens.TD3))
    assert zone is not None
    (x0, top, x1, bottom), (_, lower_top, _, _) = zone.lines[0][1], zone.lines[1][1]
    assert 30 < x0 < 60
    assert 930 < x1 < 970
    assert 480 < top < bottom < 560
    assert lower_top > bottom


@pytest.mark.slow
@pytest.mark.parametrize("degrees", [-6, -2, 3, 7])
def test_a_skewed_card_is_read(degrees: int) -> None:
    card = cv2.copyMakeBorder(_card(specimens.TD1), 200, 200, 200, 200, cv2.BORDER_CONSTANT, value=(235.0,))
    height, width = card.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    skewed = cv2.warpAffine(card, turn, (width, height), borderValue=(235.0,)).astype(numpy.uint8)
    assert _zone_lines(skewed) == specimens.TD1


def test_a_page_of_print_costs_no_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_ocr(*_: object, **__: object) -> None:
        raise AssertionError("Tesseract was started for a page of print")

    monkeypatch.setattr("extractors.readers.mrz_zone.pytesseract.image_to_data", no_ocr)
    assert _zone_lines(_text_page()) == ()


def _reading(words: list[str], turn: int = 0, confidence: float = 0.99, seen_by: str = "paddle") -> PageReading:
    return PageReading(turn, 0.0, tuple(SeenWord(word, 0, 0, 50, 12, confidence) for word in words), seen_by)


_SLIP = ["Total", "60.60"] * 20


@pytest.mark.parametrize(
    ("reading", "turns"),
    [
        (_reading(_SLIP), (1,)),
        (_reading(_SLIP, turn=180), (1,)),
        (_reading(_SLIP, turn=270), (0,)),  # a booklet photographed open may have its print one way and its zone the other
        (_reading([*_SLIP, "P<UTOERIKSSON<<ANNA"]), (0, 1)),
        (_reading([*_SLIP, "L898902C36UTO7408122F1204159"]), (0, 1)),  # every filler of the line read as a letter
        (_reading([*_SLIP, ">>ANNV>NOSSXIЯ"]), (0, 1)),  # a copy that lies upside down
        (_reading(_SLIP[:20]), (0, 1)),  # a card has few words
        (_reading(_SLIP, confidence=0.6), (0, 1)),
        (_reading(_SLIP, seen_by="tesseract"), (0, 1)),  # which does not see fillers
    ],
)
def test_a_zone_is_not_sought_where_clear_print_shows_no_filler(reading: PageReading, turns: tuple[int, ...]) -> None:
    assert quarter_turns_to_search(reading) == turns


@pytest.mark.slow
@pytest.mark.parametrize("turns", [0, 1, 2])
def test_a_passport_copied_onto_a_page_of_print_is_found_whichever_way_it_lies(turns: int) -> None:
    sheet = _text_page()
    card = numpy.rot90(_card(specimens.TD3, 800), turns)
    sheet[900:, :] = 255
    sheet[920 : 920 + card.shape[0], 150 : 150 + card.shape[1]] = card
    buffer = io.BytesIO()
    Image.fromarray(sheet).save(buffer, "PNG")
    found = find_zone([ocr_page(buffer.getvalue(), "image/png", 1, Limits(), ("eng",))])
    assert found is not None
    assert found.zone.lines == specimens.TD3


@pytest.mark.slow
def test_a_passport_photographed_on_its_side_is_turned_upright_and_read() -> None:
    buffer = io.BytesIO()
    Image.fromarray(numpy.rot90(_card(specimens.TD3))).save(buffer, "PNG")
    page = ocr_page(buffer.getvalue(), "image/png", 1, Limits(), ("eng",))
    found = find_zone([page])
    assert page.rotation == 90
    assert page.width > page.height
    assert found is not None
    assert found.zone.lines == specimens.TD3
    assert all(0 <= box.x0 < box.x1 <= page.width and box.top > page.height / 2 for box in found.boxes)


def test_lines_too_narrow_for_a_zone_have_no_fillers() -> None:
    noise = numpy.random.default_rng(0).integers(0, 255, (100, 100)).astype(numpy.uint8)
    assert filler_places(noise, [(10.0, 10.0, 30.0, 20.0), (10.0, 30.0, 30.0, 40.0)], 44) is None


def test_an_empty_picture_has_no_zone() -> None:
    assert _zone_lines(numpy.full((400, 600), 255, numpy.uint8)) == ()
    assert _zone_lines(numpy.zeros((3, 3), numpy.uint8)) == ()
