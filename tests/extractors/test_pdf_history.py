"""What an editor leaves in a PDF is found and where, and what honest programs leave is not taken for it."""

from __future__ import annotations

import io

import pypdfium2
import pytest

from extractors.codec import from_json, from_plain, to_json, to_plain
from extractors.extraction import extract_documents
from extractors.limits import Limits
from extractors.media_types import PDF
from extractors.model import ExtractedDocument, FileHistory, FileReading
from extractors.readers.pdf import survey
from extractors.reading import survey_file
from tests.extractors.edited_pdfs import (
    content_of,
    hidden,
    patch,
    pdf,
    pieces,
    resaved,
    scan,
    stream,
    total,
    with_annotation,
)

SIGNED = b"/Subtype /Widget /FT /Sig /T (Signature1)"
STAMPED = b"/Subtype /Stamp /Name /Approved"
FILLED = b"/Subtype /Widget /FT /Tx /T (received) /V (2026-03-04)"
SHOWN = b"BT /F1 10 Tf 4 12 Td (RECEIVED 2026-03-04) Tj ET"
OPAQUE = b"1 g 0 0 140 40 re f 0 g BT /F1 10 Tf 4 12 Td (RECEIVED 2026-03-04) Tj ET"

WRITTEN_OVER = b"1 g 0 0 90 20 re f 0 g BT /F1 10 Tf 4 5 Td (9 500.00) Tj ET"


def _history(content: bytes) -> FileHistory:
    (found,) = [each for each in survey(content, PDF, Limits(), 1) if isinstance(each, FileHistory)]
    return found


def _edited(content: bytes, before: bytes, after: bytes) -> bytes:
    """Saved again with other print in its drawing."""
    number, drawing = content_of(content)
    assert before in drawing
    return resaved(content, {number: stream(drawing.replace(before, after))})


def _rewritten(content: bytes) -> bytes:
    """Written anew by another program, as mail gateways do."""
    out = io.BytesIO()
    pypdfium2.PdfDocument(content).save(out)
    return out.getvalue()


TAMPERED = {
    "the total was changed in a later save": (_edited(pdf(total()), b"1 500.00", b"9 500.00"), "changed_later", "1 | 9"),
    "a line was removed in a later save": (_edited(pdf(total()), b"Copper pipe 12 mm", b""), "changed_later", "Copper | "),
    "a white patch and another total": (pdf(total(), patch(), total("9 500.00")), "covered", "1 500.00 | 9 500.00"),
    "a white patch and a total with a digit more before it": (
        pdf(total("R 5 244,00"), patch(), total("R 15 244,00", x=464)),
        "covered",
        "R 5 244,00 | R 15 244,00",
    ),
    "another total upon the total": (pdf(total(), total("9 500.00")), "covered", "1 500.00 | 9 500.00"),
    "a patch with another total on a scan": (pdf(scan(), patch(), total("9 500.00")), "covered", " | 9 500.00"),
    "a figure in another font": (pdf(pieces(("9", "Times-Roman"), ("1500.00", "Helvetica"))), "fonts_differ", "91500.00 | "),
    "an annotation with another total over the total": (
        with_annotation(
            pdf(total()), b"/Subtype /FreeText", b"1 g 0 0 90 20 re f 0 g BT /F1 10 Tf 4 5 Td (9 500.00) Tj ET", (465, 436, 555, 456)
        ),
        "covered",
        "1 500.00 | 9 500.00",
    ),
}


@pytest.mark.parametrize("name", TAMPERED)
def test_tampering_is_found_with_what_stood_there(name: str) -> None:
    content, kind, said = TAMPERED[name]
    edits = _history(content).edits
    assert edits, "nothing was found"
    assert edits[0].kind == kind
    assert f"{edits[0].before} | {edits[0].after}" == said
    assert edits[0].page_number == 1
    assert edits[0].box.width > 0


