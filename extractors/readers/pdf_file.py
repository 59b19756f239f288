"""Opening a PDF, or saying why it cannot be opened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from extractors.problems import Unreadable


@contextmanager
def opened(content: bytes) -> Iterator[Any]:
    """The open file; Unreadable where it is locked, cut off or no PDF. An empty password opens what is only marked against printing."""
    try:
        document = pypdfium2.PdfDocument(content, password="")
    except pypdfium2.PdfiumError as error:
        code = pdfium.FPDF_GetLastError()
        if code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise Unreadable("encrypted", str(error)) from error
        raise Unreadable("broken" if b"%%EOF" in content[-2048:] else "truncated", str(error)) from error
    try:
        yield document
    finally:
        document.close()
