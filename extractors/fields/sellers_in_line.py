"""A paper without a letterhead tells its seller in one line with his address: in the foot, or as the holder of the account to pay into.

It is believed where nobody else was found to sell and only one company but the buyer is told so.
"""

from __future__ import annotations

import re

from extractors.fields.company_names import has_postcode, is_bank, is_street, looks_like_name, name_key, tidy_name
from extractors.fields.financing_firms import surely_finances
from extractors.fields.legal_forms import has_legal_form, has_strong_legal_form
from extractors.fields.lookup import DocumentLayout
from extractors.fields.page_zones import in_table
from extractors.fields.party_blocks import Party, with_score
from extractors.layout.lines import Cell
from extractors.layout.running_text import running_cells
from extractors.signs import has_digit

_LABEL = re.compile(r"(?:\S+ ){0,3}\S+\s?[:：]\s+")
_PARTING = re.compile(r"\s*[|·•–—]\s+|\s+[/-]\s+|,\s+")
_SCORE = 0.5


def seller_in_line(layout: DocumentLayout, buyer: Party | None) -> Party | None:
    """The one company but the buyer that is told with its address in a line of its own on the first or the last page."""
    found: dict[str, Party] = {}
    for page in {page.page_number: page for page in (layout.pages[0], layout.pages[-1])}.values():
        running = running_cells(page)
        for cell in page.cells:
            party = _told_in(cell)
            if party is not None and cell not in running and not in_table(layout, cell):
                found.setdefault(name_key(party.name), party)
    if buyer is not None:
        found.pop(name_key(buyer.name), None)
    return next(iter(found.values())) if len(found) == 1 else None


def _told_in(cell: Cell) -> Party | None:
    """A company and its address, parted by strokes or commas, behind a label if there is one."""
    label = _LABEL.match(cell.text)
    start = label.end() if label is not None else 0
    cut = _PARTING.search(cell.text, start)
    if cut is None:
        return None
    name, address = cell.text[start : cut.start()], cell.text[cut.end() :]
    has_form = has_strong_legal_form(name) or (label is not None and has_legal_form(name))
    if not has_form or not looks_like_name(name) or is_bank(name) or surely_finances(name):
        return None
    if not has_digit(address) or not (has_postcode(address) or is_street(_PARTING.split(address)[0])):
        return None
    where = cell.evidence(cut.end())
    party = Party(tidy_name(name), cell.evidence(start, cut.start()), ", ".join(_PARTING.split(address)), where, 0.0, (cell,))
    return with_score(party, _SCORE, "is told with its address in one line")
