"""An XML file as a page a person can read: one line an element that holds text, and the documents that it states exactly."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.limits import Limits
from extractors.media_types import XML, decode_text
from extractors.problems import Unreadable
from extractors.readers import Reader, StructuredPart, Survey
from extractors.readers.plain_text import survey_text
from extractors.readers.structured import read_structured
from extractors.structured.xml_source import Element, XmlRefusedError, local_name, parse_xml

LINES_AT_MOST = 5_000
_JOINT = re.compile(r"(?<=[a-z])(?=[A-Z])")


def survey(content: bytes, media_type: str, limits: Limits, first_page: int) -> Survey:
    """The page of text and what the XML states; a broken XML still shows its text."""
    notes: tuple[str, ...] = ()
    try:
        text = "\n".join(_lines(parse_xml(content)))
    except XmlRefusedError as error:
        as_typed = decode_text(content)
        if as_typed is None:
            raise Unreadable("broken", str(error)) from error
        text, notes = as_typed, (str(error),)
    yield from survey_text(text, "plain_text", limits, first_page, notes)
    documents = read_structured(content, XML)
    if documents:
        yield StructuredPart(documents)


def _lines(root: Element) -> Iterator[str]:
    shown = 0
    for element in root.iter():
        if not isinstance(element.tag, str) or len(element) or not (element.text and element.text.strip()):
            continue
        shown += 1
        if shown > LINES_AT_MOST:
            return
        label = _JOINT.sub(" ", local_name(element))
        yield f"{label}: {' '.join(element.text.split())[:2000]}"


READER = Reader("xml text", {XML: 50}, survey)
