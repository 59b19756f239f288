"""The networks find the lines of a page and read them with the spaces that are printed, in Latin and in Chinese, and in little memory."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import cv2
import numpy
import pytest
import reportlab
from PIL import Image, ImageDraw, ImageFont

from extractors.limits import MEBIBYTE, Limits
from extractors.readers import Picture
from extractors.reading import read_page
from extractors.recognition import SeenWord
from extractors.recognition.by_networks import cut_out, made_whole, seen_once
from extractors.recognition.by_networks import read_page as read_picture
from extractors.recognition.line_finder import FoundLine
from extractors.recognition.line_reader import Alphabet, ReadWord, decoded, has_other_signs, read_line
from extractors.recognition.networks import networks
from tests.extractors import paper

_FACE = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"  # the default of Pillow has no accents


def _drawn(text: str, size: float = 30.0, margin: int = 8) -> Any:
    font = ImageFont.truetype(_FACE, size)
    left, top, right, bottom = (round(each) for each in font.getbbox(text))
    image = Image.new("L", (right - left + 2 * margin, bottom - top + 2 * margin), 255)
    ImageDraw.Draw(image).text((margin - left, margin - top), text, fill=20, font=font)
    return numpy.asarray(image)


@pytest.mark.parametrize(
    "text",
    [
        "Tax invoice No. INV-0417 of 3 May 2026",
        "SARL - 1242 chemin du Moulin - 84340 Beaumont",
        "Nr. RK21012345 vom 16.09.2018",
        "Menge 7 % 12 Stk zu je 1 234,56 EUR",
    ],
)
def test_a_line_is_read_with_the_spaces_that_are_printed(text: str) -> None:
    engine = networks()
    assert read_line(engine.reader, _drawn(text), engine.latin).text == text


def test_a_word_reaches_from_its_first_ink_to_its_last() -> None:
    engine = networks()
    line = _drawn("Amount due 350.00", margin=10)
    words = read_line(engine.reader, line, engine.latin).words
    width = line.shape[1]
    assert words[0].start * width == pytest.approx(10, abs=3)
    assert words[-1].end * width == pytest.approx(width - 10, abs=3)
    for word in words:
        part = line[:, round(word.start * width) : round(word.end * width)]
        assert (part < 128).any(axis=0)[[0, 1, 2]].any()


@pytest.mark.parametrize("degrees", [-0.3, 0.2, 0.4])
def test_a_page_that_lies_a_little_askew_is_known_to(degrees: float) -> None:
    image = Image.new("L", (1200, 900), 255)
    draw, font = ImageDraw.Draw(image), ImageFont.truetype(_FACE, 22)
    goods = ("Delivered gloves", "grey paint by the drum", "Pipe for the pump, galvanised", "angle iron and welding rods")
    for row in range(12):
        draw.text((80, 60 + 60 * row), goods[row % 4], fill=0, font=font)
        draw.text((900, 60 + 60 * row), f"{row * 17}.50", fill=0, font=font)
    sheet = numpy.asarray(image.rotate(-degrees, resample=Image.Resampling.BICUBIC, fillcolor=255))
    assert read_picture(Picture(sheet, 432.0, 324.0), 0, ("eng",)).skew == pytest.approx(degrees, abs=0.08)


def test_the_rules_of_a_table_beside_an_amount_are_no_part_of_it() -> None:
    engine = networks()
    line = _drawn("2 378.22", margin=30)[22:-22].copy()
    line[:, 6:8] = line[:, -8:-6] = 20
    words = read_line(engine.reader, line, engine.latin).words
    assert [each.text for each in words] == ["2", "378.22"]
    assert words[0].start * line.shape[1] == pytest.approx(30, abs=4)
    assert words[-1].end * line.shape[1] == pytest.approx(line.shape[1] - 30, abs=4)


def test_the_edge_of_a_word_that_another_line_shows_in_its_margin_is_not_read_again() -> None:
    whole = [SeenWord("24", 100.0, 50.0, 20.0, 24.0, 1.0)]
    again = [SeenWord("4", 111.0, 49.0, 9.0, 25.0, 0.7), SeenWord("EA", 140.0, 49.0, 22.0, 25.0, 1.0)]
    assert [each.text for each in seen_once([whole, again])] == ["24", "EA"]
    assert [each.text for each in seen_once([again, whole])] == ["EA", "24"]


def test_small_print_under_a_stamp_and_words_side_by_side_are_kept() -> None:
    stamp = [SeenWord("THANKS", 90.0, 30.0, 200.0, 60.0, 1.0)]
    small = [SeenWord("12", 110.0, 48.0, 20.0, 24.0, 1.0)]
    below = [SeenWord("Total", 100.0, 66.0, 60.0, 24.0, 1.0)]
    assert len(seen_once([stamp, small, below])) == 3
    assert seen_once([]) == []


def test_a_sloping_line_is_cut_out_level() -> None:
    page = numpy.full((300, 600), 255, numpy.uint8)
    line = _drawn("Galvanised steel 104.50", margin=0)
    page[130 : 130 + line.shape[0], 100 : 100 + line.shape[1]] = line
    x, y = 100 + line.shape[1] / 2, 130 + line.shape[0] / 2
    turned = cv2.warpAffine(page, cv2.getRotationMatrix2D((x, y), -4.0, 1.0), (600, 300), borderValue=(255,))
    level = cut_out(turned, FoundLine(x, y, line.shape[1] + 12, line.shape[0] + 12, 4.0))
    engine = networks()
    assert read_line(engine.reader, level, engine.latin).text == "Galvanised steel 104.50"


def test_rows_of_stars_are_not_read_as_chinese() -> None:
    image = paper.picture()
    ImageDraw.Draw(image).text((200, 1500), "*" * 60, fill=0, font=ImageFont.load_default(30))
    reading = read_picture(Picture(numpy.asarray(image), 595.0, 842.0), None, ("eng",))
    assert all(ord(sign) < 0x3000 for word in reading.words for sign in word.text)


def test_a_page_is_read_within_the_limits_of_the_child() -> None:
    limits = Limits(memory_bytes=1536 * MEBIBYTE)
    page = read_page(paper.encoded(paper.picture(), "PNG", dpi=(200, 200)), "image/png", 1, limits)
    assert {word.seen_by for word in page.words} == {"paddle"}


def test_an_accent_that_may_be_a_speck_is_not_read() -> None:
    engine = networks()
    accented, bare = engine.latin.signs.index("É"), engine.latin.signs.index("E")
    assert engine.latin.bare[accented] == bare
    small = numpy.full((48, 32), 255, numpy.uint8)
    for likelihood, text in ((0.15, "E"), (0.01, "É")):
        answer = numpy.zeros((3, len(engine.latin.signs)), numpy.float32)
        answer[[0, 2], 0] = 1.0
        answer[1, accented], answer[1, bare] = 0.8, likelihood
        assert decoded(answer, small, engine.latin).text == text


def test_accents_that_are_printed_are_read() -> None:
    engine = networks()
    assert read_line(engine.reader, _drawn("Beträge für Möbel: à régler, crème"), engine.latin).text == "Beträge für Möbel: à régler, crème"


def test_a_line_with_signs_outside_the_alphabet_is_told() -> None:
    alphabet = Alphabet(("", "5", "2", "路", "号", " "), numpy.array([0, 1, 2]))
    steps = [3, 1, 0, 2, 0, 2, 4]
    answer = numpy.full((len(steps), 6), 0.01)
    answer[range(len(steps)), steps] = 0.95
    assert has_other_signs(answer, alphabet)
    assert not has_other_signs(answer[1:-1], alphabet)


def _answer(signs: str, alphabet: Alphabet, *doubts: tuple[int, str, float]) -> Any:
    """An answer that spells the signs step by step, "_" for none, with some likelihood of another sign at a step."""
    answer = numpy.zeros((len(signs), len(alphabet.signs)), numpy.float32)
    answer[range(len(signs)), [0 if sign == "_" else alphabet.signs.index(sign) for sign in signs]] = 0.95
    for step, sign, likelihood in doubts:
        answer[step, -1 if sign == " " else alphabet.signs.index(sign)] = likelihood
    return answer


@pytest.mark.parametrize(
    ("steps", "doubts", "text"),
    [
        ("18,6_44_", ((6, " ", 0.6), (6, "4", 0.3)), "18,64"),
        ("Lt_d_", ((4, " ", 0.9),), "Ltd"),
        ("4 4", (), "4 4"),
        ("P_0_9_9", ((2, "O", 0.01),), "PO99"),
        ("P_0_9_9", ((2, "O", 0.001),), "P099"),
        ("P_0_0_9", ((2, "O", 0.01),), "P009"),
        ("S_0_F", ((2, "O", 0.1),), "SOF"),
        ("1_0_9", ((2, "O", 0.2),), "109"),
        ("T_1_3_5", ((2, "I", 0.02),), "TI35"),
        ("S_1_-_5", ((2, "I", 0.02),), "SI-5"),
        ("T_1_3_5", ((2, "I", 0.0005),), "T135"),
        ("2_1_3_5", ((2, "I", 0.2),), "2135"),
    ],
)
def test_spaces_stand_where_the_network_sees_them_and_doubtful_figures_among_letters_are_letters(
    steps: str, doubts: tuple[tuple[int, str, float], ...], text: str
) -> None:
    alphabet = networks().latin
    small = numpy.zeros((48, 8 * len(steps)), numpy.uint8)  # no gap in the ink
    assert decoded(_answer(steps, alphabet, *doubts), small, alphabet).text == text


def test_an_amount_cut_in_two_is_put_together_where_its_parts_nearly_touch() -> None:
    total, one, other = (
        ReadWord("Total", 0.0, 0.2, 1.0, 1.0),
        ReadWord("138,4", 0.5, 0.7, 0.99, 0.9),
        ReadWord("46.13", 0.71, 0.9, 0.98, 0.95),
    )
    assert made_whole([total, one, other], 0.02) == [total, ReadWord("138,446.13", 0.5, 0.9, 0.98, 0.9)]
    assert made_whole([total, one, other], 0.005) == [total, one, other]


def test_an_amount_cut_at_its_point_is_whole() -> None:
    parts = [ReadWord("104", 0.1, 0.2, 0.99, 0.9), ReadWord(".", 0.205, 0.21, 0.99, 0.95), ReadWord("68", 0.215, 0.3, 0.98, 0.97)]
    assert made_whole(parts, 0.02) == [ReadWord("104.68", 0.1, 0.3, 0.98, 0.9)]
    assert made_whole(parts, 0.004) == parts
    assert made_whole([parts[0], parts[1], replace(parts[2], text="6.")], 0.02)[1:] == [parts[1], replace(parts[2], text="6.")]


def test_an_amount_cut_behind_its_point_is_whole_where_its_thousands_stand_before() -> None:
    parts = [ReadWord("5", 0.1, 0.15, 0.99, 0.9), ReadWord("569,", 0.2, 0.4, 0.99, 0.95), ReadWord("40", 0.41, 0.5, 0.98, 0.97)]
    assert [each.text for each in made_whole(parts, 0.02)] == ["5", "569,40"]
    assert made_whole(parts[1:], 0.02) == parts[1:]


def test_white_print_on_a_dark_band_is_read() -> None:
    page = numpy.full((1200, 900), 245, numpy.uint8)
    page[:160] = 80
    for top, text in ((60, "Springhaas Safety Wear (Pty) Ltd"), (300, "Invoice number CRN4726"), (400, "Galvanised steel brackets 104.50")):
        line = _drawn(text, margin=0)
        part = page[top : top + line.shape[0], 60 : 60 + line.shape[1]]
        part[:] = numpy.where(line < 128, 250, part) if top < 160 else numpy.minimum(part, line)
    reading = read_picture(Picture(page, 900 * 0.36, 1200 * 0.36), 0, ("eng",))
    assert " ".join(word.text for word in reading.words if word.top < 160) == "Springhaas Safety Wear (Pty) Ltd"
