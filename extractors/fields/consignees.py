"""Whom a paper goes to, told by who sells and whom the goods go to, where no heading names him.

Forms set their blocks into one row: where nobody listed the words over the one, the heading over the other still says what it is not. Where
a paper names no other party besides its seller, the goods go to whom it bills.
"""

from __future__ import annotations

from extractors.fields.company_names import has_postcode, name_key
from extractors.fields.headed_parties import headed_parties
from extractors.fields.legal_forms import has_strong_legal_form
from extractors.fields.letterhead import issuers
from extractors.fields.lookup import DocumentLayout
from extractors.fields.party_blocks import Party, party_of
from extractors.layout.blocks import stack_below

_LINES_APART = 1


def by_others(layout: DocumentLayout, seller: Party) -> Party | None:
    """The party beside the consignee's block or a seller's with a heading, or the consignee: with an address, or named elsewhere too.

    Whoever has his post under a heading of its own beside where his goods go, "Postal Address | Delivery Address", is the one who owes.
    """
    others = [each for each in headed_parties(layout, "ship_to_heading") if not _are_one(each, seller)]
    names = {name_key(each.name) for each in others}
    posted = [each for each in headed_parties(layout, "other_party_heading") if each.address and name_key(each.name) in names]
    if posted:
        return posted[0]
    is_clear = len(names) == 1 and has_strong_legal_form(others[0].name)
    for known in (*others[:is_clear], *((seller,) if seller.heading and not others else ())):
        beside = _beside(layout, known)
        if beside is not None and not any(_are_one(beside, each) for each in (seller, *others)):
            return beside
    if not is_clear:
        return None
    named = next((each for each in issuers(layout) if each.key == name_key(others[0].name)), None)
    is_named_elsewhere = named is not None and any(cell not in others[0].cells for cell in (named.cell, *named.elsewhere))
    return others[0] if others[0].address or is_named_elsewhere else None


def _are_one(one: Party, other: Party) -> bool:
    return name_key(one.name) == name_key(other.name)


def _beside(layout: DocumentLayout, known: Party) -> Party | None:
    """The party with an address whose block begins in the row in which another's begins; None where none or several stand there."""
    first = min(known.cells, key=lambda cell: cell.line_number)
    page = layout.page(first.page_number)
    near = page.lines[max(0, first.line_number - _LINES_APART) : first.line_number + _LINES_APART + 1]
    own = {(cell.line_number, cell.box.x0) for cell in known.cells}
    found: dict[str, Party] = {}
    for cell in (cell for line in near for cell in line.cells):
        is_apart = cell.box.x1 < first.box.x0 or cell.box.x0 > max(each.box.x1 for each in known.cells)
        if not is_apart or (cell.line_number, cell.box.x0) in own or layout.begins_with_label(cell):
            continue
        party = party_of(layout, stack_below(page, cell))
        if party is not None and has_postcode(party.address) and party.cells[0].line_number in {line.line_number for line in near}:
            found.setdefault(party.address, party)
    return next(iter(found.values())) if len(found) == 1 else None
