"""What is printed twice is doubted less, and the rulings of a table hide nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from api.sample.documents import draw_invoice, scanned
from api.sample.particulars import Goods
from extractors.extraction import extract_documents
from extractors.limits import Limits
from extractors.model import Absent, Box, Field, FileReading, Mark, Page, Word
from extractors.reading import read_file
from extractors.terms import Term
from tests.extractors.confidence.test_searched import BUYER, PLAIN, absent

TWICE = """
TAX INVOICE
{above}
Phone: 021 173 7938

CUSTOMER :
Nyala Retail (Pty) Ltd
Customer VAT No: 4419203767

INVOICE NUMBER :    KD-7227
DATED :             08.11.2026

Description                 Qty      Price         Total
Oak door                    8        88.80         710.40
Pine door                   2        100.00        200.00
Net                                                910.40
VAT 15%                                            136.56
Total                                              1046.96

{below}                     VAT Reg. No. 4452463344
16 Old Pass Road     Paarl     7646
"""


@pytest.mark.parametrize(
    ("above", "sure"),
    [("16 Old Pass Road, Paarl, 7646", True), ("16 Old Pass Roads, Paarl, 7646", False), ("16 Old Road, Paarl, 7646", False)],
)
def test_the_sellers_street_printed_again_with_its_town_is_not_the_buyers(above: str, *, sure: bool) -> None:
    found = absent(TWICE.format(above=above, below="Kwela Doors (Pty) Ltd"), Term.BUYER_ADDRESS)
    assert found is not None
    assert (found.extracted_by == "search") is sure


WOODS = ("Oak", "Pine", "Ash", "Beech", "Teak", "Cedar", "Birch")


@pytest.fixture(scope="module")
def scan() -> FileReading:
    lines = tuple(
        Goods(f"{each} door", Decimal(place), "EA", Decimal("469.00"), f"OD-{place}") for place, each in enumerate(WOODS, start=2)
    )
    paper = scanned(draw_invoice(replace(PLAIN, buyer=replace(BUYER, address=()), lines=lines), "ruled"), seed=5)
    return read_file(paper.content, paper.filename, Limits())


def address_on(scan: FileReading, changed: Callable[[Page], Page]) -> Field:
    (document,) = extract_documents(replace(scan, pages=tuple(map(changed, scan.pages))))
    found = document.field(Term.BUYER_ADDRESS)
    assert found is not None
    assert found.reading == Absent()
    return found


@pytest.mark.parametrize(("text", "sure"), [("Kwela Doors (Pty) Ltd", True), ("Kwela Doors (Pty) Lid", False)])
def test_a_name_printed_again_is_no_word_in_doubt(scan: FileReading, text: str, *, sure: bool) -> None:
    words = [Word(each, Box(40 + 40 * place, 790, 77 + 40 * place, 800), 0.4, "paddle") for place, each in enumerate(text.split())]
    found = address_on(scan, lambda page: replace(page, words=(*page.words, *words)))
    assert (found.extracted_by == "search") is sure


def test_rulings_of_the_table_of_goods_hide_no_address(scan: FileReading) -> None:
    (document,) = extract_documents(scan)
    rows = [each.evidence.box for each in document.lines if each.evidence is not None and each.evidence.box is not None]
    page, first, last = scan.pages[0], rows[0], rows[-1]
    table = Box(first.x0 + 100, first.top, first.x1, last.bottom)
    elsewhere = Box(table.x0, page.height - 40 - table.height, table.x1, page.height - 40)
    assert table.width * table.height > 0.05 * page.width * page.height
    blotted = Word("sca%", Box(table.x0 + 20, first.top, table.x0 + 40, first.bottom), 0.3, "paddle")
    assert address_on(scan, lambda page: replace(page, marks=(Mark("strokes", table),))).extracted_by == "search"
    assert address_on(scan, lambda page: replace(page, marks=(Mark("strokes", elsewhere),))).extracted_by != "search"
    stamped = address_on(scan, lambda page: replace(page, marks=(Mark("strokes", table),), words=(*page.words, blotted)))
    assert stamped.extracted_by != "search"
