"""The number of an order, a delivery note or a quotation whose label nobody knows, or which says only that a number follows.

A clerk takes "Document No", "Ref" or a word never met before for the paper's own number where no other number is left: it stands at the
head, as a value behind or under a few words, and beside the day of the paper. What is named as somebody's account, car, tax or telephone
number, or as that of another paper, is none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from extractors.fields.credit_note_labels import speaks_of_invoice
from extractors.fields.dates import dates_of
from extractors.fields.label_phrases import words_of_phrase
from extractors.fields.labels import LabelHit, Role, label_key
from extractors.fields.lookup import SIGNS_FOR_A_NUMBER, DocumentLayout
from extractors.fields.number_shapes import PrintedNumber, is_year, number_in
from extractors.fields.page_zones import in_table
from extractors.layout.lines import Cell, PageLayout
from extractors.layout.running_text import is_running_text
from extractors.signs import has_digit, has_letter

_LOWEST = 0.45  # share of the page's height
_LONGEST_LABEL = 4  # words
_FARTHEST = 0.35  # share of the page's width from a label to its value
_ROWS_UP = 2.6  # heights of print from a value to the label over it
_FEWEST_DIGITS = 2
_OWN, _GENERIC, _CALLED_NUMBER, _UNKNOWN, _REFERENCE = 3.0, 2.6, 2.2, 1.4, 1.2
_BESIDE_DAY = 0.7
_FIRST = 0.05  # a line, by which an earlier number goes before a later one
_LEAST = 1.7
_OUR_REFERENCE = re.compile(
    r"(?:our|unsere?|notre|onze?|ons)(?:ref(?:erence|erenz|erentie)?|verw(?:ysing)?|zeichen|kenmerk)(?:no|nr|number|nummer|nommer)?"
)
_ALL_REFERENCES = re.compile(
    r"(?:our|unsere?|uns|notre|nos|onze?|ons|o|n)?(?:ref(?:s|no|nr|erence|erences|erenz|erentie)?|verw(?:ysing)?|zeichen|kenmerk)"
)
_OF_OTHERS = frozenset(
    {"buyer", "tax", "account", "bank", "branch", "registration", "register", "job", "contract", "invoice", "site", "company", "pay"}
)
_ENDS_AS_NUMBER = re.compile(
    r"(?i)(?:\b(?:no|nr|num|number|nummer|nommer|numero|numéro|id)\b\.?|n[°º]|#|nummer|nommer|[编单單編]?[号號]码?)\s*[:：.]?$"
)
_NAMES: dict[Role, re.Pattern[str]] = {
    "invoice_number": re.compile(
        r"invoice|billing|^(?:our|tax)?bill(?:no|number)?$|faktu|factuur|rechn|facture|^r[eg](?:nr|no|nummer)$|发票"
    ),
    "po_number": re.compile(r"(?<!work)(?<!works)(?<!job)(?<!delivery)order(?!type)|bestel|commande|auftrag|订单|采购"),
}
_SHAPES: dict[Role, re.Pattern[str]] = {
    "invoice_number": re.compile(r"(?:INV|IN|FAK|FAC|RE|RG)[-/ ]?\d{3,}"),
    "po_number": re.compile(r"(?:PO|BST|ORD|BC)[-/ ]?\d{3,}|45\d{8}$"),
}
_DIALLED = re.compile(r"\+\d|\(0\d|\b0\d{1,4} \d")


@dataclass(frozen=True, slots=True)
class UnnamedNumber:
    """A number at the head of a paper with the words that stand for its label, and how much its place and they speak for it."""

    number: PrintedNumber
    cell: Cell
    score: float


def unnamed_number(layout: DocumentLayout, roles: tuple[Role, ...]) -> UnnamedNumber | None:
    """The number that is most likely the paper's own, where no label of its roles gave one; None where none is likely enough."""
    page = layout.pages[0]
    days = [cell for cell in page.cells if _is_day(layout, cell)]
    found = []
    for rank, (label, number, cell, hit) in enumerate(_values(layout, page)):
        worth = _worth(label, hit, roles)
        if worth:
            beside = _BESIDE_DAY if any(_is_beside(page, cell, day) for day in days) else 0.0
            found.append(UnnamedNumber(number, cell, worth + beside - _FIRST * rank))
    best = max(found, key=lambda each: each.score, default=None)
    return best if best is not None and best.score >= _LEAST else None


def own_reference(layout: DocumentLayout) -> UnnamedNumber | None:
    """The number under which its writer keeps a paper, "Our ref": the paper's own where no other number is."""
    for label, number, cell, _ in _values(layout, layout.pages[0]):
        if _OUR_REFERENCE.fullmatch(label_key(label)):
            return UnnamedNumber(number, cell, _REFERENCE)
    return None


