"""Tax numbers on a paper, found by their labels or by a shape that only a tax number has.

Registers of South Africa, the European Union, Britain, Switzerland, India, Australia, China and the United States; whose a number is,
the block it stands in says, not the number. A number that fails its check digits stands as printed: that is a check's business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stdnum.eu import vat as eu_vat

from extractors.fields.dates import dates_of
from extractors.fields.labels import LabelHit, label_key
from extractors.fields.lookup import DocumentLayout, places_for
from extractors.layout.lines import Cell
from extractors.model import Evidence

_TAX_ID = re.compile(
    r"(?<![A-Za-z0-9])(?:CHE-?\d{3}\.?\d{3}\.?\d{3}(?:\s?(?:MWST|TVA|IVA))?"
    r"|NL\s?\d{3}\.?\d{3}\.?\d{3}\.?\s?B\s?\d\d|[A-Z]{2}\s?U\d{8}"
    r"|(?:[A-Z]{2}\s?)?[A-Z0-9]{0,2}(?:[\s./-]?\d[A-Z]?){7,14}(?:B\d\d)?[A-Z]{0,2}\d?|[0-9A-Z]{15,18})(?![A-Za-z0-9])"
)
_EU_SHAPE = re.compile(
    r"(?<![A-Za-z0-9])(?:DE\s?\d{9}|FR\s?[0-9A-Z]{2}(?:\s?\d{3}){3}|NL\s?\d{9}\s?B\d\d|BE\s?0\d{9}|ATU\d{8})(?![A-Za-z0-9])"
)
_EIN = re.compile(r"\bEIN\W{0,3}(\d{2}-\d{7})\b")
_VAT_WORDS = ("vat", "ust", "tva", "btw", "mwst", "umsatz", "gst", "iva", "纳税", "nip", "uid")
_SELLER_WORDS = re.compile(r"(?i)^(?:our|ons|unsere|seller|supplier|notre|verkaufer|verskaffer|leverancier)")
_FEWEST_DIGITS = 7


@dataclass(frozen=True, slots=True)
class TaxNumber:
    """A tax number on the page, the cell of its label, whether that label names a party, and how much it looks like one."""

    text: str
    evidence: Evidence
    cell: Cell
    names_buyer: bool
    is_vat: bool
    label: Cell
    names_seller: bool = False
    score: float = 1.0


def tax_numbers(layout: DocumentLayout) -> list[TaxNumber]:
    """Every tax number, in reading order: those behind a label, and those whose shape says it."""
    found: dict[tuple[int, int, str], TaxNumber] = {}
    for number in (*_labelled(layout), *_shaped(layout)):
        found.setdefault((number.cell.page_number, number.cell.line_number, _bare(number.text)), number)
    return sorted(found.values(), key=lambda each: (each.cell.page_number, each.cell.line_number, each.cell.box.x0))


def _bare(text: str) -> str:
    return re.sub(r"\W", "", text).upper()


def _labelled(layout: DocumentLayout) -> Iterator[TaxNumber]:
    for role in ("buyer_tax_id", "seller_tax_id"):
        for hit in layout.hits(role):
            if role == "seller_tax_id" and "buyer_tax_id" in hit.roles:
                continue
            number = _behind(layout, hit, names_buyer=role == "buyer_tax_id")
            if number is not None:
                yield number


def _behind(layout: DocumentLayout, hit: LabelHit, *, names_buyer: bool) -> TaxNumber | None:
    own = label_key(hit.own.text)
    for place in places_for(layout, hit)[:2]:
        match = _TAX_ID.search(place.cell.text[:40])
        if match is None or sum(ch.isdigit() for ch in match.group()) < _FEWEST_DIGITS:
            continue
        if place.cell.text[match.end() :].lstrip().startswith("%"):
            continue
        if any(each.start < match.end() and match.start() < each.end for each in dates_of(place.cell)):
            continue
        text = match.group().strip()
        is_vat = any(part in own for part in _VAT_WORDS)
        names_seller = _SELLER_WORDS.match(own) is not None
        evidence = place.cell.evidence(match.start(), match.end())
        return TaxNumber(text, evidence, place.cell, names_buyer, is_vat, hit.cell, names_seller)
    return None


def _shaped(layout: DocumentLayout) -> Iterator[TaxNumber]:
    """Numbers that are tax numbers by country, length and check digits, or by the letters EIN before them, wherever they stand."""
    for cell in layout.cells:
        for match in _EU_SHAPE.finditer(cell.text):
            if eu_vat.is_valid(match.group()):
                yield TaxNumber(match.group(), cell.evidence(match.start(), match.end()), cell, False, True, cell, score=0.5)
        for match in _EIN.finditer(cell.text):
            yield TaxNumber(match[1], cell.evidence(match.start(1), match.end(1)), cell, False, False, cell, score=0.8)
