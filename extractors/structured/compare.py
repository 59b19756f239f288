"""A hybrid invoice says everything twice, and fraud or a broken program makes the two differ: people pay the page, machines the XML."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from rapidfuzz import fuzz

from extractors.model import Contradiction, ExtractedDocument, Field, Page, Value
from extractors.structured.on_page import folded, is_on_page, same_value, with_boxes
from extractors.structured.sheet import decimal_of
from extractors.terms import Shape, Term, shape_of

RULE = "INV-02"
"""Both readings are figures and particulars of one invoice that cannot both be right, as with sums that do not add up."""

_COMPARED = (
    Term.INVOICE_NUMBER,
    Term.ISSUE_DATE,
    Term.DUE_DATE,
    Term.CURRENCY,
    Term.SELLER_NAME,
    Term.SELLER_TAX_ID,
    Term.BUYER_NAME,
    Term.PO_NUMBER,
    Term.NET_TOTAL,
    Term.TAX_TOTAL,
    Term.GROSS_TOTAL,
    Term.AMOUNT_DUE,
    Term.IBAN,
)
_NAMES = {Term.SELLER_NAME, Term.BUYER_NAME}
_SAME_NAME = 70.0  # token-set ratio: a page may print the trading name, a logo or a line of the address beside it
_READ_FOR_CERTAIN = 0.5  # a reading of the page that is right less often than this contradicts nothing


def compared_with_pages(structured: ExtractedDocument, pages: Sequence[Page], page_reading: ExtractedDocument) -> ExtractedDocument:
    """The XML's document with boxes on its pages, and with what the pages print otherwise among its contradictions."""
    placed = with_boxes(structured, pages, page_reading)
    on_page = frozenset(folded(word.text) for page in pages for word in page.words)
    found = compare_with_page(placed, page_reading, on_page)
    return ExtractedDocument(
        placed.kind,
        placed.kind_confidence,
        placed.page_numbers,
        placed.fields,
        placed.lines,
        placed.schedule,
        (*placed.contradictions, *found),
    )


def compare_with_page(
    structured: ExtractedDocument, page_reading: ExtractedDocument, words_on_page: frozenset[str] = frozenset()
) -> tuple[Contradiction, ...]:
    """What XML and page say differently: only where the page prints another value for a term and the XML's is nowhere on it.

    `structured` should have been through `with_boxes`: a value with a box is on the page, and then a differing reading of the page is
    more likely a misreading than a contradiction. `words_on_page` are the folded words of the pages: a name most of whose words are
    printed somewhere is not contradicted by another name.
    """
    found = []
    for term in _COMPARED:
        stated, read = structured.field(term), page_reading.field(term)
        if stated is None or read is None or is_on_page(stated):
            continue
        if term in _NAMES and _mostly_printed(stated.value or "", words_on_page):
            continue
        if _disagree(term, stated, read):
            name = term.value.replace("_", " ")
            found.append(Contradiction(RULE, f"The XML says {stated.value} as {name}, the page says {read.value}"))
    return tuple(found)


def _mostly_printed(name: str, words_on_page: frozenset[str]) -> bool:
    words = [folded(word) for word in name.split() if len(folded(word)) >= 3]
    return bool(words) and 2 * sum(word in words_on_page for word in words) >= len(words)


def _disagree(term: Term, stated: Field, read: Field) -> bool:
    if not isinstance(stated.reading, Value) or not isinstance(read.reading, Value):
        return False
    if read.confidence is not None and read.confidence < _READ_FOR_CERTAIN:
        return False
    if same_value(term, stated.reading.text, read.reading.text):
        return False
    if term in _NAMES:
        return fuzz.token_set_ratio(stated.reading.text.casefold(), read.reading.text.casefold()) < _SAME_NAME
    if shape_of(term) is Shape.AMOUNT:
        return not _rounded_alike(stated.reading.text, read.reading.text)
    return folded(stated.reading.text) not in folded(read.reading.text)


def _rounded_alike(one: str, other: str) -> bool:
    """XML may state 12.5700 where the page prints 12.57."""
    first, second = decimal_of(one), decimal_of(other)
    cent = Decimal("0.01")
    return first is not None and second is not None and abs(abs(first).quantize(cent)) == abs(abs(second).quantize(cent))
