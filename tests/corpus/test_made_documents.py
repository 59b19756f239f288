"""The papers that the project makes are what they claim to be: the same each time, with numbers that pass their checks."""

from __future__ import annotations

import random
import time
from datetime import date

import pypdfium2
import pytest

from api.sample.batches import clean_batch, faulty_batch, sample_director
from api.sample.book import make_book
from api.sample.documents import draw_identity_card, draw_passport, scanned
from api.sample.documents.layouts import LAYOUTS
from api.sample.made import PDF, MadeDocument
from api.sample.numbers import luhn_digit, mrz_check_digit, vat_number
from extractors.terms import DocumentKind, Term
from tests.corpus.forty import forty_documents

DAY = date(2026, 11, 20)
BOOK = make_book(DAY)


def text_of(document: MadeDocument) -> str:
    opened = pypdfium2.PdfDocument(document.content)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in opened)
    finally:
        opened.close()


def test_the_same_book_and_papers_come_from_the_same_day() -> None:
    again = make_book(DAY)
    made = [each.content for each in clean_batch(BOOK).documents]
    time.sleep(1.1)  # a date of making would show now; a workbook's is whole seconds
    assert again.files() == BOOK.files()
    assert [each.content for each in clean_batch(again).documents] == made


def test_a_scan_is_the_same_each_time_and_has_no_text() -> None:
    paper = clean_batch(BOOK).documents[1]
    assert scanned(paper).content == scanned(paper).content
    assert text_of(scanned(paper)).strip() == ""
    assert scanned(paper).truths == paper.truths


@pytest.mark.parametrize("batch", [clean_batch(BOOK), faulty_batch(BOOK)], ids=lambda batch: batch.name)
def test_what_the_truth_says_stands_on_the_paper(batch) -> None:  # type: ignore[no-untyped-def]
    for document in batch.documents:
        if document.media_type != PDF or "scan" in document.filename or "-scan" in document.filename:
            continue
        words = text_of(document)
        for truth in document.truths:
            for term in (
                Term.INVOICE_NUMBER,
                Term.PO_NUMBER,
                Term.DELIVERY_NOTE_NUMBER,
                Term.SELLER_NAME,
                Term.BUYER_NAME,
                Term.BANK_ACCOUNT,
            ):
                assert truth.fields.get(term, "") in words, (document.filename, term)


def test_numbers_of_the_book_pass_their_check_digits() -> None:
    for number in (client.party.tax_id or "" for client in BOOK.clients.values()):
        assert number[0] == "4"
        assert luhn_digit(number[:-1]) == number[-1]
    assert len(vat_number(random.Random(1))) == 10


def test_the_machine_readable_zone_of_the_passport_holds() -> None:
    first, second = draw_passport(sample_director()).truth.fields[Term.MRZ_LINES].split("\n")
    assert len(first) == len(second) == 44
    assert mrz_check_digit(second[0:9]) == second[9]
    assert mrz_check_digit(second[13:19]) == second[19]
    assert mrz_check_digit(second[21:27]) == second[27]
    assert mrz_check_digit(second[0:10] + second[13:20] + second[21:43]) == second[43]


def test_an_identity_card_is_a_picture() -> None:
    assert draw_identity_card(sample_director()).content.startswith(b"\x89PNG")


def test_forty_documents_are_forty_and_one_pdf_holds_them_all() -> None:
    forty = forty_documents(BOOK)
    assert len(forty.files) == 40
    assert len(forty.invoice_numbers) == 13
    whole = forty.one_pdf()
    assert [truth.kind for truth in whole.truths].count(DocumentKind.INVOICE) == 13
    opened = pypdfium2.PdfDocument(whole.content)
    assert len(opened) == sum(truth.page_count for truth in whole.truths)
    opened.close()


def test_every_order_number_is_its_own() -> None:
    numbers = [order.po_number for order in BOOK.orders]
    assert len(numbers) == len(set(numbers))
    assert len(BOOK.clients) >= 4
    assert len(BOOK.debtors) >= 12
    assert len(BOOK.open_orders("C001")) + len(BOOK.open_orders("C002")) >= 28


def test_six_houses_draw_an_invoice_differently() -> None:
    assert len(LAYOUTS) == 6
