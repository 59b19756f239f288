"""Files that are locked, cut off, empty, endless or made to do harm end with a reason and what to do next, and never with a traceback."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import replace

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from extractors import reading as reading_module
from extractors.limits import MEBIBYTE, Limits
from extractors.problems import SENTENCES
from extractors.reading import read_page, survey_file
from tests.extractors import paper

LIMITS = Limits()


def _code(content: bytes, limits: Limits = LIMITS) -> str | None:
    found = survey_file(content, "file", limits)
    assert (found.problem is None) == (found.problem_code is None)
    if found.problem_code:
        assert found.problem == SENTENCES[found.problem_code]
    return found.problem_code


def _locked(password: str) -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target, encrypt=StandardEncryption(password, ownerPassword="owner", canPrint=0))
    canvas.drawString(72, 700, "Invoice")
    canvas.save()
    return target.getvalue()


def test_a_locked_pdf_is_named_so() -> None:
    assert _code(_locked("secret")) == "encrypted"


def test_a_pdf_that_only_forbids_printing_is_read() -> None:
    found = survey_file(_locked(""), "file.pdf", LIMITS)
    assert [word.text for word in found.pages[0].words] == ["Invoice"]


@pytest.mark.parametrize("content", [b"", b"\n \r\n", b"\0" * 100])
def test_an_empty_file_is_named_so(content: bytes) -> None:
    assert _code(content) == "empty"


def test_a_pdf_cut_off_early_is_named_truncated() -> None:
    assert _code(paper.pdf()[:200]) == "truncated"


def test_a_pdf_that_lost_only_its_table_of_objects_is_mended() -> None:
    broken = paper.raw_pdf("/MediaBox [0 0 595 842]", b"BT /F1 12 Tf 72 700 Td (Mended) Tj ET", trailer=False)
    mended = survey_file(broken + b"trailer << /Root 1 0 R >>", "file.pdf", LIMITS)
    assert [word.text for word in mended.pages[0].words] == ["Mended"]


def test_a_pdf_header_with_nothing_behind_is_broken() -> None:
    assert _code(b"%PDF-1.7\nnothing\n%%EOF\n") == "broken"


def test_ten_thousand_pages_are_refused() -> None:
    kids = " ".join("3 0 R" for _ in range(10_000))
    content = paper.raw_pdf("/MediaBox [0 0 595 842]", b"")
    content = content.replace(b"/Kids [3 0 R] /Count 1", f"/Kids [{kids}] /Count 10000".encode())
    assert _code(content) == "too_many_pages"


def test_a_file_over_the_limit_of_bytes_is_not_even_opened() -> None:
    assert _code(paper.pdf(), replace(LIMITS, bytes_per_file=100)) == "too_many_bytes"


def test_a_picture_that_claims_to_be_giant_is_not_decoded() -> None:
    found = survey_file(paper.bomb_png(60_000, 60_000), "bomb.png", LIMITS)
    assert found.problem_code == "too_many_pixels"


def test_a_picture_cut_off_parks_its_page() -> None:
    content = paper.encoded(paper.picture(), "PNG")[:3000]
    page = read_page(content, "image/png", 1, LIMITS)
    assert page.problem_code == "truncated"


def test_a_content_stream_that_unpacks_without_end_parks_its_page() -> None:
    bomb = zlib.compress(b"q Q " * (100 * MEBIBYTE))
    content = paper.raw_pdf("/MediaBox [0 0 595 842]", bomb, "/Filter /FlateDecode")
    found = survey_file(content, "bomb.pdf", replace(LIMITS, memory_bytes=700 * MEBIBYTE))
    assert (found.problem_code, found.unread_page_numbers) == (None, ())
    (page,) = found.pages
    assert (page.problem_code, page.problem, page.words) == ("crashed", SENTENCES["crashed"], ())  # the library ends itself out of memory


def test_a_spreadsheet_that_unpacks_to_gigabytes_is_refused() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", b" " * (20 * MEBIBYTE))
    assert _code(target.getvalue(), replace(LIMITS, bytes_per_file=5 * MEBIBYTE)) == "too_large_inside"


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY x SYSTEM "file:///etc/hostname">',
        '<!ENTITY a "aaaaaaaaaaaaaaaa">'
        + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 20}">' for n in range(6))
        + '<!ENTITY x "&g;">',
    ],
)
def test_a_spreadsheet_with_entities_of_its_own_opens_no_file_and_swells_to_nothing(declared: str) -> None:
    found = survey_file(paper.sheet_with_entities(declared), "book.xlsx", LIMITS)
    assert [(page.problem_code, page.words) for page in found.pages] == [("broken", ())]


def test_a_page_that_hangs_the_parser_is_parked_and_the_rest_read(monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.extractors import bad_engines

    monkeypatch.setattr(reading_module, "survey_pages", bad_engines.hangs_on_page_two)
    found = survey_file(paper.pdf(), "file.pdf", replace(LIMITS, seconds_per_page=1.0))
    assert [page.problem_code for page in found.pages] == [None, "timed_out", None]


def test_a_page_that_kills_the_parser_is_parked_and_the_rest_read(monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.extractors import bad_engines

    monkeypatch.setattr(reading_module, "survey_pages", bad_engines.dies_on_page_two)
    found = survey_file(paper.pdf(), "file.pdf", LIMITS)
    assert [page.problem_code for page in found.pages] == [None, "crashed", None]
    assert found.problem is None


def test_a_file_on_which_every_page_kills_is_given_up() -> None:
    from tests.extractors import bad_engines

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading_module, "survey_pages", bad_engines.dies_on_every_page)
        found = survey_file(paper.pdf(), "file.pdf", LIMITS)
    assert len(found.pages) == 50
    assert {page.problem_code for page in found.pages} == {"crashed"}


def test_a_page_that_is_not_there_has_a_reason() -> None:
    assert read_page(paper.pdf(), "application/pdf", 9, LIMITS).problem_code == "no_such_page"


def test_a_kind_nobody_reads_is_named_unsupported() -> None:
    assert _code(b"\x7fELF" + bytes(range(256)) * 4) == "unsupported"
