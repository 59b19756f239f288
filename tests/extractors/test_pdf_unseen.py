"""A text layer that says what nobody sees on the page is found out, and one that says what is printed is believed at no cost."""

from __future__ import annotations

import io
import string

import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractors.limits import Limits
from extractors.model import FileReading
from extractors.readers import pdf
from extractors.readers.layer_proof import contradicted
from extractors.readers.pdf_usability import is_strange
from extractors.reading import survey_file
from tests.extractors import paper

LIMITS = Limits()
_HEIGHT = paper.A4[1]
_PROSE = (
    "Delivery of galvanised bolts and washers to the warehouse as ordered by the storeman",
    "Please pay within thirty days of the date of this invoice to the account stated below",
)


def _read(content: bytes) -> FileReading:
    found = survey_file(content, "file.pdf", LIMITS)
    assert found.problem is None
    return found


def _scan_with_layer(texts: tuple[tuple[str, float, float], ...], mode: int = 3) -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=paper.A4)
    canvas.drawImage(ImageReader(paper.picture(dpi=150)), 0, 0, *paper.A4)
    hidden = canvas.beginText()
    hidden.setFont("Helvetica", 11)
    hidden.setTextRenderMode(mode)
    for text, x, y in texts:
        hidden.setTextOrigin(x, _HEIGHT - y)
        hidden.textOut(text)
    canvas.drawText(hidden)
    canvas.save()
    return target.getvalue()


def _misread(text: str) -> str:
    return text.translate(str.maketrans("0123456789aeinrt", "8157603942ocumvf"))


def test_an_old_reading_under_a_scan_is_believed_where_the_picture_agrees() -> None:
    assert _read(_scan_with_layer(paper.LETTER)).unread_page_numbers == ()


def test_an_old_reading_full_of_errors_is_not_believed() -> None:
    misread = tuple((_misread(text), x, y) for text, x, y in paper.LETTER)
    assert _read(_scan_with_layer(misread)).unread_page_numbers == (1,)


def test_a_reading_that_belongs_to_another_place_is_not_believed() -> None:
    moved = tuple((text, x, 842 - y) for text, x, y in paper.LETTER)
    assert _read(_scan_with_layer(moved)).unread_page_numbers == (1,)


def test_letters_that_mean_others_are_found_out() -> None:
    shifted = str.maketrans(string.ascii_lowercase, string.ascii_lowercase[3:] + string.ascii_lowercase[:3])
    assert is_strange([text.translate(shifted) for text in _PROSE])
    assert not is_strange(list(_PROSE))
    page = _read(paper.pdf(tuple((text, 40, 100 + 20 * row) for row, text in enumerate(_PROSE)))).pages[0]
    drawn = pdf.picture(paper.pdf(tuple((text, 40, 100 + 20 * row) for row, text in enumerate(_PROSE))), 1, 200.0, False, LIMITS)
    assert not contradicted(page.words, drawn.pixels, 200.0)


def test_strange_words_that_are_truly_printed_are_believed() -> None:
    parts = (
        "zug wux kolk",
        "bux kump dyk flug",
        "vux gelb kym wuff puck muck",
        "guck hyph bulk juck gulp",
        "club plump zuck klub huck pup duck",
    )
    content = paper.pdf(tuple((text, 72, 100 + 20 * row) for row, text in enumerate(parts)))
    assert is_strange(list(parts))
    assert _read(content).unread_page_numbers == ()


def test_white_print_on_white_paper_is_not_read_and_on_a_dark_bar_it_is() -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=paper.A4)
    canvas.drawString(72, 760, "Invoice number INV-17")
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(72, 700, "Secret 999.00")
    canvas.setFillColorRGB(0.1, 0.2, 0.4)
    canvas.rect(60, 590, 300, 24, stroke=0, fill=1)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(72, 598, "Description")
    canvas.save()
    texts = {word.text for word in _read(target.getvalue()).pages[0].words}
    assert texts == {"Invoice", "number", "INV-17", "Description"}


def test_a_stamp_that_slants_is_read_beside_white_print() -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=paper.A4)
    canvas.drawString(72, 760, "Invoice")
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(72, 700, "Secret")
    canvas.setFillColorRGB(0.7, 0, 0)
    canvas.translate(300, 400)
    canvas.rotate(20)
    canvas.setFont("Helvetica", 60)
    canvas.drawString(0, 0, "PAID")
    canvas.save()
    assert [word.text for word in _read(target.getvalue()).pages[0].words] == ["Invoice", "PAID"]


def test_text_without_ink_beside_print_is_not_read() -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=paper.A4)
    canvas.drawString(72, 760, "Invoice number INV-17")
    hidden = canvas.beginText(72, 700)
    hidden.setTextRenderMode(3)
    hidden.textOut("Total 999.00")
    canvas.drawText(hidden)
    canvas.save()
    assert [word.text for word in _read(target.getvalue()).pages[0].words] == ["Invoice", "number", "INV-17"]


def test_a_plain_page_costs_no_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(pdf, "_drawn", never)
    found = list(pdf.survey(paper.pdf(), "application/pdf", LIMITS, 1))
    assert found
