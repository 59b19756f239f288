"""Who counts his papers by the month numbers them like days: "FACTURE 2026-05-02", over a letter of "Tours, le 5 mai 2026".

Only the other date, said to be the paper's own, tells that the figures in the title are its number.
"""

from __future__ import annotations

import re

from extractors.fields.dates import dates_of
from extractors.fields.label_places import places_for
from extractors.fields.labels import LabelHit
from extractors.fields.lookup import DocumentLayout, once_a_layout
from extractors.fields.number_shapes import PrintedNumber
from extractors.fields.place_and_date import weight_of_place
from extractors.layout.lines import Cell

_LIKE_A_DAY = re.compile(
    r"(?i)\s*(?:\s|:|(?:n[°º]|no|nr|num[eé]ro|number|nummer|nommer|#)\s*[.:]*)\s*((?:19|20)\d\d([-/.])\d{1,2}\2\d{1,2})\s*$"
)
_SURELY_ISSUED = 0.6  # what a bare "date" says


def number_like_a_day(layout: DocumentLayout, cell: Cell, end: int) -> PrintedNumber | None:
    """The figures right behind a title, which ends at a character, that look like a day and are not the day of the paper."""
    found = _LIKE_A_DAY.match(cell.text, end)
    if found is None:
        return None
    own = {each.text for each in dates_of(cell)}
    return PrintedNumber(found[1], found.start(1), found.end(1), True) if _days_of_paper(layout) - own else None


@once_a_layout
def _days_of_paper(layout: DocumentLayout) -> frozenset[str]:
    """The dates of the first page that a place or a label of its own calls the day of the paper, where they are written another way."""
    page = layout.pages[0]
    told = {each.text for cell in page.cells for each in dates_of(cell) if weight_of_place(cell.text[: each.start], cell.text[each.end :])}
    for hit in layout.labels[page.page_number]:
        if _is_of_issue(hit) and (place := next(iter(places_for(layout, hit)), None)) is not None:
            told.update(each.text for each in dates_of(place.cell)[:1])
    return frozenset(text for text in told if _LIKE_A_DAY.match(f" {text}") is None)


def _is_of_issue(hit: LabelHit) -> bool:
    return hit.at_start and hit.roles.get("issue_date", 0.0) >= _SURELY_ISSUED
