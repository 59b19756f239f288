"""Words of a text layer stand where a person sees them, whichever way the page is turned or cropped."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from extractors.layout.lines import lay_out
from extractors.limits import Limits
from extractors.model import Box, FileReading, Page
from extractors.readers.characters import Character, clean, words_of
from extractors.reading import survey_file
from tests.extractors import paper

LIMITS = Limits()


def _read(content: bytes) -> FileReading:
    found = survey_file(content, "file.pdf", LIMITS)
    assert found.problem is None
    return found


def _box(page: Page, text: str) -> Box:
    return next(word.box for word in page.words if word.text == text)


def _stands_at(box: Box, text: str, x: float, baseline: float, size: float = 11.0) -> None:
    assert box.x0 == pytest.approx(x, abs=1.0)
    assert box.x1 == pytest.approx(x + stringWidth(text, "Helvetica", size), abs=1.5)
    assert box.top == pytest.approx(baseline - size * 0.93, abs=2.0)
    assert box.bottom == pytest.approx(baseline + size * 0.22, abs=2.0)


def test_words_stand_where_they_were_drawn() -> None:
    page = _read(paper.pdf()).pages[0]
    assert (page.width, page.height, page.rotation) == (595.0, 842.0, 0)
    _stands_at(_box(page, "INV-2026-0417"), "INV-2026-0417", 220, 120)
    assert {word.seen_by for word in page.words} == {"text_layer"}
    assert {word.confidence for word in page.words} == {None}


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_page_that_states_its_rotation_is_measured_as_displayed(rotation: int) -> None:
    stream = b"BT /F1 11 Tf 220 722 Td (INV-2026-0417) Tj ET"
    page = _read(paper.raw_pdf(f"/MediaBox [0 0 595 842] /Rotate {rotation}", stream)).pages[0]
    # the print itself lies on its side now: the reader turns the page until it stands upright again
    assert page.rotation == (360 - rotation) % 360
    assert (page.width, page.height) == (595.0, 842.0)
    _stands_at(_box(page, "INV-2026-0417"), "INV-2026-0417", 220, 120)


def test_print_that_runs_up_a_page_turns_the_page() -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=paper.A4)
    canvas.rotate(90)
    canvas.setFont("Helvetica", 11)
    canvas.drawString(100, -200, "Sideways invoice")
    canvas.save()
    page = _read(target.getvalue()).pages[0]
    assert (page.rotation, page.width, page.height) == (90, 842.0, 595.0)
    _stands_at(_box(page, "Sideways"), "Sideways", 100, 200)


def test_boxes_are_counted_from_the_crop_box() -> None:
    stream = b"BT /F1 11 Tf 150 700 Td (Cropped) Tj ET"
    page = _read(paper.raw_pdf("/MediaBox [0 0 612 792] /CropBox [50 100 500 760]", stream)).pages[0]
    assert (page.width, page.height) == (450.0, 660.0)
    _stands_at(_box(page, "Cropped"), "Cropped", 100, 60)


def test_a_media_box_may_start_anywhere() -> None:
    stream = b"BT /F1 11 Tf 50 -100 Td (Shifted) Tj ET"
    page = _read(paper.raw_pdf("/MediaBox [-100 -300 400 300]", stream)).pages[0]
    _stands_at(_box(page, "Shifted"), "Shifted", 150, 400)


def test_words_outside_the_visible_page_are_not_seen() -> None:
    stream = b"BT /F1 11 Tf 150 700 Td (Seen) Tj 0 200 Td (Unseen) Tj ET"
    page = _read(paper.raw_pdf("/MediaBox [0 0 595 842]", stream)).pages[0]
    assert [word.text for word in page.words] == ["Seen"]


def test_a_watermark_across_the_page_disturbs_no_line() -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=paper.A4)
    canvas.drawString(72, 700, "Invoice")
    canvas.saveState()
    canvas.translate(300, 400)
    canvas.rotate(45)
    canvas.setFont("Helvetica", 80)
    canvas.drawString(-100, 0, "DRAFT")
    canvas.restoreState()
    canvas.save()
    page = _read(target.getvalue()).pages[0]
    assert page.rotation == 0
    assert _box(page, "DRAFT").height < 5


def _stamped(page_lean: float, stamp_lean: float) -> Page:
    """Twelve lines of print, and a stamp over the sixth."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=paper.A4)
    canvas.translate(72, 700)
    canvas.rotate(page_lean)
    for row in range(12):
        canvas.drawString(0, -20 * row, f"{row + 1}.00 Angle iron 50 x 50 x 5 mm, 6 m length")
    canvas.translate(60, -98)
    canvas.rotate(stamp_lean)
    canvas.setFont("Helvetica-Bold", 14)
    canvas.drawString(0, 0, "RECEIVED 18 Oct")
    canvas.save()
    return _read(target.getvalue()).pages[0]


