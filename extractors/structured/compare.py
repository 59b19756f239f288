"""A hybrid invoice says everything twice, and fraud or a broken program makes the two differ: people pay the page, machines the XML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from rapidfuzz import fuzz

from extractors.fields.amounts import figures_of
from extractors.layout.lines import lay_out
from extractors.model import Contradiction, ExtractedDocument, Field, Page, Value
from extractors.structured.compare_lines import lines_that_differ
from extractors.structured.on_page import MARKS, folded, is_on_page, same_value, with_boxes
from extractors.structured.sheet import decimal_of
from extractors.terms import Shape, Term, shape_of

RULE = "INV-02"
"""Both readings are figures and particulars of one invoice that cannot both be right, as with sums that do not add up."""

_COMPARED = (
    Term.INVOICE_NUMBER,
    Term.ISSUE_DATE,
    Term.DUE_DATE,
    Term.DELIVERY_DATE,
    Term.CURRENCY,
    Term.SELLER_NAME,
    Term.SELLER_TAX_ID,
    Term.SELLER_ADDRESS,
    Term.BUYER_NAME,
    Term.BUYER_TAX_ID,
    Term.BUYER_ADDRESS,
    Term.PAYEE_NAME,
    Term.PO_NUMBER,
    Term.DELIVERY_NOTE_NUMBER,
    Term.LINES_TOTAL,
    Term.ALLOWANCE_TOTAL,
    Term.CHARGE_TOTAL,
    Term.NET_TOTAL,
    Term.TAX_RATE,
    Term.TAX_TOTAL,
    Term.GROSS_TOTAL,
    Term.PREPAID_TOTAL,
    Term.AMOUNT_DUE,
    Term.IBAN,
    Term.BIC,
    Term.BANK_ACCOUNT,
    Term.PAYMENT_REFERENCE,
)
_NAMES = {Term.SELLER_NAME, Term.BUYER_NAME, Term.PAYEE_NAME}
_ADDRESSES = {Term.SELLER_ADDRESS, Term.BUYER_ADDRESS}
_TAX_IDS = {Term.SELLER_TAX_ID, Term.BUYER_TAX_ID}
_SAME_WORDS = 70.0  # token-set ratio: a page may print the trading name, a logo or a line of the address beside it
_READ_FOR_CERTAIN = 0.5  # a reading of the page that is right less often than this contradicts nothing
_BANK_AND_PLACE = 8  # letters of a BIC; three more name a branch


@dataclass(frozen=True, slots=True)
class Print:
    """What stands on the pages of an invoice, whatever it was read as: folded words, and amounts without their signs."""

    words: frozenset[str] = frozenset()
    figures: frozenset[Decimal] = frozenset()


def compared_with_pages(structured: ExtractedDocument, pages: Sequence[Page], page_reading: ExtractedDocument) -> ExtractedDocument:
    """The XML's document with boxes on its pages, and with what the pages print otherwise among its contradictions."""
    placed = with_boxes(structured, pages, page_reading)
    found = compare_with_page(placed, page_reading, print_on(pages))
    return replace(placed, contradictions=(*placed.contradictions, *found))


def print_on(pages: Sequence[Page]) -> Print:
    """The words and amounts of some pages."""
    words = frozenset(folded(word.text) for page in pages for word in page.words)
    cells = [cell for page in pages for cell in lay_out(page).cells]
    figures = frozenset(abs(figure.value) for cell in cells for mark in MARKS for figure in figures_of(cell, mark))
    return Print(words, figures)


def compare_with_page(
    structured: ExtractedDocument, page_reading: ExtractedDocument, on_page: Print = Print()
) -> tuple[Contradiction, ...]:
    """What XML and page say differently: only where the page prints another value for a term and the XML's is nowhere on it.

    `structured` should have been through `with_boxes`: a value with a box is on the page, and then a differing reading of the page is
    more likely a misreading than a contradiction. A name or address most of whose words are printed somewhere is not contradicted either.
    """
    found = []
    for term in _COMPARED:
        stated, read = structured.field(term), page_reading.field(term)
        if stated is None or read is None or is_on_page(stated):
            continue
        if term in _NAMES | _ADDRESSES and _mostly_printed(stated.value or "", on_page.words):
            continue
        if _disagree(term, stated, read):
            name = term.value.replace("_", " ")
            found.append(f"The XML says {stated.value} as {name}, the page says {read.value}")
    found += lines_that_differ(structured.lines, page_reading.lines, on_page.figures, " ".join(on_page.words))
    return tuple(Contradiction(RULE, message) for message in found)


def _mostly_printed(name: str, words_on_page: frozenset[str]) -> bool:
    words = [folded(word) for word in name.split() if len(folded(word)) >= 3]
    return bool(words) and 2 * sum(word in words_on_page for word in words) >= len(words)


def _disagree(term: Term, stated: Field, read: Field) -> bool:
    if not isinstance(stated.reading, Value) or not isinstance(read.reading, Value):
        return False
    if read.confidence is not None and read.confidence < _READ_FOR_CERTAIN:
        return False
    one, other = stated.reading.text, read.reading.text
    if same_value(term, one, other):
        return False
    if term in _NAMES | _ADDRESSES:
        return fuzz.token_set_ratio(one.casefold(), other.casefold()) < _SAME_WORDS
    if shape_of(term) is Shape.AMOUNT:
        return not _rounded_alike(one, other)
    if term in _TAX_IDS:
        return _are_of_one_kind(one, other) and folded(one) not in folded(other)
    if term is Term.BIC:
        return folded(one)[:_BANK_AND_PLACE] != folded(other)[:_BANK_AND_PLACE]
    return folded(one) not in folded(other)


def _are_of_one_kind(one: str, other: str) -> bool:
    """Whether both are VAT numbers with their country or neither is: a seller may print its number at the local tax office instead.

    The same digits with and without a country are one number.
    """
    with_country = [bool(re.match(r"[A-Za-z]{2}", folded(each))) for each in (one, other)]
    return with_country[0] == with_country[1]


def _rounded_alike(one: str, other: str) -> bool:
    """XML may state 12.5700 where the page prints 12.57."""
    first, second = decimal_of(one), decimal_of(other)
    cent = Decimal("0.01")
    return first is not None and second is not None and abs(abs(first).quantize(cent)) == abs(abs(second).quantize(cent))
