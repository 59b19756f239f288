"""Headings in two languages of which a narrow column breaks the second: "购买方 Sold" over "To", with the name between them."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.fields.broken_labels import text_below
from extractors.fields.company_names import is_institution
from extractors.fields.labels import LabelHit, Role, roles_of
from extractors.fields.legal_forms import has_legal_form
from extractors.layout.lines import PageLayout

_FORMAL = re.compile(r"the|The|Messrs\.?|M/[Ss]\.?|Mess[’']?rs\.?")


def whole_heading(page: PageLayout, hit: LabelHit, role: Role) -> LabelHit:
    """The heading with the word behind it that says the same together with what stands under the heading; the same one where none does."""
    if (formal := _with_formal_word(hit)) is not None:
        return formal
    if hit.closed or hit.last >= len(hit.cell.words) or not hit.cell.words[hit.last].text.isascii():
        return hit
    below = text_below(page, hit.cell)
    if below is None or role not in roles_of(f"{hit.cell.words[hit.last].text} {below}"):
        return hit
    return replace(hit, last=hit.last + 1, closed=True)


def _with_formal_word(hit: LabelHit) -> LabelHit | None:
    """A heading with the word that leads on from it to a company's name: "To the Royal Sugar Corporation", "To Messrs Katse JV"."""
    words = hit.cell.words
    if hit.closed or not hit.at_start or hit.last + 1 >= len(words) or _FORMAL.fullmatch(words[hit.last].text) is None:
        return None
    name = hit.cell.part(hit.last + 1)
    is_named = name is not None and name.text[:1].isupper() and (has_legal_form(name.text) or is_institution(name.text))
    return replace(hit, last=hit.last + 1, closed=True) if is_named else None
