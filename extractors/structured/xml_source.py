"""XML from strangers: parsed with entities, document types and the network off, and walked by local names.

A document type can define entities that read files or grow to gigabytes, so a file that carries one is refused, whatever it holds
(OWASP XML External Entity Prevention; EN 16931 syntaxes never need one). Elements are found by local name because senders use every
prefix and several generations of namespaces for the same elements.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

MAX_XML_BYTES = 64 * 1024 * 1024

_DOCUMENT_TYPE = b"<!DOCTYPE"
_FIRST_ELEMENT = re.compile(rb"<\0?[A-Za-z_]")
_CARRIES_A_TYPE = "The XML carries a document type, which can hide files and bombs; invoices never need one."

Element = etree._Element


class XmlRefusedError(ValueError):
    """The bytes are no XML that we read: broken, too large, or carrying a document type. The message says which, in a sentence."""


def parse_xml(content: bytes) -> Element:
    """The root of an XML file; XmlRefusedError says in a sentence why there is none."""
    if len(content) > MAX_XML_BYTES:
        raise XmlRefusedError(f"The XML is larger than {MAX_XML_BYTES // (1024 * 1024)} MiB.")
    if _DOCUMENT_TYPE in content[: _start_of_root(content)].replace(b"\0", b""):
        raise XmlRefusedError(_CARRIES_A_TYPE)  # before its declarations are looked at
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        reason = str(error).splitlines()[0] if str(error) else "no element found"
        raise XmlRefusedError(f"The XML is broken: {reason}.") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise XmlRefusedError(_CARRIES_A_TYPE)
    return root


def _start_of_root(content: bytes) -> int:
    """Where the first element begins, in UTF-8 or UTF-16; a document type can only stand before it."""
    found = _FIRST_ELEMENT.search(content)
    return found.start() if found else len(content)


def local_name(element: Element) -> str:
    """The name of an element without its namespace."""
    return etree.QName(element).localname


def namespace(element: Element) -> str:
    """The namespace of an element, empty where it has none."""
    return etree.QName(element).namespace or ""


def every(element: Element | None, path: str) -> Iterator[Element]:
    """Each element at a path of local names, such as `PostalAddress/CityName`, in document order."""
    if element is None:
        return
    first, _, rest = path.partition("/")
    for child in element:
        if isinstance(child.tag, str) and local_name(child) == first:
            if rest:
                yield from every(child, rest)
            else:
                yield child


def first(element: Element | None, *paths: str) -> Element | None:
    """The first element at the first of the paths that has one."""
    for path in paths:
        for found in every(element, path):
            return found
    return None


def text_of(element: Element | None) -> str | None:
    """The text of an element with single spaces, None where it is missing or empty."""
    if element is None:
        return None
    return re.sub(r"\s+", " ", "".join(map(str, element.itertext()))).strip() or None


def text_at(element: Element | None, *paths: str) -> str | None:
    """The first text that is not empty at the first of the paths that has one."""
    for path in paths:
        for found in every(element, path):
            text = text_of(found)
            if text:
                return text
    return None
