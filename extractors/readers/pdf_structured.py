"""The documents that a PDF states exactly in an attached XML."""

from __future__ import annotations

from extractors.limits import Limits
from extractors.media_types import PDF, XML, media_type_of
from extractors.problems import Unreadable
from extractors.readers import StructuredPart
from extractors.readers.pdf_attachments import attachments
from extractors.readers.structured import read_structured


def structured_part(content: bytes, limits: Limits) -> StructuredPart:
    """What the attachments of a PDF say; those that are no e-invoice are named in the notes, since a person may want them."""
    if b"/EmbeddedFile" not in content and b"/ObjStm" not in content:
        return StructuredPart(())
    try:
        found = attachments(content)
    except Unreadable:
        return StructuredPart(())
    others = tuple(f"Attached file not read: {name[:80]}" for name, attached in found if media_type_of(attached) != XML)
    if len(others) == len(found):
        return StructuredPart((), others)
    return StructuredPart(read_structured(content, PDF), others)
