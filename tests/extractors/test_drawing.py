"""A reading drawn on its page: every box, name and value is to be seen, and no word of ours lies on a word of the paper."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import numpy
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from api.sample.batches import clean_batch
from api.sample.book import make_book
from extractors.drawing.callouts import is_nearer_left, spread
from extractors.drawing.marks import Mark, marks_of, notes_of, share
from extractors.drawing.page import MARGIN, with_marks
from extractors.model import Absent, Ambiguous, Box, Contradiction, Evidence, ExtractedDocument, Field, Line, Value
from extractors.run import extract_paths
from extractors.terms import DocumentKind, Term
from tests.extractors import xml_invoices as made

INVOICE = next(each for each in clean_batch(make_book(date(2026, 11, 20))).documents if each.filename.startswith("invoice-"))
HERE, THERE = Box(50, 100, 120, 112), Box(400, 100, 470, 112)


def _document() -> ExtractedDocument:
    def field(term: Term, reading: Value | Absent | Ambiguous, box: Box | None, confidence: float | None = None) -> Field:
        return Field(term, reading, (Evidence(1, box, "as printed"),), confidence, "labels")

    fields = (
        field(Term.NET_TOTAL, Value("10.00"), THERE, 0.9),
        field(Term.LINES_TOTAL, Value("10.00"), THERE),
        field(Term.ISSUE_DATE, Ambiguous(("2026-03-04", "2026-04-03"), "either"), HERE),
        field(Term.PO_NUMBER, Absent(), HERE),
        field(Term.PAYMENT_REFERENCE, Value("REF-7"), None),
    )
    line = Line("Bolts", evidence=Evidence(1, Box(50, 200, 470, 212), "Bolts"))
    return ExtractedDocument(DocumentKind.INVOICE, 0.98, (1, 2), fields, (line,), (), (Contradiction("INV-02", "10 is not 11"),))


def test_what_stands_in_one_place_shares_a_mark_and_doubt_has_its_own_style() -> None:
    marks = marks_of([_document()], 1)
    assert marks == (
        Mark((HERE,), "issue_date: 2026-03-04 or 2026-04-03?", "doubt"),
        Mark((THERE,), "net_total: 10.00 (90\u00a0%)\nlines_total: 10.00", "field"),
        Mark((Box(50, 200, 470, 212),), "line 1: Bolts", "line"),
    )
    assert marks_of([_document()], 2) == ()


def test_what_stands_nowhere_and_what_contradicts_is_told_at_the_foot_of_the_first_page() -> None:
    assert notes_of([_document()], 1) == (
        "invoice (98\u00a0%), pages 1 to 2 of the file",
        "In no place of a page: payment_reference: REF-7",
        "Contradiction (INV-02): 10 is not 11",
    )
    assert notes_of([_document()], 2) == ("invoice (98\u00a0%), pages 1 to 2 of the file",)


def test_less_than_sure_is_never_drawn_as_certain() -> None:
    assert share(0.99999) == "99.9\u00a0%"
    assert share(1.0) == "100\u00a0%"


def test_labels_stand_beside_the_page_and_never_on_it() -> None:
    paper = Image.new("RGB", (595, 842), "white")
    marks = [Mark((Box(50, 100 + index, 120, 112 + index),), f"seller_name: 法国 Ünlü {index} " * 9, "field") for index in range(40)]
    drawn = Image.open(io.BytesIO(with_marks(paper, (595, 842), marks, ["a note"])))
    assert drawn.width == 595 + 2 * MARGIN
    assert drawn.height > 842
    pixels = numpy.asarray(drawn)
    assert (pixels[:842, MARGIN + 130 : MARGIN + 595] == 255).all()  # right of the boxes; left of them are their leaders
    assert (pixels[:842, :MARGIN] < 100).any()


def test_a_leader_comes_from_the_nearer_margin() -> None:
    assert is_nearer_left(HERE, 595)
    assert not is_nearer_left(THERE, 595)


@given(st.lists(st.tuples(st.floats(-50, 2000), st.floats(5, 80)), max_size=40), st.floats(0, 10))
def test_stacked_labels_never_overlap(labels: list[tuple[float, float]], gap: float) -> None:
    labels.sort()
    tops = spread([top for top, _ in labels], [height for _, height in labels], gap, 1400)
    for (top, (_, height)), after in zip(zip(tops, labels, strict=True), tops[1:], strict=False):
        assert after >= top + height + gap - 1e-6
    assert all(top >= -1e-6 for top in tops)
    if sum(height + gap for _, height in labels) <= 1400:
        assert all(top + height <= 1400 + 1e-6 for top, (_, height) in zip(tops, labels, strict=True))


def test_every_page_is_drawn_and_a_file_without_pages_says_so(tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    (source / "a.pdf").write_bytes(INVOICE.content)
    (source / "b.xml").write_bytes(made.ubl_invoice())
    (source / "c.pdf").write_bytes(b"%PDF-1.7 and no more")
    run = extract_paths([source], tmp_path / "out", draw_dir=tmp_path / "drawn")
    assert [path.name for path in run.drawn] == ["a-1.png", "b-1.png"]
    assert [(path.name, reason.startswith("There is nothing to draw.")) for path, reason in run.not_drawn] == [("c.pdf", True)]
    for path in run.drawn:
        with Image.open(path) as picture:
            assert picture.width > 2 * MARGIN
