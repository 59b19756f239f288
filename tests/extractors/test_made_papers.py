"""The papers that the project makes are read as they were made: kind, pages, fields, lines and schedules, cut out of one file or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from rapidfuzz import fuzz

from api.sample.batches import clean_batch, faulty_batch
from api.sample.book import make_book
from api.sample.documents import ScheduleParticulars, ScheduleRow, draw_schedule
from api.sample.made import PDF, MadeDocument, Truth
from api.sample.particulars import Party
from extractors.extraction import extract_documents
from extractors.limits import Limits
from extractors.model import ExtractedDocument
from extractors.reading import read_file
from extractors.terms import DocumentKind, Term
from tests.corpus.forty import forty_documents

BOOK = make_book(date(2026, 11, 20))
PAPERS = [each for batch in (clean_batch(BOOK), faulty_batch(BOOK)) for each in batch.documents if "scan" not in each.filename]
# What an assistant needs right before anything else; the rest is held to a share.
CORE = (Term.INVOICE_NUMBER, Term.ISSUE_DATE, Term.GROSS_TOTAL, Term.CURRENCY, Term.SELLER_NAME, Term.BUYER_NAME, Term.PO_NUMBER)


def read(document: MadeDocument) -> tuple[ExtractedDocument, ...]:
    return extract_documents(read_file(document.content, document.filename, Limits()))


def same(term: Term, truth: str, found: str | None) -> bool:
    if found is None:
        return False
    if term.value.endswith("address"):
        return fuzz.token_set_ratio(truth.lower().replace(",", " "), found.lower().replace(",", " ")) >= 90
    return "".join(truth.split()).lower() == "".join(found.split()).lower()


def missed(truth: Truth, found: ExtractedDocument) -> Iterator[tuple[Term, str, str | None]]:
    for term, value in truth.fields.items():
        if not same(term, value, found.value(term)):
            yield term, value, found.value(term)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.filename)
def test_a_made_paper_is_read_as_it_was_made(paper: MadeDocument) -> None:
    documents = read(paper)
    assert [each.kind for each in documents] == [each.kind for each in paper.truths]
    for truth, found in zip(paper.truths, documents, strict=True):
        wrong = list(missed(truth, found))
        assert not [each for each in wrong if each[0] in CORE]
        assert len(wrong) <= 1
        assert [(line.quantity, line.line_total) for line in found.lines] == [(line.quantity, line.line_total) for line in truth.lines]
        assert [(row.invoice_number, row.amount) for row in found.schedule] == [(row.invoice_number, row.amount) for row in truth.schedule]


def test_a_total_that_was_altered_is_a_contradiction() -> None:
    altered = next(each for each in PAPERS if each.filename == "invoice-KSW2306.pdf")
    (document,) = read(altered)
    assert [each.rule for each in document.contradictions] == ["INV-02"]


def test_every_value_has_its_place_on_a_page() -> None:
    invoice = next(each for each in PAPERS if each.truths[0].kind is DocumentKind.INVOICE)
    (document,) = read(invoice)
    for field in (each for each in document.fields if each.value is not None):
        assert field.evidence
        assert all(each.box is not None and each.text for each in field.evidence)


def test_a_batch_in_one_pdf_is_the_same_documents_as_in_many() -> None:
    forty = forty_documents(BOOK)
    some = replace(forty, files=tuple(each for each in forty.files if each.media_type == PDF)[:10])
    apart = [document for paper in some.files for document in read(paper)]
    together = read(some.one_pdf())
    assert [shorn(each) for each in together] == [shorn(each) for each in apart]


@pytest.mark.slow
def test_forty_documents_in_one_pdf_are_the_same_forty() -> None:
    forty = forty_documents(BOOK)
    apart = [document for paper in forty.files for document in read(paper)]
    assert [shorn(each) for each in read(forty.one_pdf())] == [shorn(each) for each in apart]


def shorn(document: ExtractedDocument) -> object:
    """A document without the page numbers that its file gives it."""
    return (
        document.kind,
        {field.term: field.reading for field in document.fields},
        [(line.description, line.line_total) for line in document.lines],
    )


@pytest.mark.parametrize("amounts", [("100.10", "200.50"), ("100.00", "200.00")])
def test_the_last_row_of_a_workbook_is_not_its_total(amounts: tuple[str, str]) -> None:
    """General hides the noughts of a total that ends on ten cents or whole rands, so it looks like no sum of money."""
    day = date(2026, 11, 10)
    rows = tuple(ScheduleRow(f"A-{at}", f"Nyala Bande {at} BK", day, None, Decimal(amount)) for at, amount in enumerate(amounts))
    client = Party("Witkoppies Safety Wear (Pty) Ltd", ("16 Old Pass Road", "Paarl"))
    made = draw_schedule(ScheduleParticulars("S014", client, "A Factor", day, rows), "xlsx")
    (found,) = read(made)
    assert [row.amount for row in found.schedule] == [Decimal(amount) for amount in amounts]
    assert found.value(Term.GROSS_TOTAL) in (None, str(sum(map(Decimal, amounts))))
