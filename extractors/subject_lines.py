"""A letter has its title behind "Betreft:" or "Betreff:", where it has none else: "Betreft: factuur 2024-07".

A credit note, a reminder and an answer name the invoice they are about in the same place; they have a title of their own, or do not reckon
up net, tax and total.
"""

from __future__ import annotations

import re

from extractors.fields.lookup import DocumentLayout
from extractors.layout.lines import PageLayout
from extractors.terms import RECEIVABLE_KINDS, DocumentKind
from extractors.titles import SURE_TITLE, kind_of_title

_ABOUT = re.compile(r"(?i)^\W*(?:betreft|betreff|betrifft|betr\.?|betref|onderwerp|insake|objet|concerne|subject|re)\s*:\s*(?=\S)")
_OF_ANOTHER = re.compile(
    r"(?i)credit|kredit|gutschr|storno|korrektur|correct|avoir|retour|terug|zur[üu]ck|rembours|te\s?veel|zu\s?viel|trop|mahn|rappel|relance|"
    r"herinner|aanman|erinner|remind|overdue|klacht|reklam|r[ée]clam|quer|betaling|zahlung|paiement|payment"
)
_SUMS = frozenset({"net_total", "tax_total", "gross_total"})
_FEWEST_SUMS = 2
_ZONE = 0.42  # share of the page, from its top


def kind_of_subject(layout: DocumentLayout, page: PageLayout) -> tuple[str, DocumentKind] | None:
    """The subject of a letter and the kind of bill that it names, where the page reckons up sums as a bill does; else None."""
    for cell in page.cells:
        about = _ABOUT.match(cell.text) if cell.box.top < _ZONE * page.page.height else None
        named = kind_of_title(cell.text[about.end() :]) if about is not None else None
        if (
            about is not None
            and named is not None
            and not _OF_ANOTHER.search(cell.text, about.end())
            and named[0] in RECEIVABLE_KINDS
            and named[1] >= SURE_TITLE
        ):
            sums = {role for hit in layout.labels[page.page_number] if hit.at_start for role in hit.roles if role in _SUMS}
            return (cell.text[about.end() :], named[0]) if len(sums) >= _FEWEST_SUMS else None
    return None
