"""Files attached to a PDF: Factur-X and ZUGFeRD carry their XML so (ISO 32000-2 7.11.4)."""

from __future__ import annotations

import ctypes

import pypdfium2.raw as pdfium

from extractors.readers.pdf_file import opened

ATTACHMENTS = 50
BYTES_EACH = 20 * 1024 * 1024


def attachments(content: bytes) -> tuple[tuple[str, bytes], ...]:
    """Name and bytes of every attached file, within bounds of number and size; Unreadable where the PDF does not open."""
    found: list[tuple[str, bytes]] = []
    with opened(content) as document:
        for index in range(min(pdfium.FPDFDoc_GetAttachmentCount(document.raw), ATTACHMENTS)):
            attachment = pdfium.FPDFDoc_GetAttachment(document.raw, index)
            if not attachment:
                continue
            size = ctypes.c_ulong()
            if not pdfium.FPDFAttachment_GetFile(attachment, None, 0, size) or not 0 < size.value <= BYTES_EACH:
                continue
            content_buffer = ctypes.create_string_buffer(size.value)
            written = ctypes.c_ulong()
            if pdfium.FPDFAttachment_GetFile(attachment, content_buffer, size.value, written):
                found.append((_name(attachment), content_buffer.raw[: written.value]))
    return tuple(found)


def _name(attachment: object) -> str:
    length = pdfium.FPDFAttachment_GetName(attachment, None, 0)
    if length <= 2:
        return ""
    name = ctypes.create_string_buffer(length)
    pdfium.FPDFAttachment_GetName(attachment, ctypes.cast(name, ctypes.POINTER(pdfium.FPDF_WCHAR)), length)
    return name.raw.decode("utf-16-le", errors="replace").rstrip("\0")
