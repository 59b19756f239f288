"""Pages that a paper itself says it has and that are not there: "page 1 of 3" without the rest.

Only words count ("page 2 of 5"): two bare figures with a stroke between them may be a size or a date. A page without a mark may be one of
those that are looked for, so nothing is said where the paper has as many pages as it claims.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.model import Evidence, Field, Page, Value
from extractors.page_marks import spoken_page_mark_of
from extractors.terms import Term


def missing_pages_field(pages: Sequence[Page]) -> Field | None:
    """The pages that are not there, as `2, 3 of 3`; None where none is missing or the paper does not count its pages."""
    marks = [(page.page_number, mark) for page in pages if (mark := spoken_page_mark_of(" ".join(word.text for word in page.words)))]
    totals = {mark.total for _, mark in marks if mark.total is not None}
    if len(totals) != 1:
        return None
    (total,) = totals
    if len(pages) >= total:
        return None
    missing = sorted(set(range(1, total + 1)) - {mark.number for _, mark in marks})
    evidence = tuple(Evidence(page_number, None, f"page {mark.number} of {total}") for page_number, mark in marks)
    return Field(Term.MISSING_PAGES, Value(f"{', '.join(map(str, missing))} of {total}"), evidence, None, "page marks")
