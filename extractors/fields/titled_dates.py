"""Whose a date in a title or beside a number is: the paper's own, or that of another paper named there."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.fields.credit_note_labels import names_credited_invoice
from extractors.fields.dates import PrintedDate
from extractors.fields.identifiers import announced_numbers
from extractors.fields.labels import LabelHit, Role
from extractors.fields.lookup import DocumentLayout
from extractors.fields.title_numbers import title_numbers
from extractors.layout.lines import Cell, PageLayout
from extractors.signs import has_digit, has_letter_or_digit
from extractors.terms import DocumentKind
from extractors.titles import kind_of_title

_NUMBERED_AND_DATED = re.compile(
    r"(?i)[^\W\d_][^\d:：#]{2,50}?\s*(?:(?:nr|no|n°|nº|№|#|号)\.?\s*)?(?=\S*\d)[\w/.-]{2,20}\s+"
    r"(?:vom|of|dated|du|van|d\.\s?d\.|per|om|op|le|gedateer|gedateerd|as at|as of|[,|·–-])\s*"
)
"""A title that nobody lists, its number and the word for a date: "Saldenmitteilung S4967 vom"."""
PAPER_ROLES = ("invoice_number", "po_number", "delivery_note_number", "contract_number", "related_invoice")
BILLS = frozenset({DocumentKind.INVOICE, DocumentKind.CREDIT_NOTE, DocumentKind.RECEIPT})
_LARGE = 1.3  # times the height of print
_LOWEST_TITLE = 0.5  # share of the page's height
_OF_OTHER_PAPERS = frozenset(
    {
        "contract_number",
        "po_number",
        "delivery_note_number",
        "related_invoice",
        "order_date",
        "other_date",
        "quote_date",
        "delivery_note_date",
        "plain",
    }
)


def is_of_title(layout: DocumentLayout, printed: PrintedDate, hit: LabelHit) -> bool:
    """Whether a date stands behind a number's label with no other paper's between: "Rechnungsnummer: 3/26  Vertrag vom: 11.06.2024"."""
    first = len(printed.cell.text[: printed.start].split())
    between = (other for other in layout.labels_in(hit.cell) if hit.last <= other.first and other.last <= first)
    return printed.start > len(hit.own.text) and not any(set(other.roles) & _OF_OTHER_PAPERS for other in between)


def dates_list(layout: DocumentLayout, printed: PrintedDate, numbers: Sequence[Role]) -> bool:
    """Whether a date ends a line that says nothing but what a list of invoices is called, and its number."""
    is_list = not {"statement_number", "payment_number"}.isdisjoint(numbers) and {"invoice_number", "delivery_note_number"}.isdisjoint(
        numbers
    )
    page = layout.page(printed.cell.page_number)
    return (
        is_list
        and page is layout.pages[0]
        and printed.cell.box.top < _LOWEST_TITLE * page.page.height
        and not has_letter_or_digit(printed.cell.text[printed.end :])
        and _NUMBERED_AND_DATED.fullmatch(printed.cell.text[: printed.start]) is not None
    )


def is_anothers(layout: DocumentLayout, printed: PrintedDate) -> bool:
    """Whether the label right before a date names another paper, "Honorarnote 26/21 - Auftrag vom 10.2.2026", or it is a number."""
    if _is_number_of_title(layout, printed):
        return True
    first = len(printed.cell.text[: printed.start].split())
    return any(other.last == first and set(other.roles) <= _OF_OTHER_PAPERS for other in layout.labels_in(printed.cell))


def is_beside_number(layout: DocumentLayout, printed: PrintedDate, numbers: Sequence[Role]) -> bool:
    """Whether a date stands right behind the paper's own number, "0117744 | 06.11.26", and not behind that of an invoice it credits."""
    cell = printed.cell
    announced = (each.place for role in numbers for each in announced_numbers(layout, role))
    found = (place.cell for place in announced if not names_credited_invoice(layout, place.label))
    return any(own.line_number == cell.line_number and own.page_number == cell.page_number and own.text in cell.text for own in found)


def _is_number_of_title(layout: DocumentLayout, printed: PrintedDate) -> bool:
    """Whether what looks like a date in a title is the number of the paper, as "FACTURE 2026-05-02" may be."""
    titles = title_numbers(layout, "invoice_number")
    return any(title.number.text == printed.text and printed.cell.text.endswith(title.cell.text) for title in titles)


def goes_on_to_another_paper(layout: DocumentLayout, printed: PrintedDate, numbers: Sequence[Role]) -> bool:
    """Whether a title goes on to another paper before the date: "FACTURE 26.1187 - selon votre commande 330-B du 21.10.26".

    What undoes an invoice may name it at once: "Korrektur zur Rechnung Nr. 20260488 vom 29.01.2026".
    """
    before = printed.cell.words_between(0, printed.start) if printed.start else ()
    return any(
        (0 < hit.first < len(before) or (not hit.first and "related_invoice" in hit.roles))
        and not set(hit.roles) & set(numbers)
        and set(hit.roles) & set(PAPER_ROLES)
        for hit in layout.labels_in(printed.cell)
    )


def is_said_of_another(layout: DocumentLayout, hit: LabelHit, numbers: Sequence[Role]) -> bool:
    """Whether a word for a day ends the label of another paper's, "Bestelling gedateer", and no number stands between the two."""
    before = [other for other in layout.labels_in(hit.cell) if other.last <= hit.first and other.at_start]
    words = hit.cell.words[before[-1].last : hit.first] if before else ()
    roles = set(before[-1].roles) if before else set()
    return bool(roles & set(PAPER_ROLES)) and not roles & set(numbers) and not any(has_letter_or_digit(word.text) for word in words)


def is_numbered_title(page: PageLayout, cell: Cell) -> bool:
    """Whether a cell in large print titles a bill and holds its number, "Invoice 0093"; a date under it is the paper's."""
    titled = kind_of_title(cell.text) if cell.height > _LARGE * page.height_of_print and has_digit(cell.text) else None
    return titled is not None and titled[0] in BILLS
