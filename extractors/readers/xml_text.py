"""An XML file as pages a person can read, one line an element that holds text, and the documents that it states exactly.

Each document has pages of its own, so that it goes the way of any other: it is shown, and its values are found on its pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from extractors.limits import Limits
from extractors.media_types import XML, decode_text
from extractors.model import ExtractedDocument, Page
from extractors.problems import Unreadable
from extractors.readers import FileFacts, Reader, StructuredPart, Survey, SurveyedPage
from extractors.readers.plain_text import survey_text
from extractors.readers.structured import refused_invoice, stated_documents
from extractors.readers.text_grid import pages_of_text
from extractors.structured.xml_source import Element, XmlRefusedError, local_name, parse_xml

LINES_AT_MOST = 5_000
SEEN_BY = "plain_text"
_JOINT = re.compile(r"(?<=[a-z])(?=[A-Z])")


def survey(content: bytes, media_type: str, limits: Limits, first_page: int) -> Survey:
    """The pages of each document that the XML states; any other XML, and a broken one, shows its text."""
    try:
        root = parse_xml(content)
    except XmlRefusedError as refusal:
        as_typed = decode_text(content)
        if as_typed is None:
            raise Unreadable("broken", str(refusal)) from refusal
        yield from _of_one(as_typed, refused_invoice(content, refusal), limits, first_page, (str(refusal),))
        return
    stated = stated_documents(root)
    if not stated:
        yield from _of_one("\n".join(_lines(root)), (), limits, first_page, ())
        return
    pages: list[Page] = []
    documents: list[ExtractedDocument] = []
    for document, elements in stated:
        text = "\n".join(line for element in elements for line in (_name(element), *_lines(element)))
        own = tuple(islice(pages_of_text(text, SEEN_BY, len(pages) + 1), limits.pages_per_file + 1))
        documents.append(replace(document, page_numbers=tuple(page.page_number for page in own)))
        pages += own
        if len(pages) > limits.pages_per_file:
            raise Unreadable("too_many_pages", "XML")
    yield FileFacts(len(pages))
    for page in pages[first_page - 1 :]:
        yield SurveyedPage(page)
    yield StructuredPart(tuple(documents))


def _of_one(text: str, documents: tuple[ExtractedDocument, ...], limits: Limits, first_page: int, notes: tuple[str, ...]) -> Survey:
    page_count = 0
    for found in survey_text(text, SEEN_BY, limits, first_page, notes):
        if isinstance(found, FileFacts):
            page_count = found.page_count
        yield found
    if documents:
        yield StructuredPart(tuple(replace(document, page_numbers=tuple(range(1, page_count + 1))) for document in documents))


def _lines(root: Element) -> Iterator[str]:
    shown = 0
    for element in root.iter():
        if not isinstance(element.tag, str) or len(element) or not (element.text and element.text.strip()):
            continue
        shown += 1
        if shown > LINES_AT_MOST:
            return
        yield f"{_name(element)}: {' '.join(element.text.split())[:2000]}"


def _name(element: Element) -> str:
    return _JOINT.sub(" ", local_name(element))


READER = Reader("xml text", {XML: 50}, survey)