def number_called(layout: DocumentLayout, role: Role, taken: Collection[str]) -> UnnamedNumber | None:
    """The number of another paper that a delivery note names, by a word for that paper in an unknown label or by the letters before it."""
    page = layout.pages[0]
    for label, number, cell, hit in _values(layout, page):
        others = {other for other in (hit.roles if hit is not None else ()) if not other.startswith("column_")} - {"plain", role}
        if number.text in taken or others:
            continue
        is_reference = hit is None or _ALL_REFERENCES.fullmatch(label_key(label)) is not None
        if _NAMES[role].search(label_key(label)) or (is_reference and _SHAPES[role].match(number.text)):
            return UnnamedNumber(number, cell, _OWN)
    return None


def _values(layout: DocumentLayout, page: PageLayout) -> Iterator[tuple[str, PrintedNumber, Cell, LabelHit | None]]:
    """The numbers at the head that fill their place, each with the words of its label and the label that these are, if a known one."""
    for cell in page.cells:
        if cell.box.top > _LOWEST * page.page.height or not has_digit(cell.text) or in_table(layout, cell) or dates_of(cell):
            continue
        before, colon, _ = re.split(r"([:：])", cell.text, maxsplit=1) if re.search("[:：]", cell.text) else ("", "", "")
        if colon and not has_digit(before):
            number = number_in(cell, len(before) + 1)
            hits = layout.labels_in(cell)
            if number is not None and number.is_alone and _is_number(number, cell):
                yield before, number, cell, hits[0] if hits and hits[0].at_start else None
            continue
        number = number_in(cell)
        if number is None or number.text != cell.text.strip() or not _is_number(number, cell):
            continue
        label = _label_before(page, cell) or _label_over(page, cell)
        if label is not None:
            hits = layout.labels_in(label)
            yield label.text, number, cell, hits[0] if hits and hits[0].at_start else None


def _is_number(number: PrintedNumber, cell: Cell) -> bool:
    """Whether a number may name a paper: it has a few digits, is no year and is not dialled."""
    return sum(map(str.isdigit, number.text)) >= _FEWEST_DIGITS and not is_year(number.text) and not _DIALLED.search(cell.text)


def _label_before(page: PageLayout, cell: Cell) -> Cell | None:
    """The words close before a value on its line."""
    before = [other for other in page.lines[cell.line_number].cells if other.box.x1 <= cell.box.x0]
    label = before[-1] if before else None
    is_near = label is not None and cell.box.x0 - label.box.x1 < _FARTHEST * page.page.width
    return label if is_near and label is not None and _may_be_label(label) else None


def _label_over(page: PageLayout, cell: Cell) -> Cell | None:
    """The words right over a value, flush with it or over its width."""
    for line in reversed(page.lines[max(0, cell.line_number - 2) : cell.line_number]):
        for other in line.cells:
            overlap = min(other.box.x1, cell.box.x1) - max(other.box.x0, cell.box.x0)
            if overlap > 0 and cell.box.top - other.box.bottom < _ROWS_UP * page.height_of_print:
                return other if _may_be_label(other) else None
    return None


def _may_be_label(cell: Cell) -> bool:
    return len(cell.words) <= _LONGEST_LABEL and not has_digit(cell.text) and has_letter(cell.text) and not is_running_text(cell.text)


def _worth(label: str, hit: LabelHit | None, roles: tuple[Role, ...]) -> float:
    """How much the words of a label speak for the paper's own number; 0 where they name something else."""
    if hit is not None:
        if hit.rest is not None and not hit.own.text.endswith((":", "：")) and ":" not in hit.rest.text:
            return 0.0  # "Your ref Sales" is more than a known label
        if set(hit.roles) & set(roles):
            return _OWN
        if "invoice_number" in hit.roles:
            return 0.0 if speaks_of_invoice(label) else _GENERIC
        return _REFERENCE if _ALL_REFERENCES.fullmatch(label_key(label)) else 0.0
    if any(_OF_OTHERS & word for word in words_of_phrase(label)):
        return 0.0
    return _CALLED_NUMBER if _ENDS_AS_NUMBER.search(label) or label_key(label) in SIGNS_FOR_A_NUMBER else _UNKNOWN


def _is_day(layout: DocumentLayout, cell: Cell) -> bool:
    """Whether a cell is the label of the paper's day, or that with its value."""
    return any(hit.at_start and "issue_date" in hit.roles for hit in layout.labels_in(cell)[:1]) or bool(dates_of(cell))


def _is_beside(page: PageLayout, cell: Cell, day: Cell) -> bool:
    """Whether a number stands beside a day, or in the line over or under it and in its column."""
    if day.line_number == cell.line_number:
        return True
    apart = max(day.box.top - cell.box.bottom, cell.box.top - day.box.bottom)
    return apart < _ROWS_UP * page.height_of_print and abs(day.box.x0 - cell.box.x0) < page.page.width / 4
