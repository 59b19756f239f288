"""Who paid and who was paid, on a receipt that is written out: "Received from", "Ontvang van", "Reçu de", "今收到", and "收款单位"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.fields.company_names import looks_like_name
from extractors.fields.lookup import DocumentLayout
from extractors.layout.lines import Cell
from extractors.model import Field, Value
from extractors.terms import Term

_PAYER = re.compile(
    r"(?i)\W*(?:received\s+(?:with\s+thanks\s+)?from|received\s+of|paid\s+in\s+by|payment\s+(?:received\s+)?from|payer|ontvang\s+van|betaal\s+deur|"
    r"ontvangen\s+van|betaald\s+door|(?:dankend\s+)?erhalten\s+von|eingezahlt\s+von|einzahler|bezahlt\s+von|von(?=\s*:)|re[cç]u\s+de(?:\s+la\s+part\s+de)?|"
    r"donor(?:\s+name)?(?=\s*:)|donateur(?=\s*:)|skenker(?=\s*:)|schenker(?=\s*:)|spender(?=\s*:)|vers[eé]\s+par|pay[eé]\s+par|(?:今|兹|现)?收到|交款(?:单位|人)|付款(?:单位|人)|缴款(?:单位|人))(?!\w)\s*(?:[:：.]\s*)?"
)
_PAYEE = re.compile(r"\W*收款(?:单位|方)\s*(?:[(（][^)）]*[)）])?\s*[:：]?\s*")
_SUM_FOLLOWS = re.compile(
    r"(?i)[\s,_.]*(?:\bthe\s+(?:sum|amount)\b|\bla\s+somme\b|\bdie\s+(?:som|bedrag)\b|\bde\s+som(?:ma)?\b|\bden\s+betrag\b|[_.]{3,}).*$"
)
_DIGITS_OF_AN_AMOUNT = 3
_FEWEST_WORDS = 2
_HAN = re.compile("[\u4e00-\u9fff]")


def payer_fields(layout: DocumentLayout) -> Iterator[Field]:
    """The buyer, and for a Chinese receipt the seller too, behind the words that say who gave the money to whom."""
    for term, said in ((Term.BUYER_NAME, _PAYER), (Term.SELLER_NAME, _PAYEE)):
        found = next(_named(layout, said), None)
        if found is not None:
            cell, start, end = found
            yield Field(term, Value(cell.text[start:end]), (cell.evidence(start, end),), None, "labels")


def begins_with_payer(text: str) -> bool:
    """Whether a row names who paid, so that it is not the shop's."""
    return _PAYER.match(text) is not None


def _named(layout: DocumentLayout, said: re.Pattern[str]) -> Iterator[tuple[Cell, int, int]]:
    """The names behind such words, in their cell or in the next one."""
    for line in layout.pages[0].lines:
        for cell, following in zip(line.cells, (*line.cells[1:], None), strict=True):
            match = said.match(cell.text)
            if match is None:
                continue
            place, start = (cell, match.end()) if cell.text[match.end() :].strip() else (following, 0)
            if place is None or (place is following and len(place.words) < _FEWEST_WORDS and _HAN.search(place.text) is None):
                continue  # "Payment", the next heading of a row of them
            end = start + len(_SUM_FOLLOWS.sub("", place.text[start:]).rstrip(" ,:;_"))
            name = place.text[start:end]
            if looks_like_name(name) and sum(map(str.isdigit, name)) < _DIGITS_OF_AN_AMOUNT:
                yield place, start, end