@pytest.mark.parametrize(("page_lean", "stamp_lean"), [(0.0, 0.7), (0.0, -4.0), (0.9, 2.5)])
def test_a_stamp_that_leans_a_little_is_in_no_row(page_lean: float, stamp_lean: float) -> None:
    lines = lay_out(_stamped(page_lean, stamp_lean)).lines
    assert [line.text for line in lines][-1] == "RECEIVED 18 Oct"
    assert [line.text for line in lines][:-1] == [f"{row}.00 Angle iron 50 x 50 x 5 mm, 6 m length" for row in range(1, 13)]


def test_a_page_laid_crooked_on_the_glass_has_no_stamps() -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=paper.A4)
    for row in range(12):
        canvas.saveState()
        canvas.translate(72, 700 - 20 * row)
        canvas.rotate(0.4 + 0.05 * row)  # as a program writes what it recognised in a scan, line by line
        canvas.drawString(0, 0, f"Line {row}")
        canvas.restoreState()
    canvas.save()
    assert [line.text for line in lay_out(_read(target.getvalue()).pages[0]).lines] == [f"Line {row}" for row in range(12)]


def test_a_page_with_no_print_and_no_picture_needs_no_recognition() -> None:
    found = _read(paper.pdf(()))
    assert found.unread_page_numbers == ()
    assert found.pages[0].words == ()


def test_a_scan_needs_recognition_and_so_does_one_with_a_stamp() -> None:
    image = paper.picture(dpi=72)
    assert _read(paper.scan_pdf(image)).unread_page_numbers == (1,)
    assert _read(paper.scan_pdf(image, "Received 3 March 2026, page 1")).unread_page_numbers == (1,)


def test_hidden_text_over_a_scan_is_believed() -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=paper.A4)
    from reportlab.lib.utils import ImageReader

    canvas.drawImage(ImageReader(paper.picture(dpi=72)), 0, 0, *paper.A4)
    hidden = canvas.beginText()
    hidden.setTextRenderMode(3)
    for text, x, y in paper.LETTER:
        hidden.setTextOrigin(x, paper.A4[1] - y)
        hidden.textOut(text)
    canvas.drawText(hidden)
    canvas.save()
    found = _read(target.getvalue())
    assert found.unread_page_numbers == ()
    assert found.pages[0].image_coverage == pytest.approx(1.0, abs=0.01)


def test_letters_without_meaning_need_recognition() -> None:
    gibberish = " ".join("xkrtzw bnmdfg hjklqw rtpsdf ghjklz" for _ in range(6))
    assert _read(paper.pdf(((gibberish, 20, 100),))).unread_page_numbers == (1,)


def _characters(text: str, advance: float, size: float = 10.0) -> list[Character]:
    return [Character(each, 10 + index * advance, 100, 10 + index * advance + 5.0, 100 + size * 1.15) for index, each in enumerate(text)]


def test_kerned_letters_stay_one_word() -> None:
    assert [text for text, _ in words_of(_characters("Total", 5.8))] == ["Total"]


def test_letters_written_in_any_order_make_the_word_that_is_seen() -> None:
    assert [text for text, _ in words_of(list(reversed(_characters("Total", 5.0))))] == ["Total"]


def test_a_title_with_air_between_its_letters_is_one_word() -> None:
    assert [text for text, _ in words_of(_characters("INVOICE", 11.0))] == ["INVOICE"]


def test_a_spread_title_and_the_number_behind_it_are_two_words_though_kerning_closes_a_pair() -> None:
    letters = _characters("FACTUUR251187", 9.0)
    for index, each in enumerate(letters):
        shift = (-4.0 if index else 0.0) + (4.5 if index >= len("FACTUUR") else 0.0)
        each.x0, each.x1 = each.x0 + shift, each.x1 + shift
    assert [text for text, _ in words_of(letters)] == ["FACTUUR", "251187"]


def test_a_title_spread_wider_than_its_letters_are_high_is_two_words() -> None:
    letters = _characters("TAXINVOICE", 9.0)
    for index, each in enumerate(letters):
        shift = 8.0 * index + (16.0 if index >= len("TAX") else 0.0)
        each.x0, each.x1 = each.x0 + shift, each.x1 + shift
    assert [text for text, _ in words_of(letters)] == ["TAX", "INVOICE"]


def test_letters_of_columns_far_apart_are_no_word() -> None:
    letters = _characters("YNYNY", 9.0)
    for index, each in enumerate(letters):
        shift = 25.0 * index
        each.x0, each.x1 = each.x0 + shift, each.x1 + shift
    assert [text for text, _ in words_of(letters)] == ["Y", "N", "Y", "N", "Y"]


