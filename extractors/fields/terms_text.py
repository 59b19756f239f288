"""Payment terms as printed: when the money is due and with what discount; BT-20."""

from __future__ import annotations

import re

from extractors.fields.broken_labels import broken_labels
from extractors.fields.labels import LabelHit
from extractors.fields.lookup import DocumentLayout, places_for
from extractors.layout.lines import Cell
from extractors.layout.next_lines import next_lines
from extractors.model import Field, Value
from extractors.terms import Term

_TERMS = re.compile(
    r"(?i)\b(?:\d{1,3}\s*(?:days?|dae|tagen?|tg|jours?|j|dagen|dgn|d)\b|nett?\s*\d{1,3}\b|n\s?/\s?\d{1,3}\b|c\.?o\.?d\b|cash|"
    r"immediate|on receipt|upon receipt|strictly|end of month|eom|skonto|comptant|sofort|contant|immédiat|prepaid|advance)|天"
)
_OF_GOODS = re.compile(
    r"(?i)\b(?:returns?|returned|claims?|complaints?|shortages?|warranty|guarantee|eise|terugsending|retoure|reklamation|mängel|r[ée]clamations?|"
    r"retours?|klachten|reclames?)\b|退货|质保"
)
"""What else has its days: goods are returned and claims are made within so many."""
_DAYS = re.compile(r"(?i)\b\d{1,3}\s*(?:days?|dae|tage?n?|dagen|jours?)\b|天")
_LONGEST_TERMS = 6  # in words, behind a word that could be a label too: "Due in 30 days"
_LAST_WORDS, _LAST_LINES = 3, 2
_LEADS_ON = frozenset(
    ["from", "of", "after", "end", "the", "van", "vanaf", "na", "einde", "nach", "ab", "der", "des", "du", "de", "la", "fin"]
)


def counts_days(text: str) -> bool:
    """Whether words count days, as terms do: "60 days from invoice" is no label of an invoice."""
    return _DAYS.search(text) is not None


def payment_terms_field(layout: DocumentLayout) -> Field | None:
    """The terms beside their label, or a sentence that names days."""
    for hit in (*layout.hits("payment_terms"), *broken_labels(layout, "payment_terms")):
        if hit.rest is not None and _says_terms(hit.rest.text):
            whole = _with_rest(layout, hit.rest)
            return _terms(whole)
        for place in places_for(layout, hit)[:3]:
            whole = _with_rest(layout, place.cell)
            if _says_terms(whole.text):
                return _terms(whole)
        under = _under(layout, hit)
        if (
            under is not None
            and not _OF_GOODS.search(under.text)
            and (_TERMS.match(under.text) or (len(under.words) <= _LONGEST_TERMS and _TERMS.search(under.text)))
        ):
            return _terms(_with_rest(layout, under))
    return None


def _terms(cell: Cell) -> Field:
    """The terms in a cell, without the colon that some forms print close before every value: ":30 days"."""
    start = len(cell.text) - len(cell.text.lstrip(" :："))
    return Field(Term.PAYMENT_TERMS, Value(cell.text[start:]), (cell.evidence(start),), None, "labels")


def _says_terms(text: str) -> bool:
    return _TERMS.search(text) is not None and _OF_GOODS.search(text) is None


def _with_rest(layout: DocumentLayout, cell: Cell) -> Cell:
    """A cell with the last words of its terms, where its column is narrow: "30 days" over "from" over "statement"."""
    whole = last = cell
    for _ in range(_LAST_LINES):
        below = (
            other
            for other in next_lines(layout.page(cell.page_number), last, are_centred=True)
            if len(other.words) <= _LAST_WORDS and other.text.replace(" ", "").isalpha() and _goes_on(layout, last, other)
        )
        following = next(below, None)
        if following is None:
            break
        whole, last = Cell(cell.page_number, cell.line_number, (*whole.words, *following.words)), following
    return whole


def _goes_on(layout: DocumentLayout, cell: Cell, other: Cell) -> bool:
    """Whether a line goes on from another, which ends in a word such as "nach", "from" or "van", or it begins with a small letter.

    So does many a label under it.
    """
    leads_on = cell.words[-1].text.lower() in _LEADS_ON or other.text in _LEADS_ON
    return leads_on or (other.text[0].islower() and not layout.begins_with_label(other))


def _has_own_colon(layout: DocumentLayout, cell: Cell) -> bool:
    """Whether a cell is a label with its colon and its value: "Zahlungsbedingung: zahlbar innerhalb 45 Tagen" under "Zahlungsziel"."""
    return any(hit.at_start and hit.rest is not None and hit.own.text.endswith((":", "：")) for hit in layout.labels_in(cell))


def _under(layout: DocumentLayout, hit: LabelHit) -> Cell | None:
    """The cell right under a label, also where its first word could be a label too: "Net 30"."""
    page = layout.page(hit.cell.page_number)
    for line in page.lines[hit.cell.line_number + 1 : hit.cell.line_number + 3]:
        for cell in line.cells:
            near = cell.box.top - hit.cell.box.bottom < 1.5 * page.height_of_print
            if near and cell.box.x0 < hit.own.box.x1 and hit.own.box.x0 < cell.box.x1:
                return None if _has_own_colon(layout, cell) else cell
    return None