HONEST = {
    "saved once": pdf(total()),
    "signed digitally": with_annotation(pdf(total()), SIGNED, SHOWN),
    "signed twice": with_annotation(with_annotation(pdf(total()), SIGNED, SHOWN), SIGNED, SHOWN, (300, 100, 440, 140)),
    "stamped": with_annotation(pdf(total()), STAMPED, OPAQUE),
    "stamped across the total with ink that lets it through": with_annotation(
        pdf(total()), STAMPED, b"q 1 0 0 RG 2 w 1 1 138 38 re S Q BT /F1 10 Tf 4 12 Td (PAID) Tj ET", (420, 430, 560, 470)
    ),
    "a form filled in": with_annotation(pdf(total()), FILLED, SHOWN),
    "pages of print unchanged in a later save": _edited(pdf(total()), b"INV-70", b"INV-70"),
    "print added in a later save": _edited(pdf(total()), b"(Total)", b"(Total) Tj 1 0 0 1 60 60 Tm (RECEIVED 4 March)"),
    "written anew by a mail gateway": _rewritten(pdf(total())),
    "signed and then written anew": _rewritten(with_annotation(pdf(total()), SIGNED, SHOWN)),
    "the total in bold, its sign in another font": pdf(pieces(("R", "Times-Roman"), ("1 500.00", "Helvetica-Bold"))),
    "cents in another font": pdf(pieces(("1 500", "Helvetica-Bold"), (".00", "Times-Roman"))),
    "a line set again with its figure": pdf(total("Due 1 500.00"), patch(), total("1 500.00")),
    "bold by printing twice": pdf(total(), total(x=470.3)),
    "shading under the total": pdf(patch(0.85), total()),
    "a marker over the total": pdf(total(), patch(0.6, 0.4)),
    "a scan with its text hidden over it": pdf(scan(), hidden("1 500.00")),
    "a scan with its text hidden under it": pdf(total(), scan()),
    "a stamp on the empty part of a scan": pdf(scan(""), total("2026-03-04")),
}


@pytest.mark.parametrize("name", HONEST)
def test_honest_files_show_no_change(name: str) -> None:
    history = _history(HONEST[name])
    assert not history.edits, history.edits
    assert history.is_whole


def test_saves_are_counted() -> None:
    assert [_history(HONEST[name]).saves for name in ("saved once", "signed digitally", "signed twice")] == [0, 1, 2]


def test_a_linearised_file_has_two_ends_from_the_start() -> None:
    made = pdf(total())
    assert _history(resaved(made.replace(b"%PDF-1.", b"%PDF-1.", 1), {})).saves == 1
    head, rest = made.split(b"\n", 1)
    marked = head + b"\n%/Linearized 1" + rest[rest.index(b"\n") :]
    assert _history(resaved(marked, {})).saves == 0


def test_pages_added_later_change_no_print() -> None:
    one = pdf(total())
    page_number, _ = content_of(one)
    assert page_number
    history = _history(pdf(total(), pages=3))
    assert history.saves == 0
    assert not history.edits


def test_a_file_of_many_broken_ends_is_read_all_the_same() -> None:
    content = pdf(total()) + b"%%EOF\nstartxref\n99999999\n%%EOF\n" * 2000
    history = _history(content)
    assert not history.edits


def test_the_past_goes_with_the_document_through_the_sandbox_and_can_be_stored() -> None:
    content, _, _ = TAMPERED["the total was changed in a later save"]
    reading = survey_file(content, "a.pdf", Limits())
    assert reading.history is not None
    assert reading.history.saves == 1
    assert from_json(FileReading, to_json(reading)) == reading
    (document,) = extract_documents(reading)
    assert document.history is not None
    assert document.history.edits
    assert from_plain(ExtractedDocument, to_plain(document)) == document


def test_a_reading_stored_before_its_past_was_looked_at_still_loads() -> None:
    stored = b'{"sha256":"00","media_type":"application/pdf","filename":"a.pdf","pages":[]}'
    assert from_json(FileReading, stored).history is None
