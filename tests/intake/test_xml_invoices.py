"""An e-invoice that is XML alone is submitted like any paper, and stands in the books as it states itself."""

from __future__ import annotations

from sqlalchemy import select

from api.sample.book import SampleBook
from extractors.codec import from_plain
from extractors.model import ExtractedDocument
from extractors.terms import Term
from intake.pipeline import run_until_idle
from intake.services import Services
from storage.database.reading import reading
from storage.database.tables import DocumentRow
from tests.extractors import xml_invoices
from tests.intake.made import bring, sender_of


def _documents(services: Services, book: SampleBook, content: bytes) -> list[ExtractedDocument]:
    bring(services, ("invoice.xml", content), sender=sender_of(book))
    run_until_idle(services)
    with reading(services.engine) as session:
        rows = list(session.scalars(select(DocumentRow).order_by(DocumentRow.first_page_number)))
    return [from_plain(ExtractedDocument, row.extraction) for row in rows]


def test_the_books_have_what_the_xml_states_and_nothing_beside_it(services: Services, book: SampleBook) -> None:
    (document,) = _documents(services, book, xml_invoices.ubl_invoice())
    assert {term: document.value(term) for term in xml_invoices.EXPECTED} == xml_invoices.EXPECTED
    assert {field.extracted_by for field in document.fields} == {"ubl"}
    assert document.page_numbers == (1,)


def test_each_invoice_of_an_italian_file_is_a_document(services: Services, book: SampleBook) -> None:
    documents = _documents(services, book, xml_invoices.fatturapa(["TD01", "TD01"]))
    assert [(document.value(Term.INVOICE_NUMBER), document.page_numbers) for document in documents] == [("1", (1,)), ("2", (2,))]
