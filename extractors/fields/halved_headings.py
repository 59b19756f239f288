"""Headings in two languages of which a narrow column breaks the second: "购买方 Sold" over "To", with the name between them."""

from __future__ import annotations

from dataclasses import replace

from extractors.fields.broken_labels import text_below
from extractors.fields.labels import LabelHit, Role, roles_of
from extractors.layout.lines import PageLayout


def whole_heading(page: PageLayout, hit: LabelHit, role: Role) -> LabelHit:
    """The heading with the word behind it that says the same together with what stands under the heading; the same one where none does."""
    if hit.closed or hit.last >= len(hit.cell.words) or not hit.cell.words[hit.last].text.isascii():
        return hit
    below = text_below(page, hit.cell)
    if below is None or role not in roles_of(f"{hit.cell.words[hit.last].text} {below}"):
        return hit
    return replace(hit, last=hit.last + 1, closed=True)
