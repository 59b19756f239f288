"""The XML that a hybrid invoice carries inside its PDF (Factur-X, ZUGFeRD, Order-X; PDF/A-3 attachments)."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2

from extractors.structured.xml_source import MAX_XML_BYTES


def xml_attachments(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each attachment of a PDF that looks like XML; none where the PDF cannot be opened.

    The caller is a child process with limits: an attachment can be a decompression bomb.
    """
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        return  # the reader of pages reports why; there is nothing to add
    with document:
        for number in range(document.count_attachments()):
            attachment = document.get_attachment(number)
            try:
                attached = bytes(attachment.get_data())
            except pypdfium2.PdfiumError:
                continue
            if len(attached) <= MAX_XML_BYTES and looks_like_xml(attached):
                yield attachment.get_name(), attached


def page_count(content: bytes) -> int:
    """How many pages a PDF has; 0 where it cannot be opened."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        return 0
    with document:
        return len(document)


def looks_like_xml(content: bytes) -> bool:
    """Whether bytes begin as an XML file does, in UTF-8 or UTF-16."""
    start = content[:200].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return start.startswith(b"<")
