"""Signatures are seen where receivers sign: strokes, pictures, stamps and print, in six languages, never by a logo or a driver."""

from __future__ import annotations

import io
import math
from collections.abc import Callable
from dataclasses import replace

import numpy
import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

from extractors.codec import from_plain, to_plain
from extractors.fields.lookup import DocumentLayout
from extractors.fields.signatures import signature_fields
from extractors.fields.signing import signing_of
from extractors.limits import Limits
from extractors.media_types import PDF
from extractors.model import Box, ExtractedDocument, Mark, Page, Signing, Word
from extractors.preparation.background import without_background
from extractors.preparation.pen_strokes import pen_strokes
from extractors.readers import SurveyedPage
from extractors.readers.pdf import survey
from extractors.terms import DocumentKind, Term
from tests.extractors.fields.printed import printed

HEIGHT = 842.0
Draw = Callable[[Canvas], None]


def _note(*drawings: Draw, labels: tuple[str, ...] = ("Received by", "Signature", "Date"), font: str = "Helvetica") -> bytes:
    """A delivery note with lines to sign on at its foot, each over its label, and what is drawn besides."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, HEIGHT))
    canvas.setFont("Helvetica", 10)
    for row in range(10):
        canvas.drawString(60, HEIGHT - 300 - 14 * row, f"Copper pipe {row} mm, three metres    {row + 2} EA")
    canvas.drawString(60, HEIGHT - 640, "Goods received in good order and condition")
    for place, label in enumerate(labels):
        canvas.line(60 + 170 * place, HEIGHT - 690, 200 + 170 * place, HEIGHT - 690)
        canvas.setFont(font, 9)
        canvas.drawString(60 + 170 * place, HEIGHT - 702, label)
    for drawing in drawings:
        drawing(canvas)
    canvas.save()
    return buffer.getvalue()


def _strokes(x: float, top: float) -> Draw:
    def draw(canvas: Canvas) -> None:
        path = canvas.beginPath()
        path.moveTo(x, HEIGHT - top)
        for step in range(6):
            at = x + 16 * step
            path.curveTo(at + 4, HEIGHT - top + 14, at + 12, HEIGHT - top - 12, at + 16, HEIGHT - top + 3)
        canvas.drawPath(path, stroke=1, fill=0)

    return draw


def _short_steps(x: float, top: float) -> Draw:
    """What a signing pad writes: hundreds of straight pieces a point long."""

    def draw(canvas: Canvas) -> None:
        path = canvas.beginPath()
        path.moveTo(x, HEIGHT - top)
        for step in range(120):
            path.lineTo(x + 0.8 * step, HEIGHT - top + 9 * math.sin(step / 5))
        canvas.drawPath(path, stroke=1, fill=0)

    return draw


def _flat_strokes(x: float, top: float) -> Draw:
    """A pen that hardly rises from the line."""

    def draw(canvas: Canvas) -> None:
        path = canvas.beginPath()
        path.moveTo(x, HEIGHT - top)
        for step in range(4):
            at = x + 28 * step
            path.curveTo(at + 18, HEIGHT - top + 2.5, at + 12, HEIGHT - top - 3.5, at + 28, HEIGHT - top + 0.5)
        canvas.drawPath(path, stroke=1, fill=0)

    return draw


def _picture(x: float, top: float) -> Draw:
    def draw(canvas: Canvas) -> None:
        grey = numpy.full((60, 200), 255, numpy.uint8)
        grey[20:40, 30:170] = 40
        canvas.drawImage(ImageReader(Image.fromarray(grey)), x, HEIGHT - top, 90, 28)

    return draw


def _words(x: float, top: float, text: str) -> Draw:
    return lambda canvas: canvas.drawString(x, HEIGHT - top, text)


def _stamp(x: float, top: float, text: str) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(x, HEIGHT - top)
        canvas.rotate(14)
        canvas.drawString(0, 0, text)
        canvas.restoreState()

    return draw


FILLED = (_words(64, 684, "Thandi Sithole"), _words(404, 684, "04 March 2026"))


def _pages(content: bytes) -> list[Page]:
    return [found.page for found in survey(content, PDF, Limits(), 1) if isinstance(found, SurveyedPage)]


def _signing(content: bytes) -> Signing:
    found = signing_of(DocumentLayout(_pages(content)))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("drawings", "signature", "name", "date"),
    [
        pytest.param((), "absent", "absent", "absent", id="nothing was written"),
        pytest.param((_strokes(240, 678),), "present", "absent", "absent", id="pen strokes alone"),
        pytest.param((_flat_strokes(240, 680),), "present", "absent", "absent", id="a hasty pen"),
        pytest.param((_short_steps(240, 678),), "present", "absent", "absent", id="a signing pad"),
        pytest.param((_picture(240, 688),), "present", "absent", "absent", id="a picture of a signature"),
        pytest.param(
            (_strokes(240, 678), *FILLED),
            "present",
            "present",
            "present",
            id="all",
        ),
        pytest.param(FILLED, "absent", "present", "present", id="a printed name"),
        pytest.param((_picture(60, 80),), "absent", "absent", "absent", id="a logo at the head of the page"),
        pytest.param((_words(60, 720, "Electronically signed by T. Sithole"),), "present", "absent", "absent", id="signed by machine"),
    ],
)
def test_what_stands_at_the_places_to_sign(drawings: tuple[Draw, ...], signature: str, name: str, date: str) -> None:
    found = _signing(_note(*drawings))
    assert (found.signature.state, found.name.state, found.date.state) == (signature, name, date)


@pytest.mark.parametrize(
    "labels",
    [
        ("Print name", "Customer Signature", "Date received"),
        ("Naam in drukskrif", "Handtekening", "Datum"),
        ("Ontvangen door", "Paraaf", "Datum"),
        ("Empfangen durch", "Unterschrift", "Datum"),
        ("Reçu par", "Cachet et signature", "Date"),
        ("收货人", "签字", "日期"),
    ],
    ids=["en", "af", "nl", "de", "fr", "zh"],
)
def test_the_places_are_known_in_six_languages(labels: tuple[str, ...]) -> None:
    registerFont(UnicodeCIDFont("STSong-Light"))
    font = "STSong-Light" if not labels[0].isascii() and ord(labels[0][0]) > 0x3000 else "Helvetica"
    signed = _signing(_note(_strokes(240, 678), labels=labels, font=font))
    empty = _signing(_note(labels=labels, font=font))
    assert (signed.signature.state, empty.signature.state) == ("present", "absent")
    assert (empty.name.state, empty.date.state) == ("absent", "absent")


@pytest.mark.parametrize(
    ("drawings", "signed", "name"),
    [
        pytest.param((), "no", None, id="nothing was written"),
        pytest.param((_strokes(240, 678),), "yes", None, id="pen strokes alone"),
        pytest.param((_strokes(240, 678), *FILLED), "yes", "Thandi Sithole", id="all"),
        pytest.param(FILLED, "no", "Thandi Sithole", id="a printed name"),
        pytest.param((_stamp(80, 690, "FILE COPY"),), "no", None, id="a stamp across the place for the name"),
        pytest.param((_picture(60, 80),), "no", None, id="a logo at the head of the page"),
    ],
)
def test_a_signature_and_its_name_are_fields_of_the_paper(drawings: tuple[Draw, ...], signed: str, name: str | None) -> None:
    found = {field.term: field for field in signature_fields(DocumentLayout(_pages(_note(*drawings))))}
    assert found[Term.SIGNED].value == signed
    assert (found[Term.RECEIVED_BY].value if Term.RECEIVED_BY in found else None) == name
    (seen,) = found[Term.SIGNED].evidence
    assert seen.box is not None
    assert 655 < seen.box.top < 710


def test_where_only_the_driver_signs_the_receiver_did_not() -> None:
    found = _signing(_note(_strokes(240, 678), labels=("Packed by", "Driver signature", "Vehicle")))
    assert found.signature.state == "unknown"


def test_a_paper_without_place_and_without_marks_is_not_signed() -> None:
    assert _signing(_note(labels=())).signature.state == "absent"


def test_a_receiver_named_in_the_head_is_no_signature() -> None:
    content = _note(_words(60, 120, "Receiver"), _words(60, 134, "Overberg Retail Group"), labels=("Signature",))
    assert _signing(content).signature.state == "absent"


def test_the_date_of_the_paper_is_not_that_of_the_signature() -> None:
    content = _note(_words(60, 560, "Date:"), _words(120, 560, "2026-03-01"), _strokes(240, 678))
    assert _signing(content).date.state == "absent"


@pytest.mark.parametrize(
    ("label", "state"), [("Handtekenjng", "absent"), ("Sicnature", "absent"), ("Signposts", "unknown"), ("Consignorsignature", "unknown")]
)
def test_a_label_that_was_misread_from_a_picture_is_known(label: str, state: str) -> None:
    box = Box(60.0, 690.0, 120.0, 700.0)
    logo = Mark("picture", Box(60.0, 40.0, 120.0, 70.0))
    page = Page(1, 595.0, 842.0, 0, (Word(label, box, 0.9, "paddle"),), marks=(logo,))
    found = signing_of(DocumentLayout([page]))
    assert found is not None
    assert found.signature.state == state


def test_pages_that_nobody_looked_at_say_nothing() -> None:
    assert signing_of(DocumentLayout([Page(1, 595.0, 842.0, 0, ())])) is None


@pytest.mark.parametrize(
    ("drawings", "count"), [((), 0), ((_strokes(240, 678),), 1)], ids=["print and rules only", "print, rules and strokes"]
)
def test_ink_on_a_picture_is_told_from_print_and_rules(drawings: tuple[Draw, ...], count: int) -> None:
    content = _note(*drawings)
    grey = pypdfium2.PdfDocument(content)[0].render(scale=200 / 72, grayscale=True).to_numpy().squeeze()
    marks = pen_strokes(without_background(grey), _pages(content)[0].words, 200 / 72)
    assert len(marks) == count, marks
    assert all(230 < mark.box.x0 < 260 and 655 < mark.box.top < 690 for mark in marks)


def test_what_was_seen_can_be_stored_and_older_documents_load() -> None:
    document = ExtractedDocument(DocumentKind.DELIVERY_NOTE, None, (1,), (), signing=_signing(_note(_strokes(240, 678))))
    plain = to_plain(document)
    assert from_plain(ExtractedDocument, plain) == document
    for name in ("scans", "signing"):
        plain.pop(name)
    assert from_plain(ExtractedDocument, plain).signing is None


@pytest.mark.parametrize("labels", ["Naam in drukskrif        Geteken        Datum", "Name in print        Signed        Date"])
def test_the_words_beside_empty_places_to_sign_are_nobody_s_name(labels: str) -> None:
    page = printed(f"DELIVERY NOTE\nIn goeie orde ontvang\n\n\n{labels}")
    assert signature_fields(DocumentLayout([page])) == []


@pytest.mark.parametrize(
    ("sureness", "marks"), [(0.48, (Mark("strokes", Box(50.0, 55.0, 160.0, 76.0)),)), (0.74, ())], ids=["seen", "wide"]
)
def test_a_scrawl_that_reads_like_a_word_is_a_signature_all_the_same(sureness: float, marks: tuple[Mark, ...]) -> None:
    """Two letters of print are never wider than a thumb."""
    form = printed("""
Goods received in good order and condition:


Received by (signature)        Print name        Date
""")
    scrawl = Word("le", Box(50.0, 55.0, 160.0, 74.0), sureness, "paddle")
    page = replace(form, words=(*form.words, scrawl), marks=marks)
    signing = signing_of(DocumentLayout([page]))
    assert signing is not None
    assert signing.signature.state == "present"


def test_where_a_form_asks_for_the_name_it_stands_nowhere_else() -> None:
    """A heading on a scan is a letter or two from "received in good order and condition by"."""
    form = printed(
        """
Bearing D7490/2                                      24

Received in good order and condition:


Received by (signature)                Print name                     Date
""",
        seen_by="paddle",
        first_top=400.0,
    )
    scrawl = Mark("strokes", Box(50.0, 448.0, 160.0, 466.0))
    signing = signing_of(DocumentLayout([replace(form, marks=(scrawl,))]))
    assert signing is not None
    assert signing.signature.state == "present"
    assert signing.name.state == "absent"
