"""Whom a paper goes to, told by whom the goods go to, where no heading names him.

Forms set both blocks into one row: where nobody listed the words over the one, the heading over the other still says what it is not. Where
a paper names no other party besides its seller, the goods go to whom it bills.
"""

from __future__ import annotations

from extractors.fields.company_names import has_strong_legal_form, name_key
from extractors.fields.headed_parties import headed_parties
from extractors.fields.letterhead import issuers
from extractors.fields.lookup import DocumentLayout
from extractors.fields.party_blocks import Party, party_of
from extractors.layout.blocks import stack_below

_LINES_APART = 1


def by_consignee(layout: DocumentLayout, seller: Party) -> Party | None:
    """The party beside the consignee's block, or the consignee: a company with its address, or named elsewhere too.

    Whoever has his post under a heading of its own beside where his goods go, "Postal Address | Delivery Address", is the one who owes.
    """
    others = [each for each in headed_parties(layout, "ship_to_heading") if name_key(each.name) != name_key(seller.name)]
    names = {name_key(each.name) for each in others}
    posted = [each for each in headed_parties(layout, "other_party_heading") if each.address and name_key(each.name) in names]
    if posted:
        return posted[0]
    if len(names) != 1 or not has_strong_legal_form(others[0].name):
        return None
    beside = _beside(layout, others[0])
    if beside is not None and name_key(beside.name) not in (name_key(seller.name), name_key(others[0].name)):
        return beside
    named = next((each for each in issuers(layout) if each.key == name_key(others[0].name)), None)
    is_named_elsewhere = named is not None and any(cell not in others[0].cells for cell in (named.cell, *named.elsewhere))
    return others[0] if others[0].address or is_named_elsewhere else None


def _beside(layout: DocumentLayout, consignee: Party) -> Party | None:
    """The party with an address whose block begins in the row in which the consignee's begins; None where none or several stand there."""
    first = min(consignee.cells, key=lambda cell: cell.line_number)
    page = layout.page(first.page_number)
    near = page.lines[max(0, first.line_number - _LINES_APART) : first.line_number + _LINES_APART + 1]
    own = {(cell.line_number, cell.box.x0) for cell in consignee.cells}
    found: dict[str, Party] = {}
    for cell in (cell for line in near for cell in line.cells):
        is_apart = cell.box.x1 < first.box.x0 or cell.box.x0 > max(each.box.x1 for each in consignee.cells)
        if not is_apart or (cell.line_number, cell.box.x0) in own or layout.begins_with_label(cell):
            continue
        party = party_of(layout, stack_below(page, cell))
        if party is not None and party.address and party.cells[0].line_number in {line.line_number for line in near}:
            found.setdefault(party.address, party)
    return next(iter(found.values())) if len(found) == 1 else None
