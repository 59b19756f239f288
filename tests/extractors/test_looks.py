"""An invoice's looks follow from its template, not from what it says."""

from __future__ import annotations

from datetime import date

import pytest

from api.sample.batches import order_invoice
from api.sample.book import SampleBook, make_book
from api.sample.documents import draw_invoice
from extractors.limits import Limits
from extractors.looks import layout_of
from extractors.model import Box, Layout, Page, Word
from extractors.run import read_documents
from verification.matching.layouts import likeness

TEMPLATES = ("ruled", "open", "banded")


@pytest.fixture(scope="module")
def looks() -> dict[tuple[str, int], Layout]:
    book = make_book(date(2026, 3, 20))
    return {(template, place): _looks(book, template, place) for template in TEMPLATES for place in range(3)}


def _looks(book: SampleBook, template: str, place: int) -> Layout:
    invoice = order_invoice(book.open_orders("C001")[place], f"RB-{place}", book.today, delivery_note_number="D1" if place else None)
    made = draw_invoice(invoice, template)
    _, documents = read_documents(made.content, made.filename, Limits())
    assert documents[0].layout is not None
    return documents[0].layout


@pytest.mark.parametrize("template", TEMPLATES)
def test_invoices_of_one_template_look_alike(looks: dict[tuple[str, int], Layout], template: str) -> None:
    assert min(likeness(looks[template, one], looks[template, other]) for one in range(3) for other in range(3)) >= 0.8


@pytest.mark.parametrize(("one", "other"), [("ruled", "open"), ("ruled", "banded"), ("open", "banded")])
def test_invoices_of_two_templates_do_not(looks: dict[tuple[str, int], Layout], one: str, other: str) -> None:
    assert likeness(looks[one, 0], looks[other, 1]) < 0.7


@pytest.mark.parametrize(
    ("written", "family"),
    [
        ("iText 2.1.7 by 1T3XT", "itext"),
        ("Microsoft® Word for Microsoft 365", "microsoft word for microsoft"),
        ("ReportLab PDF Library - www.reportlab.com", "reportlab pdf library"),
        ("Skia/PDF m131", "skia pdf m"),
        ("", None),
        (None, None),
    ],
)
def test_a_program_is_known_without_its_version(written: str | None, family: str | None) -> None:
    page = Page(1, 595.0, 842.0, 0, (Word("Invoice", Box(10, 10, 50, 20), None, "text_layer"),))
    found = layout_of([page], written)
    assert found is not None
    assert (found.producer, found.medium) == (family, "text")


def test_a_document_without_words_has_no_looks() -> None:
    assert layout_of([Page(1, 595.0, 842.0, 0, ())], None) is None
