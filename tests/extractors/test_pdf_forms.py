"""What is filled into a form or written over a page is read where a person sees it; a form that only its own program can draw says so."""

from __future__ import annotations

import io

import numpy
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from extractors.limits import Limits
from extractors.model import Box, Page
from extractors.problems import SENTENCES
from extractors.reading import render_page, survey_file
from tests.extractors import paper

LIMITS = Limits()
PRINT = b"BT /F1 12 Tf 72 700 Td (Delivery note) Tj ET"


def _filled_form() -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=paper.A4)
    canvas.drawString(72, 700, "Invoice number")
    form = canvas.acroForm
    form.textfield(name="number", x=200, y=690, width=200, height=20, value="INV-2026-0417", fontSize=11)
    form.choice(name="currency", x=200, y=580, width=100, height=20, value="ZAR", options=["ZAR", "EUR"])
    form.textfield(name="note", x=200, y=480, width=200, height=60, value="first line\nsecond line", fieldFlags="multiline")
    form.textfield(name="secret", x=200, y=400, width=200, height=20, value="hidden-value", annotationFlags="hidden")
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def _annotated(annotations: str, page_entries: str = "/MediaBox [0 0 595 842]") -> bytes:
    return paper.raw_pdf(f"{page_entries} /Annots [{annotations}]", PRINT)


def _page(content: bytes) -> Page:
    found = survey_file(content, "form.pdf", LIMITS)
    assert (found.problem, found.unread_page_numbers) == (None, ())
    return found.pages[0]


def _box(page: Page, text: str) -> Box:
    return next(word.box for word in page.words if word.text == text)


@pytest.mark.parametrize("renamed", [b"/AP", b"/XP"], ids=["with its appearance", "without an appearance"])
def test_what_is_filled_into_a_form_is_read_where_it_stands(renamed: bytes) -> None:
    page = _page(_filled_form().replace(b"/AP", renamed))
    texts = [word.text for word in page.words]
    assert {"Invoice", "INV-2026-0417", "ZAR", "first", "second"} <= set(texts)
    assert "hidden-value" not in texts
    assert "EUR" not in texts  # a choice that was not made
    box = _box(page, "INV-2026-0417")
    assert 200 <= box.x0 <= 206
    assert 132 <= box.top < box.bottom <= 152
    assert _box(page, "first").bottom <= _box(page, "second").top + 2


def test_fields_on_a_turned_and_cropped_page_stand_where_they_are_shown() -> None:
    appearance = "/AP << /N 4 0 R >>"
    field = f"<< /Type /Annot /Subtype /Stamp /Rect [72 690 272 712] /F 4 {appearance} >>"
    plain = _page(_annotated(field))
    turned = _page(_annotated(field, "/MediaBox [0 0 595 842] /CropBox [50 100 500 800] /Rotate 90"))
    assert (turned.width, turned.height) in {(450.0, 700.0), (700.0, 450.0)}
    assert len(turned.words) == len(plain.words)


def test_a_sticky_note_is_no_print() -> None:
    note = "<< /Type /Annot /Subtype /Text /Rect [72 400 92 420] /Contents (please hurry) /F 4 >>"
    assert [word.text for word in _page(_annotated(note)).words] == ["Delivery", "note"]


def test_a_form_is_drawn_with_what_is_filled_in() -> None:
    drawn = Image.open(io.BytesIO(render_page(_filled_form(), "application/pdf", 1, 0, 72, LIMITS))).convert("L")
    box = _box(_page(_filled_form()), "INV-2026-0417")
    assert numpy.asarray(drawn)[int(box.top) : int(box.bottom), int(box.x0) : int(box.x1)].min() < 140


def test_a_page_that_waits_for_its_own_program_says_what_to_do() -> None:
    content = paper.raw_pdf("/MediaBox [0 0 300 300]", b"").replace(b"/Type /Catalog", b"/Type /Catalog /NeedsRendering true")
    found = survey_file(content, "form.pdf", LIMITS)
    assert (found.problem_code, found.problem) == ("dynamic_form", SENTENCES["dynamic_form"])


def test_a_dynamic_form_that_shows_only_its_notice_says_what_to_do() -> None:
    catalog = b"/Type /Catalog /AcroForm << /Fields [] /XFA (<xdp/>) >>"
    content = paper.raw_pdf("/MediaBox [0 0 595 842]", PRINT).replace(b"/Type /Catalog", catalog)
    assert survey_file(content, "form.pdf", LIMITS).problem_code == "dynamic_form"


def test_a_form_that_was_printed_flat_is_read_as_it_stands() -> None:
    print_ = b"BT /F1 8 Tf 72 700 Td " + b"(Forty crates of galvanised steel) Tj 0 -10 Td " * 50 + b"ET"
    catalog = b"/Type /Catalog /AcroForm << /Fields [] /XFA (<xdp/>) >>"
    content = paper.raw_pdf("/MediaBox [0 0 595 842]", print_).replace(b"/Type /Catalog", catalog)
    assert len(_page(content).words) == 250


def test_an_empty_page_is_no_form() -> None:
    assert _page(paper.raw_pdf("/MediaBox [0 0 300 300]", b"")).words == ()
