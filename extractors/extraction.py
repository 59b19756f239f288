"""From the pages of a file to what its papers say: each span is read by the rules of its kind, then its figures are held together.

Where a file states a document exactly (UBL, CII, Factur-X), that stands, and the page is compared with it.
"""

from __future__ import annotations

from dataclasses import replace

from extractors.candidates.second_reading import read_again
from extractors.code_evidence import code_evidence
from extractors.confidence.judging import kind_confidence, with_confidence, with_line_confidence
from extractors.confidence.paper import judged
from extractors.contradictions import contradictions_of
from extractors.kinds import ExtractedParts, kind_rules
from extractors.looks import layout_of
from extractors.media_types import XML
from extractors.missing_pages import missing_pages_field
from extractors.model import DocumentSpan, ExtractedDocument, FileHistory, FileReading, Page, ScannedPage
from extractors.owing_back import owes_back
from extractors.split import split_documents
from extractors.straightening import as_scanned, straightened
from extractors.structured.compare import compared_with_pages
from extractors.structured.on_page import with_boxes
from extractors.terms import RECEIVABLE_KINDS, DocumentKind

_ADDS_UP = frozenset(
    {
        DocumentKind.INVOICE,
        DocumentKind.CREDIT_NOTE,
        DocumentKind.PURCHASE_ORDER,
        DocumentKind.QUOTATION,
        DocumentKind.PURCHASE_ORDER_RESPONSE,
    }
)


def extract_documents(reading: FileReading) -> tuple[ExtractedDocument, ...]:
    """Every document of a file, in the order of its pages."""
    if reading.structured and not any(document.page_numbers for document in reading.structured):
        return reading.structured
    covered = {number for document in reading.structured for number in document.page_numbers}
    found = [document for document in reading.structured if not document.page_numbers]
    done: set[int] = set()
    for span in split_documents(reading):
        structured = _structured_for(reading, span)
        if structured is None:
            found.append(extract_document(reading, span))
        elif structured not in done:
            done.add(structured)
            found.append(extract_document(reading, span))
    for index, document in enumerate(reading.structured):
        if index not in done and document.page_numbers and covered:
            found.append(document)
    return tuple(sorted(found, key=lambda document: document.page_numbers[:1] or (0,)))


def extract_document(reading: FileReading, span: DocumentSpan) -> ExtractedDocument:
    """What the pages of one span say; from the file's own structure where it covers them. Of an invoice with pages also how it looks."""
    pages = [page for page in reading.pages if page.page_number in span.page_numbers]
    document = replace(_said(reading, pages, span), scans=_scans(pages), history=_history(reading, span))
    missing = missing_pages_field(pages)
    if missing is not None:
        document = replace(document, fields=(*document.fields, missing))
    if document.kind not in RECEIVABLE_KINDS or reading.media_type == XML:
        return document
    return replace(document, layout=layout_of([straightened(page) for page in pages], reading.producer))


def _history(reading: FileReading, span: DocumentSpan) -> FileHistory | None:
    if reading.history is None:
        return None
    return replace(reading.history, edits=tuple(each for each in reading.history.edits if each.page_number in span.page_numbers))


def _scans(pages: list[Page]) -> tuple[ScannedPage, ...]:
    return tuple(ScannedPage(page.page_number, page.picture, page.skew) for page in pages if page.picture is not None)


def _said(reading: FileReading, pages: list[Page], span: DocumentSpan) -> ExtractedDocument:
    index = _structured_for(reading, span)
    if index is None:
        return _read_pages(pages, span)
    structured = replace(reading.structured[index], page_numbers=span.page_numbers)
    if reading.media_type == XML:
        return with_boxes(structured, pages)  # the pages were made from the XML: nothing is to be read there, nor can they contradict it
    compared = compared_with_pages(structured, pages, _read_pages(pages, span))
    if span.kind not in RECEIVABLE_KINDS:
        return compared
    from_codes = code_evidence(compared.fields, pages).contradictions
    return replace(compared, contradictions=(*compared.contradictions, *from_codes))


def _structured_for(reading: FileReading, span: DocumentSpan) -> int | None:
    """Which structured document of the file a span is. It covers the span's first page; a paper of another kind there was appended."""
    for index, document in enumerate(reading.structured):
        if span.page_numbers and span.page_numbers[0] in document.page_numbers and span.kind is document.kind:
            return index
    return None


def _read_pages(pages: list[Page], span: DocumentSpan) -> ExtractedDocument:
    rules = next((each for each in kind_rules() if each.kind is span.kind), None)
    straight = [straightened(page) for page in pages]
    read = read_again(span.kind, straight, rules.extract(straight)) if rules is not None and rules.extract is not None else ExtractedParts()
    if span.kind is DocumentKind.INVOICE and owes_back(read.fields):
        return _read_pages(pages, replace(span, kind=DocumentKind.CREDIT_NOTE))
    contradictions = contradictions_of(read.fields, read.lines, lines_are_whole=read.lines_are_whole) if span.kind in _ADDS_UP else ()
    paper = judged(span.kind, straight, read.fields, read.lines, whole=read.lines_are_whole)
    parts = as_scanned(replace(read, fields=with_confidence(paper), lines=with_line_confidence(paper)), pages)
    fields = parts.fields
    if span.kind in RECEIVABLE_KINDS:
        from_codes = code_evidence(fields, pages)
        told = {field.term for field in from_codes.fields}
        fields = (*(field for field in fields if field.term not in told), *from_codes.fields)
        contradictions = (*contradictions, *from_codes.contradictions)
    return ExtractedDocument(
        span.kind, kind_confidence(paper), span.page_numbers, fields, parts.lines, parts.schedule, contradictions, signing=parts.signing
    )
