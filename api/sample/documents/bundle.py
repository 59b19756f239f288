"""Several papers in one file, as a client's copier sends them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

import pypdfium2

from api.sample.made import PDF, MadeDocument


def bundled(documents: Sequence[MadeDocument], filename: str = "batch.pdf") -> MadeDocument:
    """The PDFs one after the other in one PDF; the truths follow the order of the pages."""
    whole = pypdfium2.PdfDocument.new()
    for document in documents:
        if document.media_type != PDF:
            raise ValueError(f"{document.filename} is no PDF and cannot be bundled")
        part = pypdfium2.PdfDocument(document.content)
        whole.import_pages(part)
        part.close()
    out = BytesIO()
    whole.save(out)
    whole.close()
    truths = tuple(truth for document in documents for truth in document.truths)
    return replace(documents[0], filename=filename, content=_undated(out.getvalue()), truths=truths)


def _undated(content: bytes) -> bytes:
    """The same PDF without the moment at which it was made; every replacement has the length of what it replaces, so offsets stay true."""
    content = re.sub(rb"\(D:\d{14}", b"(D:20260101000000", content)
    return re.sub(rb"/ID\s*\[.*?\]", lambda found: re.sub(rb"[0-9A-F]", b"0", found.group()), content, flags=re.DOTALL)
