"""Numbers that name a paper or a party: invoice, order, delivery note, tax and registration numbers, each found by its label.

What stands beside a label is only taken where it has the shape of a number: a digit in it, no date, no amount of money.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extractors.fields.dates import dates_of
from extractors.fields.labels import LabelHit, Role, label_key
from extractors.fields.lookup import DocumentLayout, Place, places_for
from extractors.layout.lines import Cell
from extractors.model import Evidence, Field, Value
from extractors.terms import Term

_NUMBER = re.compile(r"[A-Za-z0-9\u4e00-\u9fff][A-Za-z0-9\u4e00-\u9fff./_+*&-]*")
_PREFIX = re.compile(r"[A-Z]{1,6}[-/]?")
_TAX_ID = re.compile(
    r"(?<![A-Za-z0-9])(?:CHE-?\d{3}\.?\d{3}\.?\d{3}(?:\s?(?:MWST|TVA|IVA))?|(?:[A-Z]{2}\s?)?[A-Z0-9]{0,2}(?:[\s./-]?\d[A-Z]?){7,14}(?:B\d\d)?[A-Z]{0,2}\d?|[0-9A-Z]{15,18})(?![A-Za-z0-9])"
)
_NOT_NUMBERS = frozenset({"tel", "fax", "page", "date", "datum", "seite", "code", "no", "nr", "number"})


@dataclass(frozen=True, slots=True)
class NumberCandidate:
    """A number beside a label: its text as printed, where it stands, and how much speaks for it."""

    text: str
    evidence: Evidence
    score: float
    place: Place


def number_candidates(layout: DocumentLayout, role: Role, *, sort: bool = True) -> list[NumberCandidate]:
    """What may be the number that a label announces, best first."""
    found = []
    for hit in layout.hits(role):
        weight = _label_score(hit, role, layout)
        for place in places_for(layout, hit):
            number = _number_in(place.cell)
            if number is None:
                if not place.is_below and any(ch.isalnum() for ch in place.cell.text) and place.cell.line_number == hit.cell.line_number:
                    weight -= 0.12
                continue
            text, start, end = number
            score = weight * place.nearness + _shape_score(text)
            found.append(NumberCandidate(text, place.cell.evidence(start, end), score, place))
            break
    return sorted(found, key=lambda each: -each.score) if sort else found


def _label_score(hit: LabelHit, role: Role, layout: DocumentLayout) -> float:
    score = hit.roles[role]
    if not hit.at_start:
        score -= 0.15
    if hit.closed:
        score += 0.1
    strongest = max(hit.roles.values())
    score -= 0.15 * max(0.0, strongest - hit.roles[role])
    first_page = layout.pages[0].page_number
    return score - (0.1 if hit.cell.page_number != first_page else 0.0)


def _number_in(cell: Cell) -> tuple[str, int, int] | None:
    """The number that a cell begins with: its text and the characters it takes; None where a date, money or words stand there."""
    text = cell.text
    stripped = re.match(r"[\s:#.=*°º-]*", text)
    start = stripped.end() if stripped else 0
    match = _NUMBER.match(text, start)
    joined = None
    while match:
        token = match.group()
        if any(ch.isdigit() for ch in token):
            break
        if _PREFIX.fullmatch(token) and joined is None:
            joined = match.start()
        elif label_key(token) not in _NOT_NUMBERS and label_key(token) not in ("vom", "du", "van", "id", "n", "bau", "ref"):
            return None
        following = re.compile(r"[\s:#.=*°º-]*").match(text, match.end())
        match = _NUMBER.match(text, following.end() if following else match.end())
    if match is None:
        return None
    begin = match.start() if joined is None else joined
    if any(each.start <= match.start() < each.end for each in dates_of(cell)):
        return None
    if re.match(r"\d{1,3}(?:[., ]\d{3})*[.,]\d{2}(?![\d.,/-]*\d)|\d+\s?%", text[match.start() :]) or text[
        begin : match.start()
    ].strip() in (
        "R",
        "EUR",
        "USD",
        "ZAR",
    ):
        return None
    end = match.end()
    grouped = re.compile(r"(?:\s\d{1,6})+(?=$)").match(text, end)
    if grouped and match.group().isdigit() and len(text) - begin <= 24:
        end = grouped.end()
    value = text[begin:end].rstrip(".,;:/-")
    return (value, begin, begin + len(value)) if value else None


def _shape_score(text: str) -> float:
    digits = sum(ch.isdigit() for ch in text)
    if digits >= 3:
        return 0.12
    return -0.05 if digits == 1 and len(text) == 1 else 0.0


def number_field(
    layout: DocumentLayout, term: Term, roles: Sequence[Role], accept: Callable[[NumberCandidate], bool] = lambda _: True
) -> Field | None:
    """The field of a numbered term, from the best of its labels."""
    candidates = [each for role in roles for each in number_candidates(layout, role) if each.score >= 0.3 and accept(each)]
    if not candidates:
        return None
    best = max(candidates, key=lambda each: each.score)
    return Field(term, Value(best.text), (best.evidence,), None, "labels")


def stands_by_bank(layout: DocumentLayout, candidate: NumberCandidate) -> bool:
    """Whether a reference is the payment's: its label says so by itself, or bank details stand right above it."""
    hit = candidate.place.label
    if hit.roles.get("payment_reference", 0.0) > 0.6:
        return True
    return any(
        other.cell.page_number == hit.cell.page_number
        and 0 <= hit.cell.line_number - other.cell.line_number <= 8
        and abs(other.cell.box.x0 - hit.cell.box.x0) < 60
        for role in ("remit_to_heading", "bank_account", "iban", "branch_code")
        for other in layout.hits(role)
    )


@dataclass(frozen=True, slots=True)
class TaxNumber:
    """A tax number on the page, whose label it stands behind, and whether that label names the buyer."""

    text: str
    evidence: Evidence
    cell: Cell
    names_buyer: bool
    is_vat: bool


def tax_numbers(layout: DocumentLayout) -> list[TaxNumber]:
    """Every tax number printed behind a label for one, in reading order."""
    found: list[TaxNumber] = []
    for role in ("buyer_tax_id", "seller_tax_id"):
        for hit in layout.hits(role):
            if role == "seller_tax_id" and "buyer_tax_id" in hit.roles:
                continue
            for place in places_for(layout, hit)[:2]:
                match = _TAX_ID.search(place.cell.text[:40])
                if (
                    match is None
                    or sum(ch.isdigit() for ch in match.group()) < 7
                    or place.cell.text[match.end() :].lstrip().startswith("%")
                ):
                    continue
                if any(each.start < match.end() and match.start() < each.end for each in dates_of(place.cell)):
                    continue
                own = label_key(hit.own.text)
                is_vat = any(part in own for part in ("vat", "ust", "tva", "btw", "mwst", "umsatz", "gst", "iva", "纳税", "nip"))
                text = match.group().strip()
                found.append(TaxNumber(text, place.cell.evidence(match.start(), match.end()), place.cell, role == "buyer_tax_id", is_vat))
                break
    return sorted(found, key=lambda each: (each.cell.page_number, each.cell.line_number, each.cell.box.x0))
