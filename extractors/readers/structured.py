"""Documents whose own structure states their fields: an XML invoice or order, alone or inside a PDF.

Nothing is guessed here: a value is the text of the element that its standard names for it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.model import Contradiction, ExtractedDocument
from extractors.structured import cii, fatturapa, ubl
from extractors.structured.pdf_attachments import looks_like_xml, page_count, xml_attachments
from extractors.structured.xml_source import Element, XmlRefusedError, parse_xml
from extractors.terms import DocumentKind

_SAYS_IT_IS_AN_INVOICE = re.compile(
    rb"urn:oasis:names:specification:ubl:schema:xsd:(Invoice|CreditNote)-2"
    rb"|urn:un:unece:uncefact:data:standard:CrossIndustryInvoice"
    rb"|urn:ferd:CrossIndustryDocument"
    rb"|ivaservizi\.agenziaentrate\.gov\.it/docs/xsd/fatture"
)

UNREADABLE_RULE = "DOC-01"


def read_structured(content: bytes, media_type: str) -> tuple[ExtractedDocument, ...]:
    """The documents that a file's own structure states exactly; none where it states none.

    In a hybrid PDF the document covers every page. A broken file that says it is an invoice gives an invoice without fields and the
    reason as its contradiction, so that it is not taken for a file with nothing in it.
    """
    if media_type == "application/pdf":
        return _read_hybrid(content)
    if not looks_like_xml(content):
        return ()
    return _read_xml(content)


def _read_hybrid(content: bytes) -> tuple[ExtractedDocument, ...]:
    found = [document for _, attached in xml_attachments(content) for document in _read_xml(attached)]
    if not found:
        return ()
    pages = tuple(range(1, page_count(content) + 1))
    return (replace(found[0], page_numbers=pages),)  # the standards allow one; a second would claim the same pages


def _read_xml(content: bytes) -> tuple[ExtractedDocument, ...]:
    try:
        root = parse_xml(content)
    except XmlRefusedError as refusal:
        return refused_invoice(content, refusal)
    return tuple(document for document, _ in stated_documents(root))


def stated_documents(root: Element) -> tuple[tuple[ExtractedDocument, tuple[Element, ...]], ...]:
    """Each document that an XML states, with the elements that state it; an Italian file has one header for several."""
    for syntax in (ubl, cii):
        if syntax.reads(root):
            return ((syntax.read(root), (root,)),)
    return fatturapa.read_each(root) if fatturapa.reads(root) else ()


def refused_invoice(content: bytes, refusal: XmlRefusedError) -> tuple[ExtractedDocument, ...]:
    """An invoice without fields for an XML that says it is one and cannot be read; nothing for any other XML."""
    if _SAYS_IT_IS_AN_INVOICE.search(content.replace(b"\0", b"")):
        return (_unreadable(f"{refusal} Ask the sender for the invoice again, as a PDF or as whole XML."),)
    return ()


def _unreadable(sentence: str) -> ExtractedDocument:
    return ExtractedDocument(DocumentKind.INVOICE, None, (), (), contradictions=(Contradiction(UNREADABLE_RULE, sentence),))
