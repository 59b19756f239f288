"""What is asked of all characters of a page at once says the same as what pdfium says of each."""

from __future__ import annotations

import io
from itertools import repeat

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.readers import pdf_characters
from extractors.readers.pdf_characters import swept
from extractors.readers.pdf_objects import is_all_level, page_objects
from tests.extractors import paper


def _drawn(*texts: str, slant: float = 0.0, in_group: bool = False) -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=paper.A4)
    canvas.setFont("Helvetica", 11)
    canvas.drawString(60, 780, "Tax invoice 4711 of 3 October 2026")
    if in_group:
        canvas.beginForm("group")
    canvas.rotate(slant)
    for row, text in enumerate(texts):
        canvas.drawString(200, 500 - 16 * row, text)
    if in_group:
        canvas.endForm()
        canvas.doForm("group")
    canvas.save()
    return target.getvalue()


@pytest.mark.parametrize("text", ["Treated batten 1,000.00", "Rechnungs-", "Übertrag für Käse", "a\u00adb", "10 \u20ac"])
def test_the_codes_of_a_page_are_those_of_its_characters(text: str) -> None:
    with pypdfium2.PdfDocument(_drawn(text, "nummer 4711")) as document, swept(document[0]) as sweep:
        each = list(map(pdf_characters._unicode, repeat(sweep.handle), range(len(sweep.codes))))
        assert sweep.codes == each
        assert "".join(map(chr, sweep.codes)).startswith("Tax invoice 4711")


def test_a_page_without_print_has_no_codes() -> None:
    with pypdfium2.PdfDocument.new() as document, swept(document.new_page(595, 842)) as sweep:
        assert sweep.codes == []
        assert sweep.guessed_spaces() == frozenset()


def test_of_a_page_whose_text_is_set_level_no_angle_need_be_asked() -> None:
    with pypdfium2.PdfDocument(_drawn("Treated batten 1,000.00")) as document:
        assert is_all_level(page_objects(document[0]))
        with swept(document[0]) as asked, swept(document[0], is_level=True) as told:
            assert list(told.angles) == list(asked.angles)


@pytest.mark.parametrize("slant", [0.4, 45.0, 90.0, 180.0, -90.0])
def test_a_page_with_a_line_that_slants_or_is_turned_is_not_all_level(slant: float) -> None:
    with pypdfium2.PdfDocument(_drawn("Copy", slant=slant)) as document:
        assert not is_all_level(page_objects(document[0]))


def test_text_in_a_group_may_be_turned_with_it() -> None:
    with pypdfium2.PdfDocument(_drawn("Copy", in_group=True)) as document:
        assert not is_all_level(page_objects(document[0]))