def test_single_letters_about_an_and_sign_are_a_name_and_no_spread_title() -> None:
    letters = [*_characters("J&MC", 8.0), *(Character("C", 39 + x, 100, 44 + x, 111.5) for x in (0.0,))]
    assert [text for text, _ in words_of(letters)] == ["J", "&", "M", "CC"]


def test_figures_of_neighbouring_columns_stay_apart() -> None:
    left, right = _characters("12", 5.0), _characters("350.00", 5.0)
    for each in right:
        each.x0, each.x1 = each.x0 + 40, each.x1 + 40
    assert [text for text, _ in words_of([*left, *right])] == ["12", "350.00"]


@pytest.mark.parametrize("name", ["Boland Ridge Cleaning Services (Pty) LTD", "Sekunjalo Ridge Cleaning Services t/a Trading Co"])
def test_a_long_name_that_runs_up_to_the_title_in_larger_print_stays_a_cell_of_its_own(name: str) -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=paper.A4)
    canvas.setFont("Helvetica-Bold", 13.5)
    canvas.drawRightString(401.5, 790, name)
    canvas.setFont("Helvetica-Bold", 16.5)
    canvas.drawString(401, 786, "PURCHASE ORDER")
    canvas.setFont("Helvetica", 9)
    for row in range(12):
        canvas.drawString(72, 700 - 14 * row, f"{row + 1}.00 Angle iron 50 x 50 x 5 mm, 6 m length")
    canvas.save()
    cells = lay_out(_read(target.getvalue()).pages[0]).lines[0].cells
    assert [cell.text for cell in cells] == [name, "PURCHASE ORDER"]


def test_a_title_in_small_print_a_space_behind_a_large_name_is_a_cell_of_its_own() -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=paper.A4)
    canvas.setFont("Helvetica-Bold", 14.4)
    canvas.drawRightString(204, 790, "Khaya Staalwerke BK")
    canvas.setFont("Helvetica-Bold", 9.3)
    canvas.drawString(211, 795, "TAX INVOICE F6522 of 2026/11/10")
    canvas.setFont("Helvetica", 9)
    for row in range(12):
        canvas.drawString(72, 700 - 14 * row, f"{row + 1}.00 Angle iron 50 x 50 x 5 mm, 6 m length")
    canvas.save()
    cells = lay_out(_read(target.getvalue()).pages[0]).cells
    assert [cell.text for cell in cells[:2]] == ["Khaya Staalwerke BK", "TAX INVOICE F6522 of 2026/11/10"]


def test_raised_letters_and_small_capitals_stay_with_their_word() -> None:
    def at(text: str, x: float, top: float, height: float) -> list[Character]:
        return [Character(each, x + 5 * index, top, x + 5 * index + 5, top + height) for index, each in enumerate(text)]

    assert [text for text, _ in words_of([*at("12", 0, 0, 12), *at("th", 10, -1, 8)])] == ["12th"]
    assert [text for text, _ in words_of([*at("I", 0, 0, 14), *at("NVOICE", 5, 2.2, 11)])] == ["INVOICE"]


def test_a_letter_whose_tail_hangs_under_the_line_stays_in_its_word() -> None:
    """Of faces like handwriting libraries tell a deeper box for p and g alone."""

    def at(text: str, x: float, height: float) -> list[Character]:
        return [Character(each, x + 5 * index, 100, x + 5 * index + 5, 100 + height) for index, each in enumerate(text)]

    assert [text for text, _ in words_of([*at("Si", 0, 13), *at("p", 10, 16.7), *at("ho", 15, 13)])] == ["Sipho"]


def test_the_ink_of_a_ligature_stays_with_the_letters_behind_it() -> None:
    ink = [Character("f", 40, 103, 42, 110), Character("i", 42, 103, 44, 110)]
    rest = [Character(letter, 44.7 + 4 * index, 101, 48.2 + 4 * index, 112) for index, letter in enumerate("ling")]
    assert [text for text, _ in words_of([*ink, *rest])] == ["filing"]


def test_print_made_bold_by_printing_twice_is_read_once() -> None:
    once = _characters("Due", 5.0)
    twice = [part for each in once for part in (each, Character(each.text, each.x0 + 0.3, each.top, each.x1 + 0.3, each.bottom))]
    assert [text for text, _ in words_of(twice)] == ["Due"]


@pytest.mark.parametrize(
    ("printed", "typed"),
    [("ﬁnal", "final"), ("\u2f00\u2f9b", "一走"), ("１２３", "123"), ("non\u00adbreak", "non-break"), ("LHC\x02", "LHC-")],
)
def test_characters_are_those_that_people_type(printed: str, typed: str) -> None:
    assert clean(printed) == typed
