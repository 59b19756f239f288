"""A copy of an invoice is known again by its figures, however it was made, and another invoice on the same form is not taken for one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractors.model import Box, ExtractedDocument, Page, Word
from tests.verification.world import INVOICE, document
from verification.matching.content import PaperContent, bands_of, content_of, content_of_pages, figures_agree, told_apart

FORM = "Karoo Wool Traders (Pty) Ltd 4123456789 Tel 021 555 0199 Tax Invoice Reg 2015/123456/07 Account 62000012345 Branch 250655"
FIRST = f"{FORM} INV-101 2026-03-02 2026-04-01 PO-5571 DN-9034 WB-100 100 100.00 10,000.00 WB-205 35 81.50 2,852.50 1,927.88 14,780.38"


def said(text: str, **changed: str) -> PaperContent:
    return content_of(document("invoice", {**INVOICE, **changed}), text.split())


def is_found(one: PaperContent, other: PaperContent) -> bool:
    """The register would be asked for it, and would take it for the same."""
    return bool(set(bands_of(one.figures)) & set(bands_of(other.figures))) and figures_agree(one, other)


@pytest.mark.parametrize(
    ("how", "text"),
    [
        ("as it is", FIRST),
        ("read in another order", " ".join(reversed(FIRST.split()))),
        ("letters read for digits", FIRST.replace("10,000.00", "1O,0OO.00").replace("PO-5571", "PO-557l").replace("81.50", "8l.S0")),
        ("commas lost", FIRST.replace(",", "")),
        ("a figure misread", FIRST.replace("2,852.50", "2,352.50")),
        ("another date", FIRST.replace("2026-03-02", "2026-06-02")),
        ("another number", FIRST.replace("INV-101", "INV-377")),
        ("the letterhead cut off", FIRST.replace(FORM, "")),
    ],
)
def test_a_copy_is_known_again(how: str, text: str) -> None:
    assert is_found(said(FIRST), said(text)), how


@pytest.mark.parametrize(
    ("how", "text"),
    [
        ("other lines on the same form", f"{FORM} INV-102 2026-03-03 2026-04-02 PO-5600 DN-9100 XY-7 12 455.00 5,460.00 819.00 6,279.00"),
        ("the form alone", FORM),
        ("nothing", ""),
    ],
)
def test_another_invoice_is_not_taken_for_it(how: str, text: str) -> None:
    assert not is_found(said(FIRST), said(text, invoice_number="INV-102", issue_date="2026-03-03")), how


def test_words_in_place_of_others_tell_two_invoices_apart() -> None:
    assert told_apart(said(FIRST + " unit 4"), said(FIRST + " unit 5"))
    assert not told_apart(said(FIRST + " unit 4"), said(FIRST))


def test_too_few_figures_have_no_bands() -> None:
    assert bands_of(["100", "200"]) == ()


def test_bands_never_change() -> None:
    """Those in a register are compared with those made years later."""
    assert bands_of([f"figure {number}" for number in range(8)])[:2] == BANDS


BANDS = (-2824409990569904530, 7202135179635636720)


def test_only_the_pages_of_the_document_count() -> None:
    box = Box(0, 0, 1, 1)
    pages = [Page(number, 100, 100, 0, (Word(f"{number}{number}{number}", box, None, "text_layer"),)) for number in (1, 2, 3)]
    paper: ExtractedDocument = replace(document("invoice", {}), page_numbers=(2, 3))
    assert content_of_pages(paper, pages).words == ("222", "333")
